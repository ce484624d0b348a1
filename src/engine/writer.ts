/**
 * The way into the database of all that is about one request: messages that arrive, orders of staff, steps that the node takes by
 * itself. What comes while a commit is on its way gathers and is kept by the next: locks, decisions, writes and one commit for
 * all of them, then each answer. Nobody waits for company: an idle node keeps a single one at once.
 */
import type { EngineContext } from './engine-context.js';
import { noLongerThan } from './model/no-longer-than.js';
import type { Stored } from './model/store.js';
import type { ToKeep, Writer, WriterLine } from './model/writer.js';

export interface WriterRules {
  /** Works of one commit at most. */
  most: number;
  /** Commits under way at the same time at most. */
  lanes: number;
  /**
   * So many wait at least, and as many as the largest commit under way holds, before another begins beside it; unless there is
   * one and it is another partner's alone.
   */
  crowd: number;
  /** So long a single work has the lane: it may wait for a request that somebody has in hand, the others not. */
  patienceMs: number;
}

export const usualWriter: WriterRules = { most: 32, lanes: 2, crowd: 5, patienceMs: 100 };

interface Waiting extends ToKeep<unknown> {
  since: number;
  done(result: unknown): void;
  failed(error: unknown): void;
}

/** A commit under way. */
interface UnderWay {
  works: number;
  /** Whose messages it holds; undefined stands for the node itself. */
  whose: ReadonlySet<string | undefined>;
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
/** In the order of these all who write several requests at once lock them, so that none waits for one who waits for it. */
const firstRequest = ({ line, requests }: Waiting) => `${kindOf(line)} ${requests[0] ?? ''}`;

export function createWriter(
  { store, meter, log, faultPoint }: Pick<EngineContext, 'store' | 'meter' | 'log' | 'faultPoint'>,
  rules: WriterRules = usualWriter,
): Writer {
  /** In the order of their turns. */
  const lines = new Map<string, Waiting[]>();
  const busy = new Set<string>();
  const underWay = new Set<UnderWay>();
  let waiting = 0;
  let isSoon = false;

  /** What came in one turn of the event loop begins together: messages that are read one after the other, each by itself handed over. */
  function soon(): void {
    if (isSoon) return;
    isSoon = true;
    setImmediate(() => {
      isSoon = false;
      next();
    });
  }

  /** Begins what may begin. A crowd has a commit of its own beside the one that is under way. */
  function next(): void {
    while (
      waiting > 0 &&
      underWay.size < rules.lanes &&
      (underWay.size === 0 || isCrowd() || othersWait() || isCrowdWaiting())
    ) {
      const chosen = choose();
      if (chosen.length === 0) return;
      const commit = { works: chosen.length, whose: new Set(chosen.map(({ line }) => partnerOf(line))) };
      underWay.add(commit);
      void keepAll(chosen).finally(() => {
        underWay.delete(commit);
        next();
      });
    }
  }

  const isCrowd = () => waiting >= Math.max(rules.crowd, ...[...underWay].map(({ works }) => works));

  /** One partner has all that is under way, and another waits: who sends much keeps nobody waiting for its commits. */
  function othersWait(): boolean {
    const [commit, ...more] = underWay;
    const [only] = commit?.whose ?? [];
    if (more.length > 0 || commit?.whose.size !== 1 || only === undefined) return false;
    return [...lines.values()].some(([first]) => first && ![undefined, only].includes(partnerOf(first.line)));
  }

  const isCrowdWaiting = () => [...lines.values()].some(([first]) => first?.isCrowd);

  /** One of each line in turn, until there are enough or none may go. */
  function choose(): Waiting[] {
    const chosen: Waiting[] = [];
    for (let found = true; found && chosen.length < rules.most; ) {
      found = false;
      for (const [name, line] of [...lines]) {
        const at = firstFree(line);
        const work = line[at];
        if (!work || chosen.length === rules.most) continue;
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
    return chosen.sort((a, b) => (firstRequest(a) < firstRequest(b) ? -1 : 1));
  }

  /** The first whose requests nobody is at; what came before it about the same request goes before it. */
  function firstFree(line: readonly Waiting[]): number {
    const passed = new Set<string>();
    return line.findIndex(({ requests }) => {
      if (!requests.some((request) => busy.has(request) || passed.has(request))) return true;
      for (const request of requests) passed.add(request);
      return false;
    });
  }

  /** What keeps a commit from being kept is taken out and kept by itself, the rest tried once more without it. */
  async function keepAll(works: readonly Waiting[]): Promise<void> {
    const now = performance.now();
    meter.gathered(works.length, (now - Math.min(...works.map(({ since }) => since))) / 1000);
    let rest = works;
    const singly: Waiting[] = [];
    for (let round = 1; rest.length > 1; round += 1) {
      const tried = await together(rest);
      if (tried.kind === 'kept') {
        for (const [at, work] of rest.entries()) {
          const result = tried.results[at];
          settle(work, () => (result?.status === 'fulfilled' ? work.done(result.value) : work.failed(result?.reason)));
        }
        rest = [];
        break;
      }
      const atFault = new Set(round === 2 ? rest.keys() : tried.atFault);
      log.debug(
        { of: rest.length, atFault: atFault.size },
        'What was written together was not kept; it is taken apart.',
      );
      singly.push(...rest.filter((_, at) => atFault.has(at)));
      rest = rest.filter((_, at) => !atFault.has(at));
    }
    // The next commit does not wait for them.
    for (const work of singly) void keepAlone(work);
    const [single] = rest;
    if (single) await noLongerThan(rules.patienceMs, keepAlone(single));
  }

  async function together(works: readonly Waiting[]): Promise<Stored<unknown>> {
    const points = new Set(works.map(({ line }) => beforeCommit[kindOf(line)]));
    try {
      return await store.together(
        works.map(({ work }) => work),
        () => {
          for (const point of points) faultPoint(point);
        },
      );
    } catch {
      return { kind: 'undone', atFault: [...works.keys()] };
    }
  }

  async function keepAlone(work: Waiting): Promise<void> {
    try {
      const result = await (work.alone ? work.alone() : store.transaction(work.work));
      settle(work, () => work.done(result));
    } catch (error) {
      settle(work, () => work.failed(error));
    }
  }

  function settle({ requests }: Waiting, tell: () => void): void {
    for (const request of requests) busy.delete(request);
    tell();
    if (waiting > 0) setImmediate(next);
  }

  return {
    keep: <T>(what: ToKeep<T>) =>
      new Promise<T>((done, failed) => {
        const name = partnerOf(what.line) ?? ` ${kindOf(what.line)}`;
        const work: Waiting = { ...what, since: performance.now(), done: (result) => done(result as T), failed };
        const line = lines.get(name);
        if (line) line.push(work);
        else lines.set(name, [work]);
        waiting += 1;
        soon();
      }),
  };
}
