/**
 * FD1: how long a quiet partner waits for its confirmations alone, beside one that floods the node, and beside the same
 * flood at a server that does nothing. The three take turns, so that a busy moment of the machine meets all of them.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { Pool } from 'undici';
import { symbolOf, tokenOf } from './cast.js';
import type { Child } from './child.js';
import { partnerCount } from './fill.js';
import type { Library } from './library.js';
import { blanks, templates } from './messages.js';
import type { Flood, Flooded, Template } from './noise.js';
import { type Spread, spreadOf } from './statistics.js';

export interface Spreads {
  alone: Spread;
  beside: Spread;
  /** Beside as many messages a second, posted to a server that answers at once: what the flood itself takes of the machine. */
  bare: Spread;
}
export interface Beside extends Spreads {
  what: string;
  /** From the commit of an answer to the quiet partner until it was delivered. */
  out: Spreads;
  /** Of all rounds. */
  flood: Flooded;
  seconds: number;
}

interface FloodKind {
  what: string;
  connections: number;
  bytes: number;
  perSecond?: number;
  /** What both partners send. */
  template?: Template;
}

const floods: readonly FloodKind[] = [
  { what: '40 connections of small messages', connections: 40, bytes: 0 },
  { what: '4 connections of 1 MB messages', connections: 4, bytes: 1_000_000 },
];

/** What a partner with a fault in its program sends: a multiple of its share, and less than the node could take. Each is answered. */
const twoHundredASecond: FloodKind = {
  ...{ what: '200 messages a second', connections: 40, bytes: 0 },
  ...{ perSecond: 200, template: 'statusRequest' },
};

export const besideFloods = (...given: BesideGiven) => besideEach(floods, ...given);
/** KD5: the other partner may wait half as long again, in both directions. */
export const besideTwoHundred = (...given: BesideGiven) => besideEach([twoHundredASecond], ...given);

const quiet = 7;
let serial = 0;

/** Milliseconds of each message of the quiet partner, and of each answer to it. */
interface Took {
  confirmed: number[];
  out: number[];
}

/** Twenty messages a second of one partner, whether or not the one before is answered. */
async function quietPartner(url: string, database: pg.Pool, seconds: number, template: Template): Promise<Took> {
  const pool = new Pool(url, { connections: 8, pipelining: 1 });
  const took: number[] = [];
  const before = await lastMessage(database);
  const one = async () => {
    const n = serial++;
    const body = templates[template]
      .replaceAll(blanks.sender, symbolOf(`P${quiet}`).slice('ISIL:'.length))
      .replaceAll(blanks.id, `OPEN-${quiet + partnerCount * (n % 16)}`)
      .replaceAll(blanks.time, new Date(Date.now() + n).toISOString())
      .replaceAll(blanks.note, `quiet ${n}`);
    const began = performance.now();
    const answer = await pool.request({
      path: '/iso18626',
      method: 'POST',
      body,
      headers: { 'content-type': 'application/xml', authorization: `Bearer ${tokenOf(`P${quiet}`)}` },
    });
    const text = await answer.body.text();
    if (answer.statusCode !== 200 || !text.includes('>OK<'))
      throw new Error(`The quiet partner is answered ${answer.statusCode}: ${text.slice(0, 300)}`);
    took.push(performance.now() - began);
  };
  const going: Promise<void>[] = [];
  for (const end = performance.now() + seconds * 1000; performance.now() < end; await pause(50)) going.push(one());
  await Promise.all(going);
  await pool.close();
  return { confirmed: took, out: await sentSince(database, before) };
}

async function lastMessage(database: pg.Pool): Promise<string> {
  return (await database.query('select coalesce(max(id), 0)::text as id from outbound_message')).rows[0].id;
}

async function sentSince(database: pg.Pool, before: string): Promise<number[]> {
  for (const end = Date.now() + 30_000; ; await pause(50)) {
    const { rows } = await database.query(
      `select extract(epoch from settled_at - created_at)::float8 * 1000 as ms from outbound_message
        where id > $1 and partner_code = $2`,
      [before, `P${quiet}`],
    );
    const took: (number | null)[] = rows.map(({ ms }) => ms);
    if (took.every((ms) => ms !== null)) return took as number[];
    if (Date.now() > end) throw new Error('What was answered to the quiet partner was not sent within half a minute.');
  }
}

type BesideGiven = [
  library: Library,
  database: pg.Pool,
  noise: Child,
  /** Of a server that answers each post at once. */
  bareUrl: string,
  wish: { rounds: number; seconds: number },
];

async function besideEach(
  kinds: readonly FloodKind[],
  ...[library, database, noise, bareUrl, { rounds, seconds }]: BesideGiven
): Promise<Beside[]> {
  const found: Beside[] = [];
  for (const { what, template = 'notification', ...size } of kinds) {
    const quietly = (forSeconds: number) => quietPartner(library.url, database, forSeconds, template);
    await quietly(2);
    const took: Record<keyof Spreads, Took> = { alone: nothing(), beside: nothing(), bare: nothing() };
    const keep = (where: keyof Spreads, { confirmed, out }: Took) => {
      took[where].confirmed.push(...confirmed);
      took[where].out.push(...out);
    };
    const all: Flooded = { confirmed: 0, busy: 0, other: 0 };
    const under = async (flood: Partial<Flood> & Pick<Flood, 'url' | 'path'>) => {
      const flooding = noise.ask<Flooded>({ template, ...size, ...flood, seconds: seconds + 0.5 });
      await pause(500);
      const each = await quietly(seconds);
      return { each, flooded: await flooding };
    };
    for (let round = 0; round < rounds; round += 1) {
      keep('alone', await quietly(seconds));
      const { each, flooded } = await under({ url: library.url, path: '/iso18626' });
      keep('beside', each);
      for (const name of ['confirmed', 'busy', 'other'] as const) all[name] += flooded[name];
      // Its bucket fills while it posts elsewhere: every round begins with the burst that the quota allows.
      const perSecond = flooded.confirmed / (seconds + 0.5);
      keep('bare', (await under({ url: bareUrl, path: '/bare', perSecond })).each);
    }
    const spreads = (of: keyof Took) => ({
      alone: spreadOf(took.alone[of]),
      beside: spreadOf(took.beside[of]),
      bare: spreadOf(took.bare[of]),
    });
    found.push({ what, ...spreads('confirmed'), out: spreads('out'), flood: all, seconds: rounds * (seconds + 0.5) });
  }
  return found;
}

const nothing = (): Took => ({ confirmed: [], out: [] });
