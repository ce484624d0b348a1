/** All items of one request are lent or come back with its step (R46, R54, R72): however many there are, they are written at once. */

import type { Actor } from '../../../engine/model/actor.js';
import type { LendItemsOrder, TakeBackItemsOrder } from '../../../engine/model/local/circulation.js';
import type { Outcome } from '../../../engine/model/local/outcome.js';
import { message } from '../../../words/message.js';
import { readDesk } from '../libraries.js';
import { done, invalid, later, notNow, type RecordsContext, unknown } from '../records-context.js';
import { liftBlocks, waiveReplacement } from './fees.js';
import { type Here, hereOf } from './here.js';
import { callForLetters, ofLoan } from './letters.js';
import { dueOf, refusalFor } from './loans.js';
import { note } from './note.js';
import { closedThen } from './receive.js';

export async function lendItems(
  on: RecordsContext,
  { request, desk: deskCode, dueDate, confirmed }: LendItemsOrder,
  by: Actor,
  now: Date,
): Promise<Outcome<undefined>> {
  const here = await hereOf(on, request);
  if (!here) return unknown;
  const items = here.items.filter(({ status }) => status !== 'onLoan' && status !== 'lost');
  if (items.length === 0) return done(undefined);
  const desk = await readDesk(on, deskCode);
  if (!desk) return invalid('desk', message('refusedMissing.desk', { desk: deskCode }));
  const lent: { item: string; barcode: string; patron: string | null; due: Date; fulfilmentNote?: string }[] = [];
  for (const { id, barcode, dueAt, fulfilmentNote } of items) {
    if (here.loans.some(({ item, status }) => item === id && (status === 'out' || status === 'lost')))
      return notNow(message('refusedLoan.patronHasIt'));
    const patron = here.heldFor[id] ?? null;
    const refusal = patron && (await refusalFor(on, patron, desk.timeZone, now));
    if (refusal) return refusal;
    const due = await dueOf(
      on,
      { dueAt: new Date(dueAt), lenderDue: here.request.lenderDue, request },
      patron ?? undefined,
      dueDate,
      desk.library,
      now,
    );
    if (due.kind !== 'done') return due;
    lent.push({ item: id, barcode, patron, due: due.value, ...(fulfilmentNote ? { fulfilmentNote } : {}) });
  }
  const closed = confirmed ? undefined : await closedThen(on, dueDate, desk.library);
  if (closed) return closed;
  const lines = JSON.stringify(lent);
  await later(on, {
    text: `insert into patron_loan (item_id, request_id, patron_id, desk_code, status, out_at, due_at)
      select x.item, $2, x.patron, $3, 'out', $4, x.due from jsonb_to_recordset($1) as x(item bigint, patron text, due timestamptz)`,
    values: [lines, request, desk.code, now],
  });
  await later(on, {
    text: `update temporary_item i set status = 'onLoan', due_at = x.due
      from jsonb_to_recordset($1) as x(item bigint, due timestamptz) where i.id = x.item`,
    values: [lines],
  });
  await later(on, {
    text: `update hold set status = 'pickedUp', closed_at = $2 where item_id = any($1::bigint[]) and closed_at is null`,
    values: [lent.map(({ item }) => item), now],
  });
  for (const { barcode, due } of lent)
    await note(on, request, 'local.checkedOut', by, now, { barcode, desk: desk.code, due: due.toISOString() });
  for (const { barcode, patron, due, fulfilmentNote } of lent)
    await tell(on, here, 'local.checkedOut', { barcode, patron, dueAt: due, outAt: now, fulfilmentNote }, by, now);
  return done(undefined);
}

/** At any desk; what was lost turned up, and an unpaid replacement fee is waived. */
export async function takeBackItems(
  on: RecordsContext,
  { request, desk: deskCode, standing }: TakeBackItemsOrder,
  by: Actor,
  now: Date,
): Promise<Outcome<undefined>> {
  const here = await hereOf(on, request);
  if (!here) return unknown;
  const isHere = new Set(here.items.map(({ id }) => id));
  const loans = here.loans.filter(({ item, status }) => standing.includes(status) && isHere.has(item));
  if (loans.length === 0) return done(undefined);
  const desk = await readDesk(on, deskCode);
  if (!desk) return invalid('desk', message('refusedMissing.desk', { desk: deskCode }));
  const ids = loans.map(({ id }) => id);
  await later(on, {
    text: `update patron_loan set status = 'returned', returned_at = $2 where id = any($1::bigint[])`,
    values: [ids, now],
  });
  // A copy of our own goes back to its shelf.
  await later(on, {
    text: `update temporary_item i set status = 'atDesk', library_code = $2,
        removed_at = case when r.state = 'filledLocally' then $3 else i.removed_at end
      from request r where i.id = any($1::bigint[]) and r.id = i.request_id`,
    values: [loans.map(({ item }) => item), desk.library, now],
  });
  await liftBlocks(on, ids, ['overdue', 'lost'], by, now);
  await waiveReplacement(on, ids, message('because.returnedUnpaid'), by, now);
  for (const { barcode, status } of loans)
    await note(on, request, 'local.returned', by, now, { barcode, desk: desk.code, was: status });
  for (const loan of loans) {
    const { barcode, patron = null, dueAt, outAt, fulfilmentNote } = loan;
    const of = { barcode, patron, dueAt: new Date(dueAt), outAt: new Date(outAt), returnedAt: now, fulfilmentNote };
    await tell(on, here, 'local.returned', of, by, now);
  }
  return done(undefined);
}

interface Told {
  barcode: string;
  patron: string | null;
  dueAt: Date;
  outAt: Date;
  returnedAt?: Date;
  fulfilmentNote?: string | undefined;
}

/** The letters that it calls for. */
async function tell(
  on: RecordsContext,
  { request: { id: request }, isNamed }: Here,
  event: 'local.checkedOut' | 'local.returned',
  { patron, dueAt, outAt, returnedAt, fulfilmentNote, barcode }: Told,
  by: Actor,
  now: Date,
): Promise<void> {
  const { known, ...of } = ofLoan({
    request,
    barcode,
    dueAt: dueAt.toISOString(),
    outAt: outAt.toISOString(),
    ...(patron ? { patron } : {}),
    ...(returnedAt ? { returnedAt: returnedAt.toISOString() } : {}),
  });
  const said = { ...known, ...(fulfilmentNote ? { fulfilmentNote } : {}) };
  await callForLetters(on, { event, ...of, known: said, toNobody: !patron && !isNamed }, by, now);
}
