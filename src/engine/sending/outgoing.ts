import type { BorrowingEffect } from '../../domain/tables/borrowing.js';
import type { LendingEffect, LendingState } from '../../domain/tables/lending.js';
import { dialectOf } from '../../protocol/dialects/index.js';
import type { InitiatingMessage, RequestedDeliveryInfo, SupplyingAgencyMessage } from '../../protocol/messages.js';
import { write } from '../../protocol/write.js';
import { suppliedIn } from '../../translation/elements/keep.js';
import { eventFromRequester, eventFromSupplier } from '../../translation/events.js';
import type { SentFacts } from '../../translation/facts.js';
import { isoStatusOf } from '../../translation/lending-messages.js';
import { compose } from '../../translation/messages.js';
import { agencyOf } from '../directory/partner-book.js';
import type { EngineContext } from '../engine-context.js';
import type { ConversationRecord, Loan, OutboundDraft, PartnerRecord } from '../model/records.js';
import { addressedBehind } from '../rota/behind-broker.js';

export type SendEffect = Extract<BorrowingEffect | LendingEffect, `send:${string}`>;

/**
 * Words one effect for one partner: canonical message → the partner's dialect → bytes that are valid against the
 * version the conversation began with. Counts the conversation's sequence. Throws `UnwritableMessage`.
 */
export function composeOutgoing(
  context: EngineContext,
  loan: Loan,
  partner: PartnerRecord,
  conversation: ConversationRecord,
  effect: SendEffect,
  facts: SentFacts,
  now: Date,
): OutboundDraft[] {
  const { version, situation, canonical } = canonicalOf(context, loan, partner, conversation, effect, facts, now);
  const spoken = dialectOf(partner.dialect).writing(canonical, {
    version,
    firstAnswer: situation.firstAnswer,
    currentStatus: situation.currentStatus,
    sequence: conversation.outSeq + 1,
    timeZone: context.settings.timeZone,
  });
  const main = Math.max(0, spoken.findIndex(isNoNotification));
  const drafts = spoken.map((message, index) => {
    conversation.outSeq += 1;
    noteAnswer(conversation, message);
    return {
      conversationPosition: conversation.position,
      partnerCode: partner.code,
      seq: conversation.outSeq,
      kind: message.kind,
      summary: summaryOf(message, index === main ? effect : undefined),
      requestingAgencyRequestId: message.header.requestingAgencyRequestId,
      isoVersion: version,
      body: write(message, version),
    };
  });
  if (canonical.kind === 'supplyingAgencyMessage') keepSaid(loan, canonical);
  return drafts;
}

/** The same for a partner that gets letters: what a message would have been stored for is stored, and no message is written. */
export function noteMailed(
  ...[context, loan, partner, conversation, ...rest]: Parameters<typeof composeOutgoing>
): void {
  const { canonical } = canonicalOf(context, loan, partner, conversation, ...rest);
  conversation.outSeq += 1;
  noteAnswer(conversation, canonical);
  if (canonical.kind === 'supplyingAgencyMessage') keepSaid(loan, canonical);
}

function noteAnswer(conversation: ConversationRecord, message: InitiatingMessage): void {
  if (message.kind === 'supplyingAgencyMessage' && message.messageInfo.reasonForMessage === 'RequestResponse')
    conversation.answered = true;
}

function canonicalOf(
  ...[context, loan, partner, conversation, effect, facts, now]: Parameters<typeof composeOutgoing>
) {
  const { request, citation } = loan;
  const version = conversation.isoVersion ?? partner.isoVersion;
  const timestamp = now.toISOString();
  const currentStatus =
    request.side === 'lending' ? isoStatusOf(request.state as LendingState, request.serviceType) : 'RequestReceived';
  const situation = {
    side: request.side,
    version,
    requestingAgency: agencyOf(conversation.requestingSymbol ?? ''),
    supplyingAgency: agencyOf(
      addressedBehind(effect, conversation, partner) ?? conversation.supplyingSymbol ?? partner.symbols[0] ?? '',
    ),
    requestingAgencyRequestId: conversation.requestingAgencyRequestId ?? request.externalId,
    supplyingAgencyRequestId: conversation.supplyingAgencyRequestId,
    firstAnswer: request.side === 'lending' && !conversation.answered,
    currentStatus,
    timestamp,
    lastChange: timestamp,
    bibliographicInfo: citation.bibliographic,
    publicationInfo: citation.publication,
    serviceInfo: citation.service,
    requestedDeliveryInfo: deliveryOf(loan, partner),
    billingInfo: citation.billing,
    requestingAgencyInfo:
      request.side === 'borrowing'
        ? (request.facts.asked?.requestingAgencyInfo ?? { name: context.settings.name })
        : undefined,
    supplierInfo: request.facts.asked?.supplierInfo,
    multipleItemRequestId: request.facts.asked?.multipleItemRequestId,
    patronInfo: partner.sendRequesterInformation ? patronOf(citation.patron) : undefined,
    dueDate: request.dueDate?.toISOString(),
    expectedDeliveryDate: request.facts.expectedDeliveryDate,
    lostCase: request.facts.lostCase,
  };
  return { version, situation, canonical: compose(effect, situation, facts) };
}

