/** What fifty quiet partners have to bear for a dead one, a slow one and a flooding one. */
import { setTimeout as pause } from 'node:timers/promises';
import { type Child, startChild } from '../../bench/child.js';
import { dice } from '../../support/dice.js';
import type { PartnerOfLibrary } from '../../support/node-under-test.js';
import { requesterXml, requestXml } from '../../support/partner-voice.js';
import { type Fifty, fillOutbox, openFifty } from './fifty.js';
import { figureOf, medianOf, quantileOf } from './figures.js';
import type { Flood, Flooded } from './flooding-partner.js';
import { type Kind, type Verdict, verdictOf } from './ledger.js';
import type { Figure, Scenario } from './scenario.js';

/** Beside whom the quiet ones are measured. */
const neighbours = ['nobody', 'one dead', 'one slow', 'one flooding'] as const;
type Neighbour = (typeof neighbours)[number];

export interface Fair {
  verdict: Verdict;
  figures: readonly Figure[];
  done: Readonly<Record<string, number>>;
}

export interface FairWish {
  rounds: number;
  /** Of one measurement. */
  seconds: number;
  /** Messages of the quiet ones, all together. */
  perSecond: number;
  seed: number;
  isOver?: () => boolean;
}

/** The neighbours take turns, so that a busy moment of the machine meets all of them. */
export async function measureFairness(wish: FairWish): Promise<Fair> {
  const { rounds, seconds, perSecond, seed, isOver = () => false } = wish;
  const { between } = dice(seed);
  const fifty = await openFifty();
  const noise = startChild(new URL('flooding-partner.ts', import.meta.url).href);
  try {
    const { library, partners } = fifty;
    const [dead, slow, flooding, ...quiet] = partners as [
      PartnerOfLibrary,
      PartnerOfLibrary,
      PartnerOfLibrary,
      ...PartnerOfLibrary[],
    ];
    const about = ({ code, symbol }: PartnerOfLibrary) => ({
      requester: symbol,
      supplier: library.symbol,
      id: `OPEN-${code}`,
    });
    for (const partner of [flooding, ...quiet]) await library.hear(partner, requestXml(about(partner)));
    const node = await library.fork();
    const took = new Map<Neighbour, { confirmed: number[]; sent: number[] }>();
    const found: { kind: Kind; sentence: string }[] = [];
    const flooded: Flooded = { confirmed: 0, busy: 0, other: 0 };
    let said = 0;

    /** One quiet partner asks for the status; the answer goes out to it. */
    const one = async (times: { confirmed: number[] }) => {
      const partner = quiet[between(0, quiet.length)] as PartnerOfLibrary;
      const began = performance.now();
      said += 1;
      const reply = await library.hear(partner, requesterXml(about(partner), 'StatusRequest'), node);
      if (reply.messageStatus !== 'OK')
        found.push({ kind: 'refused', sentence: `${partner.code}, which is quiet, was answered ${reply.status}` });
      times.confirmed.push(performance.now() - began);
    };
    const quietly = async (times: { confirmed: number[] }) => {
      const going: Promise<void>[] = [];
      for (const end = performance.now() + seconds * 1000; performance.now() < end; await pause(1000 / perSecond))
        going.push(one(times));
      await Promise.all(going);
    };
    const beside: Record<Neighbour, (measured: () => Promise<void>) => Promise<void>> = {
      nobody: (measured) => measured(),
      'one dead': async (measured) => {
        await fifty.ask({ code: dead.code, answersAfterMs: 'never' });
        await fillFor(fifty, dead, 400);
        await measured();
      },
      'one slow': async (measured) => {
        await fifty.ask({ code: slow.code, answersAfterMs: 1000 });
        await fillFor(fifty, slow, 400);
        await measured();
      },
      'one flooding': async (measured) => {
        const going = flood(noise, { url: node.url, token: flooding.token, about: about(flooding), seconds });
        await measured();
        const { confirmed, busy, other } = await going;
        flooded.confirmed += confirmed;
        flooded.busy += busy;
        flooded.other += other;
      },
    };
    await quietly({ confirmed: [] }); // the compiler's first seconds are nobody's
    for (let round = 0; round < rounds && !isOver(); round += 1)
      for (const neighbour of neighbours) {
        const times = took.get(neighbour) ?? { confirmed: [], sent: [] };
        took.set(neighbour, times);
        const [from] = await library.rows<{ id: string }>(
          'select coalesce(max(id), 0)::text as id from outbound_message',
        );
        await beside[neighbour](() => quietly(times));
        await untilQuietAreSent(fifty, quiet);
        const sent = await library.rows<{ ms: number }>(
          `select extract(epoch from settled_at - created_at)::float8 * 1000 as ms from outbound_message
            where id > $1 and partner_code = any($2) and status = 'delivered'`,
          [from?.id, quiet.map(({ code }) => code)],
        );
        times.sent.push(...sent.map(({ ms }) => ms));
        await calm(fifty, [dead, slow]);
      }
    const unsent = await library.rows<{ code: string; status: string }>(
      `select partner_code as code, status from outbound_message where partner_code = any($1) and status <> 'delivered'`,
      [quiet.map(({ code }) => code)],
    );
    for (const { code, status } of unsent)
      found.push({
        kind: status === 'pending' || status === 'sending' ? 'lost' : 'falsely parked',
        sentence: `a message for ${code}, which is quiet, is ${status}`,
      });
    if (flooded.other > 0)
      found.push({ kind: 'refused', sentence: `${flooded.other} calls of the flooding partner were not answered` });
    const stored = await library.rows(`select 1 from inbound_message where partner_code = $1`, [flooding.code]);
    if (stored.length < flooded.confirmed)
      found.push({
        kind: 'lost',
        sentence: `${flooded.confirmed} confirmed to the flooding one, ${stored.length} stored`,
      });
    return {
      verdict: verdictOf(found),
      figures: neighbours.flatMap((neighbour) => figuresOf(neighbour, took)),
      done: {
        'quiet messages': said,
        'flooding messages confirmed': flooded.confirmed,
        'told to come again': flooded.busy,
      },
    };
  } finally {
    await noise.stop();
    await fifty.close();
  }
}

