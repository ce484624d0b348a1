/** Leases of one transaction: places are kept for what it writes, and its tries begin when it is kept. */
import type { Decision } from '../engine/model/records.js';
import type { Claimed } from '../engine/model/store.js';
import type { FirstTries } from '../engine/sending/first-tries.js';
import type { Lease } from './loans/planned-step.js';

export interface Leases {
  /** For the messages of a decision: the first of each conversation, when nothing holds it back. */
  of(decision: Decision): Lease | undefined;
  /** What the statement leased. */
  took(claimed: readonly Claimed[]): void;
  /** What the decision wrote and the statement did not lease. */
  left(decision: Decision, ids: readonly string[]): void;
  /** The transaction is over: what it leased goes now when it was kept, and places that nobody needs are free. */
  over(kept: boolean): void;
}

export function createLeases(firstTries: FirstTries | undefined): Leases {
  let places = 0;
  const taken: Claimed[] = [];
  let waiting: { partner: string; ids: readonly string[] }[] = [];
  return {
    of: ({ outbound }) => {
      if (!firstTries || outbound.length === 0) return undefined;
      const { instance, perPartner } = firstTries;
      const chosen = new Set<object>();
      const conversations = new Set<number>();
      for (const draft of outbound) {
        const isFirst = !conversations.has(draft.conversationPosition);
        conversations.add(draft.conversationPosition);
        if (!isFirst || (draft.waitSeconds ?? 0) > 0 || !firstTries.reserve()) continue;
        places += 1;
        chosen.add(draft);
      }
      return (draft) => (chosen.has(draft) ? { leaseFor: instance, perPartner } : undefined);
    },
    took: (claimed) => {
      taken.push(...claimed);
    },
    left: ({ outbound: [first, ...others] }, ids) => {
      const isToOne = others.every(({ partnerCode }) => partnerCode === first?.partnerCode);
      if (first && isToOne && ids.length > 0) waiting.push({ partner: first.partnerCode, ids });
    },
    over: (kept) => {
      if (kept) for (const { partner, ids } of waiting) firstTries?.left(partner, ids);
      waiting = [];
      const going = kept ? taken : [];
      firstTries?.release(places - going.length);
      if (going.length > 0) firstTries?.begin(going);
      places = 0;
      taken.length = 0;
    },
  };
}
