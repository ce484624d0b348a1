import type { Thing } from '../api/client.js';
import { Refused } from '../api/refused.js';
import type { ReadingShown } from '../parts/reading.js';

/** What was scanned, one thing after the other, and what became of each. No React here: see `test/ui/pile.test.ts`. */

type ScanOrder = Thing<'ScannerOrder'>;
export type ScanResult = Thing<'ScanTold'>;
export type Place = NonNullable<ScanOrder['at']>;
export type By = NonNullable<ScanOrder['by']>;

/** What is ticked besides the field while the scan is made. */
export type Wishes = Pick<ScanOrder, 'notifyPatron' | 'printSlip' | 'note' | 'internalNote' | 'by' | 'look'>;

export type ScanFate =
  /** In the pile, not sent yet; or on its way. */
  | 'waiting'
  | 'sending'
  /** A step was done; it was not, and there is something to look at; the code is wrong or the step refused. */
  | 'done'
  | 'look'
  | 'wrong'
  /** The same once more, a moment later: not sent. */
  | 'twice'
  | 'undone';

export interface Scan {
  /** Its key with the node: sent once more it has no second effect. */
  key: string;
  at: number;
  reading: ReadingShown;
  wishes: Wishes;
  /** Named with it: one of several requests, a doubt that was read. */
  more?: Pick<ScanOrder, 'request' | 'confirmed' | 'line' | 'reply'>;
  fate: ScanFate;
  told?: ScanResult;
  problem?: Refused['problem'];
  /** What an undo came to, or why it is over. */
  undone?: string;
}

export interface PileParts {
  place: Place;
  send(order: ScanOrder): Promise<ScanResult>;
  now(): number;
  newKey(): string;
  /** What was kept from before, the newest first. */
  kept: readonly Scan[];
  keep(scans: readonly Scan[]): void;
  /** Calls back after so many milliseconds. */
  later(work: () => void, ms: number): void;
}

export interface Pile {
  scan(reading: ReadingShown, wishes: Wishes): Scan;
  /** The same code with what was missing. */
  again(scan: Scan, more: Scan['more']): Scan;
  change(key: string, change: Partial<Scan>): void;
  /** The newest first. A new array after each change. */
  scans(): readonly Scan[];
  /** The node cannot be reached: scans wait. */
  isAway(): boolean;
  subscribe(listener: () => void): () => void;
  /** Sends what waits, as when the connection is back. */
  goOn(): void;
}

/** So soon after the first one the same code is the same thing, in milliseconds. */
const sameWithinMs = 5000;
const againMs = 2000;
const kept = 300;

export function createPile(parts: PileParts): Pile {
  let scans: readonly Scan[] = parts.kept.map((scan) =>
    scan.fate === 'sending' ? { ...scan, fate: 'waiting' as const } : scan,
  );
  let isSending = false;
  let isAway = false;
  const listeners = new Set<() => void>();

  const set = (next: readonly Scan[]) => {
    // What is not sent yet stays, however many there are.
    scans = next.filter((scan, at) => at < kept || scan.fate === 'waiting' || scan.fate === 'sending');
    parts.keep(scans);
    for (const listener of listeners) listener();
  };
  const change = (key: string, with_: Partial<Scan>) =>
    set(scans.map((scan) => (scan.key === key ? { ...scan, ...with_ } : scan)));
  const add = (scan: Scan): Scan => {
    set([scan, ...scans]);
    void sendAll();
    return scan;
  };

  async function sendAll(): Promise<void> {
    if (isSending) return;
    isSending = true;
    try {
      for (;;) {
        const next = scans.findLast(({ fate }) => fate === 'waiting');
        if (!next || !(await sendOne(next))) return;
      }
    } finally {
      isSending = false;
    }
  }

  async function sendOne(scan: Scan): Promise<boolean> {
    const { key, reading, wishes, more } = scan;
    const pair = more ?? pairOf(scans, scan);
    // While the node is away a try is no sign that it goes out.
    if (!isAway) change(key, { fate: 'sending' });
    try {
      const told = await parts.send({ code: reading.code, ...wishes, ...pair, at: parts.place, key });
      isAway = false;
      change(key, { fate: told.did ? 'done' : 'look', told });
      return true;
    } catch (error) {
      if (isToCome(error)) {
        isAway = true;
        change(key, { fate: 'waiting' });
        parts.later(() => void sendAll(), againMs);
        return false;
      }
      isAway = false;
      const problem = problemOf(error);
      change(key, { fate: problem.question ? 'look' : 'wrong', problem });
      return true;
    }
  }

  return {
    scan: (reading, wishes) => {
      const at = parts.now();
      const first = scans.find(({ reading: { code } }) => code === reading.code);
      const isTwice =
        first !== undefined &&
        at - first.at < sameWithinMs &&
        ['waiting', 'sending', 'done', 'twice'].includes(first.fate);
      const scan = { key: parts.newKey(), at, reading, wishes };
      return add({ ...scan, fate: isTwice ? 'twice' : 'waiting' });
    },
    again: ({ reading, wishes, more: before }, more) =>
      add({ key: parts.newKey(), at: parts.now(), reading, wishes, more: { ...before, ...more }, fate: 'waiting' }),
    change,
    scans: () => scans,
    isAway: () => isAway,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    goOn: () => void sendAll(),
  };
}

/** A slip that waits for its item, or an item that waits for its slip: the next code is the other half. */
function pairOf(scans: readonly Scan[], scan: Scan): Pick<ScanOrder, 'request'> {
  const before = scans[scans.indexOf(scan) + 1];
  if (before?.fate !== 'look' || before.reading.code === scan.reading.code) return {};
  const waitsForItem = before.told?.next === 'ship' && before.told.request?.side === 'lending';
  return waitsForItem || before.told?.choices ? { request: before.reading.code } : {};
}

/** No answer, a database away, a session to be renewed: nothing was done, and it goes out later. */
const isToCome = (error: unknown): boolean => error instanceof Refused && [0, 401, 429, 503].includes(error.status);

const problemOf = (error: unknown): Refused['problem'] =>
  error instanceof Refused
    ? error.problem
    : { type: 'urn:interlend:problem:unexpected', title: String(error), status: 500, traceId: '' };
