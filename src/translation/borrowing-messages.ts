/** Every message a borrowing library sends. */

import { noteToPartner } from '../domain/partner/note-to-partner.js';
import { defined } from '../domain/request/defined.js';
import type { BorrowingEffect } from '../domain/tables/borrowing.js';
import type { Action } from '../protocol/codes.js';
import type { Extras } from '../protocol/extras.js';
import type {
  BillingInfo,
  InitiatingMessage,
  Request,
  RequestingAgencyMessage,
  ServiceInfo,
} from '../protocol/messages.js';
import type { SentFacts } from './facts.js';
import { headerOf, type Situation } from './situation.js';

export type BorrowingSend = Extract<BorrowingEffect, `send:${string}`>;
type Composer = (situation: Situation, facts: SentFacts) => InitiatingMessage;

export const borrowingMessages: Record<BorrowingSend, Composer> = {
  'send:Request': (situation, facts) =>
    request(situation, { ...noteOf(facts), requestType: 'New' }, situation.billingInfo),
  'send:Retry': retry,
  'send:Received': (situation, facts) => tell(situation, 'Received', facts),
  'send:Cancel': (situation, facts) => tell(situation, 'Cancel', facts),
  'send:CancelToPassed': (situation, { note }) =>
    tell(situation, 'Cancel', { note: note ?? noteToPartner('doNotSend') }),
  'send:NotificationToPassed': (situation, { note }) =>
    tell(situation, 'Notification', { note: note ?? noteToPartner('comesBack') }),
  'send:Renew': (situation, facts) =>
    tell(situation, 'Renew', facts, defined({ wishedDueDate: facts.wishedDueDate?.slice(0, 'YYYY-MM-DD'.length) })),
  'send:ShippedReturn': (situation, facts) => tell(situation, 'ShippedReturn', withTracking(facts)),
  'send:ShippedReturnToPassed': (situation, facts) =>
    tell(situation, 'ShippedReturn', {
      ...facts,
      note: facts.note ?? noteToPartner('isOnItsWayBack'),
    }),
  /** To whom it goes has no place of its own. */
  'send:ShippedForward': (situation, facts) =>
    tell(
      situation,
      'ShippedForward',
      withTracking({
        ...facts,
        note: [facts.passedTo && `Passed on to: ${facts.passedTo}`, facts.note].filter(Boolean).join('\n'),
      }),
    ),
  'send:HoldReturn': (situation, facts) => tell(situation, 'HoldReturn', facts),
  'send:Lost': (situation, facts) =>
    tell(situation, 'Lost', facts, {
      lostCase: { reportedBy: 'borrower', state: 'reported', ...facts.lostCase, ...situation.lostCase },
    }),
  'send:FeePaid': (situation, facts) =>
    tell(situation, 'Notification', facts, { lostCase: { ...situation.lostCase, state: 'paid' } }),
  'send:Found': (situation, facts) =>
    tell(situation, 'Notification', facts, { lostCase: { ...situation.lostCase, state: 'found' } }),
  'send:Damaged': (situation, facts) => tell(situation, 'Notification', facts, { damaged: true }),
  'send:Notification': (situation, facts) => tell(situation, 'Notification', facts),
  'send:StatusRequest': (situation, facts) => tell(situation, 'StatusRequest', facts),
  'send:Reminder': (situation, facts) => reminder(situation, facts),
  'send:ConditionsRefused': (situation, facts) =>
    tell(situation, 'Cancel', facts, { conditionsAnswer: 'refused', ...defined({ answers: facts.answers }) }),
  'send:UndoReceived': (situation, facts) => tell(situation, 'Notification', facts, { undo: 'Received' }),
  'send:UndoShippedReturn': (situation, facts) => tell(situation, 'Notification', facts, { undo: 'ShippedReturn' }),
};

function tell(situation: Situation, action: Action, facts: SentFacts, extras: Extras = {}): RequestingAgencyMessage {
  const { changedCitation } = facts;
  const all: Extras = {
    ...extras,
    ...(facts.activeNote ? { activeNote: true } : {}),
    ...(changedCitation ? { changedCitation } : {}),
  };
  return {
    kind: 'requestingAgencyMessage',
    header: headerOf(situation),
    action,
    ...noteOf(facts),
    ...(Object.keys(all).length > 0 ? { extras: all } : {}),
  };
}

/** The protocol has no place for the number of a parcel that goes back. */
function withTracking(facts: SentFacts): SentFacts {
  if (!facts.trackingId) return facts;
  return { ...facts, note: [facts.note, `Tracking number: ${facts.trackingId}`].filter(Boolean).join('\n') };
}

/**
 * The whole request again, its note included, under the same id, which is named as the previous one too: partners look
 * under either. Accepting an offer raises the most we pay to the price offered, unless we would pay more anyway.
 */
function retry(situation: Situation, facts: SentFacts): Request {
  const conditions = facts.loanConditions?.map((value) => ({ value }));
  const service: Partial<ServiceInfo> = {
    note: [situation.serviceInfo?.note, facts.note].filter(Boolean).join('\n') || undefined,
    requestType: 'Retry',
    requestingAgencyPreviousRequestId: situation.requestingAgencyRequestId,
    ...(conditions?.length ? { loanCondition: conditions } : {}),
  };
  const message = request(situation, service, billingWith(situation.billingInfo, facts.cost));
  const extras: Extras = defined({
    mendedCitation: facts.mendedCitation,
    askedAgain: facts.askedAgain,
    answers: facts.answers,
    answerNote: facts.answers ? facts.note : undefined,
  });
  return Object.keys(extras).length > 0 ? { ...message, extras } : message;
}

/** The request as it was sent, under its own id: no second one. */
const reminder = (situation: Situation, facts: SentFacts): Request =>
  request(
    situation,
    {
      ...noteOf(facts),
      requestType: 'Reminder',
      requestingAgencyPreviousRequestId: situation.requestingAgencyRequestId,
    },
    situation.billingInfo,
  );

/** A price without a currency can be compared with nothing, and the schema takes none. */
function billingWith(billing: BillingInfo | undefined, cost: SentFacts['cost']): BillingInfo | undefined {
  const most = billing?.maximumCosts;
  const currency = cost?.currency ?? most?.currencyCode?.value;
  if (!cost || !currency) return billing;
  const enough = most?.currencyCode?.value === currency && Number(most.monetaryValue) >= Number(cost.amount);
  return enough
    ? billing
    : { ...billing, maximumCosts: { currencyCode: { value: currency }, monetaryValue: cost.amount } };
}

function request(situation: Situation, service: Partial<ServiceInfo>, billingInfo: BillingInfo | undefined): Request {
  const { publicationInfo, supplierInfo, requestedDeliveryInfo, requestingAgencyInfo, patronInfo } = situation;
  return {
    kind: 'request',
    header: headerOf(situation),
    bibliographicInfo: situation.bibliographicInfo,
    serviceInfo: { serviceType: 'Loan', ...defined({ ...situation.serviceInfo, ...service }) },
    ...defined({ publicationInfo, supplierInfo, requestedDeliveryInfo, requestingAgencyInfo, patronInfo, billingInfo }),
  };
}

function noteOf({ note }: SentFacts): { note?: string } {
  return note ? { note } : {};
}
