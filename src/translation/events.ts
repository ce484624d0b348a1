/** Message → what happened, named as the tables name it. Driven by status and answer; the reason only tells answers and notifications apart. */

import { defined } from '../domain/request/defined.js';
import { isOwnReason } from '../domain/request/reasons.js';
import type { SupplierEvent } from '../domain/tables/borrowing.js';
import type { RequesterEvent } from '../domain/tables/lending.js';
import type { Action, Status } from '../protocol/codes.js';
import { offerForm, offersConditions } from '../protocol/dialects/conditions.js';
import { addressLines } from '../protocol/dialects/notes.js';
import type { Extras, LostCaseFacts } from '../protocol/extras.js';
import type {
  Costs,
  Request,
  RequestingAgencyMessage,
  ReturnInfo,
  SupplyingAgencyMessage,
} from '../protocol/messages.js';
import { askedIn, suppliedIn } from './elements/keep.js';
import type { CostFact, MessageFacts } from './facts.js';

/** What a message alone can tell: not which partner of the rota spoke, nor whether it was the last. */
export type SupplierEventOfMessage = Exclude<
  SupplierEvent,
  `passedSupplier.${string}` | `delivery.${string}` | `${string}Last`
>;
/** What a message alone can tell: not what a rule of this library makes of it. */
export type RequesterEventOfMessage = Exclude<RequesterEvent, 'requester.partlyReturned'>;

export function eventFromSupplier(message: SupplyingAgencyMessage): {
  event: SupplierEventOfMessage;
  facts: MessageFacts;
} {
  return { event: supplierEventOf(message), facts: factsOfSupplier(message) };
}

export function eventFromRequester(message: Request | RequestingAgencyMessage): {
  event: RequesterEventOfMessage;
  facts: MessageFacts;
} {
  if (message.kind === 'request') return { event: requestEventOf(message), facts: factsOfRequest(message) };
  return { event: actionEventOf(message), facts: factsOfRequester(message) };
}

/** The event a reported status stands for, whatever the message was sent for: to catch up a step that never came. */
export function eventReported(message: SupplyingAgencyMessage): SupplierEventOfMessage {
  const { status } = message.statusInfo;
  return status === undefined ? 'supplier.notification' : statusEvents[status](message);
}

function supplierEventOf(message: SupplyingAgencyMessage): SupplierEventOfMessage {
  const { reasonForMessage, answerYesNo } = message.messageInfo;
  const { status } = message.statusInfo;
  switch (reasonForMessage) {
    case 'Notification':
      return notifiedEvent(message);
    case 'StatusRequestResponse':
      return 'supplier.statusAnswer';
    case 'CancelResponse':
      /** Some refuse with status `Cancelled`: the answer counts, and the status only where there is none. */
      return (answerYesNo ?? (status === 'Cancelled' ? 'Y' : 'N')) === 'Y'
        ? 'supplier.cancelAccepted'
        : 'supplier.cancelRefused';
    case 'RenewResponse':
      if (answerYesNo === undefined) return 'supplier.notification';
      return answerYesNo === 'Y' ? 'supplier.renewGranted' : 'supplier.renewRefused';
    case 'RequestResponse':
    case 'StatusChange':
      return eventReported(message);
  }
}

const statusEvents: Record<Status, (message: SupplyingAgencyMessage) => SupplierEventOfMessage> = {
  RequestReceived: conditionalOr('supplier.requestReceived'),
  ExpectToSupply: conditionalOr('supplier.expectToSupply'),
  WillSupply: conditionalOr('supplier.willSupply'),
  RetryPossible: (message) =>
    isNotFoundAsCited(message) ? 'supplier.badCitation' : conditionalOr('supplier.retryPossible')(message),
  Loaned: () => 'supplier.loaned',
  Overdue: () => 'supplier.overdue',
  Recalled: () => 'supplier.recalled',
  Unfilled: () => 'supplier.unfilled',
  CopyCompleted: (message) => (isOnPaper(message) ? 'supplier.copyMailed' : 'supplier.copyCompleted'),
  LoanCompleted: () => 'supplier.checkedIn',
  CompletedWithoutReturn: () => 'supplier.completedWithoutReturn',
  Cancelled: () => 'supplier.cancelled',
  HoldReturn: () => 'supplier.holdReturn',
  ReleaseHoldReturn: () => 'supplier.releaseHoldReturn',
};

