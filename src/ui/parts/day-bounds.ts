import { dayAfter, isLocalDate, startOfLocalDate } from '../../domain/fulfilment/local-days.js';
import { here } from '../words/when.js';

/** The days `from` and `until` of an address as the moments at which one begins and the other is over; what is no day is left out. */
export function dayBounds({ from = '', until = '' }: { from?: string | undefined; until?: string | undefined }): {
  from?: string;
  until?: string;
} {
  const zone = here.timeZone ?? 'UTC';
  return {
    ...(isLocalDate(from) ? { from: startOfLocalDate(from, zone).toISOString() } : {}),
    ...(isLocalDate(until)
      ? { until: new Date(startOfLocalDate(dayAfter(until), zone).getTime() - 1).toISOString() }
      : {}),
  };
}
