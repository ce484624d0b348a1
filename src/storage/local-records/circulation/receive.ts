/** A received item gets its temporary records and its hold (R15, R38, R40). */

import type { ReceiveOrder } from '../../../contract/local-inputs.js';
import type { Received } from '../../../contract/local-views.js';
import { firstHoldStatus, type HoldStatus, holdExpires } from '../../../domain/fulfilment/hold-shelf.js';
import { dateProblem, endOfLocalDate, openDayAfter } from '../../../domain/fulfilment/local-days.js';
import { patronDueProblem } from '../../../domain/fulfilment/patron-due.js';
import { type TemporaryItemStatus, temporaryBarcode } from '../../../domain/fulfilment/temporary-item.js';
import { externalIdFrom } from '../../../domain/rota/rota.js';
import { byLoanRule, type LoanTerms } from '../../../domain/rules/loan-rules.js';
import type { Actor } from '../../../engine/model/actor.js';
import type { Outcome } from '../../../engine/model/local/outcome.js';
import { type Message, message, type Wording } from '../../../words/message.js';
import { readTermsOfRequest } from '../../rules/loan-terms.js';
import { readCalendar } from '../closures.js';
import { problemAtDesk, readDesk } from '../libraries.js';
import { readPolicies } from '../policies.js';
import { done, invalid, later, notNow, type RecordsContext, rememberedRows, unknown } from '../records-context.js';
import { chargeRequestFee } from './fees.js';
import { callForLetters } from './letters.js';
import { note } from './note.js';
import { dueByTerms, placeByRule } from './receipt-place.js';
import { type BorrowingRequest, lockBorrowingRequest } from './request.js';
import { selectHolds, selectItems } from './selects.js';

export async function storeReceipt(
  on: RecordsContext,
  order: ReceiveOrder & { unseen?: true },
  by: Actor,
  now: Date,
): Promise<Outcome<Received>> {
  const request = await lockBorrowingRequest(on, order.request);
  if (!request) return unknown;
  const desk = await readDesk(on, order.desk);
  if (!desk) return invalid('desk', message('refusedMissing.desk', { desk: order.desk }));
  const problem = await problemAtDesk(on, 'receive', desk);
  if (problem) return notNow(problem);
  if (request.items > 0) return notNow(message('refusedLoan.receivedAlready'));
  const place = await placeOf(on, order, request, desk.library);
  if (place.location && !(await isLocation(on, place.location)))
    return invalid('location', message('refusedMissing.location', { location: place.location }));
  const terms = await readTermsOfRequest(on, request.id);
  const due = await dueOf(on, order, request, terms, desk.library, now);
  if (due.kind === 'wrong') return invalid('dueDate', due.problem);
  const closed = order.confirmed ? undefined : await closedThen(on, order.dueDate, desk.library);
  if (closed) return closed;
  const volumes = volumesOf(order, request);
  const taken = await takenBarcode(
    on,
    volumes.map(({ barcode }) => barcode),
    request,
  );
  if (taken) return invalid('items', taken);
  const pickup = await pickupOf(on, request, desk.library);
  const { pickFromShelf, holdShelfDays } = await readPolicies(on);
  const status = firstHoldStatus(desk.library, pickup, pickFromShelf);
  const calendar = (await readCalendar(on, pickup)) ?? { timeZone: desk.timeZone };
  const onShelf = status === 'onShelf';
  const waits = onShelf ? [now, holdExpires(now, holdShelfDays, calendar)] : [null, null];
  const lines = volumes.map(({ barcode, description }, at) => ({ position: at + 1, barcode, description }));
  await later(on, {
    first: `insert into temporary_item (request_id, position, barcode, description, title, author, library_code, location_code,
        item_policy, fulfilment_note, internal_note, status, due_at, received_at, received_by)
      select $1::bigint, x.position, x.barcode, x.description, $3, $4, $5::text, $6, $7, $8, $9, $10, $11::timestamptz, $12::timestamptz, $13
      from jsonb_to_recordset($2) as x(position int, barcode text, description text) order by x.position returning id`,
    text: `insert into hold (item_id, request_id, patron_id, pickup_library, status, notify, placed_at, on_shelf_at, expires_at)
      select id, $1::bigint, $14, $15, $16, $17::boolean, $12::timestamptz, $18::timestamptz, $19::timestamptz from first_ order by first_.id`,
    values: [
      ...[request.id, JSON.stringify(lines), request.title, request.author, desk.library, place.location ?? null],
      ...[place.itemPolicy ?? null, order.fulfilmentNote ?? null, order.internalNote ?? null, itemStatusOf[status]],
      ...[due.at, now, by.name, request.patron, pickup, status, order.notifyPatron ?? false, ...waits],
    ],
  });
  const fee = request.patron
    ? await chargeRequestFee(on, { id: request.id, patron: request.patron }, terms, by, now)
    : undefined;
  const facts = {
    desk: desk.code,
    barcodes: volumes.map(({ barcode }) => barcode),
    due: due.at.toISOString(),
    ...(fee ? { fee } : {}),
    ...byLoanRule(terms),
  };
  await note(on, request.id, 'local.received', by, now, facts);
  const event = status === 'onShelf' ? 'local.shelvedAtReceipt' : status === 'toPick' ? 'local.toPick' : undefined;
  const called = { request: request.id, told: 'local.received', ticked: { notifyPatron: order.notifyPatron } } as const;
  if (event)
    await callForLetters(on, { event, ...called, ...(request.patron ? { patron: request.patron } : {}) }, by, now);
  if (order.unseen) return done({ items: [], holds: [] });
  return done({
    items: await selectItems(on, {
      where: 'i.request_id = $1 and i.removed_at is null',
      values: [request.id],
      rest: 'order by i.id',
    }),
    holds: await selectHolds(on, {
      where: 'h.request_id = $1 and h.closed_at is null',
      values: [request.id],
      rest: 'order by h.id',
    }),
  });
}

