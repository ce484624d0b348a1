/** Says messages of the catalogue in the language of whoever reads them. */

import type { Code } from './codes.js';
import { words as english } from './en/index.js';
import { type Language, languages, localeOf } from './languages.js';
import type { Wording } from './message.js';
import { type Say, speaker } from './say.js';
import type { Words } from './words.js';

export type { Code, KeyOf } from './codes.js';
export type { Language } from './languages.js';
export { type Facts, isInEach, isMessage, type Message, message, type Wording } from './message.js';
export type { Translated as Said } from './translated.js';

const wordsOf = async (language: Language): Promise<Words> =>
  ((await import(`./${language}/index.js`)) as { words: Words }).words;

const voices = Object.fromEntries(
  await Promise.all(languages.map(async (each) => [each, speaker(await wordsOf(each), localeOf[each])] as const)),
) as Record<Language, Say>;

/** In one language. What somebody wrote stays as it is. */
export const say = (what: Wording, language: Language): string =>
  typeof what === 'string' ? what : voices[language]({ code: 'said.asWritten', facts: { words: what } });

/** In every language, one after the other: for whoever reads a language that nobody here knows. */
export const sayInEachLanguage = (what: Wording, between = '\n'): string =>
  languages.map((language) => say(what, language)).join(between);

/** Whether the catalogue has words for a code: partners and older data have codes of their own. */
export function hasWords(code: string): code is Code {
  const [section = '', key = ''] = code.split('.');
  return Object.hasOwn((english as Words)[section] ?? {}, key);
}
