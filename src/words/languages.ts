/** The languages of Interlend. Another one is a folder here and a folder of letters in `config/letters`: nothing else asks which language it is. */
import { folders } from './folders.js';
import type { LanguageRow } from './language-row.js';

const rows = folders satisfies Record<string, LanguageRow>;

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
