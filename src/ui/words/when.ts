import { useMemo } from 'react';
import { dateWriter } from '../../words/languages.js';
import { useWords } from './index.js';

/** Dates and numbers as the language of the page writes them. */
export interface Clock {
  /** `Fri 27 Nov`, with the year when it is another one. */
  day(iso: string): string;
  /** `Nov 27`, with the year when it is another one: in narrow columns. */
  shortDay(iso: string): string;
  /** `27 Nov 17:00`. */
  moment(iso: string): string;
  time(iso: string): string;
  /** `2026-11-24 14:05:07`: for tooltips and `title`. */
  exact(iso: string): string;
  /** `3 minutes ago`, `in 2 days`. */
  ago(iso: string, now?: number): string;
  /** Whole days from today to that day: negative when it is past. */
  daysTo(iso: string, now?: number): number;
  /** `2026-11-27`. */
  today(): string;
  /** The same on the clocks of another time zone. */
  in(timeZone: string | undefined): Clock;
  number(value: number): string;
  money(amount: number | string, currency: string): string;
}

/** Where times are shown that belong to no request: the node says it with the session. */
export const here: { timeZone?: string } = {};

/** `timeZone`: of the library whose request it is; without one the node's. Never the reader's own. */
export function useClock(timeZone?: string): Clock {
  const { locale } = useWords();
  const zone = timeZone ?? here.timeZone;
  return useMemo(() => clockOf(locale, zone), [locale, zone]);
}

const minute = 60_000;
const steps = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', minute],
] as const;

export function clockOf(locale: string, timeZone = here.timeZone): Clock {
  const formats = new Map<string, (at: Date) => string>();
  const form = (name: string, options: Intl.DateTimeFormatOptions) => {
    const found = formats.get(name) ?? dateWriter(locale, options);
    formats.set(name, found);
    return found;
  };
  /** A day without a time is that day everywhere. */
  const zoned = (iso: string) => (isDay(iso) ? { timeZone: 'UTC' } : timeZone ? { timeZone } : {});
  const inForm = (name: string, iso: string, options: Intl.DateTimeFormatOptions) =>
    isReadable(iso) ? form(isDay(iso) ? `${name} of a day` : name, { ...options, ...zoned(iso) })(new Date(iso)) : iso;
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const numbers = new Intl.NumberFormat(locale);
  const localDay = (iso: string) => (isDay(iso) ? iso : dayIn(iso, timeZone));
  const today = (now = Date.now()) => dayIn(new Date(now).toISOString(), timeZone);
  const day: Clock['day'] = (iso) =>
    localDay(iso).slice(0, 4) === today().slice(0, 4)
      ? inForm('day', iso, { weekday: 'short', day: 'numeric', month: 'short' })
      : inForm('dayOfYear', iso, { day: 'numeric', month: 'short', year: 'numeric' });
  const time: Clock['time'] = (iso) => inForm('time', iso, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const clock: Clock = {
    day,
    shortDay: (iso) =>
      localDay(iso).slice(0, 4) === today().slice(0, 4)
        ? inForm('shortDay', iso, { day: 'numeric', month: 'short' })
        : inForm('dayOfYear', iso, { day: 'numeric', month: 'short', year: 'numeric' }),
    time,
    moment: (iso) => (isDay(iso) || !isReadable(iso) ? day(iso) : `${day(iso)} ${time(iso)}`),
    exact: (iso) =>
      isDay(iso)
        ? inForm('exact', iso, { dateStyle: 'full' })
        : inForm('exact', iso, { dateStyle: 'full', timeStyle: 'medium' }),
    ago: (iso, now = Date.now()) => {
      if (!isReadable(iso)) return iso;
      const away = new Date(isDay(iso) ? `${iso}T12:00:00Z` : iso).getTime() - now;
      for (const [unit, size] of steps)
        if (Math.abs(away) >= size || unit === 'minute') return relative.format(Math.round(away / size), unit);
      return '';
    },
    daysTo: (iso, now) => (Date.parse(localDay(iso)) - Date.parse(today(now))) / 86_400_000,
    today: () => today(),
    in: (other) => (other === undefined || other === timeZone ? clock : clockOf(locale, other)),
    number: (value) => numbers.format(value),
    money: (amount, currency) =>
      /^[a-z]{3}$/i.test(currency)
        ? new Intl.NumberFormat(locale, { style: 'currency', currency }).format(Number(amount))
        : `${numbers.format(Number(amount))} ${currency}`,
  };
  return clock;
}

/** What somebody types, and what a partner wrote, may be no date: it is then shown as it was written. */
const isReadable = (iso: string) => !Number.isNaN(Date.parse(iso));

const isDay = (iso: string) => /^\d{4}-\d{2}-\d{2}$/.test(iso);

/** `2027-01-15`, on the clocks of a time zone. */
const dayIn = (iso: string, timeZone: string | undefined) =>
  isReadable(iso)
    ? new Intl.DateTimeFormat('en-CA', {
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        ...(timeZone ? { timeZone } : {}),
      }).format(new Date(iso))
    : iso;
