/** A library under measurement: a real node, compiled as in production, of as many processes as are wished. */
import { spawn } from 'node:child_process';
import cluster, { type Worker } from 'node:cluster';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../src/storage/embedded/ports.js';
import { root } from '../support/root.js';
import { ourSymbol, staffToken } from './cast.js';
import { ask } from './child.js';
import { secondsOf } from './cost.js';

export interface LibraryWish {
  databaseUrl: string;
  processes: number;
  /** Empty: the processes ring each other through the database. */
  amqpUrl: string;
  name?: string;
  symbol?: string;
  /** Runs `node-with-robot.ts`, which can be asked to act, instead of `serve`. */
  robot?: boolean;
  profile?: string;
  env?: Record<string, string>;
}
export interface Library {
  url: string;
  processes: number;
  desk<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** Asks one process, by its number. */
  ask<T>(process: number, question: unknown): Promise<T>;
  /** Seconds of CPU that its processes have used; undefined where the system does not say. */
  cpuSeconds(): number | undefined;
  /** Bytes of memory that its processes have in use; undefined where the system does not say. */
  memoryBytes(): number | undefined;
  stop(): Promise<void>;
}

export async function openLibrary(wish: LibraryWish): Promise<Library> {
  const port = await freePort();
  const symbol = wish.symbol ?? ourSymbol;
  const env = {
    INTERLEND_NAME: wish.name ?? 'Bench Library',
    INTERLEND_SYMBOLS: symbol,
    INTERLEND_NODE_ID: `bench-${symbol.slice(symbol.indexOf(':') + 1)}-${port}`,
    INTERLEND_PORT: String(port),
    INTERLEND_ADMIN_PORT: '0',
    INTERLEND_ALLOW_ADDRESSES: '127.0.0.0/8',
    INTERLEND_UNDO_SECONDS: '0',
    INTERLEND_STAFF_TOKEN: staffToken,
    INTERLEND_SECRET_KEY: 'a-secret-key-of-the-bench',
    INTERLEND_LOG_LEVEL: 'error',
    NODE_ENV: 'production',
    DATABASE_URL: wish.databaseUrl,
    AMQP_URL: wish.amqpUrl,
    ...wish.env,
  };
  const profiling = wish.profile ? ['--cpu-prof', `--cpu-prof-dir=${wish.profile}`] : [];
  return wish.robot ? openWithRobots(wish, env, port, profiling) : openServed(wish, env, port, profiling);
}

/** As `interlend serve` runs it, with its supervisor where it has several processes. */
async function openServed(
  { processes }: LibraryWish,
  env: Record<string, string>,
  port: number,
  profiling: string[],
): Promise<Library> {
  const child = spawn(process.execPath, [...profiling, join(root, 'dist/src/cli/interlend.js'), 'serve'], {
    env: { ...process.env, ...env, INTERLEND_PROCESSES: String(processes) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const endWithUs = () => void child.kill('SIGKILL');
  process.once('exit', endWithUs);
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  const adminUrl = await new Promise<string>((found, failed) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const url = /Readiness and metrics: (\S+)\/health/.exec(said)?.[1];
      if (url) found(url);
    });
    child.once('exit', (code) => failed(new Error(`A node ended with status ${code} before it was open.`)));
  });
  const open = async () =>
    Number(/^interlend_processes_open (\d+)$/m.exec(await (await fetch(`${adminUrl}/metrics`)).text())?.[1] ?? 1);
  while ((await open()) < processes) await pause(100);
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    processes,
    desk: (method, path, body) => deskCall(url, method, path, body),
    ask: () => Promise.reject(new Error('A library without a robot is asked over HTTP.')),
    cpuSeconds: () => sumOf(cpuSecondsOf, [child.pid ?? 0, ...childrenOf(child.pid ?? 0)]),
    memoryBytes: () => sumOf(memoryBytesOf, [child.pid ?? 0, ...childrenOf(child.pid ?? 0)]),
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
      process.off('exit', endWithUs);
    },
  };
}

async function openWithRobots(
  wish: LibraryWish,
  env: Record<string, string>,
  port: number,
  profiling: string[],
): Promise<Library> {
  cluster.setupPrimary({
    exec: fileURLToPath(new URL('node-with-robot.ts', import.meta.url)),
    args: [],
    execArgv: ['--import', 'tsx', ...profiling],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  } as Parameters<typeof cluster.setupPrimary>[0]);
  const workers: Worker[] = [];
  for (let count = 0; count < wish.processes; count++) {
    const worker = cluster.fork(env);
    workers.push(worker);
    await untilListening(worker, port);
  }
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    processes: wish.processes,
    desk: (method, path, body) => deskCall(url, method, path, body),
    ask: (number, question) => ask((workers[number] as Worker).process, question),
    cpuSeconds: () =>
      sumOf(
        cpuSecondsOf,
        workers.map((worker) => worker.process.pid ?? 0),
      ),
    memoryBytes: () =>
      sumOf(
        memoryBytesOf,
        workers.map((worker) => worker.process.pid ?? 0),
      ),
    stop: async () => {
      await Promise.all(workers.map(end));
    },
  };
}

function untilListening(worker: Worker, port: number): Promise<void> {
  return new Promise((done, failed) => {
    worker.on('listening', (address: { port: number }) => address.port === port && done());
    worker.once('exit', (code: number) => failed(new Error(`A node ended with status ${code} before it was open.`)));
  });
}

async function end(worker: Worker): Promise<void> {
  if (worker.isDead()) return;
  const gone = new Promise((done) => worker.once('exit', done));
  worker.disconnect();
  const timer = setTimeout(() => worker.process.kill('SIGKILL'), 30_000);
  await gone;
  clearTimeout(timer);
}

async function deskCall<T>(url: string, method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${staffToken}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} is answered ${response.status}: ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** Nothing where one of them does not say. */
function sumOf(told: (pid: number) => number | undefined, pids: readonly number[]): number | undefined {
  const each = pids.map(told);
  return each.some((one) => one === undefined) ? undefined : each.reduce<number>((a, b) => a + (b ?? 0), 0);
}

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

function cpuSecondsOf(pid: number): number | undefined {
  try {
    return secondsOf(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return undefined;
  }
}

function memoryBytesOf(pid: number): number | undefined {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}
