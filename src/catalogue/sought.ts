/** What is looked for in a catalogue, however it was asked: typed by a person, in CQL, or in PQF. */
import { normalised } from '../domain/fulfilment/identifiers.js';
import { soughtWords, titleKey } from './keys.js';

/** Where words are looked for; without one, anywhere. */
export type WordField = 'title' | 'author' | 'subject' | 'publisher';

export interface SoughtWord {
  word: string;
  /** Any word that begins so. */
  begins?: true;
}

export type Sought =
  | { kind: 'all' | 'any'; of: Sought[] }
  | { kind: 'but'; sought: Sought; not: Sought }
  | { kind: 'words'; words: SoughtWord[]; how: 'all' | 'any' | 'phrase'; in?: WordField }
  /** As the catalogue keeps them: `ISBN:9782070360024`. */
  | { kind: 'numbers'; names: string[] }
  | { kind: 'title'; key: string; begins?: true }
  | { kind: 'year'; relation: '=' | '<>' | '<' | '<=' | '>' | '>='; year: number }
  /** What a facet says: `=format:book`. */
  | { kind: 'mark'; mark: string }
  | { kind: 'record' | 'barcode'; id: string }
  | { kind: 'everything' };

export type NumberKind = 'ISBN' | 'ISSN' | 'OCLC' | 'LCCN' | 'DOI' | 'WRONG';
export const numberName = (kind: NumberKind, value: string): string => `${kind}:${value}`;

/** The facets of a catalogue, in the order in which they are shown. */
export const catalogueFacets = ['library', 'format', 'language', 'decade'] as const;
export type FacetName = (typeof catalogueFacets)[number];
export const facetMark = (facet: FacetName, value: string): string => `=${facet}:${value}`;

/** A number as it may be in the catalogue: right, or as it was printed wrongly. */
export function soughtNumber(kind: 'ISBN' | 'ISSN', written: string): Sought {
  const value = normalised(kind, written);
  const bare = written.replace(/[^\dXx]/g, '').toUpperCase();
  const wrong = [bare, ...(value && value !== bare ? [value] : [])].filter(Boolean);
  return {
    kind: 'numbers',
    names: [...(value ? [numberName(kind, value)] : []), ...wrong.map((each) => numberName('WRONG', each))],
  };
}

/** What a person typed. A number that can be recognised is looked for as such first; words are the second reading. */
export interface TypedSearch {
  number?: Sought;
  words?: Sought;
  /** The words that are wanted, folded, for the order of what is found. */
  plain: string;
  /** The same one by one, and those that must not be there: as another catalogue is asked for them. */
  wanted: SoughtWord[];
  unwanted: SoughtWord[];
}

export function typed(text: string): TypedSearch {
  const number = numberIn(text.trim());
  const { wanted, unwanted } = wordsIn(text);
  const words = asSought(wanted, unwanted);
  const all = ofAll(wanted);
  const plain = all.map(({ word }) => word).join(' ');
  return {
    ...(number ? { number } : {}),
    ...(words ? { words } : {}),
    plain,
    wanted: all,
    unwanted: ofAll(unwanted),
  };
}

function numberIn(text: string): Sought | undefined {
  const doi = /^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i.exec(text)?.[1];
  if (doi) return { kind: 'numbers', names: [numberName('DOI', doi.toLowerCase())] };
  const named = /^(isbn(?:-1[03])?|issn|oclc|ocolc|\(ocolc\))\s*:?\s*(.+)$/i.exec(text);
  const kind = named?.[1]?.slice(0, 4).toUpperCase();
  const rest = named?.[2] ?? text;
  if (kind === 'ISBN' || kind === 'ISSN') return soughtNumber(kind, rest);
  const oclc = /^\(?oc|^on\d/i.test(text) ? normalised('OCLC', kind ? rest : text) : undefined;
  if (oclc) return { kind: 'numbers', names: [numberName('OCLC', oclc)] };
  const bare = text.replace(/\([^()]*\)$/, '').trim();
  if (!/^[\dXx][\dXx\s\u2010-\u2015-]*$/.test(bare)) return undefined;
  const digits = bare.replace(/[^\dXx]/g, '').toUpperCase();
  if (digits.length === 13 || digits.length === 10) {
    const isbn = soughtNumber('ISBN', bare);
    return /^\d+$/.test(digits) ? { kind: 'any', of: [isbn, ...asWritten(bare, digits)] } : isbn;
  }
  if (digits.length === 8 && /[\dX]$/.test(digits))
    return { kind: 'any', of: [soughtNumber('ISSN', bare), ...asWritten(bare, digits)] };
  return digits.length >= 5 ? { kind: 'any', of: asWritten(bare, digits) } : undefined;
}

/** A barcode, a record's number, or a number of OCLC. */
const asWritten = (text: string, digits: string): Sought[] => {
  const oclc = normalised('OCLC', digits);
  return [
    { kind: 'barcode', id: text.trim() },
    { kind: 'record', id: text.trim() },
    ...(oclc ? [{ kind: 'numbers' as const, names: [numberName('OCLC', oclc)] }] : []),
  ];
};

type WordsSought = Extract<Sought, { kind: 'words' }>;

/** Words that must all be there, phrases in quotes, `-word` that must not be there, `begin*`. */
function wordsIn(text: string): Record<'wanted' | 'unwanted', WordsSought[]> {
  const wanted: WordsSought[] = [];
  const unwanted: WordsSought[] = [];
  for (const [, minus, quoted, bare = ''] of text.matchAll(/(-(?=[\p{L}"]))?(?:["“«]([^"”»]*)["”»]?|([^\s"“«]+))/gu)) {
    const words = soughtWords(quoted ?? bare);
    if (words.length === 0) continue;
    const begins = quoted === undefined && bare.endsWith('*') && (words.at(-1)?.length ?? 0) > 2;
    const list = minus ? unwanted : wanted;
    list.push({
      kind: 'words',
      how: words.length > 1 ? 'phrase' : 'all',
      words: words.map((word, at) => (begins && at === words.length - 1 ? { word, begins } : { word })),
    });
  }
  return { wanted, unwanted };
}

const ofAll = (sought: readonly WordsSought[]): SoughtWord[] => sought.flatMap(({ words }) => words);

function asSought(wanted: readonly Sought[], unwanted: readonly Sought[]): Sought | undefined {
  if (wanted.length === 0) return undefined;
  const all: Sought = wanted.length === 1 && wanted[0] ? wanted[0] : { kind: 'all', of: wanted.slice(0, 30) };
  return unwanted.reduce<Sought>((sought, not) => ({ kind: 'but', sought, not }), all);
}

/** By what titles that were found are put in order: those whose title is just this, and those that have it all in the title. */
export function titleOrder(plain: string): { key: string; query: string } {
  const words = plain.split(' ').filter(Boolean).slice(0, 12);
  return { key: titleKey(plain) || plain.slice(0, 200), query: words.map((word) => `'${word}':A`).join(' & ') };
}
