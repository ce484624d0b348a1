/** The measurements of one library, one function each. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { ourSymbol } from './cast.js';
import type { Child } from './child.js';
import { type Cost, watch } from './cost.js';
import { type Library, openLibrary } from './library.js';
import { blanks, templates } from './messages.js';
import type { Load, LoadResult } from './post-load.js';
import { type Spread, spreadOf } from './statistics.js';

export interface Flow {
  perSecond: number;
  took?: Spread;
  /** Of each message. */
  cost: Cost;
}

let runs = 0;

/** Messages in, as fast as they go, while nothing is sent: stored, applied and confirmed a second. */
export async function inbound(
  library: Library,
  pool: Pool,
  load: Child,
  about: 'requests' | { open: number },
  { seconds, count, callers = 16 }: { seconds: number; count?: number; callers?: number },
): Promise<Flow> {
  const wish: Load = {
    url: `${library.url}/iso18626`,
    seconds,
    ...(count ? { count } : {}),
    connections: callers,
    templates: about === 'requests' ? [templates.request] : [templates.statusRequest, templates.notification],
    about: about === 'requests' ? 'new' : about,
    run: `R${Date.now().toString(36)}${++runs}`,
  };
  const spent = await watch({ pools: [pool], nodeSeconds: library.cpuSeconds });
  const result = await load.ask<LoadResult>(wish);
  if (result.failed > 0 || result.confirmed === 0)
    throw new Error(`${result.failed} messages were not confirmed: ${result.firstFailure}`);
  return {
    perSecond: result.confirmed / result.seconds,
    took: result.took,
    cost: await spent(result.confirmed),
  };
}

/** The first thousands of messages pay for the compiler of JavaScript: they are not counted. */
export async function warmUp(library: Library, pool: Pool, load: Child, open: number, quick: boolean): Promise<void> {
  const [seconds, count] = quick ? [3, 1_000] : [15, 3_000 * library.processes];
  await inbound(library, pool, load, 'requests', { seconds, count });
  await inbound(library, pool, load, { open }, { seconds, count });
  // As the server does by itself in the minutes after, where it is not told to leave it.
  await pool.query('analyze');
}

/** Staff act on open requests by the API, one after the other on each of eight lanes, while nothing is sent. */
export async function actions(library: Library, pool: Pool, count: number): Promise<Flow> {
  const { rows } = await pool.query<{ id: string; version: number }>(
    `select id::text, version from request where side = 'lending' and state = 'created' order by id limit $1`,
    [count],
  );
  const took: number[] = [];
  const lane = async () => {
    for (let next = rows.pop(); next; next = rows.pop()) {
      const began = performance.now();
      const { id, version } = next;
      await library.desk('POST', `/requests/${id}/actions/willSupply`, { version });
      took.push(performance.now() - began);
    }
  };
  const spent = await watch({ pools: [pool], nodeSeconds: library.cpuSeconds });
  const began = performance.now();
  await Promise.all(Array.from({ length: 8 }, lane));
  const perSecond = took.length / ((performance.now() - began) / 1000);
  return { perSecond, took: spreadOf(took), cost: await spent(took.length) };
}

/** A backlog to one partner, each message in a conversation of its own, sent until it is gone. */
export async function outbox(library: Library, pool: Pool, count: number): Promise<Flow> {
  await settleAll(pool);
  await pool.query(
    `with made as (
        insert into request (side, service_type, state, external_id, partner_code, active_position)
        select 'lending', 'Loan', 'created', $2 || g, 'P1', 0 from generate_series(1, $1) g returning id, external_id),
      cited as (insert into citation (request_id, title, bibliographic) select id, 'Lakes and rivers', '{}' from made),
      talks as (
        insert into conversation (request_id, side, position, partner_code, state, requesting_symbol, supplying_symbol, requesting_agency_request_id,
          iso_version, out_seq)
        select id, 'lending', 0, 'P1', 'asked', 'ISIL:CA-P1', $3, external_id, '1.2', 1 from made returning id, request_id, requesting_agency_request_id as ref)
      insert into outbound_message (request_id, conversation_id, partner_code, seq, kind, summary, requesting_agency_request_id, iso_version, body, status)
        select request_id, id, 'P1', 1, 'supplyingAgencyMessage', 'Notification', ref, '1.2', replace($4, $5, ref), 'pending' from talks`,
    [count, `B${Date.now().toString(36)}-`, ourSymbol, templates.notice, blanks.id],
  );
  const { rows } = await pool.query(`select count(*)::int as waiting from outbound_message where status = 'pending'`);
  const { waiting } = rows[0];
  await pool.query('analyze outbound_message');
  const spent = await watch({ pools: [pool], nodeSeconds: library.cpuSeconds });
  const began = performance.now();
  await openWay(library, pool, 'P1');
  for (;;) {
    const left = await pool.query(
      `select count(*)::int as left from outbound_message where status in ('pending', 'sending')`,
    );
    if (left.rows[0].left === 0) break;
    if (performance.now() - began > 120_000)
      throw new Error(`${left.rows[0].left} messages are left after two minutes.`);
    await pause(50);
  }
  const perSecond = waiting / ((performance.now() - began) / 1000);
  const cost = await spent(waiting);
  await closeWay(pool);
  const bad = await pool.query(`select count(*)::int as bad from outbound_message where status not in ('delivered')`);
  if (bad.rows[0].bad > 0) throw new Error(`${bad.rows[0].bad} messages were not delivered.`);
  return { perSecond, cost };
}

