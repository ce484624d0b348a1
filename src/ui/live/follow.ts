import type { Query } from '@tanstack/react-query';
import { cache } from '../api/read.js';
import type { paths } from '../api/schema.js';
import { isKnown } from './known.js';
import type { Change } from './stream.js';

/** Answers about many requests: each change may touch them. Lists keep their order all the same: see `steady-list.ts`. */
const ofMany: readonly (keyof paths | string)[] = [
  '/requests',
  '/requests/facets',
  '/requests/view-counts',
  '/work',
  '/work/counts',
  '/messages',
  '/activity',
  '/reports',
  '/lost-candidates',
  '/partners',
  '/hold-shelf',
  '/loans',
  '/lost-cases',
  '/move-requests',
  '/temporary-items',
  '/lent-items',
  '/letters',
  '/node',
];

/** So often at most the same answers are asked for, in milliseconds: a flood of events must not keep each from coming. */
const everyMs = 250;

type Newest = Map<string, Change>;
let waiting: Newest = new Map();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Patches what is known of these requests and reads anew what is on the page and may have changed with them. */
export function follow(changes: readonly Change[]): void {
  const newest = new Map(changes.map((change) => [change.request, change]));
  cache.setQueriesData({ predicate: ({ queryKey: [address] }) => address === '/requests' }, (answer: unknown) =>
    withStates(answer, newest),
  );
  for (const [request, change] of newest) waiting.set(request, change);
  if (!timer) readWhatChanged();
}

/** An answer that is under way may be older than the change: it is let through, and asked for once more afterwards. */
function readWhatChanged(): void {
  const newest = waiting;
  waiting = new Map();
  const predicate = (query: Query) =>
    (isOf(query, newest) || ofMany.includes(String(query.queryKey[0]))) && !isOwnNews(query, newest);
  const isBusy = cache.isFetching({ predicate }) > 0;
  void cache.invalidateQueries({ predicate }, { cancelRefetch: false });
  timer = setTimeout(() => {
    timer = undefined;
    if (isBusy) waiting = new Map([...newest, ...waiting]);
    if (waiting.size > 0) readWhatChanged();
  }, everyMs);
}

const ofExchange: readonly (keyof paths)[] = ['/messages', '/partners', '/partners/{code}', '/node', '/quarantine'];
let readingExchange: ReturnType<typeof setTimeout> | undefined;

/** What passes between libraries, for who sees no requests: at most as often as the lists of requests. */
export function readExchangeAnew(): void {
  if (readingExchange) return;
  readingExchange = setTimeout(() => {
    readingExchange = undefined;
    const predicate = ({ queryKey: [address] }: Query) => ofExchange.includes(address as never);
    void cache.invalidateQueries({ predicate }, { cancelRefetch: false });
  }, everyMs);
}

/** Everything that can change with requests, after a gap. */
export const readAnew = (): void => void cache.invalidateQueries();

/** One request, or what belongs to it. */
function isOf({ queryKey, state }: Query, newest: ReadonlyMap<string, Change>): boolean {
  const [address, path] = queryKey as [string, { id?: string } | undefined];
  if (!address.startsWith('/requests/{id}')) return false;
  const id = (state.data as { id?: string } | undefined)?.id ?? path?.id;
  return newest.has(id ?? '') || newest.has(path?.id ?? '');
}

/** The answer to an action has reported it already. */
function isOwnNews({ queryKey, state }: Query, newest: ReadonlyMap<string, Change>): boolean {
  if (queryKey[0] !== '/requests/{id}') return false;
  const data = state.data as Known | undefined;
  const change = data && newest.get(data.id);
  return change !== undefined && data !== undefined && isKnown(data, change);
}

type Known = Pick<Row, 'id' | 'version' | 'needsAttention'>;

interface Row {
  id: string;
  state: string;
  version: number;
  needsAttention: number;
  /** The usual next step. */
  action?: unknown;
}

/**
 * A row as it is after that change; the row itself when it knows it already. What its next step is by then only an answer
 * can say: until there is one it offers none, rather than one that is over.
 */
export function afterChange<R extends Row>(row: R, { state, version, attention }: Change): R {
  if (version <= row.version) return row;
  const after = { ...row, state, version, needsAttention: attention };
  if (state !== row.state) delete after.action;
  return after;
}

function withStates(answer: unknown, newest: ReadonlyMap<string, Change>): unknown {
  const items = (answer as { items?: Row[] } | undefined)?.items;
  if (!items?.some(({ id }) => newest.has(id))) return answer;
  return {
    ...(answer as object),
    items: items.map((row) => {
      const change = newest.get(row.id);
      return change ? afterChange(row, change) : row;
    }),
  };
}
