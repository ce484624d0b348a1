import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type Desk, deskOf } from '../../../src/cli/demo/desk.js';
import { introduceAll } from '../../../src/cli/demo/introduce.js';
import { createTestDatabase } from '../../support/databases.js';
import { migrated } from '../../support/migrated.js';
import { type Program, start } from './program.js';

export interface LibraryOnItsOwn {
  desk: Desk;
  /** The settings it was started with; another process of it takes the same. */
  env: Record<string, string>;
  process: Program;
}

export interface TwoLibraries {
  borrower: LibraryOnItsOwn;
  lender: LibraryOnItsOwn;
  close(): Promise<void>;
}

/**
 * Two libraries, each a process with a database of its own; unless they are to be strangers, they list each other.
 * Their nodes are named by chance, since a broker may be shared with others.
 */
export async function openTwoLibraries(env: Record<string, string> = {}, strangers = false): Promise<TwoLibraries> {
  const { libraries, close } = await openLibraries(['BORROW', 'LEND'], env, strangers);
  const [borrower, lender] = libraries as [LibraryOnItsOwn, LibraryOnItsOwn];
  return { borrower, lender, close };
}

/** As many libraries as there are codes, in their order. */
export async function openLibraries(
  codes: readonly string[],
  env: Record<string, string> = {},
  strangers = false,
): Promise<{ libraries: LibraryOnItsOwn[]; close(): Promise<void> }> {
  const closers: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const each of closers.splice(0).reverse()) await each();
  };
  const ending = new AbortController();

  async function open(code: string): Promise<LibraryOnItsOwn> {
    const database = await createTestDatabase(migrated);
    closers.push(() => database.drop());
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
      DATABASE_URL: database.url,
      ...env,
    };
    const process = start(['serve'], settings);
    closers.push(() => stopped(process));
    await process.until(/ is open: /);
    const facts = { code, name: settings.INTERLEND_NAME, symbol: settings.INTERLEND_SYMBOLS, institutionCode: code };
    const desk = deskOf({ ...facts, port, adminPort, database: database.name, staffToken: token }, ending.signal);
    return { desk, env: settings, process };
  }

  try {
    const libraries = await Promise.all(codes.map(open));
    if (!strangers) await introduceAll(libraries.map(({ desk }) => desk));
    return { libraries, close };
  } catch (error) {
    await close();
    throw error;
  }
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

function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => found(port));
    });
  });
}

/** Asks again and again until it is so. Throws when that does not come. */
export async function eventually(what: string, isSo: () => Promise<boolean>, limitMs = 20_000): Promise<void> {
  for (const end = Date.now() + limitMs; !(await isSo()); await pause(50))
    if (Date.now() > end) throw new Error(`Not within ${limitMs} ms: ${what}`);
}
