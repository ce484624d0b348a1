import { useQuery } from '@tanstack/react-query';
import { type FoundTitle, mergeTitles } from '../../domain/lists/network-titles.js';
import { eachLine, type Thing } from '../api/client.js';
import { cache, placeOf, useRead } from '../api/read.js';
import type { Refused } from '../api/refused.js';

/** A catalogue that could not be asked, and why. */
export interface Silent {
  partner: string;
  name: string;
  trouble: NonNullable<Thing<'NetworkFound'>['trouble']>;
  detail: string;
}

type Found = Thing<'NetworkFound'> & { name: string; supplies: readonly ('Loan' | 'Copy')[] };
/** A line of the stream. */
type Instead = readonly { word: string; tried: readonly string[] }[];
type Line = { kind: 'begin'; of: number; instead?: Instead } | ({ kind: 'library' } & Found) | { kind: 'end' };

interface Answers {
  /** How many partners are asked. */
  of: number;
  found: Found[];
  /** What the words were taken for, by all of them. */
  instead?: Instead;
}
const nobodyYet: Answers = { of: 0, found: [] };

/** So many titles of one catalogue are read at once, and so many times. */
const most = 20;
const pagesAtMost = 5;

/**
 * Our own catalogue and those of all partners, asked at once; each line comes when its catalogue has answered. `pages`: so
 * many times the titles that a catalogue gives at once.
 */
export function useFound(q: string, pages = 1) {
  const own = useRead('/catalogue', { query: { q, limit: most * pages }, when: q !== '' });
  const placeFor = (count: number) => placeOf('/network/search', {}, { q, pages: String(count) });
  const place = placeFor(pages);
  const others = useQuery<Answers, Refused>({
    queryKey: place,
    queryFn: async ({ signal }) => {
      // What was answered before stays in sight, and only the next titles are asked for.
      const before = pages > 1 ? cache.getQueryData<Answers>(placeFor(pages - 1)) : undefined;
      let answers = before ?? nobodyYet;
      if (before) cache.setQueryData(place, before);
      const read = (line: Line) => {
        if (line.kind === 'begin')
          answers = { ...answers, of: line.of, ...(line.instead ? { instead: line.instead } : {}) };
        if (line.kind === 'library') answers = { ...answers, found: [...answers.found, line] };
        if (line.kind !== 'end') cache.setQueryData(place, answers);
      };
      for (let page = before ? pages - 1 : 0; page < pages; page += 1)
        await eachLine<Line>('/network/search', { q, from: String(page * most) }, read, signal);
      return answers;
    },
    enabled: q !== '',
    retry: false,
    staleTime: 60_000,
  });
  const { of, found, instead = [] } = others.data ?? nobodyYet;
  const titles: FoundTitle[] = [
    ...(own.data?.items ?? []),
    ...found.flatMap(({ titles, partner, at }) =>
      titles.map(({ copies, ...title }) => ({ ...title, partner, at, ...firstBack(copies) })),
    ),
  ];
  const silentOnes = found.flatMap(({ partner, name, trouble, detail }): Silent[] =>
    trouble ? [{ partner, name, trouble, detail: detail ?? '' }] : [],
  );
  const silent = [...new Map(silentOnes.map((each) => [each.partner, each])).values()];
  return {
    merged: mergeTitles(titles),
    silent,
    partners: new Map(found.map(({ partner, name, supplies }) => [partner, { name, supplies }])),
    answered: Math.min(of, new Set(found.map(({ partner }) => partner)).size) - silent.length + (own.data ? 1 : 0),
    of: of + 1,
    waiting: q !== '' && (own.isPending || others.isFetching),
    /** Some catalogue has more than what is read of it. */
    hasMore:
      pages < pagesAtMost && ((own.data?.total ?? 0) > most * pages || found.some(({ total }) => total > most * pages)),
    instead: own.data?.instead ?? instead,
    error: own.error ?? others.error,
  };
}

/** The day on which the first of the copies that are out is expected back. */
function firstBack(copies: readonly { due?: string | undefined }[]): { due?: string } {
  const [due] = copies.flatMap(({ due: day }) => (day && /^\d{4}-\d{2}-\d{2}$/.test(day) ? [day] : [])).sort();
  return due ? { due } : {};
}