function conditionalOr(event: SupplierEventOfMessage): (message: SupplyingAgencyMessage) => SupplierEventOfMessage {
  return (message) => (offersConditions(message) ? 'supplier.conditional' : event);
}

/** A copy that comes by post; one with a link is a file, whatever else is said of it. */
function isOnPaper({ deliveryInfo }: SupplyingAgencyMessage): boolean {
  const says = (code: { value: string } | undefined, ...values: string[]) =>
    values.includes(code?.value.toLowerCase() ?? '');
  if (deliveryInfo?.url) return false;
  return (
    says(deliveryInfo?.itemFormat, 'papercopy', 'printed') || says(deliveryInfo?.deliveryMethod, 'mail', 'courier')
  );
}

function isNotFoundAsCited({ messageInfo }: SupplyingAgencyMessage): boolean {
  return messageInfo.reasonRetry?.value.toLowerCase() === 'notfoundascited';
}

/**
 * A notification changes no state, except where a partner has no other way to say it. A broker's supplier that is out
 * is none of these: the broker, our partner, goes on by itself.
 */
function notifiedEvent(message: SupplyingAgencyMessage): SupplierEventOfMessage {
  const { extras = {} } = message;
  if (offersConditions(message)) return 'supplier.conditional';
  if (isOpenCase(extras.lostCase)) return 'supplier.declaredLost';
  if (extras.damaged) return 'supplier.damaged';
  if (extras.holdReturn) return extras.holdReturn === 'hold' ? 'supplier.holdReturn' : 'supplier.releaseHoldReturn';
  if (extras.awaitingConditionsAnswer) return 'supplier.conditionsReminder';
  return message.messageInfo.note || extras.lostCase ? 'supplier.notification' : wordlessEvent(message);
}

/** Tokens are not words: a broker says with them whom it asks, and who cannot supply. */
function wordlessEvent({ extras = {}, statusInfo, header }: SupplyingAgencyMessage): SupplierEventOfMessage {
  if (extras.brokerUnfilled || statusInfo.status === 'Unfilled') return 'supplier.brokerRefused';
  return extras.realSupplier && extras.realSupplier !== header.supplyingAgencyId?.value
    ? 'supplier.brokerAsked'
    : 'supplier.wordless';
}

/** Waived or closed: news of a case that is over, to be read. */
function isOpenCase(lostCase: LostCaseFacts | undefined): boolean {
  return lostCase !== undefined && openStates.has(lostCase.state);
}
const openStates = new Set<LostCaseFacts['state']>([undefined, 'reported', 'declared', 'feeCommunicated']);

function requestEventOf({ serviceInfo }: Request): RequesterEventOfMessage {
  switch (serviceInfo?.requestType) {
    case undefined:
    case 'New':
      return 'requester.request';
    case 'Retry':
      return 'requester.retry';
    case 'Reminder':
      return 'requester.reminder';
  }
}

function actionEventOf({ action, extras = {} }: RequestingAgencyMessage): RequesterEventOfMessage {
  return actionEvents[action](extras);
}

const actionEvents: Record<Action, (extras: Extras) => RequesterEventOfMessage> = {
  StatusRequest: () => 'requester.statusRequest',
  Received: () => 'requester.received',
  Cancel: ({ conditionsAnswer }) =>
    conditionsAnswer === 'refused' ? 'requester.conditionsRefused' : 'requester.cancel',
  Renew: () => 'requester.renew',
  ShippedReturn: () => 'requester.shippedReturn',
  ShippedForward: () => 'requester.shippedForward',
  HoldReturn: () => 'requester.holdReturn',
  Lost: () => 'requester.lost',
  Notification: requesterNotifiedEvent,
};

function requesterNotifiedEvent(extras: Extras): RequesterEventOfMessage {
  if (extras.conditionsAnswer)
    return extras.conditionsAnswer === 'accepted'
      ? 'requester.conditionsAccepted'
      : 'requester.conditionsRefusedByNote';
  if (extras.undo) return extras.undo === 'Received' ? 'requester.undidReceived' : 'requester.undidShippedReturn';
  if (isOpenCase(extras.lostCase)) return 'requester.lost';
  if (extras.lostCase?.state === 'paid') return 'requester.feePaid';
  if (extras.lostCase?.state === 'found') return 'requester.found';
  if (extras.damaged) return 'requester.damaged';
  if (extras.holdReturn === 'hold') return 'requester.holdReturn';
  return 'requester.notification';
}

