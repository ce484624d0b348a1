import { isLocalDate } from '../fulfilment/local-days.js';

/**
 * A date as Alma writes it, as `YYYY-MM-DD`: `2026-03-02`, `2026-03-02Z`, `2026-03-02T15:00:00Z`, `20260302`. Nothing when it is
 * none, or could be read in two ways.
 */
export function dateIn(written: string): string | undefined {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})(?:Z|[T ]\S.*)?$/.exec(written.trim()) ?? [];
  const date = `${year}-${month}-${day}`;
  return year && isLocalDate(date) ? date : undefined;
}
