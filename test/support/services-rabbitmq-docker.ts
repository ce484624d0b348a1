import { execFile } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { connect } from 'amqplib';
import type { Service } from './services-postgres.js';

const run = promisify(execFile);

/** A container that is removed afterwards; nothing where no engine answers. */
export async function dockerBroker(): Promise<Service | undefined> {
  try {
    await run('docker', ['info'], { timeout: 10_000 });
    const started = await run('docker', ['run', '--detach', '--rm', '--publish', '127.0.0.1::5672', 'rabbitmq:4'], {
      timeout: 300_000,
    });
    const container = started.stdout.trim();
    const stop = async (): Promise<void> => void (await run('docker', ['rm', '--force', '--volumes', container]));
    const { stdout } = await run('docker', ['port', container, '5672/tcp']);
    const url = `amqp://guest:guest@127.0.0.1:${stdout.trim().split('\n')[0]?.split(':').at(-1)}`;
    if (await answers(url)) return { url, says: 'RabbitMQ 4 in a container', stop };
    await stop();
  } catch {
    // no engine, or no image
  }
  return undefined;
}

async function answers(url: string): Promise<boolean> {
  for (let tries = 0; tries < 120; tries++) {
    try {
      await (await connect(url, { timeout: 3000 })).close();
      return true;
    } catch {
      await wait(500);
    }
  }
  return false;
}
