import {
  keepPreviousData,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import { type Answer, api, type Query } from './client.js';
import { Refused } from './refused.js';
import type { paths } from './schema.js';

/** One cache a tab. What is read stays true while the event stream says what changed; see `live/`. */
export const cache = new QueryClient({
  defaultOptions: {
    // Nothing is put off until the computer is back on its network: a call fails at once and says so.
    queries: {
      networkMode: 'always',
      staleTime: 30_000,
      gcTime: 10 * 60_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 2 && error instanceof Refused && (error.status === 0 || error.status === 503),
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

type Readable = { [P in keyof paths]: paths[P] extends { get: unknown } ? P : never }[keyof paths];
type PathOf<P extends keyof paths> = paths[P] extends { get: { parameters: { path: infer X } } } ? X : undefined;

export interface ApiReading<P extends Readable> {
  path?: PathOf<P>;
  query?: Query<P>;
  /** `false`: not yet. */
  when?: boolean;
  /** The answer to the question before stays on the page until the next one is here. */
  keep?: boolean;
  /** How long an answer is taken to be true, in milliseconds; `Infinity` for what does not change. */
  freshMs?: number;
  /** After so many milliseconds it is asked again, for what no event tells of; `false`: not. */
  pollMs?: (answer: Answer<P, 'get'> | undefined) => number | false;
}

/** The place of an answer in the cache: the address first, so that whole kinds of answers can be read anew. */
export const placeOf = (address: string, path?: unknown, query?: unknown) =>
  [address, path ?? {}, query ?? {}] as const;

/** Reads from the API: `useRead('/requests/{id}', { path: { id } })`. The types come from the OpenAPI document. */
export function useRead<P extends Readable>(
  address: P,
  { path, query, when = true, keep = false, freshMs, pollMs }: ApiReading<P> = {},
): UseQueryResult<Answer<P, 'get'>, Refused> {
  const read = useQuery<Answer<P, 'get'>, Refused>({
    queryKey: placeOf(address, path, query),
    queryFn: ({ signal }) => api.get(address as never, { path, query, signal } as never) as Promise<Answer<P, 'get'>>,
    enabled: when,
    ...(pollMs ? { refetchInterval: ({ state }) => pollMs(state.data) } : {}),
    ...(freshMs === undefined ? {} : { staleTime: freshMs }),
    ...(keep ? { placeholderData: keepPreviousData as never } : {}),
  });
  return isStillToRead(read) ? ({ ...read, error: null } as typeof read) : read;
}

/** Reads before any page asks; a failure is the page's to meet, which asks again. */
export function askAhead<P extends Readable>(
  address: P,
  { path, query, freshMs }: Pick<ApiReading<P>, 'path' | 'query' | 'freshMs'> = {},
): void {
  void cache.prefetchQuery({
    queryKey: placeOf(address, path, query),
    queryFn: ({ signal }) => api.get(address as never, { path, query, signal } as never),
    ...(freshMs === undefined ? {} : { staleTime: freshMs }),
  });
}

/** What was read before the connection was lost can be read on: that it is lost is said once, above every page. */
const isStillToRead = ({ data, error }: UseQueryResult<unknown, Refused>): boolean =>
  data !== undefined && error?.status === 0;

/** An answer that is under way was asked for before the change: it is not taken for one after it. */
export function readAfterChange(address: keyof paths): void {
  void cache.cancelQueries({ queryKey: [address], type: 'inactive' });
  void cache.invalidateQueries({ queryKey: [address] });
}

/** A change: `useChange(() => api.post(…), { again: ['/partners'] })`. What is named in `again` is read anew afterwards. */
export function useChange<Given, Answered>(
  make: (given: Given) => Promise<Answered>,
  { again = [], done }: { again?: readonly (keyof paths)[]; done?: (answered: Answered, given: Given) => void } = {},
): UseMutationResult<Answered, Refused, Given> {
  return useMutation<Answered, Refused, Given>({
    mutationFn: make,
    onSuccess: (answered, given) => {
      for (const address of again) readAfterChange(address);
      done?.(answered, given);
    },
  });
}
