/** Titles that several catalogues found, as one line each: the same by number, else by title, author and year. */
import { folded, titleKeys } from '../fulfilment/titles.js';

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

/** The same lines whichever catalogue answered first. */
export function mergeTitles(found: readonly FoundTitle[]): MergedTitle[] {
  const titles = [...found].sort((one, other) => compared(one.partner ?? '', other.partner ?? ''));
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
  const used = new Map<string, number>();
  return groups.map((found) => {
    const best = [...found].sort(fuller)[0] as FoundTitle;
    const sign = `${best.format} ${best.isbns[0] ?? best.oclcs[0] ?? `${keyOf(best)} ${best.year ?? ''}`}`;
    const nth = (used.get(sign) ?? 0) + 1;
    used.set(sign, nth);
    return { key: nth === 1 ? sign : `${sign} ${nth}`, best, found };
  });
}

export const titleOrders = ['best', 'newest', 'oldest', 'title'] as const;
export type TitleOrder = (typeof titleOrders)[number];

/**
 * Best first: the title that is just what was typed, then those that begin so, then those that have all its words, then
 * the others; among equals the newest. No order depends on which catalogue answered first.
 */
export function titlesInOrder(
  titles: readonly MergedTitle[],
  typed: string,
  order: TitleOrder = 'best',
): MergedTitle[] {
  const words = folded(typed).split(' ').filter(Boolean);
  const sought = words.join(' ');
  const rankOf = ({ title, author = '' }: FoundTitle): number => {
    const key = folded(title);
    if (key === sought || keyOf({ title }) === sought) return 0;
    if (key.startsWith(`${sought} `)) return 1;
    const all = new Set(`${key} ${folded(author)}`.split(' '));
    return words.every((word) => all.has(word)) ? 2 : 3;
  };
  const lines = titles.map((line) => ({
    line,
    rank: order === 'best' ? rankOf(line.best) : 0,
    title: keyOf(line.best),
    year: line.best.year,
  }));
  const byYear = (one: number | undefined, other: number | undefined, sign: 1 | -1): number =>
    one === other ? 0 : one === undefined ? 1 : other === undefined ? -1 : sign * (one - other);
  return lines
    .sort(
      (one, other) =>
        one.rank - other.rank ||
        (order === 'title' ? compared(one.title, other.title) : 0) ||
        byYear(one.year, other.year, order === 'oldest' ? 1 : -1) ||
        compared(one.title, other.title) ||
        compared(one.line.key, other.line.key),
    )
    .map(({ line }) => line);
}

const compared = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

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

const keyOf = ({ title }: Pick<FoundTitle, 'title'>): string => titleKeys(title).main;
const firstWord = (key: string): string => key.split(' ')[0] ?? '';
const surname = (name: string): string =>
  folded(name.includes(',') ? (name.split(',')[0] ?? '') : (name.trim().split(/\s+/).at(-1) ?? ''));

const fuller = (one: FoundTitle, other: FoundTitle): number =>
  worth(other) - worth(one) || compared(one.partner ?? '', other.partner ?? '') || compared(one.title, other.title);
const worth = ({ partner, author, year, isbns, title }: FoundTitle): number =>
  (partner ? 0 : 8) +
  (author ? 4 : 0) +
  (year === undefined ? 0 : 2) +
  (isbns.length > 0 ? 1 : 0) +
  Math.min(title.length, 200) / 1000;
