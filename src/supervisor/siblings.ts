/** The messages that a process exchanges with its siblings, through the supervisor that started it. */
import type { ProcessesNow, ProcessReport, Remembered, SharedCount, Siblings } from '../engine/model/siblings.js';
import { type FromProcess, isOurs, type OpenAt, type ToProcess } from './messages.js';

/** Counts are sent together after so long, in milliseconds: a busy node sends five messages a second. */
const gatherMs = 200;
/** The others are waited for so long at most, in milliseconds; the supervisor waits less. */
const answerMs = 2000;

/** The siblings, and what the process itself sends and receives. */
export interface Membership extends Siblings {
  say(line: string): void;
  open(at: OpenAt): void;
  /** Hands over what this process counted, before it ends. */
  leave(): Promise<void>;
  /** The supervisor asks this process to leave. */
  onStop(handler: (how: { graceMs: number; withinMs: number }) => void): void;
}

/** The part of a process that is needed of it. */
export interface SiblingChannel {
  send(message: FromProcess): void;
  on(handler: (message: unknown) => void): void;
}

export const ownChannel = (): SiblingChannel => ({
  send: (message) => {
    // The supervisor may be gone: then this process is about to end.
    if (process.connected) process.send?.(message, undefined, undefined, () => {});
  },
  on: (handler) => void process.on('message', handler),
});

export function joinSiblings(wanted: number, channel: SiblingChannel): Membership {
  const counts = new Map<string, ((key: string, many: number) => void)[]>();
  const changes = new Map<Remembered, (() => void)[]>();
  const waiting = new Map<number, (said: { now: ProcessesNow; reports: ProcessReport[] }) => void>();
  const counted = new Map<string, Map<string, number>>();
  let report: (() => Promise<ProcessReport>) | undefined;
  let stop: ((how: { graceMs: number; withinMs: number }) => void) | undefined;
  let isDue = false;
  let questions = 0;

  const tellCounts = () => {
    isDue = false;
    const all = [...counted].flatMap(([name, keys]) =>
      [...keys].map(([key, many]): [string, string, number] => [name, key, many]),
    );
    counted.clear();
    channel.send({ interlend: 'counted', counted: all });
  };

  async function answer(question: number): Promise<void> {
    const own = await report?.().catch(() => undefined);
    if (own) channel.send({ interlend: 'report', question, report: own });
  }

  channel.on((message) => {
    if (!isOurs(message)) return;
    const heard = message as ToProcess;
    if (heard.interlend === 'stop') stop?.(heard);
    else if (heard.interlend === 'counted')
      for (const [name, key, many] of heard.counted) for (const handler of counts.get(name) ?? []) handler(key, many);
    else if (heard.interlend === 'changed') for (const handler of changes.get(heard.what) ?? []) handler();
    else if (heard.interlend === 'report') void answer(heard.question);
    else if (heard.interlend === 'reports') waiting.get(heard.question)?.(heard);
  });

  const count = (name: string): SharedCount => ({
    tell: (key, many) => {
      const keys = counted.get(name) ?? new Map<string, number>();
      counted.set(name, keys);
      keys.set(key, (keys.get(key) ?? 0) + many);
      if (isDue) return;
      isDue = true;
      setTimeout(tellCounts, gatherMs).unref();
    },
    onTold: (handler) => void counts.set(name, [...(counts.get(name) ?? []), handler]),
  });

  return {
    wanted,
    count,
    changed: (what) => channel.send({ interlend: 'changed', what }),
    onChanged: (what, handler) => void changes.set(what, [...(changes.get(what) ?? []), handler]),
    reportBy: (made) => {
      report = made;
    },
    reports: () => {
      const question = ++questions;
      return new Promise((resolve) => {
        const given = (said: { now: ProcessesNow; reports: ProcessReport[] }) => {
          clearTimeout(late);
          waiting.delete(question);
          resolve(said);
        };
        const late = setTimeout(async () => {
          const own = await report?.().catch(() => undefined);
          given({ now: { wanted, open: 1, ends: 0, failing: [] }, reports: own ? [own] : [] });
        }, answerMs);
        waiting.set(question, given);
        channel.send({ interlend: 'ask', question });
      });
    },
    say: (line) => channel.send({ interlend: 'says', line }),
    leave: () => answer(0),
    open: (at) => channel.send({ interlend: 'open', at }),
    onStop: (handler) => {
      stop = handler;
    },
  };
}
