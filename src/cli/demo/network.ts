import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ownSecret } from '../../settings/secrets.js';
import { type Desk, deskOf, type Library } from './desk.js';

/** Three libraries, each its own process, port, database and directory. */
export interface Network {
  desks: Record<string, Desk>;
  libraries: Library[];
  /** Kills a library's process as a power cut would; it is started again. */
  kill(code: string): Promise<void>;
  stop(): Promise<void>;
}

export interface NetworkOptions {
  dataFolder: string;
  projectRoot: string;
  database(name: string): Promise<string>;
  amqpUrl?: string;
  autoSendNext: boolean;
  log(line: string): void;
}

/** Starts the libraries of the network file and makes them partners of each other, once. */
export async function startNetwork(options: NetworkOptions): Promise<Network> {
  const libraries = await librariesOf(options);
  const children = new Map<string, ChildProcess>();
  const stopping = new Set<string>();
  async function open(library: Library): Promise<void> {
    const child = await startLibrary(library, options);
    children.set(library.code, child);
    child.once('exit', () => {
      if (stopping.has(library.code)) return;
      options.log(`${library.name} is down; it is started again.`);
      void open(library).catch((error: Error) => options.log(`${library.name} does not start: ${error.message}`));
    });
  }
  const network: Network = {
    libraries,
    desks: Object.fromEntries(libraries.map((library) => [library.code, deskOf(library)])),
    kill: async (code) => {
      const child = children.get(code);
      child?.kill('SIGKILL');
      await new Promise((gone) => child?.once('exit', gone));
    },
    stop: async () => {
      for (const library of libraries) stopping.add(library.code);
      await Promise.all([...children.values()].map(end));
    },
  };
  try {
    await Promise.all(libraries.map(open));
    await Promise.all(libraries.map(untilReady));
    await makePartners(network);
    return network;
  } catch (error) {
    await network.stop();
    throw error;
  }
}

async function librariesOf(options: NetworkOptions): Promise<Library[]> {
  const file = await readFile(join(options.projectRoot, 'config', 'demo-network.json'), 'utf8');
  const { libraries } = JSON.parse(file) as { libraries: Omit<Library, 'staffToken'>[] };
  return Promise.all(
    libraries.map(async (library) => ({
      ...library,
      port: await freePort(library.port),
      adminPort: await freePort(library.adminPort),
      staffToken: await ownSecret('', join(options.dataFolder, library.code.toLowerCase()), 'staff-token'),
    })),
  );
}

/** The port wished for when nobody has it, else any. */
function freePort(wished: number): Promise<number> {
  return new Promise((found) => {
    const server = createServer();
    server.once('error', () => server.listen(0, '127.0.0.1'));
    server.on('listening', () => {
      const { port } = server.address() as { port: number };
      server.close(() => found(port));
    });
    server.listen(wished, '127.0.0.1');
  });
}

async function startLibrary(library: Library, options: NetworkOptions): Promise<ChildProcess> {
  const databaseUrl = await options.database(library.database);
  const entry = fileURLToPath(
    new URL(import.meta.url.endsWith('.ts') ? '../interlend.ts' : '../interlend.js', import.meta.url),
  );
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    INTERLEND_NAME: library.name,
    INTERLEND_SYMBOLS: library.symbol,
    INTERLEND_INSTITUTION_CODE: library.institutionCode,
    INTERLEND_PORT: String(library.port),
    INTERLEND_ADMIN_PORT: String(library.adminPort),
    INTERLEND_DATA: join(options.dataFolder, library.code.toLowerCase()),
    INTERLEND_STAFF_TOKEN: library.staffToken,
    INTERLEND_ALLOW_ADDRESSES: '127.0.0.0/8',
    INTERLEND_AUTO_SEND_NEXT: options.autoSendNext ? 'yes' : 'no',
    INTERLEND_SWEEP_SECONDS: '1',
    INTERLEND_LOG_LEVEL: process.env['INTERLEND_LOG_LEVEL'] ?? 'error',
    INTERLEND_DATABASE_CONNECTIONS: '8',
    DATABASE_URL: databaseUrl,
    AMQP_URL: options.amqpUrl ?? '',
    NODE_ENV: 'production',
  };
  return fork(entry, ['serve'], { env, execArgv: process.execArgv, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}

async function untilReady(library: Library): Promise<void> {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    const answer = await fetch(`http://127.0.0.1:${library.port}/health/live`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(100);
  }
  throw new Error(`${library.name} did not come up within a minute.`);
}

/** Each library lists the other two; the token each issues becomes what the other presents. */
async function makePartners({ libraries, desks }: Network): Promise<void> {
  for (const home of libraries)
    for (const other of libraries) {
      const desk = desks[home.code];
      if (home === other || !desk) continue;
      const url = `http://127.0.0.1:${other.port}/iso18626`;
      if (await desk.call('GET', `/partners/${other.code}`))
        await desk.call('PATCH', `/partners/${other.code}`, { url });
      else {
        const [type, value] = other.symbol.split(':');
        const added = await desk.call<{ token: string }>('POST', '/partners', {
          code: other.code,
          name: other.name,
          symbols: [{ type, value }],
          url,
          dialect: 'interlend',
        });
        pending.push({ holder: other.code, about: home.code, token: added.token });
      }
    }
  for (const { holder, about, token } of pending.splice(0))
    await desks[holder]?.call('PATCH', `/partners/${about}`, { outboundAuth: { kind: 'bearer', token } });
}

/** Tokens issued by one library that another is to present. */
const pending: { holder: string; about: string; token: string }[] = [];

/** Asks a child to stop, and insists after a while. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await Promise.race([gone, pause(15_000)]);
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
}

/** A name that no earlier run of the demo has used. */
export const freshName = (): string => randomBytes(4).toString('hex');
