/** Words of the server for staff, in both of their languages. Whole sentences; `{name}` stands for what is filled in. */
import type { Language } from './fulfilment/patron.js';

export type { Language } from './fulfilment/patron.js';

/** A sentence that still carries both languages: it goes when the last of them stands in the catalogue. */
export interface Sentence {
  text: string;
  french: string;
}

/** What stands for a placeholder: the same in both languages, or words that are in both themselves. */
export type Filling = string | number | Sentence;

/** The sentence with its placeholders filled, in both languages. */
export function filled(sentence: Sentence, values: Readonly<Record<string, Filling>>): Sentence {
  return { text: put(sentence.text, values, 'en'), french: put(sentence.french, values, 'fr') };
}

export const inLanguage = ({ text, french }: Sentence, language: Language): string =>
  language === 'fr' ? french : text;

/** Says rows of sentences in one language, filled in: `const say = sayer(words, 'fr'); say('refused', { count: 2 })`. */
export const sayer =
  <Row extends string>(rows: Readonly<Record<Row, Sentence>>, language: Language) =>
  (row: Row, values: Readonly<Record<string, Filling>> = {}): string =>
    inLanguage(filled(rows[row], values), language);

function put(template: string, values: Readonly<Record<string, Filling>>, language: Language): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    return typeof value === 'object' ? inLanguage(value, language) : String(value);
  });
}
