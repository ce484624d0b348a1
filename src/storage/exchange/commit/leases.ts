/** Messages that are leased as they are written: they are handed over as soon as their transaction is committed, and nothing is claimed. */
import type { WrittenMessages } from '../../../engine/model/delivery-queue.js';
import type { OutboundDraft } from '../../../engine/model/records.js';
import type { Lease } from '../../loans/write-steps.js';

/** Leases of one transaction. */
interface Leases {
  /** Of each conversation the first message that a step writes, where its partner has room. */
  lease: Lease;
  /** The transaction is over. */
  end(): void;
}

/** Leases for all transactions of this process; `messages`: who sends what they write, once somebody does. */
export function createLeases(messages: () => WrittenMessages | undefined): () => Leases {
  /** What is being written under a lease: the database does not count it yet. */
  const beingWritten = new Set<OutboundDraft>();
  return () => {
    const ours: OutboundDraft[] = [];
    return {
      lease: (draft, { outbound }) => {
        const isFirst = outbound.find((each) => each.conversationPosition === draft.conversationPosition) === draft;
        const sender = messages();
        if (!isFirst || draft.waitSeconds || !sender?.mayLease()) return undefined;
        const others = [...beingWritten].filter(({ partnerCode }) => partnerCode === draft.partnerCode);
        if (others.length >= sender.perPartner) return undefined;
        beingWritten.add(draft);
        ours.push(draft);
        return { leaseFor: sender.instance, perPartner: sender.perPartner - others.length };
      },
      end: () => {
        for (const draft of ours) beingWritten.delete(draft);
      },
    };
  };
}
