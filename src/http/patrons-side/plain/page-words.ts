/** What the patrons’ pages say, for pages that are written here: the same words. */
import type { KeyOf } from '../../../words/codes.js';
import { type Language, languageRow, languages, localeOf } from '../../../words/languages.js';
import type { Facts } from '../../../words/message.js';
import { type Say, speaker } from '../../../words/say.js';

export type PageWord = KeyOf<'my'>;

const voices = Object.fromEntries(
  await Promise.all(
    languages.map(async (each) => [each, speaker(await languageRow(each).pages.patrons(), localeOf[each])] as const),
  ),
) as Record<Language, Say>;

export const sayOnPage = (language: Language, key: PageWord, facts: Facts = {}): string =>
  voices[language]({ code: `my.${key}`, facts });
