/** Reads messages: short ones at once, long ones in a thread of their own, so that others do not wait meanwhile. */
import type { Worker } from 'node:worker_threads';
import type { Reader } from '../../engine/model/arrivals.js';
import { startThread } from '../../program-files.js';
import { type Bytes, type ReadRules, type Understood, understand } from '../../protocol/understand.js';

export interface ReaderOptions {
  /** Messages longer than this are long, in bytes. */
  longBytes?: number;
  /** A long message that takes longer is given up. */
  limitMs?: number;
  /** So long without a long message the thread ends and gives its memory back. */
  idleMs?: number;
  /** Told how long each long message took, in seconds, with its time in line. */
  took?: (seconds: number) => void;
}

/** What the thread is asked, and what it answers. */
export interface ReadQuestion {
  arrived: Bytes;
  rules: ReadRules;
}
export type ThreadAnswer = { understood: Omit<Understood, 'masked'>; masked?: Bytes } | { fault: string };

interface Asked extends ReadQuestion {
  done(understood: Understood): void;
  failed(error: Error): void;
}

export function createReader({
  longBytes = 32 * 1024,
  limitMs = 15_000,
  idleMs = 60_000,
  took = () => {},
}: ReaderOptions = {}): Reader {
  const line: Asked[] = [];
  let thread: Worker | undefined;
  let current: Asked | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  /** One at a time: each has the whole thread, and the main one has the other processor. */
  function next(): void {
    if (current) return;
    current = line.shift();
    clearTimeout(timer);
    if (!current) {
      thread?.unref();
      timer = setTimeout(() => void end(), idleMs).unref();
      return;
    }
    thread ??= begin();
    thread.ref();
    timer = setTimeout(() => giveUp(new Error(`A message was not read within ${limitMs} ms.`)), limitMs);
    thread.postMessage({ arrived: current.arrived, rules: current.rules } satisfies ReadQuestion);
  }

  function begin(): Worker {
    const started = startThread('adapters/reader/thread');
    const isOurs = () => thread === started;
    started.on('message', (answer: ThreadAnswer) => isOurs() && settle(answer));
    started.on('error', (error) => isOurs() && giveUp(error));
    started.on('exit', () => isOurs() && giveUp(new Error('The thread that reads long messages has ended.')));
    return started;
  }

  function settle(answer: ThreadAnswer): void {
    const asked = current;
    current = undefined;
    if (asked && 'fault' in answer) asked.failed(new Error(answer.fault));
    else if (asked && 'understood' in answer) {
      const { bytes, contentType } = answer.masked ?? asked.arrived;
      // Bytes that were posted have lost their Buffer.
      asked.done({ ...answer.understood, masked: { bytes: Buffer.from(bytes), contentType } });
    }
    next();
  }

  /** The message at hand fails; those behind it have a thread of their own. */
  function giveUp(error: Error): void {
    const asked = current;
    current = undefined;
    void end();
    asked?.failed(error);
    next();
  }

  async function end(): Promise<void> {
    const ending = thread;
    thread = undefined;
    await ending?.terminate();
  }

  return {
    understand(arrived, rules) {
      if (arrived.bytes.length <= longBytes || arrived.bytes.length > rules.maxBytes) return understand(arrived, rules);
      if (closed) return Promise.reject(new Error('The node is stopping.'));
      const began = performance.now();
      return new Promise<Understood>((done, failed) => {
        line.push({ arrived, rules, done, failed });
        next();
      }).finally(() => took((performance.now() - began) / 1000));
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      const unread = [current, ...line.splice(0)];
      current = undefined;
      for (const each of unread) each?.failed(new Error('The node is stopping.'));
      await end();
    },
  };
}
