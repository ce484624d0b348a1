/** Conditional supply: what counts as an offer of conditions, in whichever message it comes. */
import type { Status } from '../codes.js';
import type { Extras, OfferForm } from '../extras.js';
import type { CodedValue, Costs, DeliveryInfo, SupplyingAgencyMessage } from '../messages.js';
import { without } from './notes.js';

/** Terms beside these statuses are an offer to be answered; next to the others they are facts of the loan. */
const openToConditions: Record<Status, boolean> = {
  RequestReceived: true,
  ExpectToSupply: true,
  WillSupply: true,
  RetryPossible: true,
  Loaned: false,
  Overdue: false,
  Recalled: false,
  Unfilled: false,
  CopyCompleted: false,
  LoanCompleted: false,
  CompletedWithoutReturn: false,
  Cancelled: false,
  HoldReturn: false,
  ReleaseHoldReturn: false,
};

/** These say: not now, ask later. A price next to them is information, not an offer. */
const notNow = new Set(['atbindery', 'onloan', 'onorder', 'notcurrentavailableforill', 'notfoundascited']);

/** True while the supplier has not shipped, refused or finished; an empty status counts as that. */
export function isOpenToConditions(status: Status | undefined): boolean {
  return status === undefined || openToConditions[status];
}

/** The supplier would lend, on terms that the requester must accept first. */
export function offersConditions(message: SupplyingAgencyMessage): boolean {
  const { messageInfo, statusInfo, retryInfo, deliveryInfo, extras } = message;
  if (extras?.conditionAttached) return true;
  if (!isOpenToConditions(statusInfo.status)) return false;
  const reason = messageInfo.reasonRetry?.value.toLowerCase();
  if (statusInfo.status === 'RetryPossible' && reason !== undefined && notNow.has(reason)) return false;
  const terms = [retryInfo?.loanCondition, retryInfo?.offeredCosts, deliveryInfo?.loanCondition];
  return reason === 'loancondition' || terms.some((list) => list !== undefined && list.length > 0);
}

/**
 * Puts terms where their meaning is: an offer's into `retryInfo`, a shipment's into `deliveryInfo`, together with
 * those written as words, and marks an offer. A `deliveryInfo` that then says only when is dropped (ReShare always
 * sends one).
 */
export function withTermsInPlace(
  message: SupplyingAgencyMessage,
  words: { conditions: CodedValue[]; costs: Costs[]; answerBy?: string },
): SupplyingAgencyMessage {
  const { deliveryInfo, retryInfo, statusInfo } = message;
  if (!isOpenToConditions(statusInfo.status)) {
    if (words.conditions.length === 0 && words.costs.length === 0) return dropBareDelivery(message);
    const loanCondition = merged(deliveryInfo?.loanCondition, words.conditions);
    const deliveryCosts = merged(deliveryInfo?.deliveryCosts, words.costs);
    return { ...message, deliveryInfo: { ...deliveryInfo, ...present({ loanCondition, deliveryCosts }) } };
  }
  const loanCondition = merged(retryInfo?.loanCondition, [...(deliveryInfo?.loanCondition ?? []), ...words.conditions]);
  // What costs more than the requester pays is offered at that price, wherever the price stands.
  const isTooDear = message.messageInfo.reasonRetry?.value.toLowerCase() === 'costexceedsmaxcost';
  const priced = (isTooDear && deliveryInfo?.deliveryCosts) || [];
  const offeredCosts = merged(retryInfo?.offeredCosts, [...priced, ...words.costs]);
  /** A day alone, until its end. */
  const answerBy = words.answerBy && !retryInfo?.retryBefore ? { retryBefore: `${words.answerBy}T23:59:59Z` } : {};
  const terms = { ...retryInfo, ...present({ loanCondition, offeredCosts }), ...answerBy };
  const placed: SupplyingAgencyMessage = {
    ...without(message, 'retryInfo', 'deliveryInfo'),
    ...(Object.keys(terms).length > 0 ? { retryInfo: terms } : {}),
    ...(deliveryInfo
      ? { deliveryInfo: without(deliveryInfo, 'loanCondition', ...(isTooDear ? (['deliveryCosts'] as const) : [])) }
      : {}),
  };
  if (!offersConditions(placed)) return dropBareDelivery(placed);
  const { offeredBy: marked, ...known } = placed.extras ?? {};
  const inWords = words.conditions.length > 0 || words.costs.length > 0;
  const offeredBy = marked ?? (known.sequence === undefined ? (inWords ? 'words' : undefined) : 'token');
  const extras: Extras = {
    ...known,
    conditionAttached: true,
    ...(offeredBy && !isRetry(message) ? { offeredBy } : {}),
  };
  return dropBareDelivery({ ...placed, extras });
}

