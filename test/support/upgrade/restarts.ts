/** Libraries under load whose processes are replaced one by one, and what their partner and their staff had to bear for it. */
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Program, start } from '../../e2e/support/program.js';
import { createTestDatabase, type TestDatabase } from '../databases.js';
import { type FakePartner, startFakePartner } from '../fake-partner.js';
import { migrated } from '../migrated.js';
import { callAnew, type NewCalls } from './call-anew.js';
import { type Ledger, type Load, startLoad } from './load.js';
import { oldLibraries, openOldDatabase } from './old-database.js';
import { openOldProgram } from './old-program.js';

const staffToken = 'a-staff-token-of-tests';

/** What was counted when all was over. */
export interface Restarted {
  ledger: Ledger;
  /** Messages that the partner got more than once, and those that never left: a sentence for each. */
  doubled: string[];
  unsent: string[];
  /** Messages that came after a later one of their conversation. */
  outOfOrder: string[];
  /** Requests of the ledger that the database does not hold. */
  missing: string[];
  /** Processes that were replaced. */
  replaced: number;
}

export interface RestartsWish {
  /** How long each stage goes on, in milliseconds. */
  stageMs: number;
  atOnce: number;
  /** Pause of each line of loans between two of them, in milliseconds. */
  restMs?: number;
  /** What is waited for when the old version is gone, while the load goes on. */
  oldIsGone?: () => Promise<void>;
  /** The version that runs at first; without it the one of the fixture. */
  old?: string;
  /** Of the processes, over what all of them have. */
  env?: Record<string, string>;
  /** True when no further process is to be replaced. */
  isOver?: () => boolean;
}

/** An old version runs on the database of the fixture; this version is started beside it, brings the database to its shape, and takes over. */
export async function upgradeBesideTheOld(wish: RestartsWish): Promise<Restarted> {
  const { stageMs, atOnce, restMs, env, old: commit, oldIsGone } = wish;
  const [stage, program] = await Promise.all([
    openStage(() => openOldDatabase(oldLibraries.algonquin), env),
    openOldProgram(commit),
  ]);
  try {
    const old = await program.serve(stage.env);
    const load = await stage.load([old.url], atOnce, restMs);
    await pause(stageMs);
    const fresh = stage.process();
    const url = await openAt(fresh);
    stage.urls = [old.url, url];
    await pause(stageMs);
    // As the README says: it gets no new calls, then it is stopped. Version 559793c cuts kept connections after 250 ms.
    stage.urls = [url];
    old.child.kill('SIGTERM');
    await old.ended;
    await pause(stageMs);
    await oldIsGone?.();
    return { ...(await stage.end(load)), replaced: 1 };
  } finally {
    await program.close();
    await stage.close();
  }
}

/** Two processes of this version; one after the other is replaced, as often as wished. */
export async function restartOneByOne(
  { stageMs, atOnce, restMs, env, isOver = () => false }: RestartsWish,
  times: number,
): Promise<Restarted> {
  const stage = await openStage(openNewDatabase, env);
  try {
    let running = [stage.process(), stage.process()];
    const urls = new Map<Program, string>();
    for (const each of running) urls.set(each, await openAt(each));
    const open = () => running.map((each) => urls.get(each) ?? '');
    const load = await stage.load(open(), atOnce, restMs);
    let replaced = 0;
    for (; replaced < times && !isOver(); replaced++) {
      await pause(stageMs);
      const [leaving, staying] = running as [Program, Program];
      leaving.child.kill('SIGTERM');
      await leaving.ended;
      const next = stage.process();
      urls.set(next, await openAt(next));
      running = [staying, next];
      stage.urls = open();
    }
    await pause(stageMs);
    return { ...(await stage.end(load)), replaced };
  } finally {
    await stage.close();
  }
}

/** What was counted of one load, and what came of the deed that was done beside it. */
export interface Beside<T> extends Omit<Restarted, 'replaced'> {
  /** Each call of a caller that opens a connection for it alone, with what went wrong. */
  newCalls: NewCalls;
  done: T;
}

/** The load: how long it goes on before and after the deed, how many lines of loans, and the pause of each between two of them. */
interface LoadWish {
  stageMs: number;
  atOnce: number;
  restMs: number;
  /** The load goes on until so many calls by new connections have ended, however slow the machine is. */
  newCalls?: number;
}

/** A node of several processes. */
export interface NodeOfSeveral {
  node: Program;
  url: string;
  adminUrl: string;
  /** Does that while the node is under load by kept and by new connections. */
  beside<T>(wish: LoadWish, act: () => Promise<T>): Promise<Beside<T>>;
}

/** A library whose node, of so many processes, may be started again on its database when it has ended. */
export interface LibraryOfSeveral {
  start(): Promise<NodeOfSeveral>;
  close(): Promise<void>;
}

