/**
 * A library under test: one database, and any number of its processes, in the test's own process or forked so that
 * they can be killed. Its partners are scripted; everything is done by HTTP, as partners and staff do it.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Node, startNode } from '../../src/compose.js';
import type { PartnerDraft } from '../../src/contract/partner-schemas.js';
import type { RequestView } from '../../src/contract/request-views.js';
import { readSettings } from '../../src/settings/read-settings.js';
import { builtProgram } from './built-program.js';
import { createTestDatabase } from './databases.js';
import { migrated } from './migrated.js';
import { clockOfThisProcess } from './moved-clock.js';
import { type Reply, say } from './partner-voice.js';
import { moment } from './seed.js';

type Env = Record<string, string>;

/** The addresses of one process of the library. */
export interface AppContext {
  url: string;
  /** The staff API. Throws on an answer that is no success. */
  desk<T>(method: string, path: string, body?: unknown, language?: string): Promise<T>;
  /** Acts on a request, by its id or External ID, as staff do: with the version they see. */
  act(request: string, action: string, fields?: Record<string, unknown>): Promise<RequestView>;
}
export interface InProcess extends AppContext {
  node: Node;
  stop(): Promise<void>;
}
export interface Forked extends AppContext {
  pid: number;
  /** Resolves with the signal that ended it. */
  died: Promise<NodeJS.Signals | null>;
  kill(signal?: NodeJS.Signals): Promise<void>;
}
/** Somebody who lends to and borrows from the library under test. */
export interface PartnerOfLibrary {
  code: string;
  symbol: string;
  token: string;
}

export interface LibraryUnderTest {
  symbol: string;
  databaseUrl: string;
  /** A process that takes in and acts, and never sends. */
  hand: InProcess;
  /** Every answer a partner got. */
  replies: Reply[];
  addPartner(code: string, url: string, over?: Partial<PartnerDraft>): Promise<PartnerOfLibrary>;
  /** A process in the test's own, as cheap as what comes back after a kill can be; `sends` = false: it takes in and acts only. */
  serve(env?: Env, sends?: boolean): Promise<InProcess>;
  /** A process that can be killed. It takes ten times as long to start. */
  fork(env?: Env): Promise<Forked>;
  /** Posts XML as that partner, to the process named or else to `hand`. */
  hear(partner: Pick<PartnerOfLibrary, 'token'>, xml: string, at?: Pick<AppContext, 'url'>): Promise<Reply>;
  rows<T extends object>(sql: string, values?: unknown[]): Promise<T[]>;
  /** A borrowing request, ready to be sent to these partners in this order. */
  wish(rota: string[], title?: string): Promise<RequestView>;
  /** The leases of a process that died run out. */
  leasesEnd(pid: number): Promise<void>;
  /** Time passes: leases of what died run out, and what waits for another try is due. */
  timePasses(): Promise<void>;
  /** Resolves when nothing waits to be sent. Throws when that does not come. */
  untilSent(limitMs?: number): Promise<void>;
  close(): Promise<void>;
}

/** The settings that all processes of libraries under test share. */
const common: Env = {
  INTERLEND_PORT: '0',
  INTERLEND_ADMIN_PORT: '0',
  INTERLEND_ALLOW_ADDRESSES: '127.0.0.0/8',
  INTERLEND_UNDO_SECONDS: '0',
  INTERLEND_SWEEP_SECONDS: '1',
  INTERLEND_DATABASE_CONNECTIONS: '8',
  INTERLEND_FAULT_TESTS: 'yes',
  INTERLEND_SECRET_KEY: 'a-secret-key-of-tests',
  INTERLEND_STAFF_TOKEN: 'a-staff-token-of-tests',
  INTERLEND_LOG_LEVEL: process.env['TEST_LOG'] ?? 'silent',
};

