/**
 * Tries are settled many in one statement: what comes in while it runs goes with the next. Where more waits for a partner, the
 * same statement claims it, so that a backlog costs one statement and one commit a round.
 */
import type { EngineContext } from '../engine-context.js';
import { noLongerThan } from '../model/no-longer-than.js';
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
/** A statement that takes longer waits for a message that somebody has in hand: those that came after it do not. */
const usualPatienceMs = 100;

interface Waiting {
  settled: SettledTry;
  done(outcome: Settled | undefined): void;
  failed(error: unknown): void;
}

export function createSettler(
  { store, faultPoint }: Pick<EngineContext, 'store' | 'faultPoint'>,
  next: NextTries,
  patienceMs = usualPatienceMs,
): Settle {
  let waiting: Waiting[] = [];
  let running = 0;

  /** A row that is tried again holds back what follows in its conversation: then nothing is claimed by the same statement. */
  async function settleAll(tries: readonly SettledTry[]): Promise<SettledTries> {
    const partners = tries.map(({ partnerCode }) => partnerCode);
    const wish = tries.every(({ status }) => status === 'delivered') ? next.reserve(partners) : undefined;
    if (!wish) return store.settle(tries);
    const settled = await settleWithNext(tries, wish);
    next.begin(settled.claimed, wish, partners);
    return settled;
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

  async function settleBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      const { ours, refused } = await settleAll(batch.map(({ settled }) => settled));
      if (batch.length > 1) faultPoint('settled-together');
      for (const { settled, done, failed } of batch) {
        if (refused?.has(settled.id)) failed(refused.get(settled.id));
        else done(ours.get(settled.id));
      }
    } catch (error) {
      for (const { failed } of batch) failed(error);
    }
  }

  async function run(): Promise<void> {
    running += 1;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await noLongerThan(patienceMs, settleBatch(batch));
    }
    running -= 1;
  }

  return (settled) =>
    new Promise((done, failed) => {
      waiting.push({ settled, done, failed });
      if (running === 0 || (running === 1 && waiting.length >= crowd)) void run();
    });
}
