/** What catalogues answered a moment ago: the same question is not put twice, and one that does not answer is left alone. */

import type { AskTrouble, NetworkFound } from '../../contract/network-operations.js';

/** So long an answer is good, in milliseconds; what could not be asked is asked again sooner. */
const goodForMs = 5 * 60_000;
const troubleForMs = 60_000;
const rememberedAtMost = 5_000;
/** After so many failures in a row a catalogue is left alone for a while, so that nobody waits for it each time. */
const failuresInARow = 3;
const restMs = 60_000;
const isNoAnswer: ReadonlySet<AskTrouble> = new Set(['late', 'unreachable', 'cut']);

/** The same question by many people is asked once, and its answer is good for minutes. */
export function createMemory<T extends { trouble?: AskTrouble }>(now: () => Date) {
  const kept = new Map<string, { until: number; answer: Promise<T> }>();
  return {
    clear: () => kept.clear(),
    once: (key: string, ask: () => Promise<T>): Promise<T> => {
      const known = kept.get(key);
      if (known && known.until > now().getTime()) return known.answer;
      const entry = { until: now().getTime() + goodForMs, answer: ask() };
      kept.delete(key);
      kept.set(key, entry);
      if (kept.size > rememberedAtMost) kept.delete(kept.keys().next().value ?? key);
      entry.answer.then(
        ({ trouble }) => {
          if (trouble) entry.until = now().getTime() + troubleForMs;
        },
        () => kept.delete(key),
      );
      return entry.answer;
    },
  };
}

type LastFailure = Pick<NetworkFound, 'at' | 'trouble' | 'detail'>;

/** Catalogues that do not answer: while one rests, its last failure is told at once, with the moment at which it was asked. */
export function createRest(now: () => Date) {
  const failing = new Map<string, { count: number; until: number; last: LastFailure }>();
  return {
    clear: () => failing.clear(),
    unless: async <T extends LastFailure>(
      partner: string,
      ask: () => Promise<T>,
      resting: (last: LastFailure) => T,
    ): Promise<T> => {
      const before = failing.get(partner);
      if (before && before.until > now().getTime()) return resting(before.last);
      const answer = await ask();
      const { at, trouble, detail } = answer;
      if (!trouble || !isNoAnswer.has(trouble)) {
        failing.delete(partner);
        return answer;
      }
      const count = (failing.get(partner)?.count ?? 0) + 1;
      const until = count >= failuresInARow ? now().getTime() + restMs : 0;
      failing.set(partner, { count, until, last: { at, trouble, ...(detail ? { detail } : {}) } });
      return answer;
    },
  };
}
