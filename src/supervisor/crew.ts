/** The processes of one node: one that ends is started again, and all are replaced one by one when that is asked for. */
import { setTimeout as pause } from 'node:timers/promises';
import type { ProcessesNow } from '../engine/model/siblings.js';
import type { Logger } from '../logging.js';
import type { FromProcess } from './messages.js';
import { watchPorts } from './ports.js';
import { createProcessReports } from './reports.js';
import { startProcess, type WorkerEnded, type WorkerProcess } from './worker-process.js';

export interface CrewOptions {
  wanted: number;
  /** What they are given besides the environment of the supervisor. */
  env: Record<string, string>;
  log: Logger;
  say(line: string): void;
}

/** How a process leaves. */
export interface CrewLeaving {
  /** So long callers on kept connections are still answered, with the notice that the process closes. */
  graceMs: number;
  withinMs: number;
}

/** A process that another one has taken over for has time: nothing waits for its end. */
const replaced: CrewLeaving = { graceMs: 5_000, withinMs: 25_000 };
/** So long processes have at the end to take connections that were given to them, in milliseconds: one that hangs takes none. */
const takesWithinMs = 1_000;
/** A new process may have a long step of an upgrade before it; after that it will not open any more, in milliseconds. */
const opensWithinMs = 600_000;

export interface Crew {
  /** Starts the first one. The node stays down when that one does not open, and the answer is how it ended. */
  startFirst(): Promise<{ open: Awaited<WorkerProcess['untilOpen']>; first: WorkerProcess }>;
  /** Starts all others at once; resolves when each has opened or ended. */
  startOthers(): Promise<void>;
  now(): ProcessesNow;
  /** Replaces one after the other: the new one is open before the old one leaves. False when it had to be broken off. */
  restart(): Promise<boolean>;
  /** Closes the ports, hands over what they had taken, and then tells all processes to leave. */
  stop(how: CrewLeaving): Promise<void>;
}

