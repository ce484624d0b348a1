import type { InitiatingMessage, SupplyingAgencyMessage } from '../messages.js';
import { conditionsInDelivery, isConditionalOffer } from './conditions.js';
import { acceptanceAsNotification, isAcceptance, isRefusal, refusalWithoutExtra } from './conversions.js';
import type { Dialect } from './dialect.js';
import { itemsBlock } from './items.js';
import { withLines, withNote, without } from './notes.js';
import { inSchema } from './older-schema.js';
import { adding, readFromAnyone } from './reading-anyone.js';
import { withSentences } from './sentences.js';
import { reshareTokens } from './tokens.js';

/** CrossLink as an opaque broker: its symbol in the headers, the real supplier in the note, values of 1.2 only. */
export const crosslink: Dialect = {
  name: 'crosslink',
  for: 'CrossLink brokers in opaque mode: one partner that stands for many suppliers.',
  version: '1.2',
  /** It keeps the line open until its own peer has confirmed. */
  callLimitSeconds: 75,
  reading(message) {
    return withBrokerUnfilled(readFromAnyone(message));
  },
  writing(message, context) {
    return [withSentences(inSchema('1.2', inItsForm(message), context))];
  },
};

/** One supplier's no comes as a Notification; the broker goes on to ask the next. Only its last is an Unfilled. */
function withBrokerUnfilled(message: InitiatingMessage): InitiatingMessage {
  if (message.kind !== 'supplyingAgencyMessage') return message;
  const { messageInfo, statusInfo } = message;
  const supplierOut = messageInfo.reasonForMessage === 'Notification' && statusInfo.status === 'Unfilled';
  return supplierOut ? adding(message, { brokerUnfilled: true }) : message;
}

function inItsForm(message: InitiatingMessage): InitiatingMessage {
  if (isAcceptance(message)) {
    const notification = acceptanceAsNotification(message);
    return withNote(notification, reshareTokens.agree + (notification.note ?? ''));
  }
  if (isRefusal(message)) return withNote(refusalWithoutExtra(message), reshareTokens.reject + (message.note ?? ''));
  if (message.kind !== 'supplyingAgencyMessage') return message;
  return isConditionalOffer(message) ? offer(message) : forwardOnly(withItems(message));
}

function offer(message: SupplyingAgencyMessage): SupplyingAgencyMessage {
  const { messageInfo, statusInfo, retryInfo } = message;
  const form: SupplyingAgencyMessage = {
    ...message,
    messageInfo: { ...without(messageInfo, 'reasonRetry'), reasonForMessage: 'StatusChange' },
    statusInfo: { ...statusInfo, status: 'WillSupply' },
    ...(retryInfo?.loanCondition ? { deliveryInfo: conditionsInDelivery(message, retryInfo.loanCondition) } : {}),
  };
  return withNote(form, reshareTokens.addCondition + (messageInfo.note ?? ''));
}

/** It may act on the status of a notification, and our offer said WillSupply: RetryPossible would end the attempt. */
function forwardOnly(message: SupplyingAgencyMessage): SupplyingAgencyMessage {
  const { messageInfo, statusInfo } = message;
  const misleading = messageInfo.reasonForMessage === 'Notification' && statusInfo.status === 'RetryPossible';
  return misleading ? { ...message, statusInfo: { ...statusInfo, status: 'WillSupply' } } : message;
}

/** Items beyond a single barcode are listed in the note. */
function withItems(message: SupplyingAgencyMessage): SupplyingAgencyMessage {
  const { deliveryInfo, extras } = message;
  const itemId = deliveryInfo?.itemId ?? [];
  if (itemId.length < 2 && !extras?.items) return message;
  const items = extras?.items ?? itemId.map((barcode) => ({ barcode }));
  const listed = withLines({ ...message, deliveryInfo: { ...deliveryInfo, itemId: itemId.slice(0, 1) } }, [
    itemsBlock(items),
  ]);
  return extras ? { ...listed, extras: without(extras, 'items') } : listed;
}
