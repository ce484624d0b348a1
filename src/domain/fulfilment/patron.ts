/** Whether a patron may request, and what staff read when not. */
import { message, type Wording } from '../../words/message.js';
import { localDate } from '../calendar/calendar.js';
import type { LoanTerms } from '../rules/loan-rules.js';
import type { Policies } from './policies.js';

export { type Language, languages } from '../../words/languages.js';

export const blockKinds = ['manual', 'overdue', 'lost'] as const;
export type BlockKind = (typeof blockKinds)[number];

/** Why a patron is blocked: what staff wrote, or the title of the loan for which the library blocks by itself. */
export const blockWords = (kind: BlockKind, reason: string): Wording =>
  kind === 'manual' ? reason : message(`blocked.${kind}`, { title: reason });

export interface PatronStanding {
  /** `review`: staff look at the request before it goes on; `refused`: not before the reasons are gone. */
  decision: 'allowed' | 'review' | 'refused';
  /** `block`: it is one of the patron's blocks. */
  reasons: { text: Wording; block?: true }[];
}

export interface PatronFacts {
  /** The last local day on which the patron may use the library. */
  expiresOn?: string;
  /** The blocks that nobody lifted. */
  blocks: readonly { kind: BlockKind; reason: string; until?: string }[];
  activeRequests: number;
  /** `12.50` */
  feesOwed: string;
  currency: string;
}

/** What of the terms decides on one more request. */
type RequestTerms = Pick<LoanTerms, 'mayRequest' | 'refusal' | 'requestLimit'>;

/** One more request of this patron, by blocks, expiry, fees and the terms. Being over the limit is no dead end. */
export function standingOf(
  patron: PatronFacts,
  { feeBlockFrom }: Pick<Policies, 'feeBlockFrom'>,
  { mayRequest, refusal, requestLimit: limit }: RequestTerms,
  now: Date,
  timeZone: string,
): PatronStanding {
  const { expiresOn, blocks, activeRequests, feesOwed, currency } = patron;
  const refused: PatronStanding['reasons'] = blocks.map(({ kind, reason, until }) => ({
    text:
      kind === 'manual' && until !== undefined
        ? message('standing.manualUntil', { reason, day: { day: until } })
        : message(`standing.${kind}`, { reason }),
    block: true,
  }));
  if (expiresOn !== undefined && expiresOn < localDate(now, timeZone))
    refused.push({ text: message('standing.cardExpired', { day: { day: expiresOn } }) });
  if (cents(feeBlockFrom) > 0 && cents(feesOwed) >= cents(feeBlockFrom))
    refused.push({ text: message('standing.owes', { fees: { amount: feesOwed, currency } }) });
  if (!mayRequest) refused.push({ text: refusal ?? message('refusedLoanRule.mayNotRequest') });
  if (refused.length > 0) return { decision: 'refused', reasons: refused };
  if (limit === 0 || activeRequests < limit) return { decision: 'allowed', reasons: [] };
  return { decision: 'review', reasons: [{ text: message('standing.atLimit', { requests: activeRequests, limit }) }] };
}

const cents = (amount: string): number => Math.round(Number(amount) * 100);
