import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { connect } from 'amqplib';
import { freePort } from '../../src/storage/embedded/ports.js';
import type { Service } from './services-postgres.js';

/** A node of its own, on free ports of 127.0.0.1, in a folder of its own; nothing of the machine's broker is touched. */
export async function privateBroker(tell: (line: string) => void): Promise<Service | undefined> {
  const program = rabbitProgram('rabbitmq-server');
  if (!program) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'interlend-rabbit-'));
  const [port, distribution, directory] = [await freePort(), await freePort(), await freePort()];
  const env = await environment(folder, port, distribution, directory);
  const node = spawn(program, [], { env, cwd: folder, detached: true, stdio: 'ignore' });
  node.on('error', () => {});
  const watch = endsWithUs(node, folder, env);
  const stop = async (): Promise<void> => {
    await end(node);
    watch?.kill();
    spawnSync('epmd', ['-port', String(directory), '-kill'], { env, stdio: 'ignore' });
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  const url = `amqp://guest:guest@127.0.0.1:${port}`;
  if (await answers(url, node)) return { url, says: `a private RabbitMQ node on 127.0.0.1:${port}`, stop };
  const words = await readFile(join(folder, 'log', 'node.log'), 'utf8').catch(() => '');
  tell(`${program} did not start: ${words.trim().split('\n').at(-1) || 'it says nothing'}`);
  await stop();
  return undefined;
}

