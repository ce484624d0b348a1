import type { Client } from 'pg';

/** A table that is made from other rows: its rows are not copied, and a function of the database makes them again. */
interface MadeAnew {
  table: string;
  maker: string;
  refill: string;
}

const rows: readonly MadeAnew[] = [
  {
    table: 'open_request',
    maker: 'draw_open_request(bigint)',
    refill: 'select draw_open_request(id) from request where closed_at is null order by request.id',
  },
  {
    table: 'request_barcode',
    maker: 'note_barcodes_of(bigint)',
    refill: `select note_barcodes_of(id) from (select id from request where facts ? 'items'
      union select request_id from conversation where facts ? 'parcel' order by 1) named (id)`,
  },
];

/**
 * What fills those tables once everything else is there. Nothing where an older version had such a table and no function for
 * it: then only its triggers, row by row, can.
 */
export async function refillsOf(client: Client): Promise<string[] | undefined> {
  const refills: string[] = [];
  for (const { table, maker, refill } of rows) {
    const { rows: found } = await client.query<{ there: boolean; made: boolean }>(
      `select to_regclass('public.' || $1) is not null as there, to_regprocedure('public.' || $2) is not null as made`,
      [table, maker],
    );
    if (!found[0]?.there) continue;
    if (!found[0].made) return undefined;
    refills.push(refill);
  }
  return refills;
}

/** By name, with what means something in its own database only (transactions, keys of scans). */
export const staying: ReadonlySet<string> = new Set([
  ...rows.map(({ table }) => table),
  ...['request_change', 'open_request_change', 'scan'],
]);
