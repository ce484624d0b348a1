import type { LendingState } from '../../../domain/tables/lending.js';
import type { LendingOfBarcode } from '../../../engine/model/local/lending.js';
import { type RecordsContext, viewsOf } from '../records-context.js';

/** Most requests that one barcode is looked up for. */
const atMost = 10;

/** Lent on a request, being fetched for one, or wanted by one whose item may still leave (`states`); the nearest first. */
export async function belongsTo(
  { client }: RecordsContext,
  barcode: string,
  states: readonly string[],
): Promise<LendingOfBarcode[]> {
  return viewsOf<LendingOfBarcode>(
    await client.query<{ request: string; externalId: string; state: LendingState; why: string }>(
      `select r.id::text as request, r.external_id as "externalId", r.state, f.why from (
         select i.request_id, 'lent' as why, 1 as rank from lent_item i where i.barcode = $1 and i.returned_at is null
         union all
         select m.request_id, 'move', 2 from move_request m where m.status = 'inProcess' and m.barcode = $1
         union all
         select c.request_id, 'wanted', 3 from holding h join lending_candidate c on c.holding_id = h.id
         where h.barcode = $1 and not c.other_edition and not exists (
           select from move_request m where m.request_id = c.request_id and m.barcode = $1 and m.status = 'inProcess')) f
       join request r on r.id = f.request_id and r.side = 'lending' and (f.why <> 'wanted' or r.state = any($2))
       order by f.rank, r.state = 'willSupply' desc, r.id limit $3`,
      [barcode, states, atMost],
    ),
  );
}
