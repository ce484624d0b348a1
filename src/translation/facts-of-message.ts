/** Message → facts. Nothing is decided here; see `events.ts` for what happened. */

import { offerForm } from '../protocol/dialects/conditions.js';
import { addressLines } from '../protocol/dialects/notes.js';
import type { Extras } from '../protocol/extras.js';
import type {
  Costs,
  Request,
  RequestingAgencyMessage,
  ReturnInfo,
  SupplyingAgencyMessage,
} from '../protocol/messages.js';
import { askedIn, suppliedIn } from './elements/keep.js';
import type { CostFact, MessageFacts } from './facts.js';

export function factsOfSupplier(message: SupplyingAgencyMessage): MessageFacts {
  const { messageInfo, statusInfo, retryInfo, deliveryInfo, returnInfo, extras } = message;
  const { status } = statusInfo;
  const notified = messageInfo.reasonForMessage === 'Notification';
  const ships = !notified && (status === 'Loaned' || status === 'CopyCompleted');
  return said({
    ...factsOfExtras(extras),
    note: messageInfo.note,
    activeNote: extras?.activeNote ?? standsOut(notified, messageInfo.note, extras),
    reasonForMessage: messageInfo.reasonForMessage,
    status,
    answer: messageInfo.answerYesNo,
    dueDate: statusInfo.dueDate,
    expectedDeliveryDate: statusInfo.expectedDeliveryDate,
    lastChange: statusInfo.lastChange,
    dateSent: ships ? deliveryInfo?.dateSent : undefined,
    items: extras?.items ?? deliveryInfo?.itemId?.map((barcode) => ({ barcode })),
    url: deliveryInfo?.url,
    supplied: some(suppliedIn(message, ships)),
    conditions: filled(
      [...(retryInfo?.loanCondition ?? []), ...(deliveryInfo?.loanCondition ?? [])].map(({ value }) => value),
    ),
    costs: costOf(retryInfo?.offeredCosts?.[0] ?? deliveryInfo?.deliveryCosts?.[0]),
    retryBefore: retryInfo?.retryBefore,
    retryAfter: retryInfo?.retryAfter,
    offerForm: offerForm(message),
    reasonUnfilled: messageInfo.reasonUnfilled?.value,
    reasonRetry: messageInfo.reasonRetry?.value,
    returnAddress: extras?.returnTo ?? returnLines(returnInfo),
  });
}

export function factsOfRequester(message: RequestingAgencyMessage): MessageFacts {
  const { note, action, extras } = message;
  return said({
    ...factsOfExtras(extras),
    note,
    activeNote: extras?.activeNote ?? standsOut(action === 'Notification', note, extras),
  });
}

export function factsOfRequest(message: Request): MessageFacts {
  const { serviceInfo, billingInfo, requestedDeliveryInfo, extras } = message;
  const physical = requestedDeliveryInfo?.find(({ address }) => address?.physicalAddress)?.address?.physicalAddress;
  return said({
    ...factsOfExtras(extras),
    note: serviceInfo?.note,
    activeNote: extras?.activeNote,
    requestType: serviceInfo?.requestType ?? 'New',
    previousRequestId: serviceInfo?.requestingAgencyPreviousRequestId,
    needBeforeDate: serviceInfo?.needBeforeDate,
    conditions: filled(serviceInfo?.loanCondition?.map(({ value }) => value)),
    costs: costOf(billingInfo?.maximumCosts),
    asked: some(askedIn(message)),
    shipTo: extras?.shipTo ?? (physical && addressLines(physical).join('\n')),
  });
}

function factsOfExtras(extras: Extras = {}): MessageFacts {
  const {
    items: _items,
    activeNote: _note,
    returnTo: _home,
    conditionAttached: _offer,
    offeredBy: _form,
    answers: _answered,
    answerNote: _words,
    askedAgain: _again,
    sequence: _count,
    ...facts
  } = extras;
  return facts;
}

/** Words to be read. Those of a lost case stand in its record, under a mark that the answering step takes away. */
function standsOut(notified: boolean, note: string | undefined, extras: Extras = {}): true | undefined {
  return notified && note !== undefined && !extras.lostCase ? true : undefined;
}

function costOf(costs: Costs | undefined): CostFact | undefined {
  if (!costs) return undefined;
  const currency = costs.currencyCode?.value;
  return { amount: costs.monetaryValue, ...(currency ? { currency } : {}) };
}

function returnLines(returnInfo: ReturnInfo | undefined): string | undefined {
  const lines = [returnInfo?.name, ...addressLines(returnInfo?.physicalAddress)].filter(Boolean);
  return returnInfo?.physicalAddress && lines.length > 0 ? lines.join('\n') : undefined;
}

const some = <T extends object>(facts: T): T | undefined => (Object.keys(facts).length > 0 ? facts : undefined);

function filled<T>(list: T[] | undefined): T[] | undefined {
  return list && list.length > 0 ? list : undefined;
}

/** Only what was said: facts are stored as JSON, and an empty member would look like a statement. */
function said(facts: MessageFacts): MessageFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