export async function openLibrary(own: Env = {}): Promise<LibraryUnderTest> {
  const database = await createTestDatabase(migrated);
  const name = randomBytes(3).toString('hex').toUpperCase();
  const symbol = `ISIL:CA-${name}`;
  const ours: Env = { ...common, INTERLEND_NAME: `Library ${name}`, INTERLEND_SYMBOLS: symbol, ...own };
  const pool = new pg.Pool({ connectionString: database.url, max: 3 });
  pool.on('error', () => {});
  const closers: (() => Promise<unknown>)[] = [];
  const replies: Reply[] = [];

  async function serve(env: Env = {}, sends = true): Promise<InProcess> {
    const { AMQP_URL: amqpUrl = '', ...all } = { ...ours, ...env };
    const settings = { ...readSettings(all), ...(sends ? {} : { sendersAtOnce: 0 }) };
    const node = await startNode({
      settings,
      databaseUrl: env['DATABASE_URL'] ?? database.url,
      amqpUrl,
      staffTokens: [{ name: 'desk', token: settings.staffToken }],
      secretKey: settings.secretKey,
      env: all,
    });
    // Nobody comes to it any more when the library is closed: it need not stay for callers on kept connections.
    closers.push(() => node.stop({ graceMs: 0 }));
    return { ...urlsAt(node.servers?.url ?? ''), node, stop: node.stop };
  }

  async function forked(env: Env = {}): Promise<Forked> {
    const child = fork(builtProgram(), ['serve'], {
      env: { PATH: process.env['PATH'], ...clockOfThisProcess(), DATABASE_URL: database.url, ...ours, ...env },
      execArgv: [], // not those of the tests, which load sources
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    const died = new Promise<NodeJS.Signals | null>((done) => child.once('exit', (_code, signal) => done(signal)));
    const kill = async (signal: NodeJS.Signals = 'SIGKILL') => {
      child.kill(signal);
      await died;
    };
    closers.push(() => kill());
    const endsWithUs = () => void child.kill('SIGKILL');
    process.once('exit', endsWithUs);
    child.once('exit', () => process.off('exit', endsWithUs));
    return { ...urlsAt(await addressOf(child)), pid: child.pid ?? 0, died, kill };
  }

  const rows = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
    (await pool.query<T>(sql, values)).rows;
  let wishes = 0;
  const hand = await serve({ INTERLEND_SWEEP_SECONDS: '3600', AMQP_URL: '' }, false);

  return {
    symbol,
    databaseUrl: database.url,
    hand,
    replies,
    serve,
    fork: forked,
    rows,
    addPartner: async (code, url, over = {}) => {
      const symbolOf = `ISIL:CA-${code}`;
      const { token } = await hand.desk<{ token: string }>('POST', '/partners', {
        code,
        name: `${code} Library`,
        symbols: [{ type: 'ISIL', value: `CA-${code}` }],
        url,
        dialect: 'standard-1.2',
        callLimitSeconds: 1,
        outboundAuth: { kind: 'bearer', token: `for-${code}` },
        ...over,
      });
      return { code, symbol: symbolOf, token };
    },
    hear: async (partner, xml, at = hand) => {
      await moment();
      const reply = await say(at.url, partner.token, xml);
      replies.push(reply);
      return reply;
    },
    // Another title each time: two wishes for the same are one too many, and wait for staff.
    wish: (rota, title = `Lakes and rivers, volume ${++wishes}`) =>
      hand.desk<RequestView>('POST', '/requests', { serviceType: 'Loan', title, rota }),
    timePasses: async () => {
      await rows(`update outbound_message set next_attempt_at = now(), lease_until = least(lease_until, now())
        where status in ('pending', 'sending')`);
      await rows(`update partner_channel set next_probe_at = now() where state = 'open'`);
    },
    leasesEnd: async (pid) => {
      await rows(
        `update outbound_message set next_attempt_at = now(), lease_until = now()
          where status = 'sending' and lease_until > now() and lease_owner like $1`,
        [`%-${pid}-%`],
      );
    },
    untilSent: async (limitMs = 15_000) => {
      for (const end = Date.now() + limitMs; ; await pause(25)) {
        const open = await rows<{ id: string; status: string }>(
          `select id::text, status from outbound_message where status in ('pending', 'sending')`,
        );
        if (open.length === 0) return;
        if (Date.now() > end) throw new Error(`Still to be sent after ${limitMs} ms: ${JSON.stringify(open)}`);
      }
    },
    close: async () => {
      await Promise.all(closers.splice(0).map((close) => close()));
      await pool.end();
      await database.drop();
    },
  };
}

function urlsAt(url: string): AppContext {
  async function desk<T>(method: string, path: string, body?: unknown, language = 'en'): Promise<T> {
    await moment();
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${common['INTERLEND_STAFF_TOKEN']}`,
        'accept-language': language,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} is answered ${response.status}: ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
  return {
    url,
    desk,
    act: async (name, action, fields = {}) => {
      const asSeen = async () => {
        const { id, version } = await desk<RequestView>('GET', `/requests/${name}`);
        return desk<RequestView>('POST', `/requests/${id}/actions/${action}`, { version, fields });
      };
      // What the node did by itself meanwhile, as its search of the catalogue, makes staff look again.
      return asSeen().catch((error: unknown) => {
        if (String(error).includes('Interlend did') && String(error).includes('urn:interlend:problem:stale'))
          return asSeen();
        throw error;
      });
    },
  };
}

/** Where the process says it is open; nothing when it was killed first. Throws when it ends by itself. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const url = /partners at (\S+)\/iso18626/.exec(said)?.[1];
      if (url) found(url);
    });
    child.once('exit', (code, signal) =>
      signal ? found('') : failed(new Error(`The node ended (${code}) and said: ${said}`)),
    );
  });
}
