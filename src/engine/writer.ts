/**
 * The way into the database of all that is about one request: messages that arrive, orders of staff, steps that the node takes by
 * itself, results of deliveries. What comes while a batch is being committed waits and is the next batch: locks, decisions, writes
 * and one commit for all of its works, then each answer. Nothing waits for more to come: an idle node commits one work at once.
 */
import type { EngineContext } from './engine-context.js';
import { noLongerThan } from './model/no-longer-than.js';
import type { WorkToCommit, Writer, WriterLine } from './model/writer.js';

export interface WriterRules {
  /** Works of a batch at most. */
  batchSize: number;
  /** Batches under way at the same time at most. */
  concurrentBatches: number;
  /** When so many works wait, and as many as the largest batch under way holds, another batch begins although one is under way. */
  backlog: number;
  /** A work that is committed by itself holds up the next batch for so long at most: it may wait for a locked request. */
  timeoutMs: number;
}

export const usualWriter: WriterRules = { batchSize: 32, concurrentBatches: 2, backlog: 5, timeoutMs: 100 };

interface Waiting extends WorkToCommit<unknown> {
  since: number;
  done(result: unknown): void;
  failed(error: unknown): void;
}

/** The points of fault tests just before a commit, by what the commit holds. */
const beforeCommit = {
  messages: 'batch-before-commit',
  orders: 'orders-before-commit',
  steps: 'steps-before-commit',
  tries: 'tries-before-commit',
} as const;

const kindOf = (line: WriterLine) => (typeof line === 'object' ? 'messages' : line);
const partnerOf = (line: WriterLine) => (typeof line === 'object' ? line.partner : undefined);
/** Batches lock the requests of one kind in this order. Two that wait for each other all the same end after the lock's time limit. */
const lockOrder = ({ line, requests }: Waiting) => `${kindOf(line)} ${requests[0] ?? ''}`;

export function createWriter(
  { store, meter, log, faultPoint }: Pick<EngineContext, 'store' | 'meter' | 'log' | 'faultPoint'>,
  rules: WriterRules = usualWriter,
): Writer {
  /** Works that wait, in lines of their own: one a partner, one for orders, … In the order of their turns. */
  const lines = new Map<string, Waiting[]>();
  /** Requests of works that are under way. */
  const busy = new Set<string>();
  const underWay = new Set<readonly Waiting[]>();
  let waiting = 0;
  let isScheduled = false;

  /** Works of one turn of the event loop begin in one batch: messages that are read one after the other come one by one. */
  function schedule(): void {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(() => {
      isScheduled = false;
      begin();
    });
  }

  function begin(): void {
    while (waiting > 0 && mayBegin()) {
      const batch = choose();
      if (batch.length === 0) return;
      underWay.add(batch);
      void commitAll(batch).finally(() => {
        underWay.delete(batch);
        begin();
      });
    }
  }

  /**
   * A batch begins while another is under way when many wait, when a work that waits stands for many, or when that batch is of one
   * partner alone and another waits: who sends much keeps nobody waiting for its commits.
   */
  function mayBegin(): boolean {
    const batches = [...underWay];
    if (batches.length === 0) return true;
    if (batches.length >= rules.concurrentBatches) return false;
    if (waiting >= Math.max(rules.backlog, ...batches.map(({ length }) => length))) return true;
    const first = [...lines.values()].flatMap(([work]) => work ?? []);
    if (first.some(({ isMany }) => isMany)) return true;
    const [partner, ...others] = new Set(batches.flat().map(({ line }) => partnerOf(line)));
    if (batches.length > 1 || others.length > 0 || partner === undefined) return false;
    return first.some(({ line }) => ![undefined, partner].includes(partnerOf(line)));
  }

  /** One work of each line in turn, until there are enough or none may go. */
  function choose(): Waiting[] {
    const chosen: Waiting[] = [];
    for (let found = true; found && chosen.length < rules.batchSize; ) {
      found = false;
      for (const [name, line] of [...lines]) {
        const at = firstFree(line);
        const work = line[at];
        if (!work || chosen.length === rules.batchSize) continue;
        if (work.isLong && chosen.length > 0) continue;
        found = !work.isLong;
        chosen.push(work);
        for (const request of work.requests) busy.add(request);
        line.splice(at, 1);
        waiting -= 1;
        lines.delete(name);
        if (line.length > 0) lines.set(name, line);
        if (work.isLong) return chosen;
      }
    }
    return chosen.sort((a, b) => (lockOrder(a) < lockOrder(b) ? -1 : 1));
  }

  /** The first whose requests are not busy; an earlier work about the same request goes before it. */
  function firstFree(line: readonly Waiting[]): number {
    const passed = new Set<string>();
    return line.findIndex(({ requests }) => {
      if (!requests.some((request) => busy.has(request) || passed.has(request))) return true;
      for (const request of requests) passed.add(request);
      return false;
    });
  }

  /** Works that keep a batch from being committed are committed each by itself, and the others are tried once more without them. */
  async function commitAll(batch: readonly Waiting[]): Promise<void> {
    const now = performance.now();
    meter.gathered(batch.length, (now - Math.min(...batch.map(({ since }) => since))) / 1000);
    let remaining = batch;
    const apart: Waiting[] = [];
    for (let round = 1; remaining.length > 1; round += 1) {
      const atFault = await commitBatch(remaining);
      if (atFault.size > 0)
        log.debug({ of: remaining.length, atFault: atFault.size }, 'A batch was not committed; it is taken apart.');
      const isApart = (_: unknown, at: number) => atFault.has(at) || (atFault.size > 0 && round === 2);
      apart.push(...remaining.filter(isApart));
      remaining = atFault.size > 0 ? remaining.filter((work, at) => !isApart(work, at)) : [];
    }
    // The next batch does not wait for them.
    for (const work of apart) void commitOne(work);
    const [one] = remaining;
    if (one) await noLongerThan(rules.timeoutMs, commitOne(one));
  }

  /** Gives the places of the works that kept the batch from being committed; none when it is committed. */
  async function commitBatch(batch: readonly Waiting[]): Promise<ReadonlySet<number>> {
    const points = new Set(batch.map(({ line }) => beforeCommit[kindOf(line)]));
    const tried = await store
      .batch(
        batch.map(({ work }) => work),
        () => {
          for (const point of points) faultPoint(point);
        },
      )
      .catch(() => undefined);
    if (tried?.kind !== 'committed') return new Set(tried?.atFault ?? batch.keys());
    for (const [at, work] of batch.entries()) {
      const result = tried.results[at];
      settle(work, () => (result?.status === 'fulfilled' ? work.done(result.value) : work.failed(result?.reason)));
    }
    return new Set();
  }

  async function commitOne(work: Waiting): Promise<void> {
    try {
      const result = await (work.asOne ? work.asOne() : store.transaction(work.work));
      settle(work, () => work.done(result));
    } catch (error) {
      settle(work, () => work.failed(error));
    }
  }

  function settle({ requests }: Waiting, answer: () => void): void {
    for (const request of requests) busy.delete(request);
    answer();
    if (waiting > 0) setImmediate(begin);
  }

  return {
    commit: <T>(what: WorkToCommit<T>) =>
      new Promise<T>((done, failed) => {
        const name = partnerOf(what.line) ?? ` ${kindOf(what.line)}`;
        const work: Waiting = { ...what, since: performance.now(), done: (result) => done(result as T), failed };
        const line = lines.get(name);
        if (line) line.push(work);
        else lines.set(name, [work]);
        waiting += 1;
        schedule();
      }),
  };
}
