/** Temporary records come to an end when the item goes home (R55), and an accident can be undone. */

import type { TemporaryItemView } from '../../../contract/local-views.js';
import type { Actor } from '../../../engine/model/actor.js';
import type { Outcome } from '../../../engine/model/local/outcome.js';
import { message } from '../../../words/message.js';
import { done, later, notNow, type RecordsContext, unknown } from '../records-context.js';
import { waiveRequestFee } from './fees.js';
import { type Here, hereOf } from './here.js';
import { note } from './note.js';
import { lockBorrowingRequest } from './request.js';
import { selectItems } from './selects.js';

export async function removeItems(
  on: RecordsContext,
  name: string,
  by: Actor,
  now: Date,
  { keepLost }: { keepLost: boolean } = { keepLost: false },
): Promise<Outcome<TemporaryItemView[]>> {
  const here = await hereOf(on, name);
  if (here) return removeWithStep(on, here, by, now, keepLost);
  const request = await lockBorrowingRequest(on, name);
  if (!request) return unknown;
  if (request.items === 0) return notNow(message('refusedLoan.noneHere'));
  const out = await on.client.query(`select from patron_loan where request_id = $1 and status = 'out'`, [request.id]);
  if (out.rowCount !== 0) return notNow(message('refusedOrder.patronHasIt'));
  const { rows } = await on.client.query<{ id: string }>(
    `update temporary_item set removed_at = $2
     where request_id = $1 and removed_at is null and not ($3 and status = 'lost') returning id::text`,
    [request.id, now, keepLost],
  );
  await on.client.query('update hold set closed_at = $2 where item_id = any($1::bigint[]) and closed_at is null', [
    rows.map(({ id }) => id),
    now,
  ]);
  const items = await these(
    on,
    rows.map(({ id }) => id),
  );
  await note(on, request.id, 'local.removed', by, now, { barcodes: items.map(({ barcode }) => barcode) });
  return done(items);
}

/** The same of a request that a step has for itself: it is known what is here, and all is written with the step. */
async function removeWithStep(
  on: RecordsContext,
  { request, items, loans }: Here,
  by: Actor,
  now: Date,
  keepLost: boolean,
): Promise<Outcome<TemporaryItemView[]>> {
  if (items.length === 0) return notNow(message('refusedLoan.noneHere'));
  if (loans.some(({ status }) => status === 'out')) return notNow(message('refusedOrder.patronHasIt'));
  const removed = items.filter(({ status }) => !(keepLost && status === 'lost')).reverse();
  const ids = removed.map(({ id }) => id);
  await later(on, {
    text: 'update temporary_item set removed_at = $2 where id = any($1::bigint[]) and removed_at is null',
    values: [ids, now],
  });
  await later(on, {
    text: 'update hold set closed_at = $2 where item_id = any($1::bigint[]) and closed_at is null',
    values: [ids, now],
  });
  await note(on, request.id, 'local.removed', by, now, { barcodes: removed.map(({ barcode }) => barcode) });
  return done(removed.map((item) => ({ ...item, removedAt: now.toISOString() })));
}

/** The records that were removed last are there again, with their holds. */
export async function restoreItems(
  on: RecordsContext,
  name: string,
  by: Actor,
  now: Date,
): Promise<Outcome<TemporaryItemView[]>> {
  const request = await lockBorrowingRequest(on, name);
  if (!request) return unknown;
  const here = await on.client.query(
    `select from temporary_item where request_id = $1 and removed_at is null and status <> 'lost' limit 1`,
    [request.id],
  );
  if (here.rowCount !== 0) return notNow(message('refusedLoan.itemHere'));
  const { rows } = await on.client.query<{ id: string; removedAt: Date }>(
    `select id::text, removed_at as "removedAt" from temporary_item where request_id = $1
       and removed_at = (select max(removed_at) from temporary_item where request_id = $1)`,
    [request.id],
  );
  if (!rows[0]) return notNow(message('refusedLoan.neverHere'));
  const ids = rows.map(({ id }) => id);
  await on.client.query(
    `update hold h set closed_at = null from temporary_item i
     where i.id = h.item_id and i.id = any($1::bigint[]) and h.closed_at = i.removed_at and h.status <> 'pickedUp'`,
    [ids],
  );
  await on.client.query('update temporary_item set removed_at = null where id = any($1::bigint[])', [ids]);
  const items = await these(on, ids);
  await note(on, request.id, 'local.restored', by, now, { barcodes: items.map(({ barcode }) => barcode) });
  return done(items);
}

/** An accidental receipt: as if it had never been. */
export async function undoReceipt(on: RecordsContext, name: string, by: Actor, now: Date): Promise<Outcome<undefined>> {
  const request = await lockBorrowingRequest(on, name);
  if (!request) return unknown;
  if (request.items === 0) return notNow(message('refusedLoan.noneHere'));
  const lent = await on.client.query('select from patron_loan where request_id = $1 limit 1', [request.id]);
  if (lent.rowCount !== 0) return notNow(message('refusedLoan.receiptStands'));
  await on.client.query('delete from temporary_item where request_id = $1 and removed_at is null', [request.id]);
  await waiveRequestFee(on, request.id, by, now);
  await note(on, request.id, 'local.receiptUndone', by, now, {});
  return done(undefined);
}

const these = (on: RecordsContext, ids: string[]): Promise<TemporaryItemView[]> =>
  selectItems(on, { where: 'i.id = any($1::bigint[])', values: [ids], rest: 'order by i.id' });