/** What we offer and send is kept as the other side keeps it. */
function keepSaid({ request }: Loan, message: SupplyingAgencyMessage): void {
  const { status } = message.statusInfo;
  const ships =
    message.messageInfo.reasonForMessage !== 'Notification' && (status === 'Loaned' || status === 'CopyCompleted');
  const supplied = suppliedIn(message, ships);
  if (Object.keys(supplied).length > 0) request.facts.supplied = { ...request.facts.supplied, ...supplied };
}

/** A copy may be delivered to the patron's own address, where the partner is told it. */
function deliveryOf({ request, citation }: Loan, partner: PartnerRecord): RequestedDeliveryInfo[] | undefined {
  const email = citation.patron?.email;
  if (!partner.alternativeDocumentDelivery || request.serviceType !== 'Copy' || !email) return citation.delivery;
  const electronicAddress = { electronicAddressType: { value: 'Email' }, electronicAddressData: email };
  const others = citation.delivery ?? [];
  return [...others, { sortOrder: String(others.length + 1), address: { electronicAddress } }];
}

/** Of several messages the one that means the step; words next to it go as notifications. */
const isNoNotification = (message: InitiatingMessage): boolean =>
  message.kind === 'supplyingAgencyMessage'
    ? message.messageInfo.reasonForMessage !== 'Notification'
    : message.kind === 'request';

const summaryOfRequest = { New: 'Request', Retry: 'Retry', Reminder: 'Reminder' } as const;

/** A message in two or three words, as lists show it: `Request`, `Loaned`, `Renew`. */
export function summaryOf(message: InitiatingMessage, effect?: SendEffect): string {
  if (effect) return effect.slice('send:'.length);
  if (message.kind === 'request') return summaryOfRequest[message.serviceInfo?.requestType ?? 'New'];
  if (message.kind === 'requestingAgencyMessage') return message.action;
  const { reasonForMessage } = message.messageInfo;
  if (reasonForMessage === 'Notification') return 'Notification';
  return message.statusInfo.status ?? reasonForMessage;
}

/** What is sent as a status or an action of another name: each by the step that its sender took, as our own messages are named. */
const stepsHeard: Readonly<Partial<Record<string, string>>> = {
  'supplier.renewGranted': 'RenewGranted',
  'supplier.renewRefused': 'RenewRefused',
  'supplier.cancelAccepted': 'CancelAccepted',
  'supplier.cancelRefused': 'CancelRefused',
  'supplier.conditional': 'Conditional',
  'supplier.conditionsReminder': 'Reminder',
  'supplier.badCitation': 'BadCitation',
  'supplier.statusAnswer': 'StatusAnswer',
  'supplier.declaredLost': 'LostAndFee',
  'supplier.damaged': 'Damaged',
  'requester.conditionsAccepted': 'ConditionsAccepted',
  'requester.conditionsRefused': 'ConditionsRefused',
  'requester.conditionsRefusedByNote': 'ConditionsRefused',
  'requester.undidReceived': 'UndoReceived',
  'requester.undidShippedReturn': 'UndoShippedReturn',
  'requester.lost': 'Lost',
  'requester.feePaid': 'FeePaid',
  'requester.found': 'Found',
  'requester.damaged': 'Damaged',
};

/** A message that arrived, as the log names it: `Renew` of a borrower, `RenewGranted` of its lender. */
export function summaryOfReceived(message: InitiatingMessage): string {
  const { event } =
    message.kind === 'supplyingAgencyMessage' ? eventFromSupplier(message) : eventFromRequester(message);
  return stepsHeard[event] ?? summaryOf(message);
}

function patronOf(patron: { id?: string; name?: string; email?: string } | undefined) {
  if (!patron) return undefined;
  const words = (patron.name ?? '').trim().split(/\s+/);
  return {
    ...(patron.id ? { patronId: patron.id } : {}),
    ...(words.length > 1
      ? { surname: words.at(-1), givenName: words.slice(0, -1).join(' ') }
      : patron.name
        ? { surname: patron.name }
        : {}),
    ...(patron.email
      ? {
          address: [
            { electronicAddress: { electronicAddressType: { value: 'Email' }, electronicAddressData: patron.email } },
          ],
        }
      : {}),
  };
}
