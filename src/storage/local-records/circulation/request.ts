import { isRowId } from '../../database/row-id.js';
import type { RecordsContext } from '../records-context.js';
import { hereOf } from './here.js';

/** What the local records need to know about a borrowing request. */
export interface BorrowingRequest {
  id: string;
  externalId: string;
  partner: string | null;
  lenderDue: Date | null;
  title: string;
  author: string | null;
  /** Only one who is in the patron table. */
  patron: string | null;
  pickup: string | null;
  /** Where that patron usually picks up. */
  patronPickup: string | null;
  /** How many items of it are here. */
  items: number;
}

/**
 * By id or External ID, also with the qualifier that some systems put before it (`1//OCAL0000007`). It is locked before
 * the rest is read: what somebody else has just done with it is seen.
 */
export async function lockBorrowingRequest(on: RecordsContext, name: string): Promise<BorrowingRequest | undefined> {
  const here = await hereOf(on, name);
  if (here) return here.request;
  const { client } = on;
  const locked = await client.query<{ id: string }>(
    `select id::text from request where id = (
       select id from request where side = 'borrowing' and (id = $1::bigint or external_id = $2)
       order by id is not distinct from $1::bigint desc limit 1)
     for update`,
    [isRowId(name) ? name : null, name.replace(/^\d+\/\//, '')],
  );
  if (!locked.rows[0]) return undefined;
  const { rows } = await client.query<BorrowingRequest>(
    `select r.id::text, r.external_id as "externalId", r.partner_code as partner, r.due_date as "lenderDue", c.title, c.author,
       p.id as patron, c.pickup_location as pickup, p.pickup_library as "patronPickup",
       (select count(*)::int from temporary_item i where i.request_id = r.id and i.removed_at is null) as items
     from request r join citation c on c.request_id = r.id left join patron p on p.id = c.patron ->> 'id' where r.id = $1`,
    [locked.rows[0].id],
  );
  return rows[0];
}
