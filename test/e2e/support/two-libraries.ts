import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import pg from 'pg';
import { type Desk, demoDeskOf } from '../../../src/cli/demo/desk.js';
import { introduceAll } from '../../../src/cli/demo/network.js';
import { startServed } from '../../../src/main.js';
import { freePort } from '../../../src/storage/embedded/ports.js';
import { createTestDatabase } from '../../support/databases.js';
import { migrated } from '../../support/migrated.js';
import { type Program, start } from './program.js';

type Env = Record<string, string>;

/** A library whose node runs in the process of the tests: it is open in a fifth of the time that a process takes. */
export interface LibraryOnItsOwn {
  desk: Desk;
  /** The settings it was started with; a process of it takes the same. */
  env: Env;
}

/** A library whose node is a process of its own. */
export interface LibraryProcess extends LibraryOnItsOwn {
  process: Program;
}

export interface TwoLibraries<Library = LibraryOnItsOwn> {
  borrower: Library;
  lender: Library;
  close(): Promise<void>;
}

/**
 * Two libraries, each a node with a database of its own; unless they are to be strangers, they list each other.
 * Their nodes are named by chance, since a broker may be shared with others.
 */
export const openTwoLibraries = (env?: Env, strangers?: boolean): Promise<TwoLibraries> =>
  openTwo(hereWith, env, strangers);

/** The same, each a process of its own, which can be stopped, killed and looked at. */
export const openTwoProcesses = (env?: Env, strangers?: boolean): Promise<TwoLibraries<LibraryProcess>> =>
  openTwo(apartWith, env, strangers);

async function openTwo<Library>(
  starts: Starts<Library>,
  env?: Env,
  strangers?: boolean,
): Promise<TwoLibraries<Library & LibraryOnItsOwn>> {
  const { libraries, close } = await open(starts, ['BORROW', 'LEND'], env, strangers);
  const [borrower, lender] = libraries as [Library & LibraryOnItsOwn, Library & LibraryOnItsOwn];
  return { borrower, lender, close };
}

/** As many libraries as there are codes, in their order. */
export const openLibraries = (
  codes: readonly string[],
  env?: Env,
  strangers?: boolean,
): Promise<Opened<LibraryOnItsOwn>> => open(hereWith, codes, env, strangers);

/** The same, each a process of its own. */
export const openProcesses = (codes: readonly string[]): Promise<Opened<LibraryProcess>> => open(apartWith, codes);

/** Starts a node with these settings. */
type Starts<Library> = (settings: Env) => Promise<{ library: Library; stop(): Promise<void> }>;

const hereWith: Starts<object> = async (settings) => {
  const served = await startServed(settings, () => {}, unread);
  // Nobody comes to it any more when it is closed: it need not stay for callers on kept connections.
  return { library: {}, stop: () => served.stop({ graceMs: 0 }) };
};

const apartWith: Starts<{ process: Program }> = async (settings) => {
  const process = start(['serve'], settings);
  await process.until(/ is open: /);
  return { library: { process }, stop: () => killed(process) };
};

/** A log that nobody reads. */
const unread = new Writable({ write: (_entry, _encoding, done) => done() });

interface Opened<Library> {
  libraries: Library[];
  close(): Promise<void>;
}

async function open<Library>(
  starts: Starts<Library>,
  codes: readonly string[],
  env: Env = {},
  strangers = false,
): Promise<Opened<Library & LibraryOnItsOwn>> {
  const nodes: (() => Promise<unknown>)[] = [];
  const grounds: (() => Promise<unknown>)[] = [];
  const close = async () => {
    await Promise.all(nodes.splice(0).map((stop) => stop()));
    await Promise.all(grounds.splice(0).map((remove) => remove()));
  };
  const ending = new AbortController();

  async function openOne(code: string): Promise<Library & LibraryOnItsOwn> {
    const database = await createTestDatabase(migrated);
    grounds.push(() => database.drop());
    const folder = await mkdtemp(join(tmpdir(), 'interlend-test-copies-'));
    grounds.push(() => rm(folder, { recursive: true, force: true }));
    const [port, adminPort] = [await freePort(), await freePort()];
    const token = `a-staff-token-of-${code}`;
    const settings = {
      INTERLEND_NAME: `${code} Library`,
      INTERLEND_SYMBOLS: `ISIL:CA-${code}`,
      INTERLEND_INSTITUTION_CODE: code,
      INTERLEND_NODE_ID: `test-${randomBytes(4).toString('hex')}`,
      INTERLEND_URL: `http://127.0.0.1:${port}`, // for the command line
      INTERLEND_PORT: String(port),
      INTERLEND_ADMIN_PORT: String(adminPort),
      INTERLEND_STAFF_TOKEN: token,
      INTERLEND_SECRET_KEY: `a-secret-key-of-${code}`,
      INTERLEND_ALLOW_ADDRESSES: '127.0.0.0/8',
      INTERLEND_UNDO_SECONDS: '0',
      INTERLEND_DATABASE_CONNECTIONS: '6',
      INTERLEND_SWEEP_SECONDS: '1',
      INTERLEND_LOG_LEVEL: 'error',
      INTERLEND_COPY_FOLDER: folder,
      DATABASE_URL: database.url,
      ...env,
    };
    const { library, stop } = await starts(settings);
    nodes.push(stop);
    const facts = { code, name: settings.INTERLEND_NAME, symbol: settings.INTERLEND_SYMBOLS, institutionCode: code };
    const desk = demoDeskOf({ ...facts, port, adminPort, database: database.name, staffToken: token }, ending.signal);
    return { ...library, desk, env: settings };
  }

  try {
    const libraries = await Promise.all(codes.map(openOne));
    if (!strangers) await introduceAll(libraries.map(({ desk }) => desk));
    return { libraries, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Ends it at once. Nobody waits for its answers any more, so that it need not stay for callers on kept connections. */
export async function killed(program: Program): Promise<void> {
  program.child.kill('SIGKILL');
  await program.ended;
}

/** Asks it to stop, and insists after a while. */
export async function stopped(program: Program): Promise<void> {
  program.child.kill('SIGTERM');
  const insisting = setTimeout(() => program.child.kill('SIGKILL'), 20_000);
  await program.ended;
  clearTimeout(insisting);
}

/** A whole loan, from the request to Checked In. */
export async function lend({ borrower, lender }: { borrower: Desk; lender: Desk }, title: string): Promise<string> {
  const { externalId: id } = await borrower.create({ serviceType: 'Loan', title, rota: [lender.library.code] });
  await borrower.act(id, 'send');
  await lender.until(id, 'created');
  await lender.act(id, 'willSupply');
  await borrower.until(id, 'willSupply');
  await lender.act(id, 'ship');
  await borrower.until(id, 'shippedPhysically');
  await borrower.act(id, 'receive');
  await lender.until(id, 'receivedByPartner');
  await borrower.act(id, 'returnToPartner');
  await lender.until(id, 'returnedByPartner');
  await lender.act(id, 'checkIn');
  await borrower.until(id, 'requestCompleted');
  return id;
}

/**
 * What was restored tells nothing of the last hour: the minute in which it was saved is over, as it is in life, and what each
 * minute is for is done again.
 */
export async function backupIsOfAnHourAgo(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`update job_slot set slot = slot - interval '1 hour'`);
  await client.query(`update job_due set due = due - interval '1 hour'`).finally(() => client.end());
}
