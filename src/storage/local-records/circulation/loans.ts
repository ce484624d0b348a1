/** Loans to patrons: out, renewed, back (R46, R54, R72). */

import type { LoanView } from '../../../contract/local-views.js';
import { localDate } from '../../../domain/calendar/calendar.js';
import { standingOf } from '../../../domain/fulfilment/patron.js';
import { patronDue } from '../../../domain/fulfilment/patron-due.js';
import type { Actor } from '../../../engine/model/actor.js';
import type { Circulation } from '../../../engine/model/local/circulation.js';
import type { Outcome } from '../../../engine/model/local/outcome.js';
import { following, message } from '../../../words/message.js';
import { isRowId } from '../../database/row-id.js';
import { readTermsOfRequest } from '../../rules/loan-terms.js';
import { readCalendar } from '../closures.js';
import { readDesk } from '../libraries.js';
import { readBlocks } from '../patrons.js';
import { readPolicies } from '../policies.js';
import { done, invalid, notNow, type RecordsContext, unknown } from '../records-context.js';
import { liftBlocks, waiveReplacement } from './fees.js';
import { callForLetters, ofLoan } from './letters.js';
import { note } from './note.js';
import { closedThen, wishedDue } from './receive.js';
import { selectLoans } from './selects.js';

export async function checkOut(
  on: RecordsContext,
  { barcode, desk: deskCode, patron: wished, dueDate, unnamed, confirmed }: Parameters<Circulation['checkOut']>[0],
  by: Actor,
  now: Date,
): Promise<Outcome<LoanView>> {
  const desk = await readDesk(on, deskCode);
  if (!desk) return invalid('desk', message('refusedMissing.desk', { desk: deskCode }));
  const item = await lockItem(on, barcode);
  if (!item) return unknown;
  if (item.loan) return notNow(message('refusedLoan.patronHasIt'));
  const patron = wished ?? item.heldFor;
  if (!patron && !unnamed) return invalid('patron', message('refusedLoan.nobodyNamed'));
  if (item.heldFor && item.heldFor !== patron)
    return notNow(message('refusedLoan.heldForAnother', { patron: item.heldFor }));
  const refusal = patron && (await refusalFor(on, patron, desk.timeZone, now));
  if (refusal) return refusal;
  const due = await dueOf(on, item, patron ?? undefined, dueDate, desk.library, now);
  if (due.kind !== 'done') return due;
  const closed = confirmed ? undefined : await closedThen(on, dueDate, desk.library);
  if (closed) return closed;
  const { rows } = await on.client.query<{ id: string }>(
    `insert into patron_loan (item_id, request_id, patron_id, desk_code, status, out_at, due_at)
     values ($1, $2, $3, $4, 'out', $5, $6) returning id::text`,
    [item.id, item.request, patron ?? null, desk.code, now, due.value],
  );
  await on.client.query(`update temporary_item set status = 'onLoan', due_at = $2 where id = $1`, [item.id, due.value]);
  await on.client.query(
    `update hold set status = 'pickedUp', closed_at = $2 where item_id = $1 and closed_at is null`,
    [item.id, now],
  );
  const facts = { barcode, desk: desk.code, due: due.value.toISOString() };
  await note(on, item.request, 'local.checkedOut', by, now, facts);
  return withLetters(on, 'local.checkedOut', await loanNow(on, rows[0]?.id ?? ''), by, now);
}

