/** Which requests under way changed since a moment, exactly: a moment is the set of transactions that had been committed by then. */
import type { Pool } from 'pg';

/** The snapshot of the database, and when that was, in seconds since 1970. */
export interface Moment {
  snapshot: string;
  seconds: number;
}
export const momentColumns = 'pg_current_snapshot()::text as snapshot, extract(epoch from now())::float8 as seconds';

/** Lines about changes are kept for a day; what is older than this is read anew. */
const staleSeconds = 20 * 3_600;
/** Above so many changes all is read anew. */
const changesAtMost = 10_000;

export interface ChangedSince<R extends object> {
  changes: ({ changed: string } & R)[];
  /** Until when. */
  moment: Moment;
}

/**
 * Of each request that changed since then the columns of its row `o` of `open_request`: nulls where it is under way no more.
 * Nothing where all must be read anew: too much changed, it is too long ago, or in another server's past. Values begin with `$2`.
 */
export async function changesSince<R extends object>(
  pool: Pick<Pool, 'query'>,
  since: Moment,
  { name, columns, values = [] }: { name: string; columns: string; values?: unknown[] },
): Promise<ChangedSince<R> | undefined> {
  const { rows } = await pool.query<Moment & { ahead: boolean; changed: string | null } & R>({
    name,
    text: changesSql(columns),
    values: [since.snapshot, ...values],
  });
  const [first] = rows;
  if (!first || first.ahead || first.seconds - since.seconds > staleSeconds || rows.length > changesAtMost)
    return undefined;
  const changes = rows.flatMap(({ snapshot: _snapshot, seconds: _seconds, ahead: _ahead, ...row }) =>
    row.changed === null ? [] : [row as unknown as { changed: string } & R],
  );
  return { changes, moment: { snapshot: first.snapshot, seconds: first.seconds } };
}

const linesSince = (table: string) => `(select c.request_id from ${table} c
      where c.xid >= pg_snapshot_xmin($1::pg_snapshot)::text::bigint
        and not pg_visible_in_snapshot(c.xid::text::xid8, $1::pg_snapshot)
      order by c.xid limit ${changesAtMost + 1})`;

/** One statement sees one snapshot: the lines about changes, and the rows as these left them. */
const changesSql = (columns: string) => `with changed as materialized (
    select distinct x.request_id from (${linesSince('request_change')} union all ${linesSince('open_request_change')}) x)
  select m.*, x.request_id::text as changed, ${columns}
  from (select ${momentColumns},
      pg_snapshot_xmax($1::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot()) as ahead) m
    left join (changed x left join open_request o on o.request_id = x.request_id) on true`;
