/**
 * An image of `open_request` in the memory of this process, from the first look on. Before each look it is brought up to date
 * exactly: the database is asked which requests changed in transactions that the image has not seen, and gives their rows.
 */
import type { Pool } from 'pg';
import { changesSince, type Moment, momentColumns } from './changed.js';
import { createQueue, inPieces, type Pieces } from './pieces.js';
import { type OpenRow, OpenRows } from './rows.js';
import { createOpenWords } from './words.js';

export interface OpenImage {
  /** Looks at all that had been committed when it was asked. `now` in microseconds since 1970, by the clock of the database. */
  look<T>(work: (rows: OpenRows, now: number) => Pieces<T>): Promise<T>;
  /** The ids of those with such words, as PostgreSQL reads a query. */
  withWords(query: string): Promise<Float64Array>;
}

/** Without a look for so long, its memory is given back. */
const keptMs = 10 * 60_000;
const rowsAtOnce = 5_000;
/** More than once only where thousands of requests a second change while it is read. */
const readingsAtMost = 20;

interface Image {
  rows: OpenRows;
  /** What it has seen. */
  moment: Moment;
}

export function createOpenImage(pool: Pick<Pool, 'query'>, kept = keptMs): OpenImage {
  const inTurn = createQueue();
  const words = createOpenWords(pool);
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
      const found = await changesSince<OpenRow>(pool, known.moment, { name: 'open-image-changes', columns });
      // One that is half changed, or cannot be, is of no more use.
      image = undefined;
      if (!found) continue;
      const changes = found.changes.map(({ changed, ...row }) => ({
        id: changed,
        ...(row.id === null ? {} : { row }),
      }));
      await inTurn(() => inPieces(known.rows.apply(changes)));
      image = { rows: known.rows, moment: found.moment };
      return image;
    }
    throw new Error('Requests under way changed faster than they could be read.');
  }

  return {
    look: async (work) => {
      const { rows, moment } = await upToDate().finally(() => {
        clearTimeout(forgetting);
        forgetting = setTimeout(() => {
          image = undefined;
          words.forget();
        }, kept).unref();
      });
      return inTurn(() => inPieces(work(rows, Math.round(moment.seconds * 1_000_000))));
    },
    withWords: words.idsOf,
  };
}

const columns = `o.request_id::text as id, o.side, o.state, o.service_type as service, o.partner_code as partner,
  o.owner_library as owner, o.pickup, o.level, o.format, o.assigned_to as assigned, o.title_key as title,
  round(date_part('epoch', o.created_at) * 1000000) as created, round(date_part('epoch', o.updated_at) * 1000000) as updated,
  round(date_part('epoch', o.due_date) * 1000000) as due, o.answer_by as "answerBy", o.needed_by as "neededBy",
  o.attention_count > 0 as attention, o.active_notes > 0 as notes, o.slips, array_to_string(o.marks, ' ') as marks`;

/** Piece by piece, each as new as it comes: what changed since the first is read again. */
async function readWhole(pool: Pick<Pool, 'query'>): Promise<Image> {
  const { rows: moments } = await pool.query<Moment>({
    name: 'open-image-begin',
    text: `select ${momentColumns}`,
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
    if (!last) return { rows, moment };
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
