/** Every message a lending library sends. */

import { defined } from '../domain/request/defined.js';
import type { LendingEffect, LendingState } from '../domain/tables/lending.js';
import type { Service } from '../domain/tables/tables.js';
import type { Status, YesNo } from '../protocol/codes.js';
import type { Extras, LostCaseFacts } from '../protocol/extras.js';
import type {
  Address,
  Costs,
  DeliveryInfo,
  MessageInfo,
  RequestedDeliveryInfo,
  RetryInfo,
  SupplyingAgencyMessage,
} from '../protocol/messages.js';
import type { ItemFact, SentFacts } from './facts.js';
import { headerOf, type Situation } from './situation.js';

export type LendingSend = Extract<LendingEffect, `send:${string}`>;
type Composer = (situation: Situation, facts: SentFacts) => SupplyingAgencyMessage;

export const lendingMessages: Record<LendingSend, Composer> = {
  'send:RequestReceived': (situation, facts) => news(situation, 'RequestReceived', facts),
  'send:ExpectToSupply': (situation, facts) => expecting(news(situation, 'ExpectToSupply', facts), facts),
  'send:WillSupply': (situation, facts) => expecting(news(situation, 'WillSupply', facts), facts),
  'send:Conditional': conditional,
  'send:RetryPossible': (situation, facts) => retryLater(situation, facts, facts.reason ?? 'NotCurrentAvailableForILL'),
  'send:BadCitation': (situation, facts) => retryLater(situation, facts, 'NotFoundAsCited'),
  'send:Unfilled': (situation, facts) => unfilled(situation, facts, facts.reason ?? 'NotAvailableForILL'),
  'send:Expired': (situation, facts) => {
    const note = ['Expired', facts.note].filter(Boolean).join(': ');
    return withExtras(unfilled(situation, { ...facts, note }, 'NotAvailableForILL'), { expired: true });
  },
  'send:Loaned': loaned,
  'send:CopyCompleted': (situation, facts) =>
    shipped(situation, 'CopyCompleted', {
      ...facts,
      deliveryMethod: facts.url ? 'URL' : facts.deliveryMethod,
    }),
  'send:RenewGranted': (situation, facts) =>
    due(answer(situation, 'RenewResponse', 'Y', 'Loaned', facts), situation, facts),
  'send:RenewRefused': (situation, facts) =>
    due(answer(situation, 'RenewResponse', 'N', situation.currentStatus, facts), situation, facts),
  'send:Recalled': (situation, facts) => due(news(situation, 'Recalled', facts), situation, facts),
  'send:Overdue': (situation, facts) => due(news(situation, 'Overdue', facts), situation, facts),
  'send:CancelAccepted': (situation, facts) => answer(situation, 'CancelResponse', 'Y', 'Cancelled', facts),
  'send:CancelRefused': (situation, facts) => answer(situation, 'CancelResponse', 'N', situation.currentStatus, facts),
  'send:Cancelled': (situation, facts) => news(situation, 'Cancelled', facts),
  'send:LoanCompleted': (situation, facts) => news(situation, 'LoanCompleted', facts),
  'send:CompletedWithoutReturn': completedWithoutReturn,
  'send:LostAndFee': (situation, facts) => {
    const lostCase = { reportedBy: 'lender', state: 'declared', ...facts.lostCase, ...situation.lostCase } as const;
    return charging(notify(situation, facts, { lostCase }), situation, lostCase);
  },
  'send:Damaged': (situation, facts) => notify(situation, facts, { damaged: true }),
  'send:HoldReturn': (situation, facts) => due(news(situation, 'HoldReturn', facts), situation, facts),
  'send:ReleaseHoldReturn': (situation, facts) => due(news(situation, 'ReleaseHoldReturn', facts), situation, facts),
  'send:StatusAnswer': (situation, facts) => {
    const plain = message(situation, { reasonForMessage: 'StatusRequestResponse' }, situation.currentStatus, facts);
    return expecting(due(plain, situation, facts), { expectedDeliveryDate: situation.expectedDeliveryDate, ...facts });
  },
  'send:Notification': (situation, facts) => notify(situation, facts, {}),
};

/** Unasked news: the first is the answer to the request, the later ones are changes. */
function news(
  situation: Situation,
  status: Status,
  facts: SentFacts,
  info: Partial<MessageInfo> = {},
): SupplyingAgencyMessage {
  return message(
    situation,
    { reasonForMessage: situation.firstAnswer ? 'RequestResponse' : 'StatusChange', ...info },
    status,
    facts,
  );
}

