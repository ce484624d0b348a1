/** Why an order is refused, or what staff confirm before it is carried out. */
import { localDate } from '../../domain/calendar/calendar.js';
import { actionRow, allowedActions, isOrderName } from '../../domain/tables/staff-actions.js';
import { stateRow } from '../../domain/tables/states.js';
import type { ActionName } from '../../domain/tables/tables.js';
import { isUndo } from '../../domain/tables/undoing.js';
import { dialectOf } from '../../protocol/dialects/index.js';
import { message } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import { lastWordOf, type NamesOfPartners, whoHasIt } from '../explain/who-has-it.js';
import type { OrderAtHand } from '../fulfilment/local-step.js';
import type { Loan, PartnerRecord } from '../model/records.js';
import { notTicked, stepsOfProfile } from '../step/profile-of.js';
import type { RequestStep } from '../step/step-in-hand.js';
import type { RefusedOrder } from './run-order.js';

interface RefusedIn {
  context: EngineContext;
  requestStep: RequestStep;
  partners: readonly PartnerRecord[];
}

/** `action`: as the caller wrote it, so that the refusal can repeat a name that no table has. Not possible now, in the words on the buttons; the names of the possible actions are sent with the request. */
export function whyNotAllowed({ context, requestStep: { loan }, partners }: RefusedIn, action: string): RefusedOrder {
  const { side, serviceType, state } = loan.request;
  const steps = stepsOfProfile(loan, partners);
  const buttons = allowedActions(side, serviceType, state, steps.leftOut);
  const possible = buttons.length > 0 ? buttons.map(({ label }) => label) : 'none';
  const reason = isOrderName(side, action) && !isUndo(side, action) ? notTicked(action, steps) : undefined;
  if (reason)
    return { kind: 'notAllowed', loan, reason: message('refusedOrder.notTickedPossible', { reason, possible }) };
  const facts = {
    action: actionRow(side, action)?.label ?? action,
    state: stateRow(side, state).label,
    whose: whoHasIt(loan, context.settings.name, partners),
    possible,
  };
  return { kind: 'notAllowed', loan, reason: message('refusedOrder.notPossible', facts) };
}

/** A loan without a barcode cannot be received by a partner whose desk receives the items of a list. */
export function missingItems(
  action: ActionName,
  { barcodes }: Readonly<Record<string, unknown>>,
  { request }: Loan,
  partners: readonly PartnerRecord[],
) {
  const partner = action === 'ship' ? partners.find(({ code }) => code === request.partnerCode) : undefined;
  if (!partner || !dialectOf(partner.dialect).needsItems || (Array.isArray(barcodes) && barcodes.length > 0)) return [];
  return [{ field: 'barcodes', problem: message('refusedShip.partnerNeedsItem', { partner: partner.name }) }];
}

/** States in which the answer of the partner would close the request by itself. */
const awaitsAnswer = new Set(['returnedToPartner', 'passedOn', 'cancelRequested']);

/** Close while the partner still has something to say: staff read what it thinks before they do. */
export function closeByHand(
  { loan, fields }: Pick<OrderAtHand, 'loan' | 'fields'>,
  partners: NamesOfPartners,
): RefusedOrder | undefined {
  if (!awaitsAnswer.has(loan.request.state) || fields['confirmed'] === true) return undefined;
  const last = lastWordOf(loan, partners);
  const reason =
    loan.request.state === 'cancelRequested'
      ? message('refusedOrder.waitsCancel', { last })
      : message('refusedOrder.waitsCheckIn', { last });
  return { kind: 'warned', loan, reason, matchingAction: 'generalMessage' };
}

/** Whoever names a date reads first that another one is sent. */
export function dateMoves(loan: Loan, named: string, movedTo: string, timeZone: string): RefusedOrder {
  const day = localDate(new Date(named), timeZone);
  const next = localDate(new Date(movedTo), timeZone);
  const reason = message('refusedDate.movesToOpenDay', { day: { day }, next: { day: next } });
  return { kind: 'warned', about: 'doubt', loan, reason };
}
