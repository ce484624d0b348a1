/** What a query in CQL looks for. What it asks that cannot be done is a diagnostic by its number. */

import { normalised } from '../../domain/fulfilment/identifiers.js';
import { soughtWords, titleKey } from '../keys.js';
import { facetMark, numberName, type Sought, type SoughtWord, soughtNumber, typed } from '../sought.js';
import { Diagnosed } from '../sru/diagnostics.js';
import { contextSets, type IndexRow, indexNamed } from './indexes.js';
import type { Clause, CqlNode, CqlQuery, SortIndex } from './tree.js';

export interface SortOrder {
  by: 'title' | 'author' | 'year';
  descending: boolean;
}

/** Throws `Diagnosed`. */
export function meaningOfQuery({ root, sort, prefixes }: CqlQuery): { sought: Sought; order: SortOrder[] } {
  return { sought: soughtBy(root, prefixes), order: sort.map((each) => orderOf(each, prefixes)) };
}

function soughtBy(node: CqlNode, prefixes: Record<string, string>): Sought {
  if (node.kind === 'clause') return clauseMeaning(node, prefixes);
  if (node.operator === 'prox') throw new Diagnosed(39);
  const [modifier] = node.modifiers;
  if (modifier) throw new Diagnosed(46, modifier.name);
  const left = soughtBy(node.left, prefixes);
  const right = soughtBy(node.right, prefixes);
  if (node.operator === 'not') return { kind: 'but', sought: left, not: right };
  return { kind: node.operator === 'and' ? 'all' : 'any', of: [left, right] };
}

const harmless = new Set([
  'stem',
  'relevant',
  'word',
  'string',
  'masked',
  'unmasked',
  'ignorecase',
  'ignoreaccents',
  'isodate',
  'number',
]);

function rowOf(written: string | undefined, prefixes: Record<string, string>): IndexRow {
  const name = (written ?? 'cql.serverChoice').toLowerCase();
  const known = indexNamed(named(name, prefixes));
  if (known) return known;
  const prefix = /^([^.]+)\./.exec(name)?.[1];
  if (prefix && !contextSets[prefix] && !prefixes[prefix]) throw new Diagnosed(15, prefix);
  throw new Diagnosed(16, written);
}

/** A prefix that the query says itself stands for a set that we know by another. */
function named(name: string, prefixes: Record<string, string>): string {
  const [, prefix = '', rest = ''] = /^([^.]+)\.(.+)$/.exec(name) ?? [];
  const uri = prefixes[prefix];
  if (!uri) return name;
  const ours = Object.entries(contextSets).find(([, each]) => each === uri)?.[0];
  if (!ours) throw new Diagnosed(15, uri);
  return `${ours}.${rest}`;
}

function clauseMeaning({ index, relation, modifiers, term }: Clause, prefixes: Record<string, string>): Sought {
  const row = rowOf(index, prefixes);
  const unknown = modifiers.find(({ name }) => !harmless.has(name.replace(/^cql\./, '')));
  if (unknown) throw new Diagnosed(20, unknown.name);
  const said = relation === 'scr' ? '=' : relation === 'exact' ? '==' : relation;
  if (!['=', '==', '<>', '<', '<=', '>', '>=', 'any', 'all', 'adj', 'within'].includes(said))
    throw new Diagnosed(19, relation);
  const { meaning } = row;
  const text = unescaped(term);
  if (meaning.kind === 'everything') return { kind: 'everything' };
  if (text.trim() === '') throw new Diagnosed(27);
  if (meaning.kind === 'year') return yearMeaning(said, text);
  if (['<', '<=', '>', '>=', 'within'].includes(said)) throw new Diagnosed(22, `${relation} ${index ?? ''}`.trim());
  const positive = positiveMeaning(row, said === '<>' ? '=' : said, term, text);
  return said === '<>' ? { kind: 'but', sought: { kind: 'everything' }, not: positive } : positive;
}

function positiveMeaning({ meaning }: IndexRow, relation: string, term: string, text: string): Sought {
  const each = relation === 'any' ? text.split(/\s+/) : [text];
  switch (meaning.kind) {
    case 'number':
      return anyOf(each.map((one) => numberMeaning(meaning.of, one)));
    case 'record':
    case 'barcode': {
      const { kind } = meaning;
      return anyOf(each.map((id) => ({ kind, id: id.trim() })));
    }
    case 'language':
    case 'format': {
      const { kind } = meaning;
      return anyOf(each.map((value) => ({ kind: 'mark', mark: facetMark(kind, value.trim().toLowerCase()) })));
    }
    case 'words':
      // Words would tear a DOI: whoever asks for one anywhere means the number.
      if (isDoi(text)) return numberMeaning('any', text);
      return wordMeaning(meaning, relation, term);
    default:
      return { kind: 'everything' };
  }
}

