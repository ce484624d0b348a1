/** The hold shelf: what is put on it, and what waited too long (R44, R45). */

import type { HoldView } from '../../../contract/local-views.js';
import { holdExpires } from '../../../domain/fulfilment/hold-shelf.js';
import type { Actor } from '../../../engine/model/actor.js';
import type { Outcome } from '../../../engine/model/local/outcome.js';
import { message } from '../../../words/message.js';
import { readCalendar } from '../closures.js';
import { problemAtDesk, readDesk } from '../libraries.js';
import { readPolicies } from '../policies.js';
import { done, invalid, notNow, type RecordsContext, unknown } from '../records-context.js';
import { callForLetters } from './letters.js';
import { note } from './note.js';
import { selectHolds } from './selects.js';

/** At the pickup desk: from the pick list, from transit, or once more when its time was over. */
export async function putOnHoldShelf(
  on: RecordsContext,
  order: { barcode: string; desk: string },
  by: Actor,
  now: Date,
): Promise<Outcome<HoldView>> {
  const desk = await readDesk(on, order.desk);
  if (!desk) return invalid('desk', message('refusedMissing.desk', { desk: order.desk }));
  const problem = await problemAtDesk(on, 'shelve', desk);
  if (problem) return notNow(problem);
  const [hold] = await selectHolds(on, {
    where: 'i.barcode = $1 and i.removed_at is null and h.closed_at is null',
    values: [order.barcode],
    rest: 'for update of h',
  });
  if (!hold) return unknown;
  if (hold.status === 'onShelf') return notNow(message('refusedLoan.onShelfAlready'));
  if (hold.pickupLibrary !== desk.library)
    return notNow(message('refusedLoan.pickedUpElsewhere', { library: hold.pickupLibrary }));
  const { holdShelfDays } = await readPolicies(on);
  const calendar = (await readCalendar(on, desk.library)) ?? { timeZone: desk.timeZone };
  const expiresAt = holdExpires(now, holdShelfDays, calendar);
  await on.client.query(
    `update hold set status = 'onShelf', on_shelf_at = $2, expires_at = $3, reminded_at = null where id = $1`,
    [hold.id, now, expiresAt],
  );
  await on.client.query(`update temporary_item set status = 'onHoldShelf', library_code = $2 where id = $1`, [
    hold.item,
    desk.library,
  ]);
  await note(on, hold.request, 'local.shelved', by, now, { desk: desk.code, barcode: hold.barcode });
  await callForLetters(on, { event: 'local.shelved', ...ofHold(hold), ticked: { notifyPatron: hold.notify } }, by, now);
  const shelved = { status: 'onShelf', onShelfAt: now.toISOString(), expiresAt: expiresAt.toISOString() } as const;
  return done({ ...hold, ...shelved });
}

/** Each expired hold once, however many processes ask. */
export async function expireShelfHolds(on: RecordsContext, by: Actor, now: Date): Promise<Outcome<HoldView[]>> {
  const { rows } = await on.client.query<{ id: string }>(
    `update hold set status = 'expired' where id in (
       select id from hold where closed_at is null and status = 'onShelf' and expires_at <= $1 for update skip locked)
     returning id::text`,
    [now],
  );
  if (rows.length === 0) return done([]);
  const expired = await selectHolds(on, { where: 'h.id = any($1::bigint[])', values: [rows.map(({ id }) => id)] });
  for (const { request, barcode, expiresAt } of expired)
    await note(on, request, 'local.holdExpired', by, now, { barcode, expiresAt });
  for (const hold of expired)
    await callForLetters(on, { event: 'local.holdExpired', ...ofHold(hold), known: { reason: notPickedUp } }, by, now);
  return done(expired);
}

/** Patrons whose item goes back within the days of the policy, once for each time that it waits. Gives how many. */
export async function remindOfHolds(on: RecordsContext, by: Actor, now: Date): Promise<Outcome<number>> {
  const { holdReminderDays: days } = await readPolicies(on);
  if (days === 0) return done(0);
  const { rows } = await on.client.query<{ id: string }>(
    `update hold set reminded_at = $1 where id in (
       select id from hold where closed_at is null and status = 'onShelf' and reminded_at is null
         and expires_at > $1 and expires_at <= $1::timestamptz + make_interval(days => $2)
         and on_shelf_at <= $1::timestamptz - interval '1 day'
       for update skip locked)
     returning id::text`,
    [now, days],
  );
  if (rows.length === 0) return done(0);
  const waiting = await selectHolds(on, { where: 'h.id = any($1::bigint[])', values: [rows.map(({ id }) => id)] });
  for (const hold of waiting) {
    const { request, barcode, expiresAt } = hold;
    const because = { policy: 'holdReminderDays', value: days };
    await note(on, request, 'local.holdReminded', by, now, { barcode, expiresAt, ...because });
    await callForLetters(on, { event: 'local.holdReminded', ...ofHold(hold) }, by, now);
  }
  return done(waiting.length);
}

const ofHold = ({ request, patron, barcode }: HoldView) => ({
  request,
  ...(patron ? { patron } : {}),
  known: { temporaryBarcodes: [barcode] },
});
const notPickedUp = message('because.notPickedUp');
