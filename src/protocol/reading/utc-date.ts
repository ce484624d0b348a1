/** A date and time on the wire, read as UTC: what it says, or why it says nothing. */
export type DateReading =
  | { kind: 'date'; value: string; assumed?: string; day?: string }
  | { kind: 'absent'; assumed: string }
  | { kind: 'wrong' };

const pattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)? ?(Z|[+-]\d{2}(?::?\d{2})?)?$/i;
const oneDay = 86_400_000;

/**
 * Reads `2026-01-05T09:30:00+02:00` and its relatives: no zone (UTC is assumed), `+0200`, a blank for the `T`, no
 * seconds, a date alone. Gives UTC with `Z`, the fraction as it came. Year 1 is another system's way to say nothing. `day`
 * is given where no time of day was meant: a date alone, or midnight without a zone or in UTC.
 */
export function utcDate(text: string): DateReading {
  const found = pattern.exec(text);
  if (!found) return { kind: 'wrong' };
  const [, year = '', month = '', date = '', hour, minute = '00', second = '00', fraction, zone] = found;
  if (year === '0001') return { kind: 'absent', assumed: 'year 1, read as no date' };
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(date));
  if (!isSensible(Number(year)) || !isOf(midnight, Number(month), Number(date))) return { kind: 'wrong' };
  const time = secondsOf(hour ?? '00', minute, second);
  const offset = minutesOf(zone);
  if (time === undefined || offset === undefined) return { kind: 'wrong' };
  const isUtc = offset === 0 && time < oneDay / 1000;
  const utc = isUtc
    ? `${year}-${month}-${date}T${hour ?? '00'}:${minute}:${second}`
    : new Date(midnight + time * 1000 - offset * 60_000).toISOString().slice(0, 19);
  const value = `${utc}${fraction ? `.${fraction}` : ''}Z`;
  const assumed = assumptionIn(hour, text, zone);
  const atMidnight = time === 0 && Number(fraction ?? 0) === 0 && (zone ?? 'Z').toUpperCase() === 'Z';
  const day = hour === undefined || atMidnight ? { day: `${year}-${month}-${date}` } : {};
  return assumed ? { kind: 'date', value, assumed, ...day } : { kind: 'date', value, ...day };
}

/** Whether the calendar has the day: it makes the 31st of a shorter month a day of the next. */
const isOf = (midnight: number, month: number, date: number): boolean => {
  const day = new Date(midnight);
  return day.getUTCMonth() === month - 1 && day.getUTCDate() === date;
};

/** No loan is from before 1900, and 9999 is a database's idea of never. */
const isSensible = (year: number): boolean => year >= 1900 && year < 3000;

function secondsOf(hour: string, minute: string, second: string): number | undefined {
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  const total = h * 3600 + m * 60 + s;
  return m > 59 || s > 59 || total * 1000 > oneDay ? undefined : total;
}

function minutesOf(zone: string | undefined): number | undefined {
  if (zone === undefined || zone.toUpperCase() === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '') || 0);
  if (minutes > 14 * 60) return undefined;
  return zone.startsWith('-') ? -minutes : minutes;
}

function assumptionIn(hour: string | undefined, text: string, zone: string | undefined): string | undefined {
  if (hour === undefined) return 'a date without a time, read as midnight UTC';
  if (zone === undefined) return 'no time zone, read as UTC';
  const plain = /^[\d-]{10}T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
  return plain.test(text) ? undefined : 'an unusual date format';
}
