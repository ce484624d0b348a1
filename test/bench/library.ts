/** A library under measurement: its processes, forked as real nodes, compiled as in production, that share one port. */
import cluster, { type Worker } from 'node:cluster';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
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
  const compiled = join(root, 'dist/src/cli/interlend.js');
  const robot = fileURLToPath(new URL('node-with-robot.ts', import.meta.url));
  cluster.setupPrimary({
    exec: wish.robot ? robot : compiled,
    args: wish.robot ? [] : ['serve'],
    execArgv: [
      ...(wish.robot ? ['--import', 'tsx'] : []),
      ...(wish.profile ? ['--cpu-prof', `--cpu-prof-dir=${wish.profile}`] : []),
    ],
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
    cpuSeconds: () => {
      const each = workers.map((worker) => cpuSecondsOf(worker.process.pid ?? 0));
      return each.some((seconds) => seconds === undefined) ? undefined : each.reduce<number>((a, b) => a + (b ?? 0), 0);
    },
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

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => found(port));
    });
  });
}

function cpuSecondsOf(pid: number): number | undefined {
  try {
    return secondsOf(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return undefined;
  }
}
