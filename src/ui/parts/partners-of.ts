import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { api, type Thing } from '../api/client.js';
import { placeOf } from '../api/read.js';
import type { Refused } from '../api/refused.js';

type Page = Thing<'PartnerPage'>;

/** As many codes as one call names. */
const atOnce = 100;
const freshMs = 60_000;

/** The partners of these codes by code, of a list that names them; one that is not there is missing. */
export function usePartners(codes: readonly string[]): ReadonlyMap<string, Thing<'PartnerView'>> {
  const wanted = [...new Set(codes)].sort();
  const portions = Array.from({ length: Math.ceil(wanted.length / atOnce) }, (_, at) =>
    wanted.slice(at * atOnce, (at + 1) * atOnce),
  );
  const read = useQueries({
    queries: portions.map((code) => {
      const query = { code, limit: atOnce };
      return {
        queryKey: placeOf('/partners', undefined, query),
        queryFn: ({ signal }: { signal: AbortSignal }): Promise<Page> => api.get('/partners', { query, signal }),
        staleTime: freshMs,
        placeholderData: keepPreviousData,
      };
    }),
  }) as { data?: Page; error: Refused | null }[];
  return new Map(read.flatMap(({ data }) => data?.items ?? []).map((each) => [each.code, each]));
}
