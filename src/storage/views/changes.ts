/** What changed between two moments, exactly: a moment is the set of transactions that had been committed by then. */
import type { Pool } from 'pg';
import type { ChangeSource, ChangesRead, ReadChange } from '../../engine/model/live.js';

/** Rows are kept for a day, and a desk that was away for nearly as long reads its lists anew. */
export const changesKeptMs = 24 * 3_600_000;
const staleMs = 20 * 3_600_000;
/** As many changes as are reported one by one. */
const changesAtMost = 10_000;

/**
 * A place is the time and a snapshot, `1764200000-733:736:734`. Ids and transaction numbers are given out before the
 * commit, so a number alone would skip whoever commits late. Asking "visible now, and not then" skips nothing, and a
 * transaction that runs for an hour, in any database of the server, delays nothing.
 */
export function createChangeSource(pool: Pick<Pool, 'query'>): ChangeSource {
  return {
    read: async (after, upTo) => {
      const from = after === undefined ? undefined : placeFrom(after);
      const until = upTo === undefined ? undefined : placeFrom(upTo);
      const found = await pool.query<MomentRow & (ChangeRow | Record<keyof ChangeRow, null>)>({
        name: 'changes-since',
        text: changesSql,
        values: [from?.snapshot ?? null, until?.snapshot ?? null, changesAtMost + 1],
      });
      const [first] = found.rows;
      if (!first) throw new Error('The moment of a look at the changes was not answered.');
      const { now, here, ahead } = first;
      const rows = found.rows.flatMap((row) => (row.id === null ? [] : [row]));
      const missed =
        after !== undefined &&
        (!from || ahead || now * 1000 - from.seconds * 1000 > staleMs || rows.length > changesAtMost);
      return { place: `${Math.floor(now)}-${here}`, changes: missed ? [] : rows.map(changeOf), missed } as ChangesRead;
    },
  };
}

/** `ahead`: the place is of a future, so of another server's past. */
const changesSql = `with moment as (
    select coalesce($2::pg_snapshot, pg_current_snapshot()) as here, pg_current_snapshot() as newest)
  select extract(epoch from now())::float8 as now, m.here::text as here,
    coalesce(pg_snapshot_xmax($1::pg_snapshot) > pg_snapshot_xmax(m.newest), false) as ahead, c.*
  from moment m left join lateral (
    select c.id, c.request_id, c.side, c.version, c.state, c.attention_count, c.event, c.actor, c.at,
      exists (select from history h where h.request_id = c.request_id and h.actor_kind = 'patron' and h.actor = c.actor) as by_patron,
      (select a.assigned_to from assignment a where a.request_id = c.request_id) as assigned_to from request_change c
    where c.xid >= pg_snapshot_xmin($1::pg_snapshot)::text::bigint
      and not pg_visible_in_snapshot(c.xid::text::xid8, $1::pg_snapshot)
      and pg_visible_in_snapshot(c.xid::text::xid8, m.here)
    order by c.id limit $3) c on true`;

/** PostgreSQL throws at what is no snapshot; callers may send anything. */
function placeFrom(text: string): { seconds: number; snapshot: string } | undefined {
  const [, seconds, snapshot, low, high, open] =
    /^(\d{1,12})-((\d{1,18}):(\d{1,18}):([\d,]{0,4000}))$/.exec(text) ?? [];
  if (!seconds || !snapshot || !low || !high || BigInt(low) < 1n || BigInt(low) > BigInt(high)) return undefined;
  const running = open ? open.split(',') : [];
  const rising = running.every(
    (each, at) =>
      /^\d{1,18}$/.test(each) &&
      BigInt(each) >= BigInt(low) &&
      BigInt(each) < BigInt(high) &&
      (at === 0 || BigInt(each) > BigInt(running[at - 1] ?? 0)),
  );
  return rising ? { seconds: Number(seconds), snapshot } : undefined;
}

interface MomentRow {
  now: number;
  here: string;
  ahead: boolean;
}

/** A change; a moment without any has nulls for all of it. */
interface ChangeRow {
  id: string;
  request_id: string;
  side: ReadChange['side'];
  version: number;
  state: ReadChange['state'];
  attention_count: number;
  event: ReadChange['event'];
  actor: string;
  at: Date;
  by_patron: boolean;
  assigned_to: string | null;
}

const changeOf = (row: ChangeRow): ReadChange => ({
  request: String(row.request_id),
  side: row.side,
  state: row.state,
  version: row.version,
  attention: row.attention_count,
  ...(row.assigned_to === null ? {} : { assignedTo: row.assigned_to }),
  event: row.event,
  actor: row.actor,
  ...(row.by_patron ? { byPatron: true } : {}),
  at: row.at.toISOString(),
});

/** Both kinds of lines about changes, with their keys. */
const kept = [
  { table: 'request_change', key: 'id' },
  { table: 'open_request_change', key: 'request_id' },
] as const;

/** Removes changes from before that time, a portion at a time, the oldest first. */
export async function forgetChanges(pool: Pick<Pool, 'query'>, before: Date, portion = 10_000): Promise<void> {
  for (const { table, key } of kept)
    for (let gone = portion; gone >= portion; ) {
      const removed = await pool.query(
        `delete from ${table} c using (select xid, ${key} as key from ${table} o order by o.xid, o.${key} limit $2) o
          where c.xid = o.xid and c.${key} = o.key and c.at < $1`,
        [before, portion],
      );
      gone = removed.rowCount ?? 0;
    }
}
