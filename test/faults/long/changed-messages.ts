import fc from 'fast-check';
import { messageSamples } from '../../fixtures/messages/wire.js';
import { brokenPromises } from '../../support/invariants.js';
import { mutations } from '../../support/mutations.js';
import {
  type AppContext,
  type LibraryUnderTest,
  openLibrary,
  type PartnerOfLibrary,
} from '../../support/node-under-test.js';
import { requesterXml, requestXml, supplierXml } from '../../support/partner-voice.js';
import { figureOf } from './figures.js';
import { verdictOf } from './ledger.js';
import { residentMb } from './resident.js';
import type { Scenario } from './scenario.js';

/** This partner is never called. */
export const nowhere = 'http://127.0.0.1:8999/iso18626';
/** A node that says nothing for so long hangs. */
const hangsMs = 30_000;
const portion = 1000;

export interface Changed {
  sent: number;
  /** How often each status was answered. */
  statuses: ReadonlyMap<number, number>;
  /** Answers that no message deserves, in sentences. */
  wrong: readonly string[];
  slowestMs: number;
}

/** Messages about a loan and a wish of this library, changed at random; so many are under way at once. */
export async function sendChanged(
  library: LibraryUnderTest,
  partner: PartnerOfLibrary,
  wish: { at: Pick<AppContext, 'url'>; many: number; seed: number; atOnce: number; isOver?: () => boolean },
): Promise<Changed> {
  const { at, many, seed, atOnce, isOver = () => false } = wish;
  const lent = { requester: partner.symbol, supplier: library.symbol, id: 'LENT' };
  const ours = await library.wish([partner.code]);
  await library.hand.act(ours.id, 'send');
  const asked = { requester: library.symbol, supplier: partner.symbol, id: ours.externalId };
  await library.hear(partner, requestXml(lent), at);
  const samples = [
    requestXml({ ...lent, id: 'OTHER' }),
    requesterXml(lent, 'Notification', 'A word.'),
    requesterXml(lent, 'StatusRequest'),
    supplierXml(asked, 'WillSupply', { reason: 'RequestResponse', note: 'Soon.', dueDate: '2031-01-31' }),
    ...messageSamples,
  ].map((each) => (typeof each === 'string' ? Buffer.from(each) : each));
  const statuses = new Map<number, number>();
  const wrong: string[] = [];
  let slowestMs = 0;
  let sent = 0;
  const one = async (bytes: Buffer) => {
    const began = performance.now();
    const shown = () => bytes.toString('latin1').slice(0, 2000);
    try {
      const answer = await fetch(`${at.url}/iso18626`, {
        method: 'POST',
        headers: { 'content-type': 'application/xml', authorization: `Bearer ${partner.token}` },
        body: new Uint8Array(bytes),
        signal: AbortSignal.timeout(hangsMs),
      });
      const text = await answer.text();
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      const isConfirmation = text.includes('onfirmation') && /messageStatus>(OK|ERROR)</.test(text);
      if (answer.status === 200 ? !isConfirmation : answer.status !== 403) wrong.push(`${answer.status} to ${shown()}`);
    } catch (error) {
      wrong.push(`${(error as Error).message} to ${shown()}`);
    }
    slowestMs = Math.max(slowestMs, performance.now() - began);
    sent += 1;
  };
  for (let from = 0; from < many && !isOver(); from += portion) {
    const numRuns = Math.min(portion, many - from);
    const drawn = fc.sample(fc.tuple(fc.constantFrom(...samples), mutations), { numRuns, seed: seed + from });
    const lane = async () => {
      for (let next = drawn.pop(); next; next = drawn.pop())
        await one(next[1].reduce<Buffer>((all, change) => change(all), next[0]));
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
  }
  return { sent, statuses, wrong, slowestMs };
}

export const changedMessages: Scenario = {
  name: 'messages',
  does: 'Valid messages are changed at random, in bytes, values and structure, and said to a node, eight at once.',
  holds:
    'Each is answered with a confirmation, never by a fault of the node or by silence, and the node lends on afterwards.',
  run: async ({ choice, isOver }) => {
    const library = await openLibrary();
    try {
      const partner = await library.addPartner('PARTNER', nowhere);
      const node = await library.fork();
      const before = residentMb(node.pid) ?? 0;
      const { sent, statuses, wrong, slowestMs } = await sendChanged(library, partner, {
        at: node,
        many: choice.messages,
        seed: choice.seed,
        atOnce: 8,
        isOver,
      });
      const after = { requester: partner.symbol, supplier: library.symbol, id: 'AFTERWARDS' };
      const good = await library.hear(partner, requestXml(after), node);
      const memory = residentMb(node.pid) ?? 0;
      await node.kill('SIGTERM');
      const broken = await brokenPromises({ ...library, journal: [] });
      const verdict = verdictOf([
        ...[...wrong, ...broken].map((sentence) => ({ kind: 'otherwise wrong' as const, sentence })),
        ...(good.messageStatus === 'OK' ? [] : [{ kind: 'refused' as const, sentence: `${good.status} afterwards` }]),
      ]);
      return {
        done: {
          'changed messages': sent,
          ...Object.fromEntries([...statuses].map(([status, many]) => [`answered ${status}`, many])),
        },
        verdict,
        figures: [
          figureOf('slowest answer', slowestMs / 1000, 2),
          figureOf('memory of the node before', before, undefined, 'MB'),
          figureOf('memory of the node after', memory, undefined, 'MB'),
        ],
      };
    } finally {
      await library.close();
    }
  },
};
