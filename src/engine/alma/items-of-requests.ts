/** Where the item of a request is that was taken over: here with its temporary record, with the patron, or lent to the partner. */
import type { AlmaRequest } from '../../domain/alma/request-rows.js';
import { addDays } from '../../domain/calendar/calendar.js';
import { endOfLocalDate } from '../../domain/fulfilment/local-days.js';
import { message, type Wording } from '../../words/message.js';
import { deskOf } from '../desk/desk-of.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import { type Outcome, problemsInOne } from '../model/local/outcome.js';
import type { LocalRecords } from '../model/local-records.js';

const withPatron = new Set([
  ...['loaned', 'mediatedRenewal', 'renewRequested', 'renewed', 'renewNotAccepted', 'recalled', 'overdue'],
]);
const here = new Set([...withPatron, 'receivedPhysically', 'receivedNotForLoan', 'returnedByPatron']);
const lent = new Set([
  'shippedPhysically',
  'receivedByPartner',
  'renewRequested',
  'recalled',
  'overdue',
  'returnedByPartner',
  'passedOn',
]);

/** Why the records could not be made, when they could not. */
export async function placeItem(
  context: EngineContext,
  local: Pick<LocalRecords, 'lending' | 'circulation'>,
  { side, state, barcode, requester, dueOn, serviceType }: AlmaRequest,
  id: string,
  by: Actor,
  now: Date,
): Promise<Wording | undefined> {
  if (serviceType === 'Copy') return undefined;
  const desk = deskOf(context, by);
  if (side === 'lending')
    return lent.has(state) && barcode
      ? refusalOf(await local.lending.lend({ request: id, barcodes: [barcode], desk }, by, now))
      : undefined;
  if (!here.has(state)) return undefined;
  const at = momentOf(dueOn, context.settings.timeZone, now);
  const received = await local.circulation.receiveItem(
    { request: id, desk, ...(barcode ? { items: [{ barcode }] } : {}), ...(dueOn ? { dueDate: dueOn } : {}) },
    by,
    at,
  );
  const [item] = received.kind === 'done' ? received.value.items : [];
  if (!item) return refusalOf(received);
  if (!withPatron.has(state)) return undefined;
  const order = { barcode: item.barcode, desk, unnamed: true, ...(requester ? { patron: requester } : {}) };
  return refusalOf(await local.circulation.checkOut(order, by, at));
}

/** A loan that is overdue began before its due date: nobody lends what is late already. */
function momentOf(dueOn: string | undefined, timeZone: string, now: Date): Date {
  const due = dueOn && endOfLocalDate(dueOn, timeZone);
  return due && due < now ? addDays(due, -1, timeZone) : now;
}

function refusalOf(outcome: Outcome<unknown>): Wording | undefined {
  switch (outcome.kind) {
    case 'done':
      return undefined;
    case 'notNow':
      return outcome.reason;
    case 'invalid':
      return problemsInOne(outcome.problems);
    case 'unknown':
      return message('refusedAlma.noItem');
  }
}