export async function renewLoan(
  on: RecordsContext,
  id: string,
  dueDate: string,
  by: Actor,
  now: Date,
  lenderDue?: Date,
  asksWhenClosed = false,
): Promise<Outcome<LoanView>> {
  const loan = await lockLoan(on, id);
  if (!loan) return unknown;
  if (loan.status !== 'out') return notNow(message('refusedLoan.notRenewable', { status: loan.status }));
  const { rows } = await on.client.query<{ lenderDue: Date | null; timeZone: string; library: string }>(
    `select r.due_date as "lenderDue", l.time_zone as "timeZone", l.code as library from temporary_item i join request r on r.id = i.request_id
       join library l on l.code = i.library_code where i.id = $1`,
    [loan.item],
  );
  const due = wishedDue(dueDate, lenderDue ?? rows[0]?.lenderDue ?? null, now, rows[0]?.timeZone ?? 'UTC');
  if (due.kind === 'wrong') return invalid('dueDate', due.problem);
  const closed = asksWhenClosed ? await closedThen(on, dueDate, rows[0]?.library ?? '') : undefined;
  if (closed) return closed;
  await on.client.query(
    'update patron_loan set due_at = $2, renewals = renewals + 1, profile_day = null where id = $1',
    [id, due.at],
  );
  await on.client.query('update temporary_item set due_at = $2 where id = $1', [loan.item, due.at]);
  await liftBlocks(on, [id], ['overdue'], by, now);
  await note(on, loan.request, 'local.renewed', by, now, { barcode: loan.barcode, due: due.at.toISOString() });
  return withLetters(on, 'local.renewed', await loanNow(on, id), by, now);
}

/**
 * At any desk, also a lost one that turned up: an unpaid replacement fee is waived (R72). One whose loan was deleted comes
 * back too; its fee stays when the lender was told since then that payment was sent.
 */
export async function returnLoan(
  on: RecordsContext,
  { barcode, desk: deskCode }: { barcode: string; desk: string },
  by: Actor,
  now: Date,
): Promise<Outcome<LoanView>> {
  const desk = await readDesk(on, deskCode);
  if (!desk) return invalid('desk', message('refusedMissing.desk', { desk: deskCode }));
  const [loan] = await selectLoans(on, {
    where: `i.barcode = $1 and i.removed_at is null
      and (l.status in ('out', 'lost') or (l.status = 'deleted' and i.status = 'lost'))`,
    values: [barcode],
    rest: `order by l.status = 'deleted', l.id desc limit 1 for update of l`,
  });
  if (!loan) return unknown;
  const wasDeleted = loan.status === 'deleted';
  await on.client.query('update patron_loan set status = $3, returned_at = $2 where id = $1', [
    ...[loan.id, now, wasDeleted ? 'deleted' : 'returned'],
  ]);
  await on.client.query(`update temporary_item set status = 'atDesk', library_code = $2 where id = $1`, [
    loan.item,
    desk.library,
  ]);
  // A copy of our own goes back to its shelf.
  await on.client.query(
    `update temporary_item i set removed_at = $2 from request r where i.id = $1 and r.id = i.request_id and r.state = 'filledLocally'`,
    [loan.item, now],
  );
  await liftBlocks(on, [loan.id], ['overdue', 'lost'], by, now);
  const isPaidFor = wasDeleted && (await paymentWasSent(on, loan.request));
  if (!isPaidFor) await waiveReplacement(on, [loan.id], message('because.returnedUnpaid'), by, now);
  await note(on, loan.request, 'local.returned', by, now, { barcode, desk: desk.code, was: loan.status });
  return withLetters(on, 'local.returned', await loanNow(on, loan.id), by, now);
}

