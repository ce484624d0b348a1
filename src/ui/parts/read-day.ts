/** Days as people type them, in any language of the desk, and as they are shown in a field. */
import { dateWriter, languages } from '../../words/languages.js';

const dayMs = 86_400_000;

/** First letters of the months in both languages, without accents and dots: `dec`, `aout`. Longer spellings begin alike. */
const months: readonly (readonly string[])[] = Array.from({ length: 12 }, (_, month) =>
  languages.map((language) =>
    plain(
      new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, month, 1))),
    ),
  ),
);

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f.]/g, '')
    .toLowerCase();
}

/**
 * The day that somebody typed, as `2026-12-15`, or undefined when it is none: `2026-12-15`, `Dec 15, 2026`, `15 déc.`,
 * `Tue, Dec 15`, `+7` (days from today), `25/12/2026` and `12/25/2026`. Without a year it is the nearest such day. Figures that
 * mean two days, such as 12/11/2026, are not taken.
 */
export function readDay(text: string, today: string): string | undefined {
  const typed = plain(text.trim());
  const later = /^\+\s*(\d{1,3})$/.exec(typed);
  if (later) return isoOf(Date.parse(today) + Number(later[1]) * dayMs);
  const figures = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(typed);
  if (figures) return real(Number(figures[1]), Number(figures[2]), Number(figures[3]));
  const inFigures = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text.trim());
  if (inFigures) return dayInFigures(Number(inFigures[1]), Number(inFigures[2]), Number(inFigures[3]));
  const words = typed.match(/[a-z]+|\d+/g) ?? [];
  // The last: « mar. » may be a Tuesday before it is March.
  const month = words.flatMap((word) => monthOf(word)).at(-1);
  const numbers = words.filter((word) => /^\d+$/.test(word));
  const day = numbers.find((each) => each.length <= 2);
  const year = numbers.find((each) => each.length === 4);
  if (month === undefined || day === undefined || numbers.length > (year ? 2 : 1)) return undefined;
  if (year) return real(Number(year), month, Number(day));
  const thisYear = Number(today.slice(0, 4));
  const near = [thisYear - 1, thisYear, thisYear + 1].flatMap((each) => real(each, month, Number(day)) ?? []);
  const distance = (iso: string) => Math.abs(Date.parse(iso) - Date.parse(today));
  return near.sort((one, other) => distance(one) - distance(other)).at(0);
}

/** English puts the month first, French the day: taken where only one of the two is a day. */
function dayInFigures(one: number, other: number, year: number): string | undefined {
  const [dayFirst, monthFirst] = [real(year, other, one), real(year, one, other)];
  if (dayFirst && monthFirst && dayFirst !== monthFirst) return undefined;
  return dayFirst ?? monthFirst;
}

/** The month that a word of at least three letters begins: 1 to 12. A word that begins several is none (`jui`). */
function monthOf(word: string): number[] {
  if (word.length < 3) return [];
  const found = months.flatMap((names, at) => (names.some((name) => name.startsWith(word)) ? [at + 1] : []));
  return found.length === 1 ? found : [];
}

/** The day when the calendar has it. */
export function real(year: number, month: number, day: number): string | undefined {
  const time = Date.UTC(year, month - 1, day);
  if (Number.isNaN(time)) return undefined;
  const iso = isoOf(time);
  return iso === `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` ? iso : undefined;
}

const isoOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** `Tue, Dec 15, 2026`, « mar. 15 déc. 2026 »; what the calendar does not have stays as it was written. */
export function dayShown(iso: string, locale: string): string {
  const [year = 0, month = 0, day = 0] = iso.slice(0, 10).split('-').map(Number);
  if (!real(year, month, day)) return iso;
  return dateWriter(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })(new Date(`${iso.slice(0, 10)}T00:00:00Z`));
}