export async function openSeveral(processes: number): Promise<LibraryOfSeveral> {
  const stage = await openStage(openNewDatabase, {
    INTERLEND_PROCESSES: String(processes),
    INTERLEND_LOG_LEVEL: 'info',
  });
  return {
    start: async () => {
      const node = stage.process();
      const url = await openAt(node);
      const [, adminUrl = ''] = await node.until(/Readiness and metrics: (\S+)\/health/);
      await untilSaid(node, 'share its ports');
      return {
        node,
        url,
        adminUrl,
        beside: async ({ stageMs, atOnce, restMs, newCalls: least = 0 }, act) => {
          const load = await stage.load([url], atOnce, restMs);
          const anew = callAnew(url, staffToken);
          await pause(stageMs);
          const done = await act();
          await pause(stageMs);
          while (anew.ended() < least) await pause(50);
          const newCalls = await anew.stop();
          return { ...(await stage.end(load)), newCalls, done };
        },
      };
    },
    close: stage.close,
  };
}

const openNewDatabase = () => createTestDatabase(migrated);

/** Resolves when its log says so, so many times. */
export async function untilSaid({ log }: Program, words: string, times = 1, limitMs = 240_000): Promise<void> {
  for (const until = Date.now() + limitMs; log().split(words).length <= times; await pause(50))
    if (Date.now() > until) throw new Error(`Not said within ${limitMs} ms: ${words}\n${log()}`);
}

async function openStage(openDatabase: () => Promise<TestDatabase>, over: Record<string, string> = {}) {
  const library = oldLibraries.algonquin;
  const database = await openDatabase();
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
    urls: [] as readonly string[],
    rounds: 0,
    /** What the partner had received before the load began. */
    before: 0,
    token: '',
    rows: async (sql: string) => (await rows.query(sql)).rows as Record<string, unknown>[],
    process: () => {
      const started = start(['serve'], env);
      processes.push(started);
      return started;
    },
    load: async (urls: readonly string[], atOnce: number, restMs?: number) => {
      stage.urls = urls;
      stage.token ||= await listPartner(urls[0] ?? '', partner);
      await Promise.all(urls.map((url) => untilKnown(url, stage.token)));
      stage.rounds += 1;
      stage.before = partner.received.length;
      return startLoad({
        supplier: library.symbol,
        requester,
        token: stage.token,
        staffToken,
        urls: () => stage.urls,
        atOnce,
        ...(restMs === undefined ? {} : { restMs }),
        round: stage.rounds,
      });
    },
    end: async (load: Load): Promise<Omit<Restarted, 'replaced'>> => {
      const ledger = await load.stop();
      const count = async (sql: string, values: unknown[] = []) => (await rows.query(sql, values)).rows;
      // Other requests of the fixture have partners that do not run, and dates that pass: what jobs write to those waits.
      const ofLoad = `from outbound_message where partner_code = 'LOAD'`;
      const waiting = `select 1 ${ofLoad} and status in ('pending', 'sending')`;
      // Where no process is left, nothing is sent any more.
      const isServed = () => processes.some(({ child }) => child.exitCode === null && child.signalCode === null);
      for (const until = Date.now() + 120_000; Date.now() < until && isServed() && (await count(waiting)).length > 0; )
        await pause(100);
      const times = new Map<string, number>();
      for (const { body } of partner.received.slice(stage.before)) times.set(body, (times.get(body) ?? 0) + 1);
      const left = await count(`select id, summary, status ${ofLoad}
        and status <> 'delivered'`);
      const known = await count(`select requesting_agency_request_id as id from conversation
        where requesting_agency_request_id like 'LOAD-%'`);
      const there = new Set(known.map(({ id }) => id as string));
      const inOrder = await count(
        `select conversation_id as conversation, summary, body ${ofLoad} order by conversation_id, seq`,
      );
      const firstAt = new Map<string, number>();
      for (const [at, { body }] of partner.received.entries()) if (!firstAt.has(body)) firstAt.set(body, at);
      const at = (row: Record<string, unknown> | undefined) => firstAt.get(String(row?.['body'])) ?? Number.NaN;
      return {
        ledger,
        outOfOrder: inOrder
          .filter((row, place) => {
            const before = inOrder[place - 1];
            return before?.['conversation'] === row['conversation'] && at(before) > at(row);
          })
          .map((row) => `${row['summary']} of conversation ${row['conversation']}`),
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
  for (const until = Date.now() + 60_000; Date.now() < until; await pause(100))
    if ((await asked()).status !== 401) return;
  throw new Error(`${url} does not know the partner.`);
}

const openAt = async (program: Program): Promise<string> =>
  (await program.until(/partners at (\S+)\/iso18626/))[1] ?? '';
