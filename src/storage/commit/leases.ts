/** Messages that are leased as they are written: they are handed over as soon as their transaction is committed, and nothing is claimed. */
import type { WrittenMessages } from '../../engine/model/delivery-queue.js';
import type { Decision } from '../../engine/model/records.js';
import type { Lease, WrittenStep } from '../loans/write-steps.js';

/** Leases of one transaction. */
export interface Leases {
  /** For the messages of a decision: the first of each conversation, where its partner has room. */
  of(decision: Decision): Lease;
  /** A step was written. */
  wrote(step: Pick<WrittenStep, 'leased' | 'othersWait'>): void;
  /** The transaction is over: what it leased is handed over, for what waits somebody looks again. */
  over(isCommitted: boolean): void;
}

export const noLeases: Leases = { of: () => () => undefined, wrote: () => {}, over: () => {} };

/** Leases for all transactions of this process, which has `messages` sent. */
export function createLeases(messages: WrittenMessages): () => Leases {
  /** Messages that are being written under a lease, by their partner: the database does not count them yet. */
  const beingWritten = new Map<string, number>();
  const count = (partner: string) => beingWritten.get(partner) ?? 0;

  return () => {
    const counted: string[] = [];
    const written: Pick<WrittenStep, 'leased' | 'othersWait'>[] = [];
    return {
      of: ({ outbound }) => {
        const mayLease = outbound.length > 0 && messages.mayLease();
        const first = new Map(outbound.toReversed().map((draft) => [draft.conversationPosition, draft]));
        return (draft) => {
          const { partnerCode, waitSeconds = 0 } = draft;
          const room = messages.perPartner - count(partnerCode);
          if (!mayLease || first.get(draft.conversationPosition) !== draft || waitSeconds > 0 || room <= 0)
            return undefined;
          beingWritten.set(partnerCode, count(partnerCode) + 1);
          counted.push(partnerCode);
          return { leaseFor: messages.instance, perPartner: room };
        };
      },
      wrote: (step) => void written.push(step),
      over: (isCommitted) => {
        for (const partner of counted) {
          if (count(partner) > 1) beingWritten.set(partner, count(partner) - 1);
          else beingWritten.delete(partner);
        }
        const leased = written.flatMap((step) => step.leased);
        if (isCommitted && leased.length > 0) messages.leased(leased);
        if (isCommitted && written.some(({ othersWait }) => othersWait)) messages.waiting();
      },
    };
  };
}
