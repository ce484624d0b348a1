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
  /** The transaction is over: what it leased goes now when it was kept, and places that nobody needs are free. */
  over(kept: boolean): void;
}

export function createLeases(firstTries: FirstTries | undefined): Leases {
  let places = 0;
  const taken: Claimed[] = [];
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
    over: (kept) => {
      const going = kept ? taken : [];
      firstTries?.release(places - going.length);
      if (going.length > 0) firstTries?.begin(going);
      places = 0;
      taken.length = 0;
    },
  };
}