export function createCrew({ wanted, env, log, say }: CrewOptions): Crew {
  const ports = watchPorts();
  const running = new Set<WorkerProcess>();
  const inARow = new Map<number, number>();
  const waiting = new Map<number, NodeJS.Timeout>();
  const said = new Set<string>();
  let ends = 0;
  let stopping = false;
  let restarting: Promise<boolean> | undefined;

  const now = (): ProcessesNow => ({
    wanted,
    ends,
    open: new Set([...running].filter((each) => each.isOpen()).map(({ number }) => number)).size,
    failing: [...inARow].filter(([, times]) => times >= failingFrom).map(([number]) => number),
  });
  const reports = createProcessReports(() => [...running].filter((each) => each.isOpen() || each.isLeaving()), now);

  function hear(from: WorkerProcess, message: FromProcess): void {
    const others = () => [...running].filter((each) => each !== from);
    if (message.interlend === 'says') {
      if (said.has(message.line)) return;
      said.add(message.line);
      say(message.line);
    } else if (message.interlend === 'counted' || message.interlend === 'changed')
      for (const each of others()) each.tell(message);
    else if (message.interlend === 'ask') reports.ask(from, message.question);
    else if (message.interlend === 'report') reports.heard(from.id, message.question, message.report);
  }

  const isOpenWithout = (own: WorkerProcess) => [...running].some((each) => each !== own && each.isOpen());

  /** `onTrial`: it is not started again when it ends before it is open. */
  function start(number: number, onTrial = false): WorkerProcess {
    const started = startProcess({ number, wanted }, env, { hear, isOpenWithout });
    running.add(started);
    void started.ended.then((end) => {
      running.delete(started);
      reports.gone(started.id);
      const wasTrial = onTrial && started.openMs() === 0;
      if (!stopping && !started.isLeaving() && !wasTrial) startAgain(started, end);
    });
    return started;
  }

  function startAgain({ number, openMs, pid }: WorkerProcess, { code, signal }: WorkerEnded): void {
    const facts = { worker: number, pid, ...(signal ? { signal } : { code }) };
    // Another one of its number is there already while processes are replaced.
    if ([...running].some((each) => each.number === number)) return;
    const wasTold = code === 0;
    const again = againAfter(inARow.get(number) ?? 0, openMs());
    inARow.set(number, wasTold ? 0 : again.inARow);
    if (!wasTold) ends += 1;
    const seconds = (wasTold ? 0 : again.waitMs) / 1000;
    if (wasTold) log.info(facts, 'A process of this node was told to end by somebody else; it is started again.');
    else if (again.inARow >= failingFrom)
      log.error(
        { ...facts, inARow: again.inARow, seconds },
        'A process of this node ends again and again soon after its start. It is tried again; what it wrote before says why.',
      );
    else log.warn({ ...facts, seconds }, 'A process of this node ended; it is started again.');
    startIn(number, seconds * 1000);
  }

  function startIn(number: number, ms: number): void {
    clearTimeout(waiting.get(number));
    waiting.set(
      number,
      setTimeout(() => {
        waiting.delete(number);
        if (stopping) return;
        const started = start(number);
        void started.untilOpen.then((at) => {
          if (at) log.info({ worker: number, pid: started.pid }, 'A process of this node is open again.');
        });
      }, ms),
    );
  }

  async function replace(number: number): Promise<boolean> {
    const old = [...running].find((each) => each.number === number && !each.isLeaving());
    clearTimeout(waiting.get(number));
    waiting.delete(number);
    const fresh = start(number, true);
    const late = setTimeout(fresh.kill, opensWithinMs);
    const at = await fresh.untilOpen;
    clearTimeout(late);
    if (stopping) return false;
    if (!at) {
      const end = await fresh.ended;
      log.error(
        { worker: number, ...end },
        'A new process did not open, and the restart is broken off: the processes that run go on. What it wrote says why.',
      );
      if (![...running].some((each) => each.number === number)) startIn(number, 0);
      return false;
    }
    inARow.delete(number);
    if (old) await old.leave(replaced);
    log.info({ worker: number, pid: fresh.pid }, 'A process of this node was replaced.');
    return true;
  }

  async function replaceAll(): Promise<boolean> {
    log.info({ processes: wanted }, 'The processes of this node are replaced one by one.');
    for (let number = 1; number <= wanted; number++) if (stopping || !(await replace(number))) return false;
    log.info({ processes: wanted }, 'All processes of this node were replaced.');
    return true;
  }

  async function untilAllAreTaken(): Promise<void> {
    const until = performance.now() + takesWithinMs;
    while ([...running].some((each) => each.onTheirWay() > 0) && performance.now() < until) await pause(5);
  }

  return {
    startFirst: async () => {
      const first = start(1, true);
      return { first, open: await first.untilOpen };
    },
    startOthers: async () => {
      const others = Array.from({ length: wanted - 1 }, (_, at) => start(at + 2));
      await Promise.all(others.map(({ untilOpen }) => untilOpen));
    },
    now,
    restart: () => {
      restarting ??= replaceAll().finally(() => {
        restarting = undefined;
      });
      return restarting;
    },
    stop: async (how) => {
      stopping = true;
      for (const timer of waiting.values()) clearTimeout(timer);
      await ports.close();
      await untilAllAreTaken();
      await Promise.all(
        [...running].map((each) => {
          // One that leaves with time to spare has none any more.
          if (each.isLeaving()) setTimeout(each.kill, how.withinMs).unref();
          return each.leave(how);
        }),
      );
    },
  };
}

// --- how long a process that ended waits until it is started again ---

/** The first wait, doubled with each end soon after a start, and the longest, in milliseconds. */
const firstMs = 200;
const longestMs = 30_000;
/** A process that was open for so long ended for a reason of its own, not because it cannot start. */
const steadyMs = 60_000;
/** So many ends in a row, each soon after a start, are a failing process: a person must look. */
export const failingFrom = 5;

/** Ends in a row, and the wait before the next start. */
export interface Again {
  inARow: number;
  waitMs: number;
}

/** `openMs`: how long it was open; 0 when it never was. */
export function againAfter(inARow: number, openMs: number): Again {
  const ends = openMs >= steadyMs ? 1 : inARow + 1;
  return { inARow: ends, waitMs: Math.min(longestMs, firstMs * 2 ** Math.min(20, ends - 1)) };
}
