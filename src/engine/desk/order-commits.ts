/**
 * Orders of staff on their way into the database. What is ordered while a commit is on its way gathers and is kept by the
 * next: locks, decisions, writes and one commit for all of them, then each answer. Nobody waits for company: an order that is
 * alone has its transaction at once, as it always had.
 */
import type { EngineContext } from '../engine-context.js';
import { noLongerThan } from '../model/no-longer-than.js';
import type { Stored, StoreTransaction } from '../model/store.js';

export interface OrderCommits {
  /** The same as a transaction of its own: kept with its result, or nothing of it, and what was thrown. */
  keep<T>(request: string, work: (tx: StoreTransaction) => Promise<T>): Promise<T>;
}

export interface OrderRules {
  /** Orders of one commit at most. */
  most: number;
  /** Commits under way at the same time at most. */
  lanes: number;
  /** So many wait before a second commit begins beside the first. */
  crowd: number;
  /** So long a single order has the lane: it may wait for a request that somebody has in hand, the others not. */
  patienceMs: number;
}

export const usualOrders: OrderRules = { most: 32, lanes: 2, crowd: 8, patienceMs: 100 };

/**
 * Orders that write nothing but rows of their own request, or what the database itself keeps from being there twice. Others
 * hold something back from each other by locks, which do not hold within one transaction.
 */
export const sharesCommit: ReadonlySet<string> = new Set([
  ...['send', 'willSupply', 'ship', 'receive', 'returnToPartner', 'checkIn'],
]);

interface Order {
  request: string;
  work(tx: StoreTransaction): Promise<unknown>;
  done(result: unknown): void;
  failed(error: unknown): void;
}

export function createOrderCommits(
  { store, log, faultPoint }: Pick<EngineContext, 'store' | 'log' | 'faultPoint'>,
  rules: OrderRules = usualOrders,
): OrderCommits {
  let waiting: Order[] = [];
  const busy = new Set<string>();
  let underWay = 0;

  /** Begins what may begin. A crowd has a commit of its own beside the one that is under way. */
  function next(): void {
    while (waiting.length > 0 && (underWay === 0 || (underWay < rules.lanes && waiting.length >= rules.crowd))) {
      const chosen = choose();
      if (chosen.length === 0) return;
      underWay += 1;
      void keepAll(chosen).finally(() => {
        underWay -= 1;
        next();
      });
    }
  }

  /** In the order in which they came, one of a request. All who lock several requests lock them in the same order. */
  function choose(): Order[] {
    const chosen: Order[] = [];
    const later: Order[] = [];
    for (const order of waiting) {
      if (chosen.length < rules.most && !busy.has(order.request)) {
        busy.add(order.request);
        chosen.push(order);
      } else later.push(order);
    }
    waiting = later;
    return chosen.sort((a, b) => (a.request < b.request ? -1 : 1));
  }

  /** What keeps a commit from being kept is taken out and done by itself, the rest tried once more without it. */
  async function keepAll(orders: readonly Order[]): Promise<void> {
    let rest = orders;
    for (let round = 1; rest.length > 1; round += 1) {
      const tried = await together(rest);
      if (tried.kind === 'kept') {
        for (const [at, order] of rest.entries()) settle(order, () => order.done(tried.results[at]));
        return;
      }
      const atFault = new Set(round === 2 ? rest.keys() : tried.atFault);
      log.debug({ of: rest.length, atFault: atFault.size }, 'Orders were not kept together; they are taken apart.');
      for (const [at, order] of rest.entries()) if (atFault.has(at)) void keepAlone(order);
      rest = rest.filter((_, at) => !atFault.has(at));
    }
    const [single] = rest;
    if (single) await noLongerThan(rules.patienceMs, keepAlone(single));
  }

  async function together(orders: readonly Order[]): Promise<Stored<unknown>> {
    try {
      return await store.together(
        orders.map(({ work }) => work),
        () => faultPoint('orders-before-commit'),
      );
    } catch {
      return { kind: 'undone', atFault: [...orders.keys()] };
    }
  }

  async function keepAlone(order: Order): Promise<void> {
    try {
      const result = await store.transaction(order.work);
      settle(order, () => order.done(result));
    } catch (error) {
      settle(order, () => order.failed(error));
    }
  }

  function settle({ request }: Order, tell: () => void): void {
    busy.delete(request);
    tell();
    if (waiting.length > 0) setImmediate(next);
  }

  return {
    keep: <T>(request: string, work: (tx: StoreTransaction) => Promise<T>) =>
      new Promise<T>((done, failed) => {
        waiting.push({ request, work, done: (result) => done(result as T), failed });
        next();
      }),
  };
}
