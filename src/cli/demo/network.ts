import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { PartnerView } from '../../contract/partner-schemas.js';
import { commandOf } from '../../program-files.js';
import { ownSecret } from '../../settings/secrets.js';
import { type Desk, demoDeskOf, type Library } from './desk.js';

/** Makes each library list the others; the token that each issues becomes what the other presents. */
export async function introduceAll(desks: readonly Desk[]): Promise<void> {
  const pairs = desks.flatMap((home) => desks.filter((other) => other !== home).map((other) => ({ home, other })));
  for (const { home, other } of pairs) await listPartner(home, other);
  for (const { home, other } of pairs) await handToken(home, other);
}

const partnerAt = (desk: Desk, of: Desk) => desk.call<PartnerView | undefined>('GET', `/partners/${of.library.code}`);

/** The ports may have changed since the last run. */
async function listPartner(home: Desk, { library }: Desk): Promise<void> {
  const url = `http://${library.host ?? '127.0.0.1'}:${library.port}/iso18626`;
  const [type = '', value = ''] = library.symbol.split(':');
  const known = await home.call<PartnerView | undefined>('GET', `/partners/${library.code}`);
  if (!known)
    await home.call('POST', '/partners', {
      code: library.code,
      name: library.name,
      symbols: [{ type, value }],
      url,
      dialect: 'interlend',
      callLimitSeconds: 5, // on this machine
    });
  else if (known.url !== url) {
    await home.call('PATCH', `/partners/${library.code}`, { url });
    // What is presented was entered for the port of the last run.
    await home.call('POST', `/partners/${library.code}/address/confirm`, { origin: new URL(url).origin });
  }
}

/** One that was never used may not have reached the other library: a fresh one takes its place. */
async function handToken(home: Desk, other: Desk): Promise<void> {
  const issued = (await partnerAt(home, other))?.credentials.filter((each) => !each.revokedAt) ?? [];
  if (issued.some((each) => each.lastUsedAt)) return;
  const path = `/partners/${other.library.code}/credentials`;
  const { secret } = await home.call<{ secret: string }>('POST', path, { kind: 'token' });
  await other.call('PATCH', `/partners/${home.library.code}`, { outboundAuth: { kind: 'bearer', token: secret } });
  for (const { id } of issued) await home.call('DELETE', `${path}/${id}`);
}

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
  /** Where the libraries hand in their mails. */
  smtpPort?: number;
  autoSendNext: boolean;
  log(line: string): void;
  /** Aborted when the demo is to end: what is being waited for then fails. */
  ending: AbortSignal;
}

/** Starts the libraries of the network file and makes them partners of each other, once. */
export async function startNetwork(options: NetworkOptions): Promise<Network> {
  const libraries = await librariesOf(options);
  const desks = libraries.map((library) => demoDeskOf(library, options.ending));
  const databases = await Promise.all(libraries.map(({ database }) => options.database(database)));
  const kept = new Map<string, KeptLibrary>();
  let settled = false;
  /** Until the others know its address, a library whose port was taken in the meantime takes another one. */
  const elsewhere = async (library: Library) => {
    if (settled) return;
    library.port = await freePortFor(0);
    library.adminPort = await freePortFor(0);
  };
  const network: Network = {
    libraries,
    desks: Object.fromEntries(desks.map((desk) => [desk.library.code, desk])),
    kill: async (code) => kept.get(code)?.kill(),
    stop: async () => {
      await Promise.all([...kept.values()].map((library) => library.stop()));
    },
  };
  try {
    libraries.forEach((library, index) => {
      kept.set(library.code, keepRunning(library, databases[index] ?? '', options, elsewhere));
    });
    await Promise.all(libraries.map((library) => untilReady(library, options.ending)));
    settled = true;
    await introduceAll(desks);
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
      port: await freePortFor(library.port),
      adminPort: await freePortFor(library.adminPort),
      staffToken: await ownSecret('', join(options.dataFolder, library.code.toLowerCase()), 'staff-token'),
    })),
  );
}

