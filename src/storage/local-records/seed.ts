import type { Pool } from 'pg';
import { seededLibraryName } from '../../domain/fulfilment/seeded-name.js';

export interface SeedFacts {
  /** `ISIL:CA-OOALG`; the first one signs. */
  symbols: readonly string[];
  timeZone: string;
  /** Of the library, as the settings say it. */
  name?: string;
}

/** Codes of what every node begins with; staff may add to it and rename it. */
export const seedCodes = {
  library: 'RES_SHARE',
  desk: 'RES_DESK',
  borrowing: 'OUT_RS_REQ',
  lending: 'IN_RS_REQ',
} as const;

/**
 * On the first start: one resource sharing library with a desk and its two locations. Later starts change nothing, but that a
 * library which nobody has named takes the name of the settings.
 */
export async function seedLocalRecords(pool: Pool, { symbols, timeZone, name = '' }: SeedFacts): Promise<void> {
  const { library, desk, borrowing, lending } = seedCodes;
  const isil = symbols.find((symbol) => symbol.startsWith('ISIL:'))?.slice('ISIL:'.length);
  await pool.query(
    `with made as (
       insert into library (code, name, isil, symbol, resource_sharing, time_zone, default_item_location, default_pickup)
       select $1, $8, $2, $3, true, $4, $5, $1 where not exists (select from library)
       on conflict do nothing returning code),
     located as (
       insert into location (code, library_code, name, kind)
       select each.code, made.code, each.name, each.kind from made, (values
         ($5, 'Borrowing Resource Sharing Requests', 'borrowing'), ($6, 'Lending Resource Sharing Requests', 'lending'))
         as each (code, name, kind))
     insert into desk (code, library_code, name) select $7, code, 'Resource Sharing Desk' from made`,
    [library, isil ?? null, symbols[0] ?? null, timeZone, borrowing, lending, desk, name || seededLibraryName],
  );
  if (name)
    await pool.query('update library set name = $1 where code = $2 and name = $3', [name, library, seededLibraryName]);
}