/** Debian's /usr/sbin has scripts that change the account and work in the system's folders: those behind them do not. */
export function rabbitProgram(name: string): string | undefined {
  const folders = ['/usr/lib/rabbitmq/bin', ...(process.env['PATH'] ?? '').split(delimiter)];
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

/** One of several brokers of one machine. */
export interface Member {
  url: string;
  name: string;
  /** `kill -9`; started again with `start`, with the disk it had. */
  kill(): void;
  /** Resolves when it lets us in. */
  start(): Promise<void>;
  /** `rabbitmqctl`, `rabbitmq-queues`: what it says. Throws when it fails. */
  control(program: string, ...args: string[]): Promise<string>;
}

/**
 * Brokers of one machine with names, ports and folders of their own. None is started; those that are started after the first join
 * it. Nothing where there is no RabbitMQ.
 */
export async function privateMembers(many: number): Promise<{ members: Member[]; stop(): Promise<void> } | undefined> {
  const program = rabbitProgram('rabbitmq-server');
  if (!program) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'interlend-cluster-'));
  const directory = await freePort();
  const common = randomBytes(3).toString('hex');
  const names = Array.from({ length: many }, (_, at) => `interlend_test_${common}_${at + 1}@localhost`);
  const joining = [
    'cluster_formation.peer_discovery_backend = classic_config',
    ...names.map((name, at) => `cluster_formation.classic_config.nodes.${at + 1} = ${name}`),
  ].join('\n');
  const watches: (ChildProcess | undefined)[] = [];
  const ends: (() => Promise<void>)[] = [];
  const members = await Promise.all(
    names.map(async (name, at): Promise<Member> => {
      const own = join(folder, String(at + 1));
      await mkdir(own);
      const [port, distribution] = [await freePort(), await freePort()];
      const env = {
        ...(await environment(own, port, distribution, directory, at === 0 ? '' : `${joining}\n`)),
        HOME: folder, // one Erlang cookie for all
        RABBITMQ_NODENAME: name,
      };
      const url = `amqp://guest:guest@127.0.0.1:${port}`;
      let node: ChildProcess | undefined;
      ends.push(async () => (node ? end(node) : undefined));
      return {
        url,
        name,
        kill: () => node && signal(node, 'SIGKILL'),
        start: async () => {
          if (node) await end(node); // a killed one gives its name back a moment later
          node = spawn(program, [], { env, cwd: own, detached: true, stdio: 'ignore' });
          node.on('error', () => {});
          watches.push(endsWithUs(node, own, env));
          if (!(await answers(url, node))) throw new Error(`${name} did not start.`);
        },
        control: async (tool, ...args) =>
          (await promisify(execFile)(rabbitProgram(tool) ?? tool, ['-n', name, ...args], { env, timeout: 120_000 }))
            .stdout,
      };
    }),
  );
  return {
    members,
    stop: async () => {
      await Promise.all(ends.map((each) => each()));
      for (const watch of watches) watch?.kill();
      spawnSync('epmd', ['-port', String(directory), '-kill'], { stdio: 'ignore' });
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

async function environment(folder: string, port: number, distribution: number, directory: number, more = '') {
  await mkdir(join(folder, 'log'));
  const config = join(folder, 'rabbitmq.conf');
  const settings = `listeners.tcp.local = 127.0.0.1:${port}\nlog.file = node.log\nlog.file.level = warning\n`;
  await writeFile(config, settings + more);
  await writeFile(join(folder, 'plugins'), '[].\n');
  await writeFile(join(folder, 'environment'), '');
  return {
    PATH: `${process.env['PATH']}${delimiter}/usr/lib/rabbitmq/bin`,
    HOME: folder, // the Erlang cookie
    LANG: 'C.UTF-8',
    RABBITMQ_NODENAME: `interlend_test_${randomBytes(3).toString('hex')}@localhost`,
    RABBITMQ_CONF_ENV_FILE: join(folder, 'environment'),
    RABBITMQ_CONFIG_FILE: config,
    RABBITMQ_ADVANCED_CONFIG_FILE: join(folder, 'none.config'),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'plugins'),
    RABBITMQ_MNESIA_BASE: join(folder, 'data'),
    RABBITMQ_LOG_BASE: join(folder, 'log'),
    RABBITMQ_PID_FILE: join(folder, 'pid'),
    RABBITMQ_DIST_PORT: String(distribution),
    // On its own, and without the spinning of schedulers that have nothing to do: others work on this machine.
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS:
      '-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none',
    ERL_EPMD_ADDRESS: '127.0.0.1',
    ERL_EPMD_PORT: String(directory),
    RUNNING_UNDER_SYSTEMD: 'true', // the script becomes the Erlang machine instead of waiting for it
  };
}

async function answers(url: string, node: ChildProcess): Promise<boolean> {
  for (const until = Date.now() + 40_000; Date.now() < until && node.exitCode === null; ) {
    try {
      await (await connect(url, { timeout: 3000 })).close();
      return true;
    } catch {
      await wait(200);
    }
  }
  return false;
}

const signal = (node: ChildProcess, name: NodeJS.Signals): void => {
  try {
    if (node.pid) process.kill(-node.pid, name);
  } catch {
    // the whole group has ended
  }
};

async function end(node: ChildProcess): Promise<void> {
  const isOver = node.exitCode !== null || node.signalCode !== null; // one that was killed has no exit code
  const over = new Promise<void>((resolve) => (isOver ? resolve() : node.once('exit', () => resolve())));
  signal(node, 'SIGTERM');
  await Promise.race([over, wait(15_000, undefined, { ref: false })]);
  signal(node, 'SIGKILL');
}

/** A shell that reads until we have ended, also by `kill -9`, and then ends the node and removes its folder. */
function endsWithUs(node: ChildProcess, folder: string, env: NodeJS.ProcessEnv): ChildProcess | undefined {
  if (!node.pid) return undefined;
  const script = [
    'cat >/dev/null',
    'kill -s TERM -- "-$1"',
    'for second in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do sleep 1; kill -s 0 -- "-$1" || break; done',
    'kill -s KILL -- "-$1"',
    'epmd -port "$ERL_EPMD_PORT" -kill',
    'rm -rf "$2"',
  ].join('; ');
  const watch = spawn('sh', ['-c', script, 'watch', String(node.pid), folder], {
    env,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watch.unref();
  return watch;
}
