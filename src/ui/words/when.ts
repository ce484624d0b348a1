import { useMemo } from 'react';
import { useWords } from './index.js';

/** Dates and numbers as the language of the page writes them. */
export interface Clock {
  /** `Fri 27 Nov`, with the year when it is another one. */
  day(iso: string): string;
  /** `27 Nov 17:00`. */
  moment(iso: string): string;
  time(iso: string): string;
  /** `2026-11-24 14:05:07`: for tooltips and `title`. */
  exact(iso: string): string;
  /** `3 minutes ago`, `in 2 days`. */
  ago(iso: string, now?: number): string;
  /** Whole days from today to that day: negative when it is past. */
  daysTo(iso: string, now?: number): number;
  number(value: number): string;
  money(amount: number | string, currency: string): string;
}

export function useClock(): Clock {
  const { locale } = useWords();
  return useMemo(() => clockOf(locale), [locale]);
}

const minute = 60_000;
const steps = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', minute],
] as const;

export function clockOf(locale: string): Clock {
  const formats = new Map<string, Intl.DateTimeFormat>();
  const form = (name: string, options: Intl.DateTimeFormatOptions) => {
    const found = formats.get(name) ?? new Intl.DateTimeFormat(locale, options);
    formats.set(name, found);
    return found;
  };
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const numbers = new Intl.NumberFormat(locale);
  const thisYear = () => new Date().getFullYear();
  const day: Clock['day'] = (iso) => {
    const date = dateOf(iso);
    return date.getFullYear() === thisYear()
      ? form('day', { weekday: 'short', day: 'numeric', month: 'short' }).format(date)
      : form('dayOfYear', { day: 'numeric', month: 'short', year: 'numeric' }).format(date);
  };
  const time: Clock['time'] = (iso) =>
    form('time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(iso));
  return {
    day,
    time,
    moment: (iso) => (isDay(iso) ? day(iso) : `${day(iso)} ${time(iso)}`),
    exact: (iso) => form('exact', { dateStyle: 'full', timeStyle: 'medium' }).format(new Date(iso)),
    ago: (iso, now = Date.now()) => {
      const away = dateOf(iso).getTime() - now;
      for (const [unit, size] of steps)
        if (Math.abs(away) >= size || unit === 'minute') return relative.format(Math.round(away / size), unit);
      return '';
    },
    daysTo: (iso, now = Date.now()) => Math.round((midnight(dateOf(iso)) - midnight(new Date(now))) / 86_400_000),
    number: (value) => numbers.format(value),
    money: (amount, currency) => new Intl.NumberFormat(locale, { style: 'currency', currency }).format(Number(amount)),
  };
}

const isDay = (iso: string) => /^\d{4}-\d{2}-\d{2}$/.test(iso);
/** A day without a time is a day here, not in Greenwich. */
const dateOf = (iso: string) => new Date(isDay(iso) ? `${iso}T12:00:00` : iso);
const midnight = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
