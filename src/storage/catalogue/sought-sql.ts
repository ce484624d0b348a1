/** What is sought, as a condition on `b`. Words and marks that stand together become one query of the index of words. */

import { createHash } from 'node:crypto';
import { facetMark, type Sought, type SoughtWord } from '../../catalogue/sought.js';
import type { CommonWords } from './beginnings.js';
import { type OtherSpellings, spellingsOf } from './lexicon.js';

type WordSought = Extract<Sought, { kind: 'words' }>;

/** Adds a value and gives its place in the statement. */
export type AddValue = (value: unknown) => string;

const weights = { title: 'A', author: 'B', subject: 'C', publisher: 'D' } as const;

/** What stands for a word as well, or instead of any word that begins so. */
export interface WordReadings {
  /** By word, how else it may be spelled. */
  also?: OtherSpellings;
  /** By beginning, the words that stand for all that begin so. */
  beginnings?: CommonWords;
}

/** The condition in SQL; every value is handed to `add`. */
export function conditionOf(sought: Sought, add: AddValue, read: WordReadings = {}): string {
  const text = textSought(sought, read);
  if (text !== undefined) return `b.words @@ ${add(text)}::tsquery`;
  switch (sought.kind) {
    case 'all':
    case 'any':
      return joined(sought, add, read);
    case 'but':
      return `(${conditionOf(sought.sought, add, read)} and not ${conditionOf(sought.not, add, asWritten(read))})`;
    case 'numbers':
      return sought.names.length > 0 ? `b.numbers && ${add(sought.names)}::text[]` : 'false';
    case 'title':
      return sought.begins
        ? `(b.title_key ~>=~ ${add(sought.key)} and b.title_key ~<~ ${add(`${sought.key}\uffff`)})`
        : `b.title_key = ${add(sought.key)}`;
    case 'year':
      return `b.year ${sought.relation} ${add(sought.year)}`;
    case 'record': {
      const id = add(sought.id);
      return /^[1-9]\d{0,17}$/.test(sought.id)
        ? `(b.source_id = ${id} or b.id = ${id}::text::bigint)`
        : `b.source_id = ${id}`;
    }
    case 'barcode': {
      const code = add(sought.id);
      // As an array, so that several readings of a number are found by their indexes together.
      return `b.id = any(array(select bib_id from holding where barcode = ${code} and bib_id is not null
        union all select bib_id from bib_copy where barcode = ${code}))`;
    }
    case 'words':
    case 'mark':
    case 'everything':
      return 'true';
  }
}

function joined({ kind, of }: Extract<Sought, { of: Sought[] }>, add: AddValue, read: WordReadings): string {
  if (of.length === 0) return kind === 'all' ? 'true' : 'false';
  const inText = of.filter((each) => textSought(each, read) !== undefined);
  const others = of.filter((each) => textSought(each, read) === undefined);
  const parts = [
    ...(inText.length > 0 ? [conditionOf({ kind, of: inText }, add, read)] : []),
    ...others.map((each) => conditionOf(each, add, read)),
  ];
  return `(${parts.join(kind === 'all' ? ' and ' : ' or ')})`;
}

/** The same as a query of words; nothing when it asks for more than words. */
export function textSought(sought: Sought, read: WordReadings): string | undefined {
  if (sought.kind === 'mark') return lexeme(sought.mark);
  if (sought.kind === 'words') return wordQuery(sought, read);
  if (sought.kind === 'but') {
    const [one, other] = [textSought(sought.sought, read), textSought(sought.not, asWritten(read))];
    return one && other ? `(${one} & !${other})` : undefined;
  }
  if (sought.kind !== 'all' && sought.kind !== 'any') return undefined;
  const parts = sought.of.map((each) => textSought(each, read));
  if (parts.length === 0 || parts.some((part) => part === undefined)) return undefined;
  return `(${parts.join(sought.kind === 'all' ? ' & ' : ' | ')})`;
}

/** Of what must not be there, every word that begins so counts. */
const asWritten = ({ also }: WordReadings): WordReadings => (also ? { also } : {});

function wordQuery(
  { words, how, in: field }: WordSought,
  { also = {}, beginnings = {} }: WordReadings,
): string | undefined {
  if (words.length === 0) return undefined;
  const weight = field ? weights[field] : '';
  const parts = words.map(({ word, begins }) => {
    const common = begins && Object.hasOwn(beginnings, word) && beginnings[word];
    const ending = `${begins && !common ? '*' : ''}${weight}`;
    const ways = (common || [word, ...spellingsOf(also, word)]).map(
      (each) => `${lexeme(each)}${ending ? `:${ending}` : ''}`,
    );
    return ways.length === 1 ? ways[0] : `(${ways.join(' | ')})`;
  });
  if (how !== 'phrase') return `(${parts.join(how === 'all' ? ' & ' : ' | ')})`;
  return `(${[...pairsOf(words, also).map(lexeme), parts.join(' <-> ')].join(' & ')})`;
}

/** Marks of neighbours in a phrase. The index knows no order of words, but it knows these: few titles are left to be read. */
const pairsOf = (words: readonly SoughtWord[], also: OtherSpellings): string[] =>
  words.slice(1).flatMap((following, at) => {
    const word = words[at];
    const isOne = word && ![word, following].some((each) => each.begins || spellingsOf(also, each.word).length > 0);
    return isOne ? [pairMark(word.word, following.word)] : [];
  });

/** PostgreSQL refuses words of more than 2,046 bytes, and indexes none of them: a longer one is found nowhere, as it should be. */
const longestWord = 500;

const lexeme = (word: string): string =>
  `'${(word.length > longestWord ? [...word].slice(0, longestWord).join('') : word).replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/** What the facets that were chosen ask for. */
export const facetsSought = (
  chosen: Partial<Record<'library' | 'format' | 'language' | 'decade', string | undefined>>,
): Sought[] =>
  (['library', 'format', 'language', 'decade'] as const).flatMap((name) => {
    const value = chosen[name];
    return value ? [{ kind: 'mark', mark: facetMark(name, value) } as const] : [];
  });

/**
 * The mark of two words that are side by side, as `word_pairs` of the database writes it among the words of a title. The same
 * for every pair; a few others have it as well. It has no colon, as the mark of a facet has.
 */
export const pairMark = (word: string, following: string): string =>
  `=${createHash('sha256').update(`${word} ${following}`).digest('hex').slice(0, 4)}`;
