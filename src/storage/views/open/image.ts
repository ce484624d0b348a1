/**
 * An image of `open_request` in the memory of this process, from the first look on. Before each look it is brought up to date
 * exactly: the database is asked which requests changed in transactions that the image has not seen, and gives their rows.
 */
import type { Pool } from 'pg';
import { createQueue, inPieces, type Pieces } from './pieces.js';
import { type OpenRow, OpenRows } from './rows.js';

export interface OpenImage {
  /** Looks at all that had been committed when it was asked. `now` in microseconds since 1970, by the clock of the database. */
  look<T>(work: (rows: OpenRows, now: number) => Pieces<T>): Promise<T>;
}

/** Without a look for so long, its memory is given back. */
const keptMs = 10 * 60_000;
/** Lines about changes are kept for a day; an image that is older than this is read anew. */
const staleSeconds = 20 * 3_600;
/** Above so many changes all is read anew. */
const changesAtMost = 10_000;
const rowsAtOnce = 5_000;
/** More than once only where thousands of requests a second change while it is read. */
const readingsAtMost = 20;

interface Image {
  rows: OpenRows;
  /** What it has seen: the snapshot of the database, and when that was. */
  snapshot: string;
  seconds: number;
}

export function createOpenImage(pool: Pick<Pool, 'query'>, kept = keptMs): OpenImage {
  const inTurn = createQueue();
  let image: Image | undefined;
  let forgetting: NodeJS.Timeout | undefined;
  let [running, next]: [Promise<unknown>, Promise<Image> | undefined] = [Promise.resolve(), undefined];

  /** Whoever asks before it begins shares it. */
  const upToDate = (): Promise<Image> => {
    next ??= running.then(() => {
      const mine = read();
      running = mine.catch(() => {});
      next = undefined;
      return mine;
    });
    return next;
  };
  async function read(): Promise<Image> {
    for (let reading = 0; reading < readingsAtMost; reading++) {
      const known = image ?? (await readWhole(pool));
      const found = await changesSince(pool, known);
      // One that is half changed, or cannot be, is of no more use.
      image = undefined;
      if (!found) continue;
      await inTurn(() => inPieces(known.rows.apply(found.changes)));
      image = { rows: known.rows, snapshot: found.snapshot, seconds: found.seconds };
      return image;
    }
    throw new Error('Requests under way changed faster than they could be read.');
  }

  return {
    look: async (work) => {
      const { rows, seconds } = await upToDate().finally(() => {
        clearTimeout(forgetting);
        forgetting = setTimeout(() => {
          image = undefined;
        }, kept).unref();
      });
      return inTurn(() => inPieces(work(rows, Math.round(seconds * 1_000_000))));
    },
  };
}

const columns = `o.request_id::text as id, o.side, o.state, o.service_type as service, o.partner_code as partner,
  o.owner_library as owner, o.pickup, o.level, o.format, o.assigned_to as assigned, o.title_key as title,
  round(date_part('epoch', o.created_at) * 1000000) as created, round(date_part('epoch', o.updated_at) * 1000000) as updated,
  round(date_part('epoch', o.due_date) * 1000000) as due, o.answer_by as "answerBy", o.needed_by as "neededBy",
  o.attention_count > 0 as attention, o.active_notes > 0 as notes, o.slips, array_to_string(o.marks, ' ') as marks`;

/** Piece by piece, each as new as it comes: what changed since the first is read again. */
async function readWhole(pool: Pick<Pool, 'query'>): Promise<Image> {
  const { rows: moments } = await pool.query<{ snapshot: string; seconds: number }>({
    name: 'open-image-begin',
    text: 'select pg_current_snapshot()::text as snapshot, extract(epoch from now())::float8 as seconds',
    values: [],
  });
  const [moment] = moments;
  if (!moment) throw new Error('The database did not tell its snapshot.');
  const rows = new OpenRows();
  let piece = readPiece(pool, '0');
  for (;;) {
    const read = await piece;
    const last = read.length < rowsAtOnce ? undefined : read.at(-1);
    if (last) piece = readPiece(pool, last.id);
    await inPieces(rows.append(read));
    if (!last) return { rows, ...moment };
  }
}

async function readPiece(pool: Pick<Pool, 'query'>, after: string): Promise<OpenRow[]> {
  const { rows } = await pool.query<OpenRow>({
    name: 'open-image-piece',
    text: `select ${columns} from open_request o where o.request_id > $1 order by o.request_id limit ${rowsAtOnce}`,
    values: [after],
  });
  return rows;
}

interface Found {
  changes: { id: string; row?: OpenRow }[];
  snapshot: string;
  seconds: number;
}

/** Nothing where it must be read anew: too much changed, it is too old, or it is of another server's past. */
async function changesSince(pool: Pick<Pool, 'query'>, { snapshot, seconds }: Image): Promise<Found | undefined> {
  const { rows } = await pool.query({ name: 'open-image-changes', text: changesSql, values: [snapshot] });
  const [first] = rows;
  if (!first || first.ahead || first.seconds - seconds > staleSeconds || rows.length > changesAtMost) return undefined;
  const changes = rows.flatMap(({ changed, id, ...row }) =>
    changed === null ? [] : [{ id: changed, ...(id === null ? {} : { row: { id, ...row } as OpenRow }) }],
  );
  return { changes, snapshot: first.snapshot, seconds: first.seconds };
}

/** One statement sees one snapshot: the lines about changes, and the rows as these left them. */
const since = (table: string) => `(select c.request_id from ${table} c
      where c.xid >= pg_snapshot_xmin($1::pg_snapshot)::text::bigint
        and not pg_visible_in_snapshot(c.xid::text::xid8, $1::pg_snapshot)
      order by c.xid limit ${changesAtMost + 1})`;
const changesSql = `with changed as materialized (
    select distinct x.request_id from (${since('request_change')} union all ${since('open_request_change')}) x)
  select m.snapshot, m.seconds, m.ahead, x.request_id::text as changed, ${columns}
  from (select pg_current_snapshot()::text as snapshot, extract(epoch from now())::float8 as seconds,
      pg_snapshot_xmax($1::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot()) as ahead) m
    left join (changed x left join open_request o on o.request_id = x.request_id) on true`;
