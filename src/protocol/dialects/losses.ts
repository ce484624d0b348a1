/**
 * What does not arrive as it was sent, by version and message: the price of a partner's habits. Each dialect lists its own losses
 * in its file; those that several dialects have in common are defined here, once. What the schema version itself has no place for
 * is listed by the writer (`losses` of `write.ts`) and not repeated, except where a dialect saves it as words.
 */
import { type IsoVersion, isoVersions } from '../codes.js';
import type { InitiatingMessage } from '../messages.js';
import { isConditionalOffer } from './conditions.js';
import { isAcceptance, isRefusal } from './conversions.js';

/** Messages as the table tells them apart. */
export const meanings = [
  'request',
  'reminder',
  'acceptance',
  'offer',
  'shipment',
  'answer',
  'notification',
  'holding',
  'action',
  'refusal',
  'lost',
] as const;
export type Meaning = (typeof meanings)[number];

export function meaningOfLoss(message: InitiatingMessage): Meaning {
  if (message.kind === 'request') {
    if (message.serviceInfo?.requestType === 'Reminder') return 'reminder';
    return isAcceptance(message) ? 'acceptance' : 'request';
  }
  if (message.kind === 'requestingAgencyMessage') {
    if (message.action === 'Lost') return 'lost';
    if (message.action === 'HoldReturn') return 'holding';
    return isRefusal(message) ? 'refusal' : 'action';
  }
  if (isConditionalOffer(message)) return 'offer';
  const { status } = message.statusInfo;
  if (message.messageInfo.reasonForMessage === 'Notification') return 'notification';
  if (status === 'HoldReturn' || status === 'ReleaseHoldReturn') return 'holding';
  return status === 'Loaned' || status === 'CopyCompleted' ? 'shipment' : 'answer';
}

/** A field of a message that may arrive changed. */
export interface DialectLoss {
  versions: readonly IsoVersion[];
  messages: readonly Meaning[];
  /** Structure and member of the reading model, `note` for the note of any kind, `*` for all but header and note. */
  field: string;
  arrives: string;
}

export const loss = (
  versions: readonly IsoVersion[],
  messages: readonly Meaning[],
  field: string,
  arrives: string,
): DialectLoss => ({ versions, messages, field, arrives });

export const both = isoVersions;
export const only1_2 = ['1.2'] as const;

const requests = ['request', 'reminder'] as const;

/** Every dialect loses this where it writes the codes of 1.2; `versions` are the envelopes in which it does so. */
export const lossesOfOlderCodes = (versions: readonly IsoVersion[]): DialectLoss[] => [
  loss(only1_2, requests, 'bibliographicInfo.volume', 'the first; all as words in the note'),
  loss(versions, requests, 'note', 'with all volumes as words'),
  loss(versions, ['lost', 'holding'], 'action', 'Notification'),
  loss(versions, ['holding'], 'messageInfo.reasonForMessage', 'Notification'),
  loss(versions, ['holding'], 'statusInfo.status', 'the status as it is'),
];

/** Without the block of Interlend, a request to hold or return an item is a sentence. */
export const lossesOfHoldingInWords = (versions: readonly IsoVersion[]): DialectLoss[] => [
  loss(versions, ['holding'], 'note', 'with the wish as a sentence'),
];

/** A partner that takes neither a Reminder, nor an item passed on, nor an offer with conditions in the form of the standard. */
export const lossesOfOwnForms: readonly DialectLoss[] = [
  loss(both, ['reminder'], '*', 'a StatusRequest with its note'),
  loss(both, ['action'], 'action', 'Notification, for ShippedForward'),
  loss(both, ['action'], 'note', 'with a sentence, for ShippedForward'),
  loss(both, ['acceptance'], '*', 'a Notification that says yes'),
  loss(both, ['offer'], 'messageInfo.reasonForMessage', 'the reason of its own form'),
  loss(both, ['offer'], 'messageInfo.reasonRetry', 'left out: the terms say why'),
  loss(both, ['offer'], 'extras.offeredBy', 'the mark by which it is answered'),
];

/** Conditions are accepted by a Retry, which 1.2 gives no place for them. */
export const lossesOfAcceptanceByRetry: readonly DialectLoss[] = [
  loss(only1_2, ['acceptance'], 'serviceInfo.loanCondition', 'words in the note'),
  loss(only1_2, ['acceptance'], 'note', 'with the accepted conditions as words'),
];

/** Conditions are refused by a Cancel that nothing but a sentence tells from any other. */
export const lossesOfRefusalByCancel: readonly DialectLoss[] = [
  loss(both, ['refusal'], 'extras.conditionsAnswer', 'a plain Cancel'),
  loss(both, ['refusal'], 'note', 'with the refusal as a sentence'),
];

/** A partner without a list of items: names and call numbers of the volumes are sentences. */
export const lossesOfItemsInWords: readonly DialectLoss[] = [
  loss(both, ['shipment'], 'extras.items', 'names and call numbers as sentences'),
  loss(both, ['shipment'], 'note', 'with names and call numbers as sentences'),
];

/** What only the block of Interlend has a place for is said in sentences to everybody else. */
export const lossesOfExtrasInWords: readonly DialectLoss[] = [
  loss(both, ['answer', 'notification', 'action', 'lost'], 'extras.lostCase', 'a sentence in the note'),
  loss(both, ['notification', 'action'], 'extras.damaged', 'a sentence in the note'),
  loss(both, ['action'], 'extras.undo', 'a sentence in the note'),
  loss(both, ['notification'], 'extras.activeNote', 'a note like any other'),
  loss(both, ['notification'], 'extras.awaitingConditionsAnswer', 'a note like any other'),
  loss(both, ['answer', 'notification', 'action', 'lost'], 'note', 'with those sentences'),
];
