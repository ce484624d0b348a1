/**
 * The steps of several works in one transaction, written together: when all works that are not over yet wait to have their
 * steps written, these leave as one statement.
 */
import type { PoolClient } from 'pg';
import type { PlannedStep } from './planned-step.js';
import { type SharedStep, saveSteps } from './write.js';

export interface SharedSaves {
  save(planned: PlannedStep): Promise<SharedStep>;
  /** A work is over. */
  over(): void;
  /** A statement that wrote several steps failed: which of them was at fault is not known. */
  failed(): boolean;
}

/** Another statement of the same transaction failed before this one. */
export const inFailedTransaction = '25P02';

/** `most`: so many wait for each other; with one, each step leaves by itself. */
export function createSharedSaves(client: PoolClient, most: number): SharedSaves {
  let working = most;
  let hasFailed = false;
  let waiting: { planned: PlannedStep; done: (saved: SharedStep) => void; fail: (error: unknown) => void }[] = [];

  function look(): void {
    if (waiting.length === 0 || waiting.length < working) return;
    // One statement writes one step of a request; a second one goes when the work of the first is over.
    const ofRequest = new Map(waiting.toReversed().map((each) => [each.planned.request, each]));
    const all = [...ofRequest.values()];
    waiting = waiting.filter((each) => !all.includes(each));
    saveSteps(
      client,
      all.map(({ planned }) => planned),
    ).then(
      (saved) => {
        for (const [at, { done }] of all.entries()) done(saved[at] as SharedStep);
      },
      (error: { code?: unknown }) => {
        hasFailed ||= all.length > 1 && error.code !== inFailedTransaction;
        for (const { fail } of all) fail(error);
      },
    );
  }

  return {
    save: (planned) =>
      new Promise((done, fail) => {
        waiting.push({ planned, done, fail });
        look();
      }),
    over: () => {
      working -= 1;
      look();
    },
    failed: () => hasFailed,
  };
}
