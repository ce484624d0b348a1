/** How many tests (or steps of `npm run check`) ended how. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** What failed, as it is told at the end of a run. */
export interface Failure {
  title: string;
  /** The message, what was expected, and the place in the checkout: a few lines. */
  error: string;
}

/** How one file of tests ended, or one part of a run that is no test. */
export interface FileResult extends Tally {
  /** From the root of the checkout; else what the part is called: `npm run check`. */
  file: string;
  milliseconds: number;
  /** How often its tests asked dice: one that asks none is played the same way with every seed. Nothing where nobody counted. */
  dice?: number;
  /** Lines of its tests for the end of the run: see `measured.ts`. */
  measured?: string[];
  failures: Failure[];
}

export function add(total: Tally, more: Tally): void {
  total.passed += more.passed;
  total.failed += more.failed;
  total.skipped += more.skipped;
}

/** All of them together. */
export function sumOf(results: readonly Tally[]): Tally {
  const total: Tally = { passed: 0, failed: 0, skipped: 0 };
  for (const result of results) add(total, result);
  return total;
}

/** Something other than a test that failed. */
export const failedPart = (file: string, failure: Failure): FileResult => ({
  file,
  passed: 0,
  failed: 1,
  skipped: 0,
  milliseconds: 0,
  failures: [failure],
});

export const asLine = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;
