/** A private broker that can be killed like a power cut would kill it, and comes back with the disk it had. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { connect } from 'amqplib';
import { privateBroker, rabbitProgram } from './services-rabbitmq-private.js';

export interface BrokerApart {
  url: string;
  /** `kill -9` of its Erlang machine. */
  kill(): void;
  /** Its disk is lost while it is away. */
  wipe(): void;
  /** The same machine again: same port, same data. Resolves when it lets us in. */
  start(): Promise<void>;
  /** `rabbitmqctl` of it: what it says. Throws when it fails. */
  control(...args: string[]): Promise<string>;
  stop(): Promise<void>;
}

/** Nothing where no broker can be started or its process cannot be found. */
export async function startBrokerApart(tell: (line: string) => void): Promise<BrokerApart | undefined> {
  const service = await privateBroker(tell);
  if (!service) return undefined;
  const machine = machineAt(new URL(service.url).port);
  if (!machine) {
    tell('The process of the private broker cannot be found here: it cannot be killed.');
    await service.stop();
    return undefined;
  }
  let again: ChildProcess | undefined;
  return {
    url: service.url,
    kill: () => process.kill(again?.pid ?? machine.pid, 'SIGKILL'),
    wipe: () => rmSync(machine.env['RABBITMQ_MNESIA_BASE'] ?? '', { recursive: true, force: true }),
    start: async () => {
      // Whoever was killed gives its name and its ports back a moment later.
      await untilGone(again?.pid ?? machine.pid);
      const spawned = () =>
        spawn(machine.program, machine.args, { env: machine.env, cwd: machine.env['HOME'], stdio: 'ignore' });
      again = spawned();
      for (const end = Date.now() + 120_000; ; await pause(200)) {
        try {
          await (await connect(service.url, { timeout: 3000 })).close();
          return;
        } catch (error) {
          if (Date.now() > end) throw error;
          if (again.exitCode !== null || again.signalCode !== null) again = spawned();
        }
      }
    },
    control: async (...args) => {
      const { stdout } = await promisify(execFile)(rabbitProgram('rabbitmqctl') ?? 'rabbitmqctl', args, {
        env: machine.env,
        timeout: 60_000,
      });
      return stdout;
    },
    stop: async () => {
      const lives = again && again.exitCode === null && again.signalCode === null;
      const gone = new Promise((done) => (lives ? again?.once('exit', done) : done(0)));
      again?.kill('SIGKILL');
      await gone;
      await service.stop();
    },
  };
}

async function untilGone(pid: number): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end; await pause(20)) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
  }
}

interface Machine {
  pid: number;
  program: string;
  args: string[];
  env: Record<string, string>;
}

/** The Erlang machine whose configuration names this port; Linux only. */
function machineAt(port: string): Machine | undefined {
  for (const pid of numbersIn('/proc')) {
    const [program = '', ...args] = words(`/proc/${pid}/cmdline`);
    if (!program.endsWith('beam.smp')) continue;
    const env = Object.fromEntries(
      words(`/proc/${pid}/environ`).map((line) => [
        line.slice(0, line.indexOf('=')),
        line.slice(line.indexOf('=') + 1),
      ]),
    );
    const settings = words(env['RABBITMQ_CONFIG_FILE'] ?? '').join('');
    if (settings.includes(`127.0.0.1:${port}\n`)) return { pid, program, args, env };
  }
  return undefined;
}

function numbersIn(folder: string): number[] {
  try {
    return readdirSync(folder).map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function words(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').replace(/\0$/, '').split('\0');
  } catch {
    return [];
  }
}
