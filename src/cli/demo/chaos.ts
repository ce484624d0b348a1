import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import type { Network } from './network.js';

/** Kills nodes, the database and the broker in the middle of loans, on screen. */
export interface Chaos {
  kills(): number;
  stop(): Promise<void>;
}

export interface ChaosOptions {
  databasePid(): Promise<number | undefined>;
  say(line: string): void;
  amqpUrl?: string;
}

const everyMs = 1_500;

export function makeChaos(network: Network, options: ChaosOptions): Chaos {
  let kills = 0;
  let stopped = false;
  const victims = [
    ...network.libraries.map((library) => ({ name: library.name, kill: () => network.kill(library.code) })),
    { name: 'the database', kill: () => killDatabase(options) },
    ...(options.amqpUrl ? [{ name: 'the broker', kill: () => restartBroker() }] : []),
  ];
  const going = (async () => {
    for (let turn = 0; !stopped; turn += 1) {
      await pause(everyMs * (0.5 + Math.random()));
      const victim = victims[turn % victims.length];
      if (stopped || !victim) break;
      options.say(`✗         ${victim.name} is killed`);
      await victim.kill().catch((error: Error) => options.say(`          ${victim.name}: ${error.message}`));
      kills += 1;
    }
  })();
  return {
    kills: () => kills,
    stop: async () => {
      stopped = true;
      await going;
    },
  };
}

async function killDatabase({ databasePid }: ChaosOptions): Promise<void> {
  const pid = await databasePid();
  if (pid) process.kill(pid, 'SIGKILL');
}

/** The broker is taken away for a second by its own tool; without the rights for that, it stays. */
async function restartBroker(): Promise<void> {
  await rabbitmqctl('stop_app');
  await pause(1_000);
  await rabbitmqctl('start_app');
}

function rabbitmqctl(order: string): Promise<void> {
  return new Promise((done, failed) => {
    execFile('rabbitmqctl', [order], (error) => (error ? failed(new Error('its tool cannot be used here')) : done()));
  });
}
