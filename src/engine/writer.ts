/**
 * The way into the database of all that is about one request: messages that arrive, orders of staff, steps that the node takes by
 * itself, results of deliveries. What comes while a batch is being committed waits and is the next batch: locks, decisions, writes
 * and one commit for all of its works, then each answer. Nothing waits for more to come: an idle node commits one work at once.
 */
import type { EngineContext } from './engine-context.js';
import { noLongerThan } from './model/no-longer-than.js';
import type { WorkToCommit, Writer, WriterQueue } from './model/writer.js';

export const usualWriter = {
  /** Works of a batch at most. */
  batchSize: 32,
  /** Batches under way at the same time at most. */
  concurrentBatches: 2,
  /** When so many works wait, and as many as the largest batch under way holds, another batch begins although one is under way. */
  backlog: 5,
  /** A work that is committed by itself holds up the next batch for so long at most: it may wait for a locked request. */
  timeoutMs: 100,
};

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
  results: 'tries-before-commit',
} as const;

/** Whose message it is. */
const senderOf = ({ queue }: Waiting) => (queue.kind === 'messages' ? queue.partner : undefined);
const nameOf = ({ kind, partner }: WriterQueue) => `${kind} ${partner ?? ''}`;
/** Batches lock the requests of one kind in this order. Two that wait for each other all the same end after the lock's time limit. */
const lockOrder = ({ queue, requests }: Waiting) => `${queue.kind} ${requests[0] ?? ''}`;

export function createWriter(
  { store, meter, log, faultPoint }: Pick<EngineContext, 'store' | 'meter' | 'log' | 'faultPoint'>,
  rules = usualWriter,
): Writer {
  /** Works that wait, in the order of their queues' turns. */
  const queues = new Map<string, Waiting[]>();
  /** Requests of works that are under way. */
  const busy = new Set<string>();
  const underWay = new Set<readonly Waiting[]>();
  let waiting = 0;
  let scheduled: NodeJS.Immediate | undefined;

  /** Works of one turn of the event loop begin in one batch: messages that are read one after the other come one by one. */
  function schedule(): void {
    if (scheduled) return;
    scheduled = setImmediate(() => {
      scheduled = undefined;
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
   * A batch begins while another is under way when many wait, or when that one is of one partner alone and another waits: who sends much
   * delays no commit of others.
   */
  function mayBegin(): boolean {
    const batches = [...underWay];
    if (batches.length === 0) return true;
    if (batches.length >= rules.concurrentBatches) return false;
    if (waiting >= Math.max(rules.backlog, ...batches.map(({ length }) => length))) return true;
    const [partner, ...others] = new Set(batches.flat().map(senderOf));
    if (batches.length > 1 || others.length > 0 || partner === undefined) return false;
    return [...queues.values()].some(([first]) => first && ![undefined, partner].includes(senderOf(first)));
  }

  /** One work of each queue in turn, until there are enough or none may go. */
  function choose(): Waiting[] {
    const chosen: Waiting[] = [];
    for (let found = true; found && chosen.length < rules.batchSize; ) {
      found = false;
      for (const [name, queue] of [...queues]) {
        const at = firstFree(queue);
        const work = queue[at];
        if (!work || chosen.length === rules.batchSize || (work.isLong && chosen.length > 0)) continue;
        chosen.push(work);
        for (const request of work.requests) busy.add(request);
        queue.splice(at, 1);
        waiting -= 1;
        queues.delete(name);
        if (queue.length > 0) queues.set(name, queue);
        if (work.isLong) return chosen;
        found = true;
      }
    }
    return chosen.sort((a, b) => (lockOrder(a) < lockOrder(b) ? -1 : 1));
  }

  /** The first whose requests are not busy; an earlier work about the same request goes before it. */
  function firstFree(queue: readonly Waiting[]): number {
    const passed = new Set<string>();
    return queue.findIndex(({ requests }) => {
      if (!requests.some((request) => busy.has(request) || passed.has(request))) return true;
      for (const request of requests) passed.add(request);
      return false;
    });
  }

  async function commitAll(batch: readonly Waiting[]): Promise<void> {
    meter.gathered(batch.length, (performance.now() - Math.min(...batch.map(({ since }) => since))) / 1000);
    const [first, ...others] = batch;
    if (first && others.length === 0) return noLongerThan(rules.timeoutMs, commitOne(first));
    try {
      await commitTogether(batch);
    } catch (error) {
      log.debug({ err: error, of: batch.length }, 'A batch was not committed; each of it is committed by itself.');
      // The next batch does not wait for them.
      for (const work of batch) void commitOne(work);
    }
  }

  async function commitTogether(batch: readonly Waiting[]): Promise<void> {
    const points = new Set(batch.map(({ queue }) => beforeCommit[queue.kind]));
    const results = await store.batch(
      batch.map(({ work }) => work),
      () => {
        for (const point of points) faultPoint(point);
      },
    );
    if (batch.filter(({ queue }) => queue.kind === 'results').length > 1) faultPoint('settled-together');
    for (const [at, work] of batch.entries()) {
      const result = results[at];
      answer(work, () => (result?.status === 'fulfilled' ? work.done(result.value) : work.failed(result?.reason)));
    }
  }

  async function commitOne(work: Waiting): Promise<void> {
    try {
      const result = await (work.asOne ? work.asOne() : store.transaction(work.work));
      answer(work, () => work.done(result));
    } catch (error) {
      answer(work, () => work.failed(error));
    }
  }

  function answer({ requests }: Waiting, tell: () => void): void {
    for (const request of requests) busy.delete(request);
    tell();
    if (waiting > 0) schedule();
  }

  return {
    commit: <T>(what: WorkToCommit<T>) =>
      new Promise<T>((done, failed) => {
        const name = nameOf(what.queue);
        const work: Waiting = { ...what, since: performance.now(), done: (result) => done(result as T), failed };
        const queue = queues.get(name);
        if (queue) queue.push(work);
        else queues.set(name, [work]);
        waiting += 1;
        schedule();
      }),
  };
}