const isDoi = (text: string): boolean => /^\s*10\.\d{4,9}\/\S+\s*$/.test(text);

const anyOf = (of: Sought[]): Sought => (of.length === 1 && of[0] ? of[0] : { kind: 'any', of });

function numberMeaning(of: 'ISBN' | 'ISSN' | 'OCLC' | 'LCCN' | 'any', text: string): Sought {
  if (of === 'ISBN' || of === 'ISSN') return soughtNumber(of, text);
  if (of === 'OCLC') {
    const value = normalised('OCLC', text);
    return { kind: 'numbers', names: value ? [numberName('OCLC', value)] : [] };
  }
  if (of === 'LCCN') return { kind: 'numbers', names: [numberName('LCCN', text.replace(/\s+/g, ''))] };
  return typed(text).number ?? { kind: 'numbers', names: [] };
}

function yearMeaning(relation: string, text: string): Sought {
  const years = text.trim().split(/[\s/]+/);
  const numbers = years.map((year) => {
    if (!/^\d{1,4}(-\d{2}){0,2}$/.test(year)) throw new Diagnosed(36, text);
    return Number(year.slice(0, 4));
  });
  const [from = 0, to = from] = numbers;
  if (relation === 'within') {
    if (numbers.length !== 2) throw new Diagnosed(36, text);
    return {
      kind: 'all',
      of: [
        { kind: 'year', relation: '>=', year: from },
        { kind: 'year', relation: '<=', year: to },
      ],
    };
  }
  if (relation === 'any') return anyOf(numbers.map((year) => ({ kind: 'year', relation: '=', year })));
  if (numbers.length !== 1) throw new Diagnosed(36, text);
  const signs = { '=': '=', '==': '=', '<>': '<>', '<': '<', '<=': '<=', '>': '>', '>=': '>=' } as const;
  const sign = signs[relation as keyof typeof signs];
  if (!sign) throw new Diagnosed(22, relation);
  return { kind: 'year', relation: sign, year: from };
}

/** Words of a field. `=` with several words wants all of them; `==` the whole title, or a phrase of another field. */
function wordMeaning(
  { in: field, isTitle }: { in?: 'title' | 'author' | 'subject' | 'publisher'; isTitle?: true },
  relation: string,
  term: string,
): Sought {
  const begins = term.startsWith('^');
  const ends = /(^|[^\\])\^$/.test(term);
  const bare = term.slice(begins ? 1 : 0, ends && term.length > 1 ? -1 : undefined);
  const words = maskedWords(bare);
  if (words.length === 0) throw new Diagnosed(27);
  const key = titleKey(unescaped(bare).replace(/\*$/, ''));
  const phrase: Sought = { kind: 'words', how: 'phrase', words, ...(field ? { in: field } : {}) };
  if (isTitle && key && relation === '==' && !words.some((word) => word.begins))
    return { kind: 'all', of: [{ kind: 'title', key }, phrase] };
  if (isTitle && key && begins && ends) return { kind: 'all', of: [{ kind: 'title', key }, phrase] };
  if (isTitle && key && begins) return { kind: 'title', key, begins: true };
  if (relation === '==' || relation === 'adj') return phrase;
  return { kind: 'words', how: relation === 'any' ? 'any' : 'all', words, ...(field ? { in: field } : {}) };
}

/** A star at the end of a word of three letters or more stands for any letters; masks elsewhere are not known. */
function maskedWords(term: string): SoughtWord[] {
  return term.split(/\s+/).flatMap((part): SoughtWord[] => {
    if (part === '') return [];
    const open = part.replace(/\\./g, 'x');
    if (/\?/.test(open) || /\^/.test(open)) throw new Diagnosed(28, open.includes('?') ? '?' : '^');
    const star = open.indexOf('*');
    if (star >= 0 && star < open.length - 1) throw new Diagnosed(28, '*');
    const words = soughtWords(unescaped(star >= 0 ? part.slice(0, -1) : part));
    if (star < 0) return words.map((word) => ({ word }));
    if ((words.at(-1)?.length ?? 0) < 3) throw new Diagnosed(29, part);
    return words.map((word, at) => (at === words.length - 1 ? { word, begins: true } : { word }));
  });
}

const unescaped = (text: string): string => text.replace(/\\(.)/g, '$1');

function orderOf({ index, modifiers }: SortIndex, prefixes: Record<string, string>): SortOrder {
  const { sort } = rowOf(index, prefixes);
  if (!sort) throw new Diagnosed(80, index);
  let descending = false;
  for (const { name } of modifiers) {
    const plain = name.replace(/^sort\./, '');
    if (plain === 'descending') descending = true;
    else if (!['ascending', 'ignorecase', 'ignoreaccents', 'missinghigh', 'missinglow'].includes(plain))
      throw new Diagnosed(92, name);
  }
  return { by: sort, descending };
}
