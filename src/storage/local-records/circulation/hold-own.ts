/** A copy of our own is set aside for a patron: it is picked from its shelf, waits on the hold shelf, and is lent from there. */

import type { HoldView } from '../../../contract/local-views.js';
import type { Actor } from '../../../engine/model/actor.js';
import type { HoldOwnOrder } from '../../../engine/model/local/circulation.js';
import type { Outcome } from '../../../engine/model/local/outcome.js';
import { message } from '../../../words/message.js';
import { readTermsOfRequest } from '../../rules/loan-terms.js';
import { done, notNow, type RecordsContext, unknown } from '../records-context.js';
import { callForLetters } from './letters.js';
import { note } from './note.js';
import { dueByTerms } from './receipt-place.js';
import { pickupOf } from './receive.js';
import { lockBorrowingRequest } from './request.js';
import { selectHolds } from './selects.js';

interface Copy {
  id: string;
  barcode: string;
  title: string;
  author: string | null;
  callNumber: string | null;
  location: string;
  locationName: string;
  ownedBy: string;
}

/** The first of these copies that is free now; two requests never get the same one. */
export async function holdOwn(
  on: RecordsContext,
  order: HoldOwnOrder,
  by: Actor,
  now: Date,
): Promise<Outcome<HoldView>> {
  const request = await lockBorrowingRequest(on, order.request);
  if (!request) return unknown;
  if (request.items > 0) return notNow(message('refusedLoan.receivedAlready'));
  const { rows } = await on.client.query<Copy>(
    `select h.id::text, h.barcode, h.title, h.author, h.call_number as "callNumber", l.code as location, l.name as "locationName",
       library_code as "ownedBy"
     from unnest($1::bigint[]) with ordinality as wished (id, at) join holding h on h.id = wished.id
       join location l on l.code = h.location_code
     where h.policy = 'loanable' and h.shelf_status is distinct from 'notAvailable'
       and not exists (select from lent_item i where i.holding_id = h.id and i.returned_at is null)
       and not exists (select from temporary_item i where i.barcode = h.barcode and i.removed_at is null)
     order by wished.at limit 1 for no key update of h`,
    [order.holdings],
  );
  const [copy] = rows;
  if (!copy) return notNow(message('refusedOrder.noOwnCopy'));
  const pickup = await pickupOf(on, request, copy.ownedBy);
  const item = await on.client.query<{ id: string }>(
    `insert into temporary_item (request_id, position, barcode, title, author, library_code, location_code, status, due_at,
       received_at, received_by)
     values ($1, 1, $2, $3, $4, $5, $6, 'atDesk', $7, $8, $9) returning id::text`,
    [
      ...[request.id, copy.barcode, copy.title, copy.author, copy.ownedBy, copy.location],
      ...[await dueByTerms(on, await readTermsOfRequest(on, request.id), pickup, undefined, now), now, by.name],
    ],
  );
  await on.client.query(
    `insert into hold (item_id, request_id, patron_id, pickup_library, status, notify, placed_at)
     values ($1, $2, $3, $4, 'toPick', $5, $6)`,
    [item.rows[0]?.id, request.id, request.patron, pickup, order.notifyPatron ?? false, now],
  );
  const { barcode, callNumber, locationName } = copy;
  await note(on, request.id, 'local.heldHere', by, now, {
    barcode,
    location: locationName,
    ...(callNumber ? { callNumber } : {}),
  });
  await callForLetters(
    on,
    {
      event: 'local.toPick',
      told: 'local.heldHere',
      request: request.id,
      ...(request.patron ? { patron: request.patron } : {}),
      known: { itemBarcodes: [barcode], location: locationName, ...(callNumber ? { callNumber } : {}) },
    },
    by,
    now,
  );
  const [hold] = await selectHolds(on, {
    where: 'h.request_id = $1 and h.closed_at is null',
    values: [request.id],
    rest: 'order by h.id desc limit 1',
  });
  return hold ? done(hold) : unknown;
}
