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
  { store, writer, faultPoint }: Pick<EngineContext, 'store' | 'writer' | 'faultPoint'>,
  next: NextTries,
  patienceMs = usualPatienceMs,
): Settle {
  let waiting: Waiting[] = [];
  let running = 0;

  /** What waits when its commit begins. It is settled beside what else is written in that moment. */
  async function settleBatch(): Promise<void> {
    let batch: readonly Waiting[] = [];
    let tries: readonly SettledTry[] = [];
    let wish: ClaimWish | undefined;
    const begin = () => {
      if (batch.length > 0) return;
      batch = waiting;
      waiting = [];
      tries = batch.map(({ settled }) => settled);
    };
    try {
      const settled = await writer.commit<SettledTries>({
        line: 'tries',
        requests: [],
        isMany: running > 1,
        work: async (tx) => {
          begin();
          return batch.length === 0 ? nothingSettled() : tx.settle(tries);
        },
        // What is claimed holds a place from then on, which others see after the commit: by itself that is at once.
        asOne: async () => {
          begin();
          if (batch.length === 0) return nothingSettled();
          wish = wishFor(tries);
          return store.settle(tries, wish);
        },
      });
      if (wish) {
        faultPoint('claimed-with-settle');
        next.begin(settled.claimed, wish, partnersOf(tries));
      }
      if (batch.length > 1) faultPoint('settled-together');
      for (const { settled: tried, done, failed } of batch) {
        if (settled.refused?.has(tried.id)) failed(settled.refused.get(tried.id));
        else done(settled.ours.get(tried.id));
      }
    } catch (error) {
      if (wish) next.drop(wish);
      for (const { failed } of batch) failed(error);
    }
  }

  /** A row that is tried again holds back what follows in its conversation: then nothing is claimed by the same statement. */
  function wishFor(tries: readonly SettledTry[]): ClaimWish | undefined {
    return tries.every(({ status }) => status === 'delivered') ? next.reserve(partnersOf(tries)) : undefined;
  }

  async function run(): Promise<void> {
    running += 1;
    while (waiting.length > 0) await noLongerThan(patienceMs, settleBatch());
    running -= 1;
  }

  return (settled) =>
    new Promise((done, failed) => {
      waiting.push({ settled, done, failed });
      if (running === 0 || (running === 1 && waiting.length >= crowd)) void run();
    });
}

const partnersOf = (tries: readonly SettledTry[]) => tries.map(({ partnerCode }) => partnerCode);
const nothingSettled = (): SettledTries => ({ ours: new Map(), claimed: [] });
