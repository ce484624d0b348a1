/** Says messages of the catalogue in the language of whoever reads them. */

import type { Code } from './codes.js';
import { en } from './en/index.js';
import { fr } from './fr/index.js';
import { type Language, languages, localeOf } from './languages.js';
import type { Wording } from './message.js';
import { speaker, type Words } from './say.js';

export type { Code, KeyOf } from './codes.js';
export type { Language } from './languages.js';
export { type Facts, isInEach, isMessage, type Message, message, type Wording } from './message.js';
export type { Said } from './said.js';

type Sections = typeof en;

/** Another language lacks nothing: the compiler says which sentence it does. */
const catalogue: Readonly<Record<Language, { [S in keyof Sections]: Record<keyof Sections[S], string> }>> = { en, fr };

const voices = Object.fromEntries(
  languages.map((each) => [each, speaker(catalogue[each] satisfies Words, localeOf[each])]),
) as Record<Language, ReturnType<typeof speaker>>;

/** In one language. What somebody wrote stays as it is. */
export const say = (what: Wording, language: Language): string =>
  typeof what === 'string' ? what : voices[language]({ code: 'said.asWritten', facts: { words: what } });

/** Whether the catalogue has words for a code: partners and older data have codes of their own. */
export function hasWords(code: string): code is Code {
  const [section = '', key = ''] = code.split('.');
  return Object.hasOwn((en as Words)[section] ?? {}, key);
}
