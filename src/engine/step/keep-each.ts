/**
 * What the node does by itself to one request after the other: several share a transaction and its commit. Each works under its
 * request's lock and writes rows of its own request alone, for locks do not keep works of one transaction from each other.
 */
import type { EngineContext } from '../engine-context.js';
import type { Stored, StoreTransaction } from '../model/store.js';

/** So many share a commit at most: for so long a partner's message may wait for one of their requests. */
export const stepsOfOneCommit = 16;

type Outcome<Result> = PromiseSettledResult<Result>;

/**
 * Works on each, in commits of several; what keeps one from being kept is taken out and done by itself, the rest tried once
 * more without it. A work may be begun anew and changes nothing but what its transaction writes. `kept` is told of those that
 * one commit settled, in their order, before the next begins.
 */
export async function keepEach<Item, Result>(
  context: Pick<EngineContext, 'store' | 'log' | 'faultPoint'>,
  items: readonly Item[],
  work: (tx: StoreTransaction, item: Item) => Promise<Result>,
  kept: (settled: readonly { item: Item; outcome: Outcome<Result> }[]) => void,
): Promise<void> {
  const { store, log, faultPoint } = context;

  async function together(batch: readonly Item[]): Promise<Stored<Result>> {
    try {
      return await store.together(
        batch.map((item) => (tx: StoreTransaction) => work(tx, item)),
        () => faultPoint('steps-before-commit'),
      );
    } catch {
      return { kind: 'undone', atFault: [...batch.keys()] };
    }
  }

  async function alone(item: Item): Promise<void> {
    const [outcome] = await Promise.allSettled([store.transaction((tx) => work(tx, item))]);
    kept([{ item, outcome }]);
  }

  for (let from = 0; from < items.length; from += stepsOfOneCommit) {
    let rest = items.slice(from, from + stepsOfOneCommit);
    const singly: Item[] = [];
    for (let round = 1; rest.length > 1; round += 1) {
      const tried = await together(rest);
      if (tried.kind === 'kept') {
        kept(rest.map((item, at) => ({ item, outcome: { status: 'fulfilled', value: tried.results[at] as Result } })));
        rest = [];
        break;
      }
      const atFault = new Set(round === 2 ? rest.keys() : tried.atFault);
      log.debug({ of: rest.length, atFault: atFault.size }, 'Steps were not kept together; they are taken apart.');
      singly.push(...rest.filter((_, at) => atFault.has(at)));
      rest = rest.filter((_, at) => !atFault.has(at));
    }
    for (const item of [...singly, ...rest]) await alone(item);
  }
}
