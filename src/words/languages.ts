/**
 * The languages of Interlend. Another one is a folder here, a folder of letters in `config/letters`, and a row: nothing else asks
 * which language it is.
 */
import { pages as en } from './en/pages.js';
import { pages as fr } from './fr/pages.js';
import { dayInLetter, firstDay, typeset } from './fr/typography.js';

interface LanguageRow {
  /** As it calls itself. */
  name: string;
  /** As dates, numbers and plurals are written. */
  locale: string;
  /** What stands between a label and its value. */
  colon: string;
  /** What is read in place of a sentence that has no words. */
  missing: string;
  pages: typeof en;
  /** The first day of a month, where it is not written as the others are. */
  firstDay?: string;
  /** What else makes text as it is printed, where somebody typed it plainly. */
  typeset?(text: string): string;
  /** A day in full, as letters write it. */
  dayInLetter?(written: string): string;
}

const rows = {
  en: { name: 'English', locale: 'en-CA', colon: ':', missing: 'There are no words for this yet.', pages: en },
  fr: {
    name: 'Français',
    locale: 'fr-CA',
    colon: '\u00a0:',
    missing: 'Il n’y a pas encore de mots pour ceci.',
    pages: fr,
    firstDay,
    typeset,
    dayInLetter,
  },
} as const satisfies Record<string, LanguageRow>;

export type Language = keyof typeof rows;
export const languages = Object.keys(rows) as [Language, ...Language[]];

export const languageRow = (language: Language): LanguageRow => rows[language];

export const localeOf = Object.fromEntries(languages.map((each) => [each, rows[each].locale])) as Readonly<
  Record<Language, string>
>;

/** The language that a tag begins with, where it is spoken here: `fr-CA`, `fr_CA.UTF-8`. */
export const languageOfTag = (tag: string | null | undefined): Language | undefined => {
  const [first = ''] = (tag ?? '').toLowerCase().split(/[-_.@]/);
  return languages.find((each) => each === first);
};

/** The first of these tags that is spoken here, else the language that everything has words in. */
export const languageOf = (...tags: readonly (string | null | undefined)[]): Language =>
  tags.map(languageOfTag).find((each) => each !== undefined) ?? languages[0];

/** Writes moments and days as that language does: `Dec 1`, « 1er déc. ». */
export function dateWriter(locale: string, options: Intl.DateTimeFormatOptions): (at: Date) => string {
  const form = new Intl.DateTimeFormat(locale, options);
  const { firstDay } = languageRow(languageOf(locale));
  if (firstDay === undefined) return (at) => form.format(at);
  const said = ({ type, value }: Intl.DateTimeFormatPart) => (type === 'day' && value === '1' ? firstDay : value);
  return (at) => form.formatToParts(at).map(said).join('');
}

/** Writes days and moments as patrons read them, on the library’s calendar: `Dec 1, 2026`. */
export function dayWriter(locale: string, timeZone: string): (iso: string) => string {
  const options = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  const whole = dateWriter(locale, { ...options, timeZone: 'UTC' });
  const here = dateWriter(locale, { ...options, timeZone });
  return (iso) => (/^\d{4}-\d{2}-\d{2}$/.test(iso) ? whole : here)(new Date(iso));
}

/** What a language is called in another, as within a sentence: `French`, `français`. */
export const languageIn = (language: Language, locale: string): string =>
  new Intl.DisplayNames(locale, { type: 'language' }).of(language) ?? language;

/** The same at the head of something: `French`, `Français`. */
export const languageLabel = (language: Language, locale: string): string => {
  const [first = '', ...rest] = languageIn(language, locale);
  return first.toLocaleUpperCase(locale) + rest.join('');
};

/** To choose a language from: each in its own words, so that who needs it can read it. */
export const languageChoices = languages.map((value) => ({ value, label: rows[value].name as string }));
