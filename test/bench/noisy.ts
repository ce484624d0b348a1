/**
 * FD1: how long a quiet partner waits for its confirmations alone, beside one that floods the node, and beside the same
 * flood at a server that does nothing. The three take turns, so that a busy moment of the machine meets all of them.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';
import { symbolOf, tokenOf } from './cast.js';
import type { Child } from './child.js';
import { partnerCount } from './fill.js';
import type { Library } from './library.js';
import { blanks, templates } from './messages.js';
import type { Flood, Flooded } from './noise.js';
import { type Spread, spreadOf } from './statistics.js';

export interface Beside {
  what: string;
  alone: Spread;
  beside: Spread;
  /** Beside as many messages a second, posted to a server that answers at once: what the flood itself takes of the machine. */
  bare: Spread;
  /** Of all rounds. */
  flood: Flooded;
  seconds: number;
}

const floods: readonly { what: string; connections: number; bytes: number }[] = [
  { what: '40 connections of small messages', connections: 40, bytes: 0 },
  { what: '4 connections of 1 MB messages', connections: 4, bytes: 1_000_000 },
];

const quiet = 7;
let serial = 0;

/** Twenty messages a second of one partner, whether or not the one before is answered; milliseconds of each. */
async function quietPartner(url: string, seconds: number): Promise<number[]> {
  const pool = new Pool(url, { connections: 8, pipelining: 1 });
  const took: number[] = [];
  const one = async () => {
    const n = serial++;
    const body = templates.notification
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
  return took;
}

/** `bareUrl`: a server that answers each post at once. */
export async function besideNoise(
  library: Library,
  noise: Child,
  bareUrl: string,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Beside[]> {
  await quietPartner(library.url, 2);
  const found: Beside[] = [];
  for (const { what, ...size } of floods) {
    const took = { alone: [] as number[], beside: [] as number[], bare: [] as number[] };
    const all: Flooded = { confirmed: 0, busy: 0, other: 0 };
    const under = async (flood: Partial<Flood> & Pick<Flood, 'url' | 'path'>) => {
      const flooding = noise.ask<Flooded>({ ...size, ...flood, seconds: seconds + 0.5 });
      await pause(500);
      const each = await quietPartner(library.url, seconds);
      return { each, flooded: await flooding };
    };
    for (let round = 0; round < rounds; round += 1) {
      took.alone.push(...(await quietPartner(library.url, seconds)));
      const { each, flooded } = await under({ url: library.url, path: '/iso18626' });
      took.beside.push(...each);
      for (const name of ['confirmed', 'busy', 'other'] as const) all[name] += flooded[name];
      // Its bucket fills while it posts elsewhere: every round begins with the burst that the quota allows.
      const perSecond = flooded.confirmed / (seconds + 0.5);
      took.bare.push(...(await under({ url: bareUrl, path: '/bare', perSecond })).each);
    }
    const spreads = { alone: spreadOf(took.alone), beside: spreadOf(took.beside), bare: spreadOf(took.bare) };
    found.push({ what, ...spreads, flood: all, seconds: rounds * (seconds + 0.5) });
  }
  return found;
}
