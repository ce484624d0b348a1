/** Whether a patron may request, and what staff read when not. */
import { localDate } from '../calendar.js';
import type { Policies } from './policies.js';

export { type Language, languages } from '../../words/languages.js';

export const blockKinds = ['manual', 'overdue', 'lost'] as const;
export type BlockKind = (typeof blockKinds)[number];

/** Blocks that the library sets by itself begin with one of these words, and end with the title. */
const ownBlocks: Record<Exclude<BlockKind, 'manual'>, { word: string; french: string }> = {
  overdue: { word: 'Overdue: ', french: 'En retard\u00a0: ' },
  lost: { word: 'Lost: ', french: 'Perdu\u00a0: ' },
};
export const ownBlock = (kind: keyof typeof ownBlocks, title: string): string => `${ownBlocks[kind].word}${title}`;

/** A block's reason in French: what staff wrote stays as it is. */
export function frenchOfBlock(reason: string): string {
  const own = Object.values(ownBlocks).find(({ word }) => reason.startsWith(word));
  return own ? `${own.french}${reason.slice(own.word.length)}` : reason;
}

export interface Standing {
  /** `review`: staff look at the request before it goes on; `refused`: not before the reasons are gone. */
  decision: 'allowed' | 'review' | 'refused';
  /** `block`: it is one of the patron's blocks. */
  reasons: { text: string; french: string; block?: true }[];
}

export interface PatronFacts {
  /** The last local day on which the patron may use the library. */
  expiresOn?: string;
  /** The reasons of blocks that nobody lifted. */
  blocks: readonly string[];
  activeRequests: number;
  /** `12.50` */
  feesOwed: string;
}

/** One more request of this patron, by blocks, expiry, fees and the limit. Being over the limit is no dead end. */
export function standingOf(
  patron: PatronFacts,
  policies: Pick<Policies, 'activeRequestLimit' | 'feeBlockFrom'>,
  now: Date,
  timeZone: string,
): Standing {
  const { expiresOn, blocks, activeRequests, feesOwed } = patron;
  const { activeRequestLimit: limit, feeBlockFrom } = policies;
  const refused: Standing['reasons'] = blocks.map((reason) => ({
    text: `Blocked: ${ended(reason)}`,
    french: `Bloqué : ${ended(frenchOfBlock(reason))}`,
    block: true,
  }));
  if (expiresOn !== undefined && expiresOn < localDate(now, timeZone))
    refused.push({ text: `The card expired on ${expiresOn}.`, french: `La carte a expiré le ${expiresOn}.` });
  if (cents(feeBlockFrom) > 0 && cents(feesOwed) >= cents(feeBlockFrom))
    refused.push({ text: `The patron owes ${feesOwed} in fees.`, french: `L’usager doit ${feesOwed} en frais.` });
  if (refused.length > 0) return { decision: 'refused', reasons: refused };
  if (limit === 0 || activeRequests < limit) return { decision: 'allowed', reasons: [] };
  const text = `The patron has ${activeRequests} active requests; the limit is ${limit}.`;
  const french = `L’usager a ${activeRequests} demandes actives; la limite est de ${limit}.`;
  return { decision: 'review', reasons: [{ text, french }] };
}

/** What somebody wrote, closed as a sentence: another one may follow it. */
const ended = (words: string): string => (/[.!?…]$/.test(words.trim()) ? words.trim() : `${words.trim()}.`);

const cents = (amount: string): number => Math.round(Number(amount) * 100);
