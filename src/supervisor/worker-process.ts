/** One process of a node, as its supervisor knows it. */
import cluster, { type Worker } from 'node:cluster';
import { type HandingOver, handOverAgain } from './handing-over.js';
import { type FromProcess, isOurs, type OpenAt, type ToProcess } from './messages.js';
import { type PlaceAmong, placeEnv, placeText } from './place.js';
import type { MessagedProcess } from './reports.js';

export interface WorkerEnded {
  code: number | null;
  signal: string | null;
}

export interface WorkerProcess extends MessagedProcess, HandingOver {
  number: number;
  pid: number;
  /** Where it is open; nothing when it ended before. */
  untilOpen: Promise<OpenAt | undefined>;
  ended: Promise<WorkerEnded>;
  isOpen(): boolean;
  /** How long it has been open, in milliseconds; 0 when it never was. */
  openMs(): number;
  isLeaving(): boolean;
  /** Tells it to finish what it has begun; it is killed when it stays longer. */
  leave(how: { graceMs: number; withinMs: number }): Promise<WorkerEnded>;
  kill(): void;
}

/** How much longer than it was given a process may take to end, in milliseconds. */
const overtimeMs = 700;

/** What a process needs of the crew that it belongs to. */
export interface ItsCrew {
  hear(from: WorkerProcess, message: FromProcess): void;
  /** Whether calls can be given to somebody else. */
  isOpenWithout(own: WorkerProcess): boolean;
}

/** Starts one. What it says is handed to its crew. */
export function startProcess(place: PlaceAmong, env: Record<string, string>, crew: ItsCrew): WorkerProcess {
  const worker: Worker = cluster.fork({ ...env, [placeEnv]: placeText(place) });
  let openSince: number | undefined;
  let leaving: Promise<WorkerEnded> | undefined;
  let opened: (at: OpenAt | undefined) => void = () => {};
  const untilOpen = new Promise<OpenAt | undefined>((done) => {
    opened = done;
  });
  const ended = new Promise<WorkerEnded>((done) => {
    worker.once('exit', (code: number | null, signal: string | null) => {
      opened(undefined);
      done({ code, signal });
    });
  });
  // A process that cannot be reached is about to end; its end is handled elsewhere.
  worker.on('error', () => {});
  worker.process.on('error', () => {});

  const own: WorkerProcess = {
    ...handOverAgain(worker, () => crew.isOpenWithout(own)),
    id: worker.id,
    number: place.number,
    pid: worker.process.pid ?? 0,
    untilOpen,
    ended,
    tell: (message: ToProcess) => {
      if (worker.isConnected()) worker.process.send(message, undefined, undefined, () => {});
    },
    isOpen: () => openSince !== undefined && leaving === undefined && !worker.isDead(),
    openMs: () => (openSince === undefined ? 0 : performance.now() - openSince),
    isLeaving: () => leaving !== undefined,
    leave: (how) => {
      leaving ??= (async () => {
        if (worker.isConnected()) own.tell({ interlend: 'stop', ...how });
        else worker.process.kill('SIGTERM');
        const late = setTimeout(own.kill, how.withinMs + overtimeMs);
        const end = await ended;
        clearTimeout(late);
        return end;
      })();
      return leaving;
    },
    kill: () => void worker.process.kill('SIGKILL'),
  };
  worker.on('message', (message: unknown) => {
    if (!isOurs(message)) return;
    const heard = message as FromProcess;
    if (heard.interlend === 'open') {
      openSince = performance.now();
      opened(heard.at);
    }
    crew.hear(own, heard);
  });
  return own;
}
