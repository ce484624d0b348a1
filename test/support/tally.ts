/** How many tests (or steps of `npm run check`) ended how. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

export function add(total: Tally, more: Tally): void {
  total.passed += more.passed;
  total.failed += more.failed;
  total.skipped += more.skipped;
}

export const asLine = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;
