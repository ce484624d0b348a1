import { useQueries } from '@tanstack/react-query';
import { type FoundTitle, mergeTitles } from '../../domain/network-titles.js';
import { api, type Thing } from '../api/client.js';
import { placeOf, useRead } from '../api/read.js';
import type { Refused } from '../api/refused.js';

/** A catalogue that could not be asked, and why. */
export interface Silent {
  partner: string;
  trouble: NonNullable<Thing<'NetworkFound'>['trouble']>;
  detail: string;
}

/** Our own catalogue and those of all partners, asked at once; each line comes when its catalogue has answered. */
export function useFound(q: string) {
  const partners = useRead('/network/catalogues');
  const codes = (partners.data?.items ?? []).map(({ partner }) => partner);
  const own = useRead('/catalogue', { query: { q, limit: 20 }, when: q !== '' });
  const others = useQueries({
    queries: codes.map((code) => ({
      queryKey: placeOf('/network/catalogues/{code}/search', { code }, { q }),
      queryFn: ({ signal }: { signal: AbortSignal }): Promise<Thing<'NetworkFound'>> =>
        api.get('/network/catalogues/{code}/search', { path: { code }, query: { q }, signal }),
      enabled: q !== '',
      retry: false,
      staleTime: 60_000,
    })),
  });
  const titles: FoundTitle[] = [
    ...(own.data?.items ?? []).map((line) => ({ ...line, verdict: line.available > 0 ? 'available' : 'notAvailable' })),
    ...others.flatMap(({ data }) => (data?.titles ?? []).map((title) => ({ ...title, partner: data?.partner ?? '' }))),
  ];
  const silent = others.flatMap(({ data, error }, at): Silent[] => {
    const partner = codes[at] ?? '';
    if (data?.trouble) return [{ partner, trouble: data.trouble, detail: data.detail ?? '' }];
    return error ? [{ partner, trouble: 'unreachable', detail: (error as Refused).problem?.title ?? '' }] : [];
  });
  const answered = others.filter(({ data }) => data && !data.trouble).length + (own.data ? 1 : 0);
  return {
    merged: mergeTitles(titles),
    silent,
    answered,
    of: codes.length + 1,
    waiting: q !== '' && (own.isPending || others.some(({ isPending }) => isPending)),
    instead: own.data?.instead ?? [],
    error: own.error ?? partners.error,
  };
}
