import type { Client } from 'pg';

/** A table that is made from other rows: its rows are not copied, and a function of the database makes them again. */
interface MadeAnew {
  table: string;
  /** Makes the rows of one request. */
  maker: string;
  /** The requests that have any, as `id`. */
  requests: string;
}

const rows: readonly MadeAnew[] = [
  {
    table: 'open_request',
    maker: 'draw_open_request',
    requests: 'select id from request where closed_at is null',
  },
  {
    table: 'request_barcode',
    maker: 'note_barcodes_of',
    requests: `select id from request where facts ? 'items' union select request_id from conversation where facts ? 'parcel'`,
  },
];

/** How far making again is, in requests. */
export interface MadeAgain {
  done: number;
  of: number;
}

/** Fills such a table once everything else is there. */
export type Refill = (client: Client, onPiece?: (at: MadeAgain) => void) => Promise<void>;

const requestsAtOnce = 5_000;

const refillBy =
  ({ maker, requests }: MadeAnew): Refill =>
  async (client, onPiece) => {
    const { rows: found } = await client.query<{ id: string }>(
      `select id::text from (${requests}) named order by named.id`,
    );
    for (let done = 0; done < found.length; done += requestsAtOnce) {
      const piece = found.slice(done, done + requestsAtOnce).map(({ id }) => id);
      await client.query(`select ${maker}(id) from unnest($1::bigint[]) id`, [piece]);
      onPiece?.({ done: done + piece.length, of: found.length });
    }
  };

/** Nothing where an older version had such a table and no function for it: then only its triggers, row by row, can. */
export async function refillsOf(client: Client): Promise<Refill[] | undefined> {
  const refills: Refill[] = [];
  for (const each of rows) {
    const { rows: found } = await client.query<{ there: boolean; made: boolean }>(
      `select to_regclass('public.' || $1) is not null as there, to_regprocedure('public.' || $2 || '(bigint)') is not null as made`,
      [each.table, each.maker],
    );
    if (!found[0]?.there) continue;
    if (!found[0].made) return undefined;
    refills.push(refillBy(each));
  }
  return refills;
}

/** By name, with what means something in its own database only (transactions, keys of scans). */
export const staying: ReadonlySet<string> = new Set([
  ...rows.map(({ table }) => table),
  ...['request_change', 'open_request_change', 'scan'],
]);
