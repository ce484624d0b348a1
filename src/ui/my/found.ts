import { useEffect, useSyncExternalStore } from 'react';
import { type FoundTitle, type MergedTitle, mergeTitles } from '../../domain/lists/network-titles.js';
import type { FoundHere, FoundLine } from '../../domain/patrons-side/views.js';
import { Refused } from '../api/refused.js';
import { eachPatronLine, spokenByPatron } from './api.js';

export interface Found {
  titles: MergedTitle[];
  of: number;
  answered: number;
  /** Names of other libraries that did not answer. */
  silent: string[];
  instead: string[];
  isDone: boolean;
  /** Some library has more titles than were asked for. */
  hasMore: boolean;
  /** What became of the search in our own library; absent until it has answered. */
  here?: { failed: boolean; hasMore: boolean } | undefined;
  error?: Refused;
}

const nothing: Found = { titles: [], of: 0, answered: 0, silent: [], instead: [], isDone: false, hasMore: false };
const searches = new Map<string, Search>();
const listeners = new Set<() => void>();
/** So long a search is looked at again without asking. */
const freshMs = 120_000;
/** A library gives so many titles at once, and so many at the most. */
const titlesAtOnce = 20;
const mostOfEach = 200;

interface Search {
  found: Found;
  at: number;
  all: FoundTitle[];
  /** So many titles of each library were asked for. */
  asked: number;
}

function begin(q: string): void {
  const known = searches.get(q);
  if (known && Date.now() - known.at < freshMs && !known.found.error) return;
  const entry: Search = { found: nothing, at: Date.now(), all: [], asked: 0 };
  searches.set(q, entry);
  if (searches.size > 20) searches.delete(searches.keys().next().value ?? q);
  read(q, entry);
}

/** Asks each library for its next titles. */
export function findMore(q: string): void {
  const entry = searches.get(q);
  if (entry?.found.isDone && entry.found.hasMore) read(q, entry);
}

function read(q: string, entry: Search): void {
  const from = entry.asked;
  entry.asked = from + titlesAtOnce;
  const change = (more: Partial<Found>) => {
    entry.found = { ...entry.found, ...more };
    for (const tell of listeners) tell();
  };
  change({ isDone: false, answered: 0, silent: [], hasMore: false, here: undefined });
  const take = (line: FoundLine) => {
    if (line.kind === 'begin') change({ of: line.of });
    if (line.kind === 'end') change({ isDone: true });
    if (line.kind !== 'library') return;
    entry.all.push(...line.titles);
    const { answered, silent, instead, hasMore } = entry.found;
    const libraryHasMore = entry.asked < mostOfEach && line.total > entry.asked;
    change({
      ...(line.partner ? {} : { here: { failed: line.failed, hasMore: libraryHasMore } }),
      titles: mergeTitles(entry.all),
      answered: answered + (line.failed ? 0 : 1),
      silent: line.failed && line.library ? [...silent, line.library] : silent,
      instead: line.instead ?? instead,
      hasMore: hasMore || libraryHasMore,
    });
  };
  const asked = new URLSearchParams({ q, ...(from > 0 ? { from: String(from) } : {}) });
  eachPatronLine<FoundLine>(`/search?${asked}`, take, new AbortController().signal).then(
    () => change({ isDone: true }),
    (error: unknown) => change({ isDone: true, error: error instanceof Refused ? error : Refused.offline(error) }),
  );
}

/** What all libraries find; each line comes when its library has answered. */
export function useFoundForPatrons(q: string): Found {
  useEffect(() => {
    if (q !== '') begin(q);
  }, [q, spokenByPatron.language]);
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => searches.get(q)?.found ?? nothing,
  );
}

/** By which a title is found again in the same search. */
export const signOf = ({ isbns, oclcs, title, year }: FoundTitle): string =>
  isbns[0] ?? oclcs[0] ?? `${title.slice(0, 100)} ${year ?? ''}`.trim();

export const hasSign = ({ found }: MergedTitle, sign: string): boolean => found.some((each) => signOf(each) === sign);

export type Access =
  | { kind: 'here' }
  | { kind: 'at'; count: number }
  | { kind: 'due'; due?: string }
  | { kind: 'unsaid'; count: number }
  /** There are copies, and none of them leaves its library. */
  | { kind: 'usedThere' }
  | { kind: 'none' };

/** The best that anybody has; our own free copy before all others. */
export function accessOf({ found }: MergedTitle): Access {
  const with_ = (verdict: string) =>
    new Set(found.filter((each) => each.verdict === verdict).map((each) => each.partner));
  const available = with_('available');
  if (available.has(undefined)) return { kind: 'here' };
  if (available.size > 0) return { kind: 'at', count: available.size };
  const unsaid = with_('unknown');
  if (unsaid.size > 0) return { kind: 'unsaid', count: unsaid.size };
  const held = (found as (FoundTitle & FoundHere)[]).filter(({ verdict }) => verdict === 'notAvailable');
  if (held.length === 0) return { kind: 'none' };
  if (held.every(({ isUsedThere }) => isUsedThere)) return { kind: 'usedThere' };
  const due = held
    .map((each) => each.due)
    .filter((each) => each !== undefined)
    .sort()[0];
  return { kind: 'due', ...(due && /^\d{4}-\d{2}-\d{2}$/.test(due) ? { due } : {}) };
}

/** The form as a title fills it. */
export function askAddress({ best }: MergedTitle): string {
  const journal = best.format === 'journal' || best.format === 'ejournal';
  const fields = {
    kind: journal ? 'article' : 'book',
    title: best.title,
    author: journal ? undefined : best.author,
    publicationDate: journal || best.year === undefined ? undefined : String(best.year),
    edition: best.edition,
    publisher: best.publisher,
    isbn: best.isbns[0],
    issn: best.issns[0],
    oclc: best.oclcs[0],
  };
  const said = Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `/ask?${new URLSearchParams(said)}`;
}

/** The language of a title for whoever reads it aloud; nothing where its record does not say one that is known. */
export function spokenIn(language: string | undefined): string | undefined {
  try {
    return language ? Intl.getCanonicalLocales(language)[0] : undefined;
  } catch {
    return undefined;
  }
}

/** When the partners' catalogues that have it were asked: the longest ago. */
export const askedAt = ({ found }: MergedTitle): string | undefined => found.flatMap(({ at }) => at ?? []).sort()[0];
