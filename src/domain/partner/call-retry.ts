/** When a call to another system than a partner is tried again, a schedule for each kind, and when its target is paused. */

import { libraryCallWaits } from '../library-system/calls.js';

const minute = 60;
const hour = 60 * minute;

/** Seconds after each failed try. After the last one the call is given up. */
const waitsOf = {
  webhook: [5, minute, 10 * minute, hour, 6 * hour, 24 * hour],
  librarySystem: libraryCallWaits,
} as const satisfies Record<string, readonly number[]>;
export type CallKind = keyof typeof waitsOf;

/** The next try of a call that failed so often; undefined: it is given up. */
export const nextCallTry = (kind: CallKind, attempts: number): { waitSeconds: number } | undefined => {
  const waitSeconds = waitsOf[kind][attempts - 1];
  return waitSeconds === undefined ? undefined : { waitSeconds };
};

/** After so many failures in a row nothing is sent to the target but one call at a time, each after a pause. */
export const failuresThatPause = 5;
const pauses = [minute, 5 * minute, 15 * minute, hour] as const;

/** Where a person waits for an answer, one question that got none is enough: so many seconds nobody waits for the next one. */
export const restAfterNoAnswer = 10;

/** For how many seconds a target is left alone after so many failures in a row; 0: it is not. */
export const pauseAfter = (failures: number): number =>
  failures < failuresThatPause ? 0 : (pauses[failures - failuresThatPause] ?? hour);

/** The pause, in seconds, after one failure in a row, two, and so on; the last one stays. */
export const pausesInARow: readonly number[] = Array.from({ length: 12 }, (_, at) => pauseAfter(at + 1));
