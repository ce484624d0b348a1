/** What is said to people before it is said: a code of the catalogue and its facts. Plain JSON, so that it can be stored and sent. */
import type { Code, SectionsFor, WordSection } from './codes.js';
import { type Language, languages } from './languages.js';

export type { Code, KeyOf } from './codes.js';

export interface Message {
  code: string;
  facts: Facts;
}

/** What the placeholders of a sentence stand for. */
export type Facts = Readonly<Record<string, Fact | undefined>>;

export type Fact = string | number | Message | Day | Time | Moment | Money | Size | InEach | OneOf | readonly Fact[];

/** A day as the calendar has it: `2027-01-15`, in no zone. */
export interface Day {
  day: string;
}

/** A time of day, `08:00`, on the clock of whoever reads it beside. */
export interface Time {
  time: string;
}

/** An instant, said in the zone of the library that it concerns. */
export interface Moment {
  moment: string;
  zone?: string | undefined;
}

export interface Money {
  amount: string | number;
  currency: string;
}

/** Of a file. */
export interface Size {
  bytes: number;
}

/** What a library has named in several languages itself. One that lacks is said in the first that is there. */
export interface InEach {
  in: Readonly<Partial<Record<Language, string>>>;
}

/** A list to choose from: "A, B or C". A plain list is said as "A, B and C". */
export interface OneOf {
  oneOf: readonly Fact[];
}

/** A message with its facts: the code is one of the catalogue. */
export const message = (code: Code, facts: Facts = {}): Message => ({ code, facts });

/**
 * The words of a name that a table or stored data gives: a test compares the section with its table. Where the name is of a type,
 * `message` with a code that the compiler checks is right.
 */
export const messageIn = (section: WordSection, name: string, facts: Facts = {}): Message => ({
  code: `${section}.${name}`,
  facts,
});

/**
 * Rows with their words: `worded(rows, { label: 'lostCase' })` gives each row as `label` the message of that section that has
 * the row's own code. A row without words, and words without a row, do not compile: the
 * compiler names section and key.
 */
export function worded<Key extends string, Row extends object, Name extends string>(
  rows: Readonly<Record<Key, Row>>,
  sections: Readonly<Record<Name, SectionsFor<Key>[WordSection]>>,
): { [K in Key]: Row & Readonly<Record<Name, Message>> } {
  const wordsOf = (key: string) =>
    Object.entries(sections as Readonly<Record<string, WordSection>>).map(([name, section]) => [
      name,
      messageIn(section, key),
    ]);
  const all = Object.entries<Row>(rows).map(([key, row]) => [key, { ...row, ...Object.fromEntries(wordsOf(key)) }]);
  return Object.fromEntries(all);
}

/** What a library has named in every language: `inLanguages((language) => texts[language].heading)`. */
export const inLanguages = (of: (language: Language) => string): InEach => ({
  in: Object.fromEntries(languages.map((language) => [language, of(language)])),
});

/** As it was written in that language, else in the first that is there. */
export const wordsIn = ({ in: each }: InEach, language: Language): string =>
  each[language] ?? Object.values(each)[0] ?? '';

/** A name that a library gave in English, and in French where it did. */
export const inEach = ({ label, french }: { label: string; french: string }): InEach => ({
  in: { en: label, fr: french },
});

/** What is said by the catalogue, was named by a library in its languages, or is written already: what somebody wrote. */
export type Wording = Message | InEach | string;

/** Whole sentences, one after the other; what is not there is left out. */
export const following = (first: Wording, ...others: (Wording | undefined)[]): Wording =>
  others.reduce<Wording>((before, next) => (next ? message('said.following', { before, next }) : before), first);

/** In whichever languages it has, and nothing beside. */
export const isInEach = (value: unknown): value is InEach =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Partial<InEach>).in === 'object' &&
  Object.keys(value).length === 1;

export const isMessage = (value: unknown): value is Message =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Partial<Message>).code === 'string' &&
  typeof (value as Partial<Message>).facts === 'object' &&
  Object.keys(value).length === 2;
