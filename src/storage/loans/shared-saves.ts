/**
 * The steps and new requests of several works in one transaction, written together: when all works that are not over yet wait
 * to have something written, that leaves as one statement of each kind.
 */
import type { PoolClient } from 'pg';
import { AlreadyStored } from '../../engine/model/store.js';
import { type MadeRequest, type PlannedRequest, saveNewRequests } from './new-requests.js';
import type { PlannedStep } from './planned-step.js';
import { type SharedStep, saveSteps } from './write.js';

export interface SharedSaves {
  /** `isLast`: its work writes nothing more. */
  save(planned: PlannedStep, isLast: boolean): Promise<SharedStep>;
  /** Rejects with `AlreadyStored` where its message was stored meanwhile. */
  create(planned: PlannedRequest): Promise<MadeRequest>;
  /** A work is over, or has failed. */
  over(outcome: 'well' | 'failed'): void;
  /** A statement that wrote for several works failed: which of them was at fault is not known. */
  failed(): boolean;
}

/** Another statement of the same transaction failed before this one. */
export const inFailedTransaction = '25P02';

interface Waiting<Planned, Saved> {
  planned: Planned;
  isLast: boolean;
  done(saved: Saved): void;
  fail(error: unknown): void;
}

/**
 * `most`: so many wait for each other; with one, each leaves by itself. `commitToo` is called when the statement that has just left is
 * the last of all works, and none of them has failed: the commit leaves with it.
 */
export function createSharedSaves(client: PoolClient, most: number, commitToo: () => void): SharedSaves {
  let working = most;
  let isSpoilt = most === 1;
  let hasFailed = false;
  let steps: Waiting<PlannedStep, SharedStep>[] = [];
  const requests: Waiting<PlannedRequest, MadeRequest>[] = [];

  function look(): void {
    const all = steps.length + requests.length;
    if (all === 0 || all < working) return;
    // One statement writes one step of a request; a second one goes when the work of the first is over.
    const ofRequest = new Map(steps.toReversed().map((each) => [each.planned.request, each]));
    const now = [...ofRequest.values()];
    steps = steps.filter((each) => !now.includes(each));
    send(now, (planned) => saveSteps(client, planned));
    const isAll = steps.length + requests.length === 0 && now.every(({ isLast }) => isLast);
    send(requests.splice(0), (planned) => saveNewRequests(client, planned));
    if (isAll && !isSpoilt) commitToo();
  }

  function send<Planned, Saved>(
    all: readonly Waiting<Planned, Saved>[],
    write: (planned: readonly Planned[]) => Promise<(Saved | undefined)[]>,
  ): void {
    if (all.length === 0) return;
    write(all.map(({ planned }) => planned)).then(
      (saved) => {
        for (const [at, { done, fail }] of all.entries()) {
          const mine = saved[at];
          if (mine === undefined) fail(new AlreadyStored());
          else done(mine);
        }
      },
      (error: { code?: unknown }) => {
        hasFailed ||= all.length > 1 && error.code !== inFailedTransaction;
        for (const { fail } of all) fail(error);
      },
    );
  }

  return {
    save: (planned, isLast) =>
      new Promise((done, fail) => {
        steps.push({ planned, isLast, done, fail });
        look();
      }),
    create: (planned) =>
      new Promise((done, fail) => {
        requests.push({ planned, isLast: false, done, fail });
        look();
      }),
    over: (outcome) => {
      working -= 1;
      isSpoilt ||= outcome === 'failed';
      look();
    },
    failed: () => hasFailed,
  };
}
