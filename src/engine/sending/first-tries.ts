/**
 * What this process writes it sends itself, as soon as it is kept: a message to a partner whose way is free is leased as it is
 * written, and nobody has to claim it. Where that is not so (the partner is held, others wait before it, all places are
 * taken) the message waits and is claimed like any other.
 */
import type { Claimed } from '../model/store.js';

export interface FirstTries {
  /** Named in the leases. */
  readonly instance: string;
  /** So many tries are on their way to one partner at most. */
  readonly perPartner: number;
  /** Keeps a place for one try; false where there is none, or where this process sends nothing by itself. */
  reserve(): boolean;
  /** Gives back places that were kept and are not needed. */
  release(places: number): void;
  /** They are kept: their tries begin, each in a place that was kept for it. */
  begin(claimed: readonly Claimed[]): void;
  /** They are kept and wait to be claimed. */
  left(partnerCode: string, ids: readonly string[]): void;
}

/** Who sends them: a sender, while it runs. */
export type FirstSender = Pick<FirstTries, 'reserve' | 'release' | 'begin' | 'left'>;

/** The store is made before the sender is; until then nothing is leased. */
export function createFirstTries(
  instance: string,
  perPartner: number,
): FirstTries & { sentBy(sender: FirstSender): void } {
  let sender: FirstSender | undefined;
  return {
    instance,
    perPartner,
    reserve: () => sender?.reserve() ?? false,
    release: (places) => sender?.release(places),
    begin: (claimed) => sender?.begin(claimed),
    left: (partnerCode, ids) => sender?.left(partnerCode, ids),
    sentBy: (who) => {
      sender = who;
    },
  };
}