const itemStatusOf: Partial<Record<HoldStatus, TemporaryItemStatus>> = {
  onShelf: 'onHoldShelf',
  inTransit: 'inTransit',
  toPick: 'atDesk',
};

/** What staff say goes before the rule, the rule before the library. */
async function placeOf(on: RecordsContext, order: ReceiveOrder, request: BorrowingRequest, library: string) {
  const usual = await placeByRule(on, library, request.partner ?? undefined);
  return { location: order.location ?? usual.location, itemPolicy: order.itemPolicy ?? usual.itemPolicy };
}

async function isLocation(on: RecordsContext, code: string): Promise<boolean> {
  return (await rememberedRows<{ code: string }>(on, 'select code from location where code = $1', [code])).length === 1;
}

type Due = { kind: 'at'; at: Date } | { kind: 'wrong'; problem: Wording };

async function dueOf(
  on: RecordsContext,
  { dueDate }: ReceiveOrder,
  { lenderDue }: BorrowingRequest,
  terms: LoanTerms,
  library: string,
  now: Date,
): Promise<Due> {
  if (dueDate === undefined)
    return { kind: 'at', at: await dueByTerms(on, terms, library, lenderDue ?? undefined, now) };
  const calendar = (await readCalendar(on, library)) ?? { timeZone: 'UTC' };
  return wishedDue(dueDate, lenderDue, now, calendar.timeZone);
}

/** What is doubted of a date that staff choose: the library is closed on that day. Nothing of a date that nobody named. */
export async function closedThen(
  on: RecordsContext,
  wished: string | undefined,
  library: string,
): Promise<{ kind: 'doubt'; reason: Wording } | undefined> {
  const calendar = wished === undefined ? undefined : await readCalendar(on, library);
  if (wished === undefined || !calendar) return undefined;
  const next = openDayAfter(endOfLocalDate(wished, calendar.timeZone), calendar);
  return next === undefined
    ? undefined
    : { kind: 'doubt', reason: message('refusedDate.closedThen', { day: wished, next }) };
}

/** A date that staff choose, as the end of that day, or why it cannot be. */
export function wishedDue(date: string, lenderDue: Date | null, now: Date, timeZone: string): Due {
  const noDate = dateProblem(date);
  if (noDate) return { kind: 'wrong', problem: noDate };
  const at = endOfLocalDate(date, timeZone);
  const problem = patronDueProblem(at, lenderDue ?? undefined, now, timeZone);
  return problem ? { kind: 'wrong', problem } : { kind: 'at', at };
}

function volumesOf({ items }: ReceiveOrder, { externalId }: BorrowingRequest) {
  const volumes = items && items.length > 0 ? items : [{}];
  return volumes.map((item: { barcode?: string; description?: string }, at) => ({
    barcode: item.barcode ?? temporaryBarcode(externalId, at + 1, volumes.length),
    description: item.description,
  }));
}

/** Why a barcode cannot be a temporary one: it is on an item which is here, twice in the order, or the id of a request. */
async function takenBarcode(
  { client }: RecordsContext,
  barcodes: string[],
  { id, externalId }: BorrowingRequest,
): Promise<Message | undefined> {
  const twice = barcodes.find((barcode, at) => barcodes.indexOf(barcode) !== at);
  if (twice) return message('refusedReceive.givenTwice', { barcode: twice });
  const ours = barcodes.find((barcode) => isIdOfOurs(barcode, externalId));
  const { rows } = await client.query<{ barcode: string | null; name: string | null }>(
    `select (select barcode from temporary_item where barcode = any($1) and removed_at is null limit 1) as barcode,
       (select i.name from (
         select external_id as name from request where external_id = any($1) and closed_at is null and id <> $2
         union all select c.requesting_agency_request_id from conversation c join request r on r.id = c.request_id
           where c.requesting_agency_request_id = any($1) and r.closed_at is null and r.id <> $2) i limit 1) as name`,
    [barcodes, id],
  );
  const [taken] = rows;
  if (taken?.barcode) return message('refusedReceive.onAnother', { barcode: taken.barcode });
  if (ours) return isAnId(ours);
  return taken?.name ? isAnId(taken.name) : undefined;
}

const isAnId = (barcode: string) => message('refusedReceive.isAnId', { barcode });

/** An External ID of this library that another request has, or will have. */
function isIdOfOurs(barcode: string, externalId: string): boolean {
  const other = externalIdFrom(barcode);
  const code = externalId.replace(/\d{7}$/, '');
  return (
    code !== externalId && other !== externalId && other.startsWith(code) && /^\d{7}$/.test(other.slice(code.length))
  );
}

/** Where the patron picks up: as the request says, else as the patron is known, else as the library does it. */
export async function pickupOf(on: RecordsContext, request: BorrowingRequest, library: string): Promise<string> {
  const libraries = await rememberedRows<{ code: string; pickup: string | null }>(
    on,
    `select l.code, p.code as pickup from library l left join library p on p.code = l.default_pickup`,
  );
  const wished = libraries.find(({ code }) => code === request.pickup)?.code ?? request.patronPickup;
  return wished ?? libraries.find(({ code }) => code === library)?.pickup ?? library;
}
