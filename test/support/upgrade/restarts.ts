/** Libraries under load whose processes are replaced one by one, and what their partner and their staff had to bear for it. */
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Program, start } from '../../e2e/support/program.js';
import { type FakePartner, startFakePartner } from '../fake-partner.js';
import { callAnew, type NewCalls } from './call-anew.js';
import { type Ledger, type Load, startLoad } from './load.js';
import { type OldLibrary, oldLibraries, openOldDatabase } from './old-database.js';
import { openOldProgram } from './old-program.js';

const staffToken = 'a-staff-token-of-tests';

/** What was counted when all was over. */
export interface Restarted {
  ledger: Ledger;
  /** Messages that the partner got more than once, and those that never left: a sentence for each. */
  doubled: string[];
  unsent: string[];
  /** Requests of the ledger that the database does not hold. */
  missing: string[];
  /** Processes that were replaced. */
  replaced: number;
}

export interface RestartsWish {
  /** How long each stage goes on, in milliseconds. */
  stageMs: number;
  atOnce: number;
  /** Of the processes, over what all of them have. */
  env?: Record<string, string>;
  /** True when no further process is to be replaced. */
  isOver?: () => boolean;
}

/** The version of the fixture runs; this version is started beside it, brings the database to its shape, and takes over. */
export async function upgradeBesideTheOld({ stageMs, atOnce, env }: RestartsWish): Promise<Restarted> {
  const stage = await openStage(oldLibraries.algonquin, env);
  const program = await openOldProgram();
  try {
    const old = await program.serve(stage.env);
    const load = await stage.load([old.url], atOnce);
    await pause(stageMs);
    const fresh = stage.process();
    const url = await openAt(fresh);
    stage.doors = [old.url, url];
    await pause(stageMs);
    // As the README says: it gets no new calls, then it is stopped. Version 559793c cuts kept connections after 250 ms.
    stage.doors = [url];
    old.child.kill('SIGTERM');
    await old.ended;
    await pause(stageMs);
    return { ...(await stage.end(load)), replaced: 1 };
  } finally {
    await program.close();
    await stage.close();
  }
}

/** Two processes of this version; one after the other is replaced, as often as wished. */
export async function restartOneByOne(
  { stageMs, atOnce, env, isOver = () => false }: RestartsWish,
  times: number,
): Promise<Restarted> {
  const stage = await openStage(oldLibraries.algonquin, env);
  try {
    let running = [stage.process(), stage.process()];
    const urls = new Map<Program, string>();
    for (const each of running) urls.set(each, await openAt(each));
    const open = () => running.map((each) => urls.get(each) ?? '');
    const load = await stage.load(open(), atOnce);
    let replaced = 0;
    for (; replaced < times && !isOver(); replaced++) {
      await pause(stageMs);
      const [leaving, staying] = running as [Program, Program];
      leaving.child.kill('SIGTERM');
      await leaving.ended;
      const next = stage.process();
      urls.set(next, await openAt(next));
      running = [staying, next];
      stage.doors = open();
    }
    await pause(stageMs);
    return { ...(await stage.end(load)), replaced };
  } finally {
    await stage.close();
  }
}

/** What is done to a node of several processes while it is under load. */
export interface NodeOfSeveral {
  node: Program;
  url: string;
  adminUrl: string;
  rows(sql: string): Promise<Record<string, unknown>[]>;
}

/**
 * One node of so many processes under load by kept and by new connections, and what is done to it meanwhile. `newCalls`: each
 * call of a caller that opens a connection for it alone, with what went wrong.
 */
export async function beside<T>(
  processes: number,
  { stageMs, atOnce }: RestartsWish,
  act: (several: NodeOfSeveral) => Promise<T>,
): Promise<Omit<Restarted, 'replaced'> & { newCalls: NewCalls; done: T }> {
  const stage = await openStage(oldLibraries.algonquin, {
    INTERLEND_PROCESSES: String(processes),
    INTERLEND_LOG_LEVEL: 'info',
  });
  try {
    const node = stage.process();
    const url = await openAt(node);
    const [, adminUrl = ''] = await node.until(/Readiness and metrics: (\S+)\/health/);
    await untilSaid(node, 'share its ports');
    const load = await stage.load([url], atOnce);
    const anew = callAnew(url, staffToken);
    await pause(stageMs);
    const done = await act({ node, url, adminUrl, rows: stage.rows });
    await pause(stageMs);
    const newCalls = await anew.stop();
    return { ...(await stage.end(load)), newCalls, done };
  } finally {
    await stage.close();
  }
}