/** The port wanted for when nobody has it, else any. */
export function freePortFor(wished: number): Promise<number> {
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

/** It lets our token in: so it is not somebody else's node that took the port first. */
async function untilReady(library: Library, ending: AbortSignal): Promise<void> {
  const until = Date.now() + 180_000;
  while (Date.now() < until) {
    const headers = { authorization: `Bearer ${library.staffToken}` };
    const answer = await fetch(`http://127.0.0.1:${library.port}/api/v1/node`, { headers }).catch(() => undefined);
    if (answer?.ok) return;
    await pause(100, undefined, { signal: ending });
  }
  throw new Error(`${library.name} did not come up within three minutes.`);
}

interface KeptLibrary {
  /** As a power cut would. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** Runs one library as a process of its own, and starts it again whenever that ends. */
function keepRunning(
  library: Library,
  databaseUrl: string,
  options: NetworkOptions,
  elsewhere: (library: Library) => Promise<void>,
): KeptLibrary {
  let child = startLibrary(library, databaseUrl, options);
  let stopping = false;
  const running = (async () => {
    for (;;) {
      const began = Date.now();
      await gone(child);
      if (stopping) return;
      options.log(`          ${library.name} is down; it is started again.`);
      if (child.exitCode === wrongSetting) await elsewhere(library);
      if (Date.now() - began < 1_000) await pause(1_000); // it cannot start yet
      if (stopping) return;
      child = startLibrary(library, databaseUrl, options);
    }
  })();
  return {
    kill: async () => {
      child.kill('SIGKILL');
      await gone(child);
    },
    stop: async () => {
      stopping = true;
      await end(child);
      await running;
    },
  };
}

/** The status of a node that cannot start as it was told to: here it can only be the port. */
const wrongSetting = 2;

function startLibrary(library: Library, databaseUrl: string, options: NetworkOptions): ChildProcess {
  // Settings of a real node on this machine are not those of the demo.
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('INTERLEND_'));
  const env: NodeJS.ProcessEnv = {
    ...Object.fromEntries(inherited),
    INTERLEND_SETTINGS: 'none',
    INTERLEND_NAME: library.name,
    INTERLEND_SYMBOLS: library.symbol,
    INTERLEND_INSTITUTION_CODE: library.institutionCode,
    INTERLEND_LANGUAGE: library.language ?? 'en',
    INTERLEND_PORT: String(library.port),
    INTERLEND_ADMIN_PORT: String(library.adminPort),
    INTERLEND_DATA: join(options.dataFolder, library.code.toLowerCase()),
    INTERLEND_STAFF_TOKEN: library.staffToken,
    INTERLEND_ALLOW_ADDRESSES: '127.0.0.0/8',
    INTERLEND_UNDO_SECONDS: '0',
    INTERLEND_ADDRESS: `http://127.0.0.1:${library.port}`,
    INTERLEND_AUTO_SEND_NEXT: options.autoSendNext ? 'yes' : 'no',
    INTERLEND_SWEEP_SECONDS: '1',
    ...(options.smtpPort
      ? {
          INTERLEND_SMTP_HOST: '127.0.0.1',
          INTERLEND_SMTP_PORT: String(options.smtpPort),
          INTERLEND_SMTP_TLS: 'none',
          INTERLEND_SMTP_FROM: `ill@${library.code.toLowerCase()}.example`,
        }
      : {}),
    INTERLEND_LOG_LEVEL: 'error',
    INTERLEND_DATABASE_CONNECTIONS: '8',
    DATABASE_URL: databaseUrl,
    AMQP_URL: options.amqpUrl ?? '',
    NODE_ENV: 'production',
  };
  const { file } = commandOf('cli/interlend');
  return fork(file, ['serve'], { env, execArgv: process.execArgv, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}

const isOver = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

async function gone(child: ChildProcess): Promise<void> {
  if (!isOver(child)) await new Promise((done) => child.once('exit', done));
}

/** Asks it to stop, and insists after a while. */
async function end(child: ChildProcess): Promise<void> {
  if (isOver(child)) return;
  child.kill('SIGTERM');
  const insisting = new AbortController();
  const late = pause(15_000, true, { signal: insisting.signal }).catch(() => false);
  void late.then((isLate) => isLate && child.kill('SIGKILL'));
  await gone(child);
  insisting.abort();
}
