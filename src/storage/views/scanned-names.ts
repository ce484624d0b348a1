import type { Pool } from 'pg';
import { externalIdFrom } from '../../domain/rota/rota.js';
import type { ScannedName } from '../../engine/model/desk-views.js';

/** Everything of a request that a slip or a book may bear: its ids, its temporary barcodes, the barcodes of its owner. */
export async function readScanned(pool: Pool, code: string): Promise<ScannedName[]> {
  const { rows } = await pool.query<Omit<ScannedName, 'line'> & { line: number | null }>({
    name: 'scanned-names',
    text: `select r.id::text as request, r.side, r.closed_at is null as open, case found.kind when 'gone' then 'temporaryBarcode' else found.kind end as "as", found.name = $1 and found.kind <> 'gone' as exact, found.line
      from (
        select request_id as id, 'attempt' as kind, requesting_agency_request_id as name, position as line
          from conversation where requesting_agency_request_id = any($2)
        union all select id, 'externalId', external_id, null from request where external_id = any($2)
        union all select request_id, 'temporaryBarcode', barcode, null from temporary_item where barcode = $1 and removed_at is null
        union all (select request_id, 'gone', barcode, null from temporary_item
          where barcode = $1 and removed_at is not null order by temporary_item.id desc limit 1)
        union all select request_id, 'ownersBarcode', barcode, null from request_barcode where barcode = $1) found
      join request r on r.id = found.id
      where found.kind <> 'ownersBarcode' or r.side = 'borrowing'
      order by open desc, exact desc, r.id, found.line limit 40`,
    values: [code, [...new Set([code, externalIdFrom(code)])]],
  });
  return rows.map(({ line, ...row }) => ({ ...row, ...(line === null ? {} : { line }) }));
}