/** Resolves when its log says so, so many times. */
export async function untilSaid({ log }: Program, words: string, times = 1, limitMs = 240_000): Promise<void> {
  for (const until = Date.now() + limitMs; log().split(words).length <= times; await pause(50))
    if (Date.now() > until) throw new Error(`Not said within ${limitMs} ms: ${words}\n${log()}`);
}

async function openStage(library: OldLibrary, over: Record<string, string> = {}) {
  const database = await openOldDatabase(library);
  const rows = new pg.Client({ connectionString: database.url });
  await rows.connect();
  rows.on('error', () => {}); // its database was stopped: the next question says so
  const partner = await startFakePartner();
  const processes: Program[] = [];
  const env = {
    DATABASE_URL: database.url,
    INTERLEND_SETTINGS: 'none',
    INTERLEND_NAME: 'Algonquin College',
    INTERLEND_SYMBOLS: library.symbol,
    INTERLEND_INSTITUTION_CODE: library.institutionCode,
    INTERLEND_SECRET_KEY: library.secretKey,
    INTERLEND_STAFF_TOKEN: staffToken,
    INTERLEND_PORT: '0',
    INTERLEND_ADMIN_PORT: '0',
    INTERLEND_ALLOW_ADDRESSES: '127.0.0.0/8',
    INTERLEND_UNDO_SECONDS: '0',
    INTERLEND_SWEEP_SECONDS: '1',
    INTERLEND_DATABASE_CONNECTIONS: '12',
    INTERLEND_LOG_LEVEL: 'error',
    ...over,
  };
  const stage = {
    env,
    doors: [] as readonly string[],
    rows: async (sql: string) => (await rows.query(sql)).rows as Record<string, unknown>[],
    process: () => {
      const started = start(['serve'], env);
      processes.push(started);
      return started;
    },
    load: async (doors: readonly string[], atOnce: number) => {
      stage.doors = doors;
      const token = await listPartner(doors[0] ?? '', partner);
      await Promise.all(doors.map((door) => untilKnown(door, token)));
      return startLoad({
        supplier: library.symbol,
        requester,
        token,
        staffToken,
        doors: () => stage.doors,
        atOnce,
      });
    },
    end: async (load: Load): Promise<Omit<Restarted, 'replaced'>> => {
      const ledger = await load.stop();
      const count = async (sql: string, values: unknown[] = []) => (await rows.query(sql, values)).rows;
      const waiting = `select 1 from outbound_message where status in ('pending', 'sending')`;
      for (const until = Date.now() + 20_000; Date.now() < until && (await count(waiting)).length > 0; )
        await pause(100);
      const times = new Map<string, number>();
      for (const { body } of partner.received) times.set(body, (times.get(body) ?? 0) + 1);
      const left = await count(`select id, summary, status from outbound_message where status <> 'delivered'`);
      const known = await count(`select requesting_agency_request_id as id from conversation
        where requesting_agency_request_id like 'LOAD-%'`);
      const there = new Set(known.map(({ id }) => id as string));
      return {
        ledger,
        doubled: [...times]
          .filter(([, many]) => many > 1)
          .map(([body, many]) => `${many} times: ${body.slice(0, 300)}`),
        unsent: left.map(({ id, summary, status }) => `message ${id} (${summary}) is ${status}`),
        missing: ledger.whole.filter((id) => !there.has(id)),
      };
    },
    close: async () => {
      for (const each of processes) each.child.kill('SIGKILL');
      await Promise.all(processes.map(({ ended }) => ended));
      await rows.end();
      await partner.close();
      await database.drop();
    },
  };
  return stage;
}

const requester = 'ISIL:CA-LOAD';

async function listPartner(url: string, partner: FakePartner): Promise<string> {
  const response = await fetch(`${url}/api/v1/partners`, {
    method: 'POST',
    headers: { authorization: `Bearer ${staffToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      code: 'LOAD',
      name: 'The partner under load',
      symbols: [{ type: 'ISIL', value: 'CA-LOAD' }],
      url: partner.url,
      dialect: 'standard-1.2',
      callLimitSeconds: 10,
    }),
  });
  return ((await response.json()) as { token: string }).token;
}

/** What one process is told of a partner, the others hear a moment later. */
async function untilKnown(url: string, token: string): Promise<void> {
  const asked = () =>
    fetch(`${url}/iso18626`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/xml' },
      body: '<nothing/>',
    });
  for (const until = Date.now() + 10_000; Date.now() < until; await pause(100))
    if ((await asked()).status !== 401) return;
  throw new Error(`${url} does not know the partner.`);
}

const openAt = async (program: Program): Promise<string> =>
  (await program.until(/partners at (\S+)\/iso18626/))[1] ?? '';
