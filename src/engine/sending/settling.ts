/** Tries are settled many in one statement: what comes in while it runs goes with the next. */
import type { EngineContext } from '../engine-context.js';
import { noLongerThan } from '../model/no-longer-than.js';
import type { Settled, SettledTries, SettledTry } from '../model/store.js';
import type { Settle } from './deliver.js';

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
  patienceMs = usualPatienceMs,
): Settle {
  let waiting: Waiting[] = [];
  let running = 0;

  /** What waits when its commit begins. It is settled beside what else is written in that moment. */
  async function settleBatch(): Promise<void> {
    let batch: readonly Waiting[] = [];
    let tries: readonly SettledTry[] = [];
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
        // Should the database refuse one of them, the others are settled all the same.
        asOne: async () => {
          begin();
          return batch.length === 0 ? nothingSettled() : store.settle(tries);
        },
      });
      if (batch.length > 1) faultPoint('settled-together');
      for (const { settled: tried, done, failed } of batch) {
        if (settled.refused?.has(tried.id)) failed(settled.refused.get(tried.id));
        else done(settled.ours.get(tried.id));
      }
    } catch (error) {
      for (const { failed } of batch) failed(error);
    }
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

const nothingSettled = (): SettledTries => ({ ours: new Map() });
