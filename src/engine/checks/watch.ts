/** Findings that are looked for now and then, and remembered meanwhile: whoever reads them does not wait for slow looks. */
import { setTimeout as pause } from 'node:timers/promises';
import type { CheckFinding } from '../../domain/checks/findings.js';

/** What was found last, and whether somebody looks anew at this moment. */
export interface ChecksNow {
  /** Absent until the first look has ended. */
  checkedAt?: string;
  checking: boolean;
  findings: readonly CheckFinding[];
}

export interface NodeChecks {
  /** `again`: a person wants to know whether it is better now. */
  read(again: boolean): Promise<ChecksNow>;
}

export interface WatchTimes {
  /** A look is good for so long, in milliseconds. */
  freshMs: number;
  /** Also when a person checks again, so that checks cannot overload the node. */
  againMs: number;
  /** Whoever reads waits for a look so long at most. */
  waitMs: number;
}

const usual: WatchTimes = { freshMs: 60_000, againMs: 5_000, waitMs: 1_500 };

/** One look at a time. What it throws is reported, and the findings before it stay. */
export function watchChecks(
  look: () => Promise<CheckFinding[]>,
  onFailure: (error: unknown) => void,
  { freshMs, againMs, waitMs }: WatchTimes = usual,
  clock: () => number = Date.now,
): NodeChecks {
  let last: { at: number; findings: readonly CheckFinding[] } | undefined;
  let looking: Promise<void> | undefined;
  const begin = () => {
    const at = clock();
    looking ??= look()
      .then(
        (findings) => {
          last = { at, findings };
        },
        (error: unknown) => onFailure(error),
      )
      .finally(() => {
        looking = undefined;
      });
    return looking;
  };
  return {
    read: async (again) => {
      const age = last ? clock() - last.at : Number.POSITIVE_INFINITY;
      if (age > (again ? againMs : freshMs)) await Promise.race([begin(), pause(waitMs, undefined, { ref: false })]);
      return {
        ...(last ? { checkedAt: new Date(last.at).toISOString() } : {}),
        checking: looking !== undefined,
        findings: last?.findings ?? [],
      };
    },
  };
}
