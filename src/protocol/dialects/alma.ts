import type { ReasonForMessage, Status } from '../codes.js';
import type { InitiatingMessage, SupplyingAgencyMessage } from '../messages.js';
import { almaRequest } from './alma-request.js';
import { isConditionalOffer } from './conditions.js';
import { writtenAnswer } from './conversions.js';
import type { Dialect, WritingContext } from './dialect.js';
import {
  both,
  loss,
  lossesOfExtrasInWords,
  lossesOfHoldingInWords,
  lossesOfItemsInWords,
  lossesOfOlderCodes,
  lossesOfOwnForms,
  only1_2,
} from './losses.js';
import { conditionWords } from './note-tokens.js';
import { addressBlock, noteOf, withLead, withLines, withNote, without, withSentences } from './notes.js';
import { inSchema } from './older-schema.js';
import { readFromAnyone } from './reading-anyone.js';
import { withTermsInWords } from './terms-in-words.js';
import { sayable } from './unspoken.js';

/** Alma and Rapido: staff see notes of Notifications only, and each status must come under the reason it expects. */
export const alma: Dialect = {
  name: 'alma',
  for: 'Ex Libris Alma and Rapido.',
  version: '1.2',
  callLimitSeconds: 30,
  whenClosed: 'Unfilled',
  recognisedBy: [
    { seen: /<(?:\w+:)?status\s*\/>|<(?:\w+:)?status><\//, because: 'certifySuit.almaStatus' },
    {
      seen: /<(?:\w+:)?reasonForMessage>Notification<[\s\S]*<(?:\w+:)?note>(?:[^<]*\n)?Conditions?: /,
      because: 'certifySuit.almaConditions',
    },
  ],
  losses: [
    loss(both, ['request', 'reminder'], 'bibliographicInfo.bibliographicItemId', 'those with official codes'),
    loss(both, ['request', 'reminder'], 'serviceInfo.serviceLevel', 'Standard, if the level is unknown'),
    loss(both, ['request', 'reminder'], 'note', 'with the maximum cost as words'),
    loss(both, ['request', 'reminder'], 'extras.shipTo', 'the delivery address, also as a block of the note'),
    loss(both, ['refusal'], 'action', 'Notification'),
    loss(only1_2, ['shipment'], 'shippingInfo.trackingId', 'words in the note'),
    loss(only1_2, ['shipment'], 'note', 'with courier and tracking number as words'),
    loss(both, ['shipment'], 'messageInfo.reasonForMessage', 'StatusChange, for Loaned'),
    loss(both, ['shipment'], 'extras.returnTo', 'the return address, also as a block of the note'),
    loss(only1_2, ['shipment'], 'deliveryInfo.loanCondition', 'the first; all as words in the note'),
    loss(both, ['answer'], 'statusInfo.status', 'WillSupply, for ExpectToSupply'),
    loss(both, ['answer'], 'messageInfo.reasonForMessage', 'the reason it expects with the status'),
    ...lossesOfOwnForms,
    ...lossesOfItemsInWords,
    ...lossesOfExtrasInWords,
    ...lossesOfHoldingInWords(only1_2),
    ...lossesOfOlderCodes(only1_2),
  ],
  reading: (message) => readFromAnyone(message, { commas: 'list' }),
  writing(meant, context) {
    const message = sayable(meant);
    const wording = (each: InitiatingMessage) =>
      withSentences(inSchema(context.version, each.kind === 'request' ? almaRequest(each) : each, context));
    const answer = writtenAnswer(message, { accepting: 'word', refusing: 'word' }, wording);
    if (answer) return answer;
    if (message.kind !== 'supplyingAgencyMessage') return [wording(message)];
    return isConditionalOffer(message) ? [offer(message, context)] : supplierMessages(message, context);
  },
};

/** Alma has a Conditional status but no way in by protocol: people read the terms and answer ACCEPT or REJECT. */
function offer(message: SupplyingAgencyMessage, context: WritingContext): InitiatingMessage {
  const { retryInfo, messageInfo } = message;
  const worded = withTermsInWords(message, context, 'other');
  const notification: SupplyingAgencyMessage = {
    ...without(worded, 'retryInfo'),
    messageInfo: {
      ...without(messageInfo, 'reasonRetry'),
      reasonForMessage: 'Notification',
      ...(worded.messageInfo.note ? { note: worded.messageInfo.note } : {}),
    },
    ...(retryInfo?.retryBefore ? { retryInfo: { retryBefore: retryInfo.retryBefore } } : {}),
  };
  return withSentences(inSchema(context.version, notification, context));
}

function supplierMessages(message: SupplyingAgencyMessage, context: WritingContext): InitiatingMessage[] {
  const spoken = inSchema(context.version, itemsJoined(withKnownStatus(message)), context) as SupplyingAgencyMessage;
  const worded = withSentences(withLead(withLines(spoken, addressesOf(spoken)), fieldsInWords(spoken)));
  if (worded.messageInfo.reasonForMessage === 'Notification' || !noteOf(worded)) return [worded];
  /** After a status that ends the request there nothing is taken: words and link are read before it. */
  if (worded.statusInfo.status && ending.has(worded.statusInfo.status))
    return [notificationOf(worded), withNote(worded, undefined)];
  return [withNote(worded, undefined), notificationOf(worded)];
}

const ending: ReadonlySet<Status> = new Set([
  'Unfilled',
  'Cancelled',
  'CopyCompleted',
  'LoanCompleted',
  'CompletedWithoutReturn',
] as const);

const reasonExpected: Partial<Record<Status, ReasonForMessage>> = {
  WillSupply: 'RequestResponse',
  Unfilled: 'RequestResponse',
  LoanCompleted: 'RequestResponse',
  Loaned: 'StatusChange',
};

function withKnownStatus(message: SupplyingAgencyMessage): SupplyingAgencyMessage {
  const { messageInfo, statusInfo } = message;
  const status = statusInfo.status === 'ExpectToSupply' ? 'WillSupply' : statusInfo.status;
  const { reasonForMessage } = messageInfo;
  const ownNews = reasonForMessage === 'RequestResponse' || reasonForMessage === 'StatusChange';
  const expected = status && ownNews ? reasonExpected[status] : undefined;
  return {
    ...message,
    messageInfo: { ...messageInfo, reasonForMessage: expected ?? reasonForMessage },
    statusInfo: { ...statusInfo, ...(status ? { status } : {}) },
  };
}

/** It reads a comma list in the one item id, in either version. */
function itemsJoined(message: SupplyingAgencyMessage): SupplyingAgencyMessage {
  const { deliveryInfo } = message;
  if (!deliveryInfo?.itemId || deliveryInfo.itemId.length < 2) return message;
  return { ...message, deliveryInfo: { ...deliveryInfo, itemId: [deliveryInfo.itemId.join(',')] } };
}

/** Conditions and the link, which it ignores as fields. A list too long for 1.2 is in the note already. */
function fieldsInWords({ deliveryInfo, messageInfo }: SupplyingAgencyMessage): string {
  const listed = /^Condition: /.test(messageInfo.note ?? '');
  const link = deliveryInfo?.url ? `URL: ${deliveryInfo.url}` : '';
  return [listed ? '' : conditionWords(deliveryInfo?.loanCondition), link].filter((part) => part !== '').join(', ');
}

function addressesOf({ returnInfo }: SupplyingAgencyMessage): string[] {
  return addressBlock('RETURN_TO', returnInfo?.physicalAddress, returnInfo?.name);
}

function notificationOf({ header, messageInfo, statusInfo }: SupplyingAgencyMessage): SupplyingAgencyMessage {
  const { status, lastChange } = statusInfo;
  return {
    kind: 'supplyingAgencyMessage',
    header,
    messageInfo: {
      reasonForMessage: 'Notification',
      ...(messageInfo.note === undefined ? {} : { note: messageInfo.note }),
    },
    statusInfo: { ...(status ? { status } : {}), ...(lastChange ? { lastChange } : {}) },
  };
}
