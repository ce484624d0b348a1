/**
 * The temporary record of a request from its creation on (R15): suppressed title, holding and item, and the hold of its
 * patron, as the receipt will complete them. It is read from the request, so that it cannot disagree with it.
 */
import { type ExpectedItem, temporaryBarcode } from '../../../domain/fulfilment/temporary-item.js';
import { isRowId } from '../../database/row-id.js';
import type { RecordsContext } from '../records-context.js';
import { placeByRule } from './receipt-place.js';
import { pickupOf } from './receive.js';
import type { BorrowingRequest } from './request.js';

interface Expecting extends BorrowingRequest {
  library: string;
  since: Date;
  patronName: string | null;
}

/** Nothing once an item of the request has come, when it has ended, and of copies: they are files or paper, and stay. */
export async function expectedItem(on: RecordsContext, request: string): Promise<ExpectedItem | undefined> {
  if (!isRowId(request)) return undefined;
  const { rows } = await on.client.query<Expecting>(
    `select r.id::text, r.external_id as "externalId", r.partner_code as partner, r.due_date as "lenderDue", c.title, c.author,
       p.id as patron, coalesce(p.name, c.patron ->> 'name') as "patronName", c.pickup_location as pickup,
       p.pickup_library as "patronPickup", 0 as items,
       r.created_at as since,
       coalesce(r.owner_library, (select code from library where resource_sharing order by code limit 1)) as library
     from request r join citation c on c.request_id = r.id left join patron p on p.id = c.patron ->> 'id'
     where r.id = $1 and r.side = 'borrowing' and r.service_type <> 'Copy' and r.closed_at is null
       and not exists (select from temporary_item i where i.request_id = r.id)`,
    [request],
  );
  const [found] = rows;
  if (!found?.library) return undefined;
  const { id, externalId, title, author, library, partner, patron, patronName, since } = found;
  const { location, itemPolicy } = await placeByRule(on, library, partner ?? undefined);
  const pickup = await pickupOf(on, found, library);
  const named = await on.client.query<{ code: string; name: string }>(
    `select code, name from library where code = $1 union all select code, name from location where code = $2`,
    [pickup, location ?? ''],
  );
  const nameOf = (code: string) => named.rows.find((each) => each.code === code)?.name ?? code;
  return {
    request: id,
    externalId,
    title,
    suppressed: true,
    library,
    since: since.toISOString(),
    barcode: temporaryBarcode(externalId, 1, 1),
    ...(author ? { author } : {}),
    ...(location ? { location, locationName: nameOf(location) } : {}),
    ...(itemPolicy ? { itemPolicy } : {}),
    hold: {
      ...(patron ? { patron } : {}),
      ...(patronName ? { patronName } : {}),
      pickupLibrary: pickup,
      pickupName: nameOf(pickup),
    },
  };
}
