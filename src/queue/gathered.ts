/** Rings that go out together: one hand-over costs as much as a small message does to take in. */

export interface GatheredRings {
  /** Resolves when these ids have been handed over. */
  ring(ids: readonly string[]): Promise<void>;
  /** Resolves when nothing is on its way any more. */
  settled(): Promise<void>;
}

/**
 * One hand-over at a time: what is rung in the same turn of the event loop, and meanwhile, goes out with the next. `handOver` must
 * not throw.
 */
export function gatherRings(handOver: (ids: readonly string[]) => Promise<void>): GatheredRings {
  let last: Promise<void> = Promise.resolve();
  let next: { ids: string[]; done: Promise<void> } | undefined;

  async function afterLast(ids: readonly string[], before: Promise<void>): Promise<void> {
    await before;
    await new Promise<void>((turn) => process.nextTick(turn));
    next = undefined;
    await handOver(ids);
  }

  return {
    ring: (ids) => {
      if (ids.length === 0) return Promise.resolve();
      if (!next) {
        const gathered: string[] = [];
        last = afterLast(gathered, last);
        next = { ids: gathered, done: last };
      }
      next.ids.push(...ids);
      return next.done;
    },
    settled: () => last,
  };
}