/** The same news from a partner already passed over. */
export function asPassed(event: SupplierEvent): SupplierEvent {
  return event in passedEvents ? (passedEvents[event as SupplierEventOfMessage] ?? event) : event;
}

const passedEvents: Record<SupplierEventOfMessage, SupplierEvent> = {
  'supplier.requestReceived': 'passedSupplier.other',
  /** A late offer of any kind still makes a library keep the item for us. */
  'supplier.expectToSupply': 'passedSupplier.willSupply',
  'supplier.willSupply': 'passedSupplier.willSupply',
  'supplier.conditional': 'passedSupplier.willSupply',
  'supplier.retryPossible': 'passedSupplier.unfilled',
  'supplier.badCitation': 'passedSupplier.unfilled',
  'supplier.unfilled': 'passedSupplier.unfilled',
  'supplier.loaned': 'passedSupplier.loaned',
  'supplier.copyCompleted': 'passedSupplier.copyCompleted',
  'supplier.copyMailed': 'passedSupplier.copyCompleted',
  'supplier.renewGranted': 'passedSupplier.other',
  'supplier.renewRefused': 'passedSupplier.other',
  /** Only what was sent can be recalled or overdue. */
  'supplier.recalled': 'passedSupplier.loaned',
  'supplier.overdue': 'passedSupplier.loaned',
  'supplier.cancelAccepted': 'passedSupplier.cancelAccepted',
  'supplier.cancelRefused': 'passedSupplier.cancelRefused',
  'supplier.cancelled': 'passedSupplier.cancelAccepted',
  'supplier.checkedIn': 'passedSupplier.other',
  'supplier.completedWithoutReturn': 'passedSupplier.other',
  'supplier.declaredLost': 'passedSupplier.notification',
  'supplier.damaged': 'passedSupplier.notification',
  'supplier.holdReturn': 'passedSupplier.other',
  'supplier.releaseHoldReturn': 'passedSupplier.other',
  'supplier.statusAnswer': 'passedSupplier.other',
  'supplier.notification': 'passedSupplier.notification',
  'supplier.brokerAsked': 'passedSupplier.other',
  'supplier.brokerRefused': 'passedSupplier.other',
  'supplier.wordless': 'passedSupplier.other',
  'supplier.conditionsReminder': 'passedSupplier.notification',
};

/** Message → facts. Nothing is decided here; see `events.ts` for what happened. */
export function factsOfSupplier(message: SupplyingAgencyMessage): MessageFacts {
  const told = message.extras?.reason;
  /** A node like ours says the reason itself: the code is wider. */
  const own = told !== undefined && isOwnReason(told) ? told : undefined;
  const { messageInfo, statusInfo, retryInfo, deliveryInfo, returnInfo, extras } = message;
  const { status } = statusInfo;
  const notified = messageInfo.reasonForMessage === 'Notification';
  const ships = !notified && (status === 'Loaned' || status === 'CopyCompleted');
  return defined({
    ...factsOfExtras(extras),
    note: messageInfo.note,
    activeNote: extras?.activeNote,
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
    reasonUnfilled: messageInfo.reasonUnfilled && (own ?? messageInfo.reasonUnfilled.value),
    reasonRetry: messageInfo.reasonRetry && (own ?? messageInfo.reasonRetry.value),
    returnAddress: extras?.returnTo ?? returnLines(returnInfo),
  });
}

export function factsOfRequester(message: RequestingAgencyMessage): MessageFacts {
  const { note, extras } = message;
  return defined({
    ...factsOfExtras(extras),
    note,
    activeNote: extras?.activeNote,
  });
}

export function factsOfRequest(message: Request): MessageFacts {
  const { serviceInfo, billingInfo, requestedDeliveryInfo, extras } = message;
  const physical = requestedDeliveryInfo?.find(({ address }) => address?.physicalAddress)?.address?.physicalAddress;
  return defined({
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
