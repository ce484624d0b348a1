/** What a patron is asked: five kinds of query with a heading and lines of their own. A library may word them anew. */
import { say } from '../../words/index.js';
import { languages } from '../../words/languages.js';
import { message } from '../../words/message.js';
import type { Language } from '../fulfilment/patron.js';

export const queryTypes = [1, 2, 3, 4, 5] as const;
export type QueryType = (typeof queryTypes)[number];

/** The name is for staff, who choose by it; heading and lines are the patron's and may mention facts, such as `{title}`. */
export interface QueryWords {
  name?: string;
  heading: string;
  lines: string[];
}
export type QueryText = Record<Language, QueryWords>;

/** As it is kept and shown. */
export type NamedQuery = Record<Language, Required<QueryWords>>;

const inEveryLanguage = <Each>(of: (language: Language) => Each): Record<Language, Each> =>
  Object.fromEntries(languages.map((language) => [language, of(language)])) as Record<Language, Each>;

/** What every library begins with: a line of the catalogue is a line of the query. */
export const usualQuery = (type: QueryType): NamedQuery =>
  inEveryLanguage((language) => ({
    name: say(message(`query.name_${type}`), language),
    heading: say(message(`query.heading_${type}`), language),
    lines: say(message(`query.lines_${type}`), language).split('\n'),
  }));

/** As a library worded it: a text without a name keeps the one it had, and a language that it did not word is as before. */
export const namedQuery = (text: Partial<QueryText>, before: NamedQuery): NamedQuery =>
  inEveryLanguage((language) => ({ ...before[language], ...withoutGaps(text[language]) }));

const withoutGaps = (words: QueryWords | undefined) => {
  if (!words) return {};
  const { name, ...said } = words;
  return { ...said, ...(name === undefined ? {} : { name }) };
};