function dropBareDelivery(message: SupplyingAgencyMessage): SupplyingAgencyMessage {
  const { deliveryInfo, statusInfo } = message;
  const ships = statusInfo.status === 'Loaned' || statusInfo.status === 'CopyCompleted';
  const says = Object.keys(deliveryInfo ?? {}).filter((name) => name !== 'dateSent' && name !== 'sentToPatron');
  return deliveryInfo && !ships && says.length === 0 ? without(message, 'deliveryInfo') : message;
}

/** Both lists, each value once: partners repeat in words what they also send as a field. */
function merged<T extends CodedValue | Costs>(fields: readonly T[] = [], words: readonly T[] = []): T[] {
  const key = (value: CodedValue | Costs) =>
    'value' in value ? value.value : `${value.monetaryValue} ${value.currencyCode?.value ?? ''}`;
  const seen = new Set<string>();
  return [...fields, ...words].filter((value) => !seen.has(key(value)) && seen.add(key(value)));
}

function present<T extends Record<string, unknown[]>>(lists: T): Partial<T> {
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)) as Partial<T>;
}

/** An offer of conditions in canonical form: RetryPossible with its terms. */
export function isConditionalOffer(message: SupplyingAgencyMessage): boolean {
  return (
    message.statusInfo.status === 'RetryPossible' &&
    message.messageInfo.reasonForMessage !== 'Notification' &&
    message.extras?.conditionAttached === true
  );
}

/** Conditions where 1.2 has room for them. Its `deliveryInfo` must say when; an offer ships nothing, so: now. */
export function conditionsInDelivery(
  message: SupplyingAgencyMessage,
  conditions: CodedValue[] | undefined,
): DeliveryInfo | undefined {
  if (!conditions?.length) return message.deliveryInfo;
  const dateSent = message.header.timestamp ?? message.statusInfo.lastChange;
  return { ...(dateSent ? { dateSent } : {}), ...message.deliveryInfo, loanCondition: conditions };
}

/** The offer with its conditions besides the delivery, where requesters without RetryPossible look for them. */
export function withConditionsInDelivery(
  message: SupplyingAgencyMessage,
  conditions: CodedValue[] | undefined,
): SupplyingAgencyMessage {
  const { retryInfo, ...others } = message;
  const rest = without(retryInfo ?? {}, 'loanCondition');
  const deliveryInfo = conditionsInDelivery(message, conditions);
  return {
    ...others,
    ...(Object.keys(rest).length > 0 ? { retryInfo: rest } : {}),
    ...(deliveryInfo ? { deliveryInfo } : {}),
  };
}

const isRetry = ({ statusInfo, messageInfo }: SupplyingAgencyMessage): boolean =>
  statusInfo.status === 'RetryPossible' && messageInfo.reasonForMessage !== 'Notification';

/** How an offer was made, whoever made it; nothing when the message offers no terms. */
export function offerForm(message: SupplyingAgencyMessage): OfferForm | undefined {
  if (!offersConditions(message)) return undefined;
  return isRetry(message) ? 'retry' : (message.extras?.offeredBy ?? 'promise');
}
