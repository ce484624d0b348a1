import { endOfLocalDate, isLocalDate } from '../../domain/fulfilment/local-days.js';
import { here } from '../words/when.js';

const zone = () => here.timeZone ?? 'UTC';
const dayBefore = (day: string): string =>
  new Date(new Date(`${day}T12:00:00Z`).getTime() - 24 * 60 * 60_000).toISOString().slice(0, 10);

/** The days `from` and `until` of an address as the moments at which one begins and the other is over; what is no day is left out. */
export function dayBounds({ from = '', until = '' }: { from?: string | undefined; until?: string | undefined }): {
  from?: string;
  until?: string;
} {
  return {
    ...(isLocalDate(from)
      ? { from: new Date(endOfLocalDate(dayBefore(from), zone()).getTime() + 1).toISOString() }
      : {}),
    ...(isLocalDate(until) ? { until: endOfLocalDate(until, zone()).toISOString() } : {}),
  };
}
