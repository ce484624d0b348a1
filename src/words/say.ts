import { IntlMessageFormat } from 'intl-messageformat';
import { dateWriter, type Language, languageOf, languageRow } from './languages.js';
import type { Fact, InEach, Message } from './message.js';
import type { Words } from './words.js';

export type { Words } from './words.js';

export interface Say {
  (message: Message): string;
  /** Whether there are words for a code: partners have codes of their own. */
  knows(code: string): boolean;
}

let missing = (code: string): void => {
  throw new Error(
    `There are no words for the code ${code}: the section before the dot, in a file of src/words/<language>.`,
  );
};

/**
 * What is done about a code that has no words. Unless a program says otherwise, it is an error: whoever writes and tests a
 * sentence learns that it is missing. Where people work the program logs it, and they read a plain sentence.
 */
export function whenWordsAreMissing(report: (code: string) => void): void {
  missing = report;
}

/** Says messages in one language. Each sentence is compiled when it is first said. A fact that is missing is said by its name. */
export function speaker(words: Words, locale: string): Say {
  const compiled = new Map<string, Sentence>();
  const writtenFor = (code: string): string | undefined => {
    const [section = '', key = ''] = code.split(/\.(.*)/s);
    const sentences = words[section];
    return sentences && Object.hasOwn(sentences, key) ? sentences[key] : undefined;
  };
  const sentenceOf = (code: string): Sentence => {
    const known = compiled.get(code);
    if (known) return known;
    const written = writtenFor(code);
    if (written === undefined) {
      missing(code);
      return () => languageRow(languageOf(locale)).missing;
    }
    const sentence = compile(written, locale);
    compiled.set(code, sentence);
    return sentence;
  };
  const say = ({ code, facts }: Message): string => sentenceOf(code)((name) => spoken(facts[name], speech, locale));
  const speech = Object.assign(say, { knows: (code: string) => writtenFor(code) !== undefined });
  return speech;
}

/** What is said by a code, or `otherwise` where the catalogue has no words for it: partners have codes of their own. */
export const wordsOr = (say: Say, code: string, otherwise: string): string =>
  say.knows(code) ? say({ code, facts: {} }) : otherwise;

type Sentence = (factOf: (name: string) => string | number | undefined) => string;

function compile(written: string, locale: string): Sentence {
  const parts = parsed(written);
  const names = [...namesIn(parts)];
  const format = new IntlMessageFormat(parts.map(bare), locale, undefined, plainText);
  if (names.length === 0) return constant(String(format.format()));
  const numbers = new Intl.NumberFormat(locale);
  return (factOf) => {
    const values: Record<string, string | number> = {};
    for (const name of names) {
      const fact = factOf(name) ?? `{${name}}`;
      values[name] = fact;
      values[name + asWritten] = typeof fact === 'number' ? numbers.format(fact) : fact;
    }
    // An abbreviation at the end of a sentence, as French writes months, ends it too.
    return String(format.format(values)).replace(/(\p{L})\.\.(?!\.)/gu, '$1.');
  };
}

const literal = 0;
const argument = 1;
const asWritten = ' as written';
const constant = (text: string) => () => text;
/** `<b>` in a sentence is what it looks like. */
const plainText = { ignoreTag: true };

/** Names of the placeholders of a sentence, each once, in order. */
export const placeholdersOf = (written: string): string[] => [...namesIn(parsed(written))].sort();

type Part = ReturnType<IntlMessageFormat['getAst']>[number];

const parsed = (written: string): Part[] => new IntlMessageFormat(written, 'en', undefined, plainText).getAst();

/** A number that no plural chooses by is written as the language does, which the library leaves to us. */
const bare = (part: Part): Part => {
  if (part.type === argument) return { ...part, value: part.value + asWritten };
  if (!('options' in part)) return part;
  const options = Object.entries(part.options).map(([name, each]) => [name, { ...each, value: each.value.map(bare) }]);
  return { ...part, options: Object.fromEntries(options) } as Part;
};

function namesIn(parts: readonly Part[], names = new Set<string>()): Set<string> {
  for (const part of parts) {
    if ('value' in part && part.type !== literal) names.add(part.value);
    if ('options' in part) for (const each of Object.values(part.options)) namesIn(each.value, names);
  }
  return names;
}

/** A fact as it is written in that language; numbers stay numbers, for plurals. */
function spoken(fact: Fact | undefined, say: Say, locale: string): string | number | undefined {
  if (fact === undefined || typeof fact === 'string' || typeof fact === 'number') return fact;
  const each = (one: Fact) => String(spoken(one, say, locale));
  if (Array.isArray(fact)) return new Intl.ListFormat(locale).format((fact as readonly Fact[]).map(each));
  const one = fact as Exclude<Fact, string | number | readonly Fact[]>;
  if ('code' in one) return say(one);
  if ('oneOf' in one) return new Intl.ListFormat(locale, { type: 'disjunction' }).format(one.oneOf.map(each));
  if ('time' in one)
    return dated(locale, { timeStyle: 'short', hourCycle: 'h23', timeZone: 'UTC' }, `1970-01-01T${one.time}Z`);
  if ('bytes' in one) return sizeInWords(one.bytes, locale);
  if ('in' in one) return named(one, languageOf(locale));
  if ('amount' in one)
    // A partner may name a currency that is none: then it is said as it was written.
    return /^[A-Za-z]{3}$/.test(one.currency)
      ? new Intl.NumberFormat(locale, { style: 'currency', currency: one.currency }).format(Number(one.amount))
      : `${one.amount} ${one.currency}`;
  return 'day' in one
    ? dated(locale, { dateStyle: 'medium', timeZone: 'UTC' }, `${one.day}T00:00:00Z`)
    : dated(locale, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23', timeZone: one.zone }, one.moment);
}

/** What is no date is said as it is written. */
function dated(locale: string, options: Intl.DateTimeFormatOptions, iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : dateWriter(locale, options)(date);
}

/** What has a name in several languages, in one of them, as that language is printed. */
export function named(thing: InEach, language: Language): string | undefined {
  const own = thing.in[language];
  if (own === undefined) return Object.values(thing.in)[0];
  return languageRow(language).typeset?.(own) ?? own;
}

/** `2.4 MB`, « 2,4 Mo »: as systems that show files count, in thousands; the number stays beside its unit. */
export function sizeInWords(bytes: number, locale: string): string {
  const [amount, unit] =
    bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1000)), 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 })
    .format(amount)
    .replaceAll(/\s/g, '\u00a0');
}