/** Opens the way by the staff's own order, which also wakes the sender. */
export async function openWay(library: Library, pool: Pool, code: string): Promise<void> {
  if (code === '*') await pool.query(`update partner_channel set state = 'closed'`);
  else await library.desk('POST', `/partners/${code}/channel/resume`);
}

export async function closeWay(pool: Pool): Promise<void> {
  await pool.query(`update partner_channel set state = 'suspended'`);
}

/** What earlier measurements left unsent is out of the way. */
export async function settleAll(pool: Pool): Promise<void> {
  await pool.query(
    `update outbound_message set status = 'delivered', settled_at = now() where status in ('pending', 'sending')`,
  );
  await pool.query('vacuum (analyze) outbound_message');
}

export interface Relay {
  offered: number;
  acceptedPerSecond: number;
  deliveredPerSecond: number;
  /** From acceptance (the beginning of its transaction) to the settled answer of the partner. */
  took: Spread;
  /** Waiting messages, once a second. */
  backlog: number[];
  /** Of a message in and its answer out. */
  cost: Cost;
}

/** Each message in calls for one out; both go on together at a steady rate. */
export async function relay(
  library: Library,
  pool: Pool,
  load: Child,
  options: { open: number; rate: number; seconds: number },
): Promise<Relay> {
  await settleAll(pool);
  await openWay(library, pool, '*');
  await pause(300);
  const { rows: at } = await pool.query(`select coalesce(max(id), 0) as last from outbound_message`);
  const backlog: number[] = [];
  const looks = setInterval(() => {
    void pool
      .query(`select count(*)::int as waiting from outbound_message where status in ('pending', 'sending')`)
      .then(({ rows }) => backlog.push(rows[0].waiting));
  }, 1000);
  const spent = await watch({ pools: [pool], nodeSeconds: library.cpuSeconds });
  const wish: Load = {
    url: `${library.url}/iso18626`,
    seconds: options.seconds,
    connections: 64,
    rate: options.rate,
    templates: [templates.statusRequest],
    about: { open: options.open },
    run: `L${Date.now().toString(36)}${++runs}`,
  };
  const result = await load.ask<LoadResult>(wish);
  clearInterval(looks);
  const inTime = await pool.query(
    `select count(*)::int as delivered from outbound_message where id > $1 and status = 'delivered'`,
    [at[0].last],
  );
  const cost = await spent(result.confirmed);
  await pause(1500);
  const { rows } = await pool.query(
    `select extract(epoch from settled_at - created_at)::float8 * 1000 as took, status from outbound_message where id > $1`,
    [at[0].last],
  );
  await closeWay(pool);
  if (result.failed > 0) throw new Error(`${result.failed} messages were not confirmed: ${result.firstFailure}`);
  return {
    offered: options.rate,
    acceptedPerSecond: result.confirmed / result.seconds,
    deliveredPerSecond: inTime.rows[0].delivered / result.seconds,
    took: spreadOf(rows.map((row) => row.took ?? Number.POSITIVE_INFINITY)),
    backlog,
    cost,
  };
}

/** From the order of staff to the first byte at the partner, with the commit between them, at low load. */
export async function firstByte(
  databaseUrl: string,
  pool: Pool,
  sink: Child,
  options: { amqpUrl: string; count: number },
): Promise<Spread> {
  const library = await openLibrary({ databaseUrl, processes: 1, amqpUrl: options.amqpUrl, robot: true });
  try {
    await settleAll(pool);
    await openWay(library, pool, '*');
    await sink.ask('forget');
    const ordered = await library.ask<[string, number][]>(0, { send: options.count, perSecond: 20, partner: 'P2' });
    await pause(1000);
    const came = new Map(await sink.ask<[string, number][]>('firstBytes'));
    await closeWay(pool);
    return spreadOf(ordered.map(([id, at]) => (came.get(id) ?? Number.POSITIVE_INFINITY) - at));
  } finally {
    await library.stop();
  }
}

/** The desk's first page and one request whole, by HTTP, one after the other. */
export async function deskReads(
  library: Library,
  count: number,
  stored: number,
): Promise<{ list: Spread; read: Spread }> {
  const list: number[] = [];
  const read: number[] = [];
  const ways = [
    '/requests?limit=25',
    '/requests?limit=25&side=lending&state=created',
    '/requests?limit=25&partner=P7',
    '/requests?limit=25&q=rivers+winter',
  ];
  for (let n = 0; n < count; n++) {
    let began = performance.now();
    await library.desk('GET', ways[n % ways.length] as string);
    list.push(performance.now() - began);
    const id = 1 + Math.floor(Math.random() * stored);
    began = performance.now();
    await library.desk('GET', `/requests/${id}`);
    read.push(performance.now() - began);
  }
  return { list: spreadOf(list), read: spreadOf(read) };
}
