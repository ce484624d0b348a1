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
  lossesOfRefusalByCancel,
  meanings,
  only1_2,
} from './losses.js';
import { packForReshare, reshareTokens } from './note-tokens.js';
import { noteOf, withLines, withNote, without, withSentences } from './notes.js';
import { inSchema } from './older-schema.js';
import { readFromAnyone } from './reading-anyone.js';
import { dayInWords, withTermsInWords } from './terms-in-words.js';
import { sayable } from './unspoken.js';

/** ReShare (mod-rs): tokens in notes, packed item ids, conditions as ExpectToSupply, every note ends `#seq:N#`. */
export const reshare: Dialect = {
  name: 'reshare',
  for: 'Project ReShare nodes (mod-rs) that talk to us without a broker.',
  version: '1.2',
  callLimitSeconds: 30,
  answersAfterSeconds: 2,
  notYet:
    /\bstatus change not allowed\b|\bnot (?:allowed|valid|possible) (?:in|for|from) (?:the |its )?(?:current )?(?:state|status)\b/i,
  whenClosed: 'Unfilled',
  recognisedBy: [
    { seen: /#seq:\d+#|#lastSeq:\d+#/, because: 'certifySuit.reshareNumbers' },
    { seen: /#ReShareSupplier\w+#/, because: 'certifySuit.reshareConditions' },
    { seen: /scheme="RESHARE"|<ill:ISO18626Message/, because: 'certifySuit.reshareXml' },
  ],
  losses: [
    loss(both, meanings, 'extras.sequence', "counted, by ReShare's token"),
    loss(both, ['offer'], 'statusInfo.status', 'ExpectToSupply'),
    loss(both, ['offer'], 'retryInfo.loanCondition', '`other` beside a mere price'),
    loss(
      both,
      ['answer'],
      'statusInfo.status',
      'Unfilled, for RetryPossible; Loaned, for CompletedWithoutReturn; unknown, for RequestReceived of a cancel',
    ),
    loss(both, ['answer'], 'messageInfo.reasonForMessage', 'Notification, for CompletedWithoutReturn'),
    loss(both, ['answer'], 'messageInfo.reasonRetry', 'words in the note'),
    loss(both, ['answer'], 'messageInfo.reasonUnfilled', 'NotAvailableForILL, for RetryPossible'),
    loss(both, ['answer'], 'retryInfo.retryAfter', 'words in the note'),
    loss(both, ['answer'], 'note', 'with the invitation to ask again, or the end without return, as a sentence'),
    loss(both, ['notification'], 'statusInfo.status', 'unknown, for RequestReceived'),
    ...lossesOfOwnForms,
    ...lossesOfRefusalByCancel,
    ...lossesOfExtrasInWords,
    ...lossesOfHoldingInWords(only1_2),
    ...lossesOfOlderCodes(only1_2),
  ],
  reading(message) {
    return withoutMeaninglessStatus(readFromAnyone(message));
  },
  writing(meant, context) {
    const message = sayable(meant);
    const wording = (each: InitiatingMessage) => withSentences(inSchema(context.version, each, context));
    const said = writtenAnswer(message, habits, wording) ?? [wording(inItsForm(message, context))];
    return said.map((spoken, index) => {
      if (isWordAlone(spoken)) return spoken;
      const note = `${leadingToken(message, context)}${noteOf(spoken) ?? ''}`;
      return withNote(spoken, `${note}${reshareTokens.sequence(context.sequence + index)}`);
    });
  },
};

/** A refusal has no form of its own: a Cancel, which a sentence explains to people. */
const habits = { accepting: 'token', refusing: 'plainCancel' } as const;

/** Its notifications and refused cancels say `RequestReceived` whatever the state. */
function withoutMeaninglessStatus(message: InitiatingMessage): InitiatingMessage {
  if (message.kind !== 'supplyingAgencyMessage' || message.statusInfo.status !== 'RequestReceived') return message;
  const { reasonForMessage } = message.messageInfo;
  if (reasonForMessage !== 'Notification' && reasonForMessage !== 'CancelResponse') return message;
  return { ...message, statusInfo: without(message.statusInfo, 'status') };
}

/** `ACCEPT` or `REJECT` must be the whole note: whoever offers in words counts no messages. */
const isWordAlone = (message: InitiatingMessage): boolean => /^(ACCEPT|REJECT)$/.test(noteOf(message) ?? '');

function inItsForm(message: InitiatingMessage, context: WritingContext): InitiatingMessage {
  if (message.kind !== 'supplyingAgencyMessage') return message;
  if (isConditionalOffer(message)) return offer(message, context);
  const { status } = message.statusInfo;
  if (status === 'CompletedWithoutReturn') return asNotification(message);
  return status === 'RetryPossible' ? asUnfilled(message, context.timeZone) : packed(message);
}

/** What its note must begin with. */
function leadingToken(message: InitiatingMessage, { firstAnswer }: WritingContext): string {
  const later = message.kind === 'supplyingAgencyMessage' && isConditionalOffer(message) && !firstAnswer;
  return later ? reshareTokens.addCondition : '';
}

/** It takes any loan condition for an offer, and a price only beside one: `other` is in where there is none. */
function offer(message: SupplyingAgencyMessage, context: WritingContext): SupplyingAgencyMessage {
  const { firstAnswer } = context;
  const { messageInfo, statusInfo, retryInfo } = message;
  const form: SupplyingAgencyMessage = {
    ...message,
    messageInfo: {
      ...without(messageInfo, 'reasonRetry'),
      reasonForMessage: firstAnswer ? 'RequestResponse' : 'Notification',
    },
    statusInfo: { ...statusInfo, status: 'ExpectToSupply' },
  };
  return withConditionsInDelivery(withTermsInWords(form, context), retryInfo?.loanCondition ?? [{ value: 'other' }]);
}

/** Nothing in ReShare acts on RetryPossible: its requester would wait for ever. Unfilled lets it go on. */
function asUnfilled(message: SupplyingAgencyMessage, timeZone?: string): SupplyingAgencyMessage {
  const { messageInfo, statusInfo, retryInfo } = message;
  if (messageInfo.reasonForMessage === 'Notification') return message;
  const { reasonRetry } = messageInfo;
  const words = [
    reasonRetry && `Reason: ${reasonRetry.value}`,
    retryInfo?.retryAfter && `after ${dayInWords(retryInfo.retryAfter, timeZone)}`,
  ];
  const form: SupplyingAgencyMessage = {
    ...without(message, 'retryInfo'),
    messageInfo: { ...without(messageInfo, 'reasonRetry'), reasonUnfilled: { value: 'NotAvailableForILL' } },
    statusInfo: { ...statusInfo, status: 'Unfilled' },
  };
  return withLines(form, [`You may ask again. ${words.filter(Boolean).join(', ')}`.trim()]);
}

/** Nothing in ReShare acts on CompletedWithoutReturn: people read what a notification says, and close it. */
function asNotification(message: SupplyingAgencyMessage): SupplyingAgencyMessage {
  const { messageInfo, statusInfo, extras } = message;
  const form: SupplyingAgencyMessage = {
    ...message,
    messageInfo: { ...messageInfo, reasonForMessage: 'Notification' },
    statusInfo: { ...statusInfo, status: 'Loaned' },
  };
  return extras?.lostCase ? form : withLines(form, ['The item did not come back; the request is completed.']);
}

function packed(message: SupplyingAgencyMessage): SupplyingAgencyMessage {
  const { deliveryInfo, extras } = message;
  const itemId = deliveryInfo?.itemId ?? [];
  if (!deliveryInfo || itemId.length === 0) return message;
  const items = extras?.items ?? itemId.map((barcode) => ({ barcode }));
  return {
    ...message,
    deliveryInfo: { ...deliveryInfo, itemId: [packForReshare(items)] },
    ...(extras ? { extras: without(extras, 'items') } : {}),
  };
}
