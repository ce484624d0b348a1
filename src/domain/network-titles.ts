/** Titles that several catalogues found, as one line each: the same by number, else by title, author and year. */
import { folded, titleKeys } from './fulfilment/titles.js';

/** A title as one catalogue has it. */
export interface FoundTitle {
  /** Whose catalogue: the code of a partner, or nothing for our own. */
  partner?: string;
  title: string;
  author?: string;
  year?: number;
  format: string;
  /** Three letters, as records have it. */
  language?: string;
  edition?: string;
  publisher?: string;
  isbns: readonly string[];
  issns: readonly string[];
  oclcs: readonly string[];
  recordId?: string;
  verdict: string;
  /** When a copy that is out is expected back, as its catalogue says it. */
  due?: string;
  /** When that catalogue was asked, RFC 3339; our own is asked each time. */
  at?: string;
}

export interface MergedTitle {
  /** Stays the same while more catalogues answer. */
  key: string;
  /** The fullest description; our own before others. */
  best: FoundTitle;
  found: FoundTitle[];
}

/** In the order in which the first of each was found: lines that somebody reads do not move. */
export function mergeTitles(titles: readonly FoundTitle[]): MergedTitle[] {
  const groups: FoundTitle[][] = [];
  for (const title of titles) {
    const fits = groups.filter((group) => group.some((each) => isSame(each, title)));
    const [first, ...others] = fits;
    if (!first) {
      groups.push([title]);
      continue;
    }
    first.push(title, ...others.flat());
    for (const other of others) groups.splice(groups.indexOf(other), 1);
  }
  return groups.map((found, at) => ({
    key: String(at),
    best: [...found].sort(fuller)[0] ?? found[0],
    found,
  })) as MergedTitle[];
}

const online = new Set(['ebook', 'ejournal', 'online']);

function isSame(one: FoundTitle, other: FoundTitle): boolean {
  // What is online and what is printed are never one, whatever their numbers say.
  if (online.has(one.format) !== online.has(other.format)) return false;
  const [key, otherKey] = [keyOf(one), keyOf(other)];
  const shares = (kind: 'isbns' | 'oclcs' | 'issns') => one[kind].some((each) => other[kind].includes(each));
  // Sets, reprints and publishers use a number twice: the titles must begin alike.
  if (shares('isbns') || shares('issns')) return firstWord(key) === firstWord(otherKey);
  if (shares('oclcs')) return true;
  if (one.isbns.length > 0 && other.isbns.length > 0) return false;
  if (key === '' || key !== otherKey || one.format !== other.format) return false;
  if (one.author && other.author && surname(one.author) !== surname(other.author)) return false;
  return one.year === undefined || other.year === undefined || Math.abs(one.year - other.year) <= 1;
}

const keyOf = ({ title }: FoundTitle): string => titleKeys(title).main;
const firstWord = (key: string): string => key.split(' ')[0] ?? '';
const surname = (name: string): string =>
  folded(name.includes(',') ? (name.split(',')[0] ?? '') : (name.trim().split(/\s+/).at(-1) ?? ''));

const fuller = (one: FoundTitle, other: FoundTitle): number => worth(other) - worth(one);
const worth = ({ partner, author, year, isbns, title }: FoundTitle): number =>
  (partner ? 0 : 8) +
  (author ? 4 : 0) +
  (year === undefined ? 0 : 2) +
  (isbns.length > 0 ? 1 : 0) +
  Math.min(title.length, 200) / 1000;