function answer(
  situation: Situation,
  reasonForMessage: 'RenewResponse' | 'CancelResponse',
  answerYesNo: YesNo,
  status: Status,
  facts: SentFacts,
): SupplyingAgencyMessage {
  return message(situation, { reasonForMessage, answerYesNo }, status, facts);
}

function notify(situation: Situation, facts: SentFacts, extras: Extras): SupplyingAgencyMessage {
  return withExtras(message(situation, { reasonForMessage: 'Notification' }, situation.currentStatus, facts), extras);
}

function message(situation: Situation, info: MessageInfo, status: Status, facts: SentFacts): SupplyingAgencyMessage {
  const plain: SupplyingAgencyMessage = {
    kind: 'supplyingAgencyMessage',
    header: headerOf(situation),
    messageInfo: { ...info, ...(facts.note ? { note: facts.note } : {}) },
    statusInfo: { status, lastChange: situation.lastChange },
  };
  const { activeNote, awaitingConditionsAnswer, closure, ownReason } = facts;
  return withExtras(plain, {
    ...(ownReason ? { reason: ownReason.code, reasonWords: ownReason.words } : {}),
    ...(activeNote ? { activeNote } : {}),
    ...(closure ? { closure } : {}),
    ...(awaitingConditionsAnswer ? { awaitingConditionsAnswer } : {}),
  });
}

function unfilled(situation: Situation, facts: SentFacts, reason: string): SupplyingAgencyMessage {
  return news(situation, 'Unfilled', facts, { reasonUnfilled: { value: reason } });
}

function retryLater(situation: Situation, facts: SentFacts, reason: string): SupplyingAgencyMessage {
  const { retryAfter, retryBefore } = facts;
  return withRetry(
    news(situation, 'RetryPossible', facts, { reasonRetry: { value: reason } }),
    defined({ retryAfter, retryBefore }),
  );
}

/** The protocol has no Conditional: RetryPossible with the terms says what would make it possible. */
function conditional(situation: Situation, facts: SentFacts): SupplyingAgencyMessage {
  const reason = facts.reason ?? (facts.cost && !facts.loanConditions?.length ? 'CostExceedsMaxCost' : 'LoanCondition');
  const offer = news(situation, 'RetryPossible', facts, { reasonRetry: { value: reason } });
  const terms: RetryInfo = defined({
    loanCondition: codes(facts.loanConditions),
    offeredCosts: facts.cost ? [costs(facts.cost)] : undefined,
    retryBefore: facts.retryBefore,
  });
  return withExtras(withRetry(offer, terms), { conditionAttached: true });
}

function loaned(situation: Situation, facts: SentFacts): SupplyingAgencyMessage {
  return due(shipped(situation, 'Loaned', facts), situation, facts);
}

function shipped(situation: Situation, status: 'Loaned' | 'CopyCompleted', facts: SentFacts): SupplyingAgencyMessage {
  const items = (facts.items ?? []).map(asItem);
  const deliveryInfo: DeliveryInfo = {
    dateSent: situation.timestamp,
    ...defined({
      itemId: items.length > 0 ? items.map(({ barcode }) => barcode) : undefined,
      url: facts.url || undefined,
      itemFormat: facts.itemFormat ? { value: facts.itemFormat } : undefined,
      deliveryMethod: facts.deliveryMethod ? { value: facts.deliveryMethod } : undefined,
      loanCondition: codes(facts.loanConditions),
      deliveryCosts: facts.cost ? [costs(facts.cost)] : undefined,
      address: addressFor(situation.requestedDeliveryInfo, facts.url || onLine.has(facts.deliveryMethod ?? '')),
      serviceType: status === 'Loaned' ? ('Loan' as const) : ('Copy' as const),
    }),
  };
  const shippingInfo = defined({
    courierName: facts.courier ? { value: facts.courier } : undefined,
    trackingId: facts.trackingId ? [facts.trackingId] : undefined,
  });
  const returnInfo = status === 'Loaned' ? (facts.returnInfo ?? situation.returnInfo) : undefined;
  const sent: SupplyingAgencyMessage = {
    ...news(situation, status, facts),
    deliveryInfo,
    ...(Object.keys(shippingInfo).length > 0 ? { shippingInfo } : {}),
    ...(returnInfo ? { returnInfo } : {}),
  };
  const telling = items.some(({ name, callNumber }) => name !== undefined || callNumber !== undefined);
  return withExtras(sent, { ...(telling ? { items } : {}), ...(facts.file ? { file: facts.file } : {}) });
}

