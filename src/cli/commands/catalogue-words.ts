import type { Language } from '../../domain/words.js';
import type { en } from '../../words/en/index.js';
import { say } from '../../words/index.js';
import { type Facts, message } from '../../words/message.js';

type Word = keyof (typeof en)['catalogue'] & string;

/** Says a sentence of the catalogue's own section. */
export const catalogueIn =
  (language: Language) =>
  (word: Word, facts: Facts = {}): string =>
    say(message(`catalogue.${word}`, facts), language);
export type SayCatalogue = ReturnType<typeof catalogueIn>;
