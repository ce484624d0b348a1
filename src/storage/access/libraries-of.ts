/** Whose library’s a thing is: that of its request, or of where it is. */
import type { Pool } from 'pg';
import type { Belonging, Belongs } from '../../engine/access/ports.js';
import { isRowId } from '../database/row-id.js';
import { namesOf } from '../views/names.js';

export async function librariesOf(
  pool: Pick<Pool, 'query'>,
  what: Belongs,
  ids: readonly string[],
): Promise<Belonging[]> {
  if (ids.length === 0) return [];
  const rowIds = ids.filter((id) => isRowId(id));
  const named = what === 'request' || what === 'scanned' ? ids.flatMap((id) => namesOf(id)) : ids;
  const { rows } = await pool.query<{ id: string; library: string | null; side: Belonging['side'] | null }>(sql[what], [
    [...new Set([...named, ...ids])],
    rowIds,
  ]);
  return rows.map(({ id, library, side }) => ({ id, ...(library ? { library } : {}), ...(side ? { side } : {}) }));
}

const through = (table: string) =>
  `select x.id::text as id, r.owner_library as library, r.side from ${table} x left join request r on r.id = x.request_id
   where x.id = any($2::bigint[]) and $1::text[] is not null`;

const named = `select external_id as id, owner_library as library, side from request where external_id = any($1)
    union all select c.requesting_agency_request_id, r.owner_library, r.side
      from conversation c join request r on r.id = c.request_id where c.requesting_agency_request_id = any($1)`;

/** $1: as they were named, in every form that is understood; $2: those of them that can be ids of rows. */
const sql: Record<Belongs, string> = {
  request: `select id::text, owner_library as library, side from request where id = any($2::bigint[]) union all ${named}`,
  patron: `select p.id, p.pickup_library as library, null as side from patron p
    where lower(p.id) = any(select lower(given) from unnest($1::text[]) given) and $2::bigint[] is not null`,
  loan: through('patron_loan'),
  hold: through('hold'),
  // What a patron owes beside any request is of the library where the patron picks up.
  fee: `select x.id::text as id, coalesce(r.owner_library, p.pickup_library) as library, r.side
    from fee x left join request r on r.id = x.request_id left join patron p on p.id = x.patron_id and x.request_id is null
    where x.id = any($2::bigint[]) and $1::text[] is not null`,
  letter: `select x.id::text as id, coalesce(x.library_code, r.owner_library) as library, r.side
    from letter x left join request r on r.id = x.request_id where x.id = any($2::bigint[]) and $1::text[] is not null`,
  mail: through('mail'),
  move: through('move_request'),
  messageIn: through('inbound_message'),
  messageOut: through('outbound_message'),
  holding: `select h.id::text, l.library_code as library, null as side from holding h join location l on l.code = h.location_code
    where h.id = any($2::bigint[]) and $1::text[] is not null`,
  location: `select code as id, library_code as library, null as side from location
    where code = any($1) and $2::bigint[] is not null`,
  desk: `select code as id, library_code as library, null as side from desk where code = any($1) and $2::bigint[] is not null`,
  // A code may mean several things, and each of them counts; what is over counts while the code means nothing else.
  scanned: `with meant as (
      select x.barcode as id, r.owner_library as library, r.side, x.removed_at is null as here
        from temporary_item x join request r on r.id = x.request_id
        where x.barcode = any($1) and $2::bigint[] is not null
      union all select x.barcode, r.owner_library, r.side, true from lent_item x join request r on r.id = x.request_id
        where x.barcode = any($1) and x.returned_at is null
      union all select x.barcode, r.owner_library, r.side, true from move_request x join request r on r.id = x.request_id
        where x.barcode = any($1) and x.status = 'inProcess'
      union all select x.barcode, r.owner_library, r.side, r.closed_at is null from request_barcode x join request r on r.id = x.request_id
        where x.barcode = any($1)
      union all select id, library, side, true from (${named}) of_request)
    select id, library, side from meant where here or not exists (select from meant where here)`,
};
