/**
 * Tries are settled many in one statement: what comes in while it runs goes with the next. Where more waits for a partner, the
 * same statement claims it, so that a backlog costs one statement and one commit a round.
 */
import type { EngineContext } from '../engine-context.js';
import type { Claimed, ClaimWish, Settled, SettledTries, SettledTry } from '../model/store.js';
import type { Settle } from './deliver.js';

/** What is claimed as tries are settled. */
export interface NextTries {
  /** Keeps places for what may be claimed as tries of these partners are settled; undefined: nothing waits that is known of. */
  reserve(partners: readonly string[]): ClaimWish | undefined;
  /** It was claimed, as tries of these partners were settled. */
  begin(claimed: readonly Claimed[], wish: ClaimWish, partners: readonly string[]): void;
  /** It could not be claimed so. */
  drop(wish: ClaimWish): void;
}

/** So many tries wait to be settled before a second statement runs beside the first. */
const crowd = 8;

export function createSettler(
  { store, faultPoint }: Pick<EngineContext, 'store' | 'faultPoint'>,
  next: NextTries,
): Settle {
  let waiting: {
    settled: SettledTry;
    done: (outcome: Settled | undefined) => void;
    failed: (error: unknown) => void;
  }[] = [];
  let running = 0;

  /** A row that is tried again holds back what follows in its conversation: then nothing is claimed by the same statement. */
  async function settleAll(tries: readonly SettledTry[]): Promise<Map<string, Settled>> {
    const partners = tries.map(({ partnerCode }) => partnerCode);
    const wish = tries.every(({ status }) => status === 'delivered') ? next.reserve(partners) : undefined;
    if (!wish) return (await store.settle(tries)).ours;
    const { ours, claimed } = await settleWithNext(tries, wish);
    next.begin(claimed, wish, partners);
    return ours;
  }

  async function settleWithNext(tries: readonly SettledTry[], wish: ClaimWish): Promise<SettledTries> {
    try {
      const settled = await store.settle(tries, wish);
      faultPoint('claimed-with-settle');
      return settled;
    } catch (error) {
      next.drop(wish);
      throw error;
    }
  }

  async function run(): Promise<void> {
    running += 1;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        const ours = await settleAll(batch.map(({ settled }) => settled));
        for (const { settled, done } of batch) done(ours.get(settled.id));
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    running -= 1;
  }

  return (settled) =>
    new Promise((done, failed) => {
      waiting.push({ settled, done, failed });
      if (running === 0 || (running === 1 && waiting.length >= crowd)) void run();
    });
}