/** A partner that has many messages waiting. */
const fillFor = ({ library }: Fifty, partner: PartnerOfLibrary, many: number) => fillOutbox(library, [partner], many);

const flood = (noise: Child, wish: Flood): Promise<Flooded> => noise.ask<Flooded>(wish);

async function untilQuietAreSent({ library }: Fifty, quiet: readonly PartnerOfLibrary[]): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await pause(50)) {
    const left = await library.rows(
      `select 1 from outbound_message where partner_code = any($1) and status in ('pending', 'sending') limit 1`,
      [quiet.map(({ code }) => code)],
    );
    if (left.length === 0) return;
  }
}

/** What waits for the loud ones is taken out of the way, and they are well again. */
async function calm(fifty: Fifty, loud: readonly PartnerOfLibrary[]): Promise<void> {
  const codes = loud.map(({ code }) => code);
  for (const code of codes) await fifty.ask({ code, answersAfterMs: 0 });
  await fifty.library.rows(
    `update outbound_message set status = 'delivered', settled_at = now(), lease_until = null
      where partner_code = any($1) and status in ('pending', 'sending')`,
    [codes],
  );
  await fifty.library.rows(
    `update partner_channel set state = 'closed', failures_in_a_row = 0, rate_per_second = null, next_probe_at = null
      where partner_code = any($1)`,
    [codes],
  );
}

function figuresOf(
  neighbour: Neighbour,
  took: ReadonlyMap<Neighbour, { confirmed: number[]; sent: number[] }>,
): Figure[] {
  return (['confirmed', 'sent'] as const).map((what) => {
    const own = took.get(neighbour)?.[what] ?? [];
    const alone = quantileOf(took.get('nobody')?.[what] ?? [], 0.95);
    const p95 = quantileOf(own, 0.95);
    const rise = (p95 / alone - 1) * 100;
    const name =
      what === 'confirmed' ? 'message in, to its confirmation' : 'message out, from its commit to its delivery';
    const figure = figureOf(`quiet partners beside ${neighbour}: ${name}, p95`, p95, undefined, 'ms');
    const value = `${figure.value} (median ${medianOf(own).toFixed(0)} ms${neighbour === 'nobody' ? '' : `, p95 ${rise >= 0 ? '+' : ''}${rise.toFixed(0)} %`})`;
    return neighbour === 'nobody'
      ? { ...figure, value }
      : { ...figure, value, aim: { text: 'less than +20 %', reached: rise < 20 } };
  });
}

export const fairness: Scenario = {
  name: 'fairness',
  does: 'Forty-seven quiet partners of fifty say and get a message now and then: beside nobody, one that is dead, one that is slow, and one that floods the node over forty connections.',
  holds: 'None of the quiet ones is refused or loses a message, and the flooding one loses none that was confirmed.',
  run: ({ choice, isOver }) => measureFairness({ rounds: 5, seconds: 5, perSecond: 25, seed: choice.seed, isOver }),
};