/** The lender was notified of the payment after the loan was deleted: as a step, or in a message of staff. */
async function paymentWasSent({ client }: RecordsContext, request: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from history h where h.request_id = $1 and (h.event = 'feePaid' or (h.event = 'generalMessage'
       and h.id > (select max(d.id) from history d where d.request_id = $1 and d.event = 'local.loanDeleted'))) limit 1`,
    [request],
  );
  return (rowCount ?? 0) > 0;
}

/** The loan as it now is, with the letters that this calls for. */
async function withLetters(
  on: RecordsContext,
  event: 'local.checkedOut' | 'local.renewed' | 'local.returned',
  loan: Outcome<LoanView>,
  by: Actor,
  now: Date,
): Promise<Outcome<LoanView>> {
  if (loan.kind !== 'done') return loan;
  const { fulfilmentNote } = loan.value;
  const { known, ...of } = ofLoan(loan.value);
  const said = { ...known, ...(fulfilmentNote ? { fulfilmentNote } : {}) };
  await callForLetters(on, { event, ...of, known: said }, by, now);
  return loan;
}

export async function lockLoan(on: RecordsContext, id: string): Promise<LoanView | undefined> {
  if (!isRowId(id)) return undefined;
  return (await selectLoans(on, { where: 'l.id = $1', values: [id], rest: 'for update of l' }))[0];
}

export async function loanNow(on: RecordsContext, id: string): Promise<Outcome<LoanView>> {
  const [loan] = await selectLoans(on, { where: 'l.id = $1', values: [id] });
  return loan ? done(loan) : unknown;
}

interface ItemHere {
  id: string;
  request: string;
  dueAt: Date;
  lenderDue: Date | null;
  heldFor: string | null;
  loan: boolean;
}

/** Locked before the rest is read, so that a loan which somebody has just made is seen. */
async function lockItem({ client }: RecordsContext, barcode: string): Promise<ItemHere | undefined> {
  const locked = await client.query<{ id: string }>(
    'select id::text from temporary_item where barcode = $1 and removed_at is null for update',
    [barcode],
  );
  const { rows } = await client.query<ItemHere>(
    `select i.id::text, i.request_id::text as request, i.due_at as "dueAt", r.due_date as "lenderDue",
       (select h.patron_id from hold h where h.item_id = i.id and h.closed_at is null limit 1) as "heldFor",
       exists (select from patron_loan l where l.item_id = i.id and l.status in ('out', 'lost')) as loan
     from temporary_item i join request r on r.id = i.request_id
     where i.id = $1`,
    [locked.rows[0]?.id ?? null],
  );
  return rows[0];
}

/** Blocks and an expired card keep a patron from borrowing; the limit is for requests. */
export async function refusalFor(on: RecordsContext, patron: string, timeZone: string, now: Date) {
  const { rows } = await on.client.query<{ expiresOn: string | null }>(
    `select to_char(expires_on, 'YYYY-MM-DD') as "expiresOn" from patron where id = $1`,
    [patron],
  );
  if (!rows[0]) return invalid('patron', message('refusedMissing.patron', { patron }));
  const blocks = (await readBlocks(on, patron, now, timeZone)).map(({ kind, about, until }) => ({
    ...{ kind, reason: about },
    ...(until ? { until } : {}),
  }));
  const { currency } = on;
  const facts = { blocks, activeRequests: 0, feesOwed: '0.00', currency, expiresOn: rows[0].expiresOn ?? undefined };
  const { decision, reasons } = standingOf(facts, await readPolicies(on), anyRequest, now, timeZone);
  const [first, ...others] = reasons.map(({ text }) => text);
  return decision === 'refused' && first ? notNow(following(first, ...others)) : undefined;
}

/** Terms are for requests; who has an item in hand may take it. */
const anyRequest = { mayRequest: true, requestLimit: 0 };

/** The date that staff choose, else the one set at receipt, else by policy from today when that has passed. */
export async function dueOf(
  on: RecordsContext,
  { dueAt, lenderDue, request }: Pick<ItemHere, 'dueAt' | 'lenderDue' | 'request'>,
  patron: string | undefined,
  wished: string | undefined,
  library: string,
  now: Date,
): Promise<Outcome<Date>> {
  const calendar = (await readCalendar(on, library)) ?? { timeZone: 'UTC' };
  if (wished !== undefined) {
    const due = wishedDue(wished, lenderDue, now, calendar.timeZone);
    return due.kind === 'wrong' ? invalid('dueDate', due.problem) : done(due.at);
  }
  if (dueAt > now) return done(dueAt);
  const { loanDays } = await readTermsOfRequest(on, request, patron);
  const due = patronDue(now, loanDays, lenderDue ?? undefined, calendar);
  if (due > now) return done(due);
  const date = localDate(due, calendar.timeZone);
  return notNow(message('refusedDate.lenderWanted', { due: date }));
}
