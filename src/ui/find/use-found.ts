import { useQuery } from '@tanstack/react-query';
import { type FoundTitle, mergeTitles } from '../../domain/network-titles.js';
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
type Line = { kind: 'begin'; of: number } | ({ kind: 'library' } & Found) | { kind: 'end' };

interface Answers {
  /** How many partners are asked. */
  of: number;
  found: Found[];
}
const nobodyYet: Answers = { of: 0, found: [] };

/** So many titles of one catalogue are read. */
const most = 20;

/** Our own catalogue and those of all partners, asked at once; each line comes when its catalogue has answered. */
export function useFound(q: string) {
  const own = useRead('/catalogue', { query: { q, limit: most }, when: q !== '' });
  const place = placeOf('/network/search', {}, { q });
  const others = useQuery<Answers, Refused>({
    queryKey: place,
    queryFn: async ({ signal }) => {
      let answers = nobodyYet;
      const read = (line: Line) => {
        if (line.kind === 'begin') answers = { ...answers, of: line.of };
        if (line.kind === 'library') answers = { ...answers, found: [...answers.found, line] };
        if (line.kind !== 'end') cache.setQueryData(place, answers);
      };
      await eachLine<Line>('/network/search', { q }, read, signal);
      return answers;
    },
    enabled: q !== '',
    retry: false,
    staleTime: 60_000,
  });
  const { of, found } = others.data ?? nobodyYet;
  const titles: FoundTitle[] = [
    ...(own.data?.items ?? []),
    ...found.flatMap(({ titles, partner, at }) =>
      titles.map(({ copies, ...title }) => ({ ...title, partner, at, ...firstBack(copies) })),
    ),
  ];
  const silent = found.flatMap(({ partner, name, trouble, detail }): Silent[] =>
    trouble ? [{ partner, name, trouble, detail: detail ?? '' }] : [],
  );
  return {
    merged: mergeTitles(titles),
    silent,
    partners: new Map(found.map(({ partner, name, supplies }) => [partner, { name, supplies }])),
    answered: found.length - silent.length + (own.data ? 1 : 0),
    of: of + 1,
    waiting: q !== '' && (own.isPending || others.isFetching),
    /** Some catalogue has more than what is read of it. */
    hasMore: (own.data?.total ?? 0) > most || found.some(({ total }) => total > most),
    instead: own.data?.instead ?? [],
    error: own.error ?? others.error,
  };
}

/** The day on which the first of the copies that are out is expected back. */
function firstBack(copies: readonly { due?: string | undefined }[]): { due?: string } {
  const [due] = copies.flatMap(({ due: day }) => (day && /^\d{4}-\d{2}-\d{2}$/.test(day) ? [day] : [])).sort();
  return due ? { due } : {};
}
