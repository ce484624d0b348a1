import type { InitiatingMessage, SupplyingAgencyMessage } from '../messages.js';
import { isConditionalOffer, withConditionsInDelivery } from './conditions.js';
import { writtenAnswer } from './conversions.js';
import type { Dialect, WritingContext } from './dialect.js';
import {
  both,
  loss,
  lossesOfExtrasInWords,
  lossesOfHoldingInWords,
  lossesOfOlderCodes,
  lossesOfOwnForms,
} from './losses.js';
import { itemsBlock, reshareTokens } from './note-tokens.js';
import { noteOf, withLines, withNote, without, withSentences } from './notes.js';
import { inSchema } from './older-schema.js';
import { adding, readFromAnyone } from './reading-anyone.js';
import { withTermsInWords } from './terms-in-words.js';
import { sayable } from './unspoken.js';

/** CrossLink as an opaque broker: its symbol in the headers, the real supplier in the note, values of 1.2 only. */
export const crosslink: Dialect = {
  name: 'crosslink',
  for: 'CrossLink brokers in opaque mode: one partner that stands for many suppliers.',
  version: '1.2',
  /** It keeps the line open until its own peer has confirmed. */
  callLimitSeconds: 75,
  answersAfterSeconds: 2,
  needsItems: true,
  asksOneAfterAnother: true,
  // Actions that it never takes are named so too; they are tried twice more for nothing.
  notYet: /\bstatus change not allowed\b|\bunsupported action: (?:Cancel|Received|ShippedReturn)\b/i,
  whenClosed: 'RetryPossible',
  recognisedBy: [
    {
      seen: /<(?:\w+:)?status>WillSupply<[\s\S]*#ReShareAddLoanCondition#|#ReShareAddLoanCondition#[\s\S]*<(?:\w+:)?status>WillSupply</,
      because: 'certifySuit.crosslinkConditions',
    },
    { seen: /xmlns:iso18626=|\bVendor: \S/, because: 'certifySuit.crosslinkXml' },
  ],
  losses: [
    loss(both, ['offer'], 'statusInfo.status', 'WillSupply'),
    ...lossesOfOwnForms,
    ...lossesOfExtrasInWords,
    // It knows no codes but those of 1.2, whatever the version of the envelope.
    ...lossesOfHoldingInWords(both),
    ...lossesOfOlderCodes(both),
  ],
  reading(message) {
    return withBrokerUnfilled(readFromAnyone(message));
  },
  writing(meant, context) {
    const message = sayable(meant);
    const wording = (each: InitiatingMessage) => withSentences(inSchema('1.2', each, context));
    const answer = writtenAnswer(message, { accepting: 'token', refusing: 'token' }, wording);
    if (answer) return answer;
    if (message.kind !== 'supplyingAgencyMessage') return [wording(message)];
    if (!isConditionalOffer(message)) return [wording(forwardOnly(withItems(message)))];
    const spoken = wording(offer(message, context));
    return [withNote(spoken, `${reshareTokens.addCondition}${noteOf(spoken) ?? ''}`)];
  },
};

/** One supplier's no comes as a Notification; the broker goes on to ask the next. Only its last is an Unfilled. */
function withBrokerUnfilled(message: InitiatingMessage): InitiatingMessage {
  if (message.kind !== 'supplyingAgencyMessage') return message;
  const { messageInfo, statusInfo } = message;
  const supplierOut = messageInfo.reasonForMessage === 'Notification' && statusInfo.status === 'Unfilled';
  return supplierOut ? adding(message, { brokerUnfilled: true }) : message;
}

/** A requester behind the broker may know neither form nor token: the terms are in words too. */
function offer(message: SupplyingAgencyMessage, context: WritingContext): SupplyingAgencyMessage {
  const { messageInfo, statusInfo, retryInfo } = message;
  const form: SupplyingAgencyMessage = {
    ...message,
    messageInfo: { ...without(messageInfo, 'reasonRetry'), reasonForMessage: 'StatusChange' },
    statusInfo: { ...statusInfo, status: 'WillSupply' },
  };
  return withConditionsInDelivery(withTermsInWords(form, context), retryInfo?.loanCondition);
}

/** It may act on the status of a notification, and our offer said WillSupply: RetryPossible would end the attempt. */
function forwardOnly(message: SupplyingAgencyMessage): SupplyingAgencyMessage {
  const { messageInfo, statusInfo } = message;
  const misleading = messageInfo.reasonForMessage === 'Notification' && statusInfo.status === 'RetryPossible';
  return misleading ? { ...message, statusInfo: { ...statusInfo, status: 'WillSupply' } } : message;
}

/** Its own desk reads items from the list in the note alone, also a single barcode. */
function withItems(message: SupplyingAgencyMessage): SupplyingAgencyMessage {
  const { deliveryInfo, extras } = message;
  const itemId = deliveryInfo?.itemId ?? [];
  if (itemId.length === 0 && !extras?.items) return message;
  const items = extras?.items ?? itemId.map((barcode) => ({ barcode }));
  const listed = withLines({ ...message, deliveryInfo: { ...deliveryInfo, itemId: itemId.slice(0, 1) } }, [
    itemsBlock(items),
  ]);
  return extras ? { ...listed, extras: without(extras, 'items') } : listed;
}
