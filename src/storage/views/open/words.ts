/**
 * Which requests under way have some common words. PostgreSQL looks into each of them once; for the numbers beside a list,
 * the next page and another order only what changed since is looked at again.
 */
import type { Pool } from 'pg';
import { changesSince, type Moment, momentColumns } from './changed.js';

interface Found {
  ids: Float64Array;
  moment: Moment;
}

/** So many searches are remembered, the last ones. */
const searchesAtMost = 5;

export function createOpenWords(pool: Pick<Pool, 'query'>) {
  const searches = new Map<string, Promise<Found>>();
  return {
    /** As of when it is asked, or later. */
    idsOf: async (query: string): Promise<Float64Array> => {
      const before = searches.get(query);
      const found = before
        ? before.then(
            (known) => upToDate(pool, query, known),
            () => readAll(pool, query),
          )
        : readAll(pool, query);
      searches.delete(query);
      searches.set(query, found);
      for (const oldest of searches.keys()) if (searches.size > searchesAtMost) searches.delete(oldest);
      return (await found).ids;
    },
    forget: (): void => searches.clear(),
  };
}

async function readAll(pool: Pick<Pool, 'query'>, query: string): Promise<Found> {
  const { rows } = await pool.query<Moment & { ids: string | null }>({
    name: 'open-words',
    text: `select ${momentColumns},
      (select string_agg(o.request_id::text, ' ') from open_request o where o.words @@ $1::tsquery) as ids`,
    values: [query],
  });
  const [row] = rows;
  if (!row) throw new Error('The database did not tell its snapshot.');
  const { ids, ...moment } = row;
  return { ids: Float64Array.from(ids?.split(' ') ?? [], Number), moment };
}

async function upToDate(pool: Pick<Pool, 'query'>, query: string, { ids, moment }: Found): Promise<Found> {
  const found = await changesSince<{ fits: boolean }>(pool, moment, {
    name: 'open-words-changes',
    columns: 'coalesce(o.words @@ $2::tsquery, false) as fits',
    values: [query],
  });
  if (!found) return readAll(pool, query);
  if (found.changes.length === 0) return { ids, moment: found.moment };
  const changed = new Set(found.changes.map((each) => Number(each.changed)));
  const fitting = found.changes.flatMap((each) => (each.fits ? [Number(each.changed)] : []));
  return { ids: Float64Array.from([...ids.filter((id) => !changed.has(id)), ...fitting]), moment: found.moment };
}