/** Ways that need an electronic address. */
const onLine: ReadonlySet<string> = new Set(['URL', 'Email', 'FTP', 'ArticleExchange', 'Ariel', 'Odyssey']);

/** The first of the addresses asked for that fits the way it goes. */
function addressFor(asked: RequestedDeliveryInfo[] = [], electronic: unknown): Address | undefined {
  const inOrder = [...asked].sort((one, other) => Number(one.sortOrder ?? 0) - Number(other.sortOrder ?? 0));
  return inOrder.find(({ address }) => (electronic ? address?.electronicAddress : address?.physicalAddress))?.address;
}

function completedWithoutReturn(situation: Situation, facts: SentFacts): SupplyingAgencyMessage {
  const { lostCase } = situation;
  return charging(
    withExtras(news(situation, 'CompletedWithoutReturn', facts), defined({ lostCase })),
    situation,
    lostCase,
  );
}

/** The fee travels where the protocol has a place for costs; it must say when something was sent: now, the bill. */
function charging(
  plain: SupplyingAgencyMessage,
  { timestamp }: Situation,
  { fee, currency, waivedAt }: LostCaseFacts = {},
): SupplyingAgencyMessage {
  if (!fee || !currency || waivedAt) return plain;
  return { ...plain, deliveryInfo: { dateSent: timestamp, deliveryCosts: [costs({ amount: fee, currency })] } };
}

/** Forms give bare barcodes. */
function asItem(item: ItemFact | string): ItemFact {
  return typeof item === 'string' ? { barcode: item } : item;
}

function due(plain: SupplyingAgencyMessage, situation: Situation, facts: SentFacts): SupplyingAgencyMessage {
  const dueDate = facts.dueDate ?? situation.dueDate;
  return dueDate ? { ...plain, statusInfo: { ...plain.statusInfo, dueDate } } : plain;
}

function expecting(plain: SupplyingAgencyMessage, { expectedDeliveryDate }: SentFacts): SupplyingAgencyMessage {
  return expectedDeliveryDate ? { ...plain, statusInfo: { ...plain.statusInfo, expectedDeliveryDate } } : plain;
}

function withRetry(plain: SupplyingAgencyMessage, retryInfo: RetryInfo): SupplyingAgencyMessage {
  return Object.keys(retryInfo).length > 0 ? { ...plain, retryInfo } : plain;
}

function withExtras(plain: SupplyingAgencyMessage, extras: Extras): SupplyingAgencyMessage {
  return Object.keys(extras).length > 0 ? { ...plain, extras: { ...plain.extras, ...extras } } : plain;
}

function codes(values: readonly string[] | undefined): { value: string }[] | undefined {
  return values && values.length > 0 ? values.map((value) => ({ value })) : undefined;
}

function costs({ amount, currency }: NonNullable<SentFacts['cost']>): Costs {
  return { ...(currency ? { currencyCode: { value: currency } } : {}), monetaryValue: amount };
}

/** What each lending state is called on the wire: the real current status that notifications and refusals carry. */

const isoStatuses: Record<LendingState, Status> = {
  created: 'RequestReceived',
  locateFailed: 'RequestReceived',
  beingProcessed: 'RequestReceived',
  willSupply: 'WillSupply',
  conditional: 'RetryPossible',
  retryPossible: 'RetryPossible',
  shippedPhysically: 'Loaned',
  shippedDigitally: 'CopyCompleted',
  receivedByPartner: 'Loaned',
  renewRequested: 'Loaned',
  recalled: 'Recalled',
  overdue: 'Overdue',
  /** On its way home; only the lender's check-in completes the loan. */
  returnedByPartner: 'Loaned',
  passedOn: 'Loaned',
  /** A cancel waits for an answer only where supply was promised. */
  cancelRequested: 'WillSupply',
  cancelled: 'Cancelled',
  rejected: 'Unfilled',
  expired: 'Unfilled',
  lostReported: 'Loaned',
  lostAndFeeCommunicated: 'Loaned',
  damaged: 'Loaned',
  requestCompleted: 'LoanCompleted',
  completedWithoutReturn: 'CompletedWithoutReturn',
};

/** A copy is sent for good, by file or on paper. */
const suppliedStates: ReadonlySet<LendingState> = new Set(['requestCompleted', 'shippedPhysically']);

/** A supplied copy is `CopyCompleted`: nothing was lent. */
export function isoStatusOf(state: LendingState, serviceType: Service = 'Loan'): Status {
  return serviceType === 'Copy' && suppliedStates.has(state) ? 'CopyCompleted' : isoStatuses[state];
}
