/**
 * What does not arrive as it was sent, per dialect, version and message: the price of a partner's habits. What the
 * schema version itself has no place for is listed by the writer (`losses` of `write.ts`) and not repeated here, except
 * where a dialect saves it as words.
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

export interface DialectLoss {
  dialects: readonly string[];
  versions: readonly IsoVersion[];
  messages: readonly Meaning[];
  /** Structure and member of the reading model, `note` for the note of any kind, `*` for all but header and note. */
  field: string;
  arrives: string;
}

const both = isoVersions;
const v12 = ['1.2'] as const;
const plain = ['standard-1.2', 'standard-2021'];
const onlyNotes = ['alma', 'reshare', 'crosslink'];
const foreign = [...plain, ...onlyNotes];
const everyone = [...foreign, 'interlend'];

type Cells = Pick<DialectLoss, 'messages' | 'field' | 'arrives'>;
const row = (dialects: readonly string[], versions: readonly IsoVersion[], cells: Cells): DialectLoss => ({
  dialects,
  versions,
  ...cells,
});
/** What comes of speaking 1.2. CrossLink knows no other codes, whatever the version of the envelope. */
const older = (dialects: readonly string[], cells: Cells): DialectLoss[] => [
  row(dialects, v12, cells),
  ...(dialects.includes('crosslink') ? [row(['crosslink'], ['2021-2'], cells)] : []),
];

/** Rows in the order of the conversation. */
export const dialectLosses: readonly DialectLoss[] = [
  row(['reshare'], both, { messages: meanings, field: 'extras.sequence', arrives: "counted, by ReShare's token" }),

  row(everyone, v12, {
    messages: ['request', 'reminder'],
    field: 'bibliographicInfo.volume',
    arrives: 'the first; all as words in the note',
  }),
  ...older(everyone, { messages: ['request', 'reminder'], field: 'note', arrives: 'with all volumes as words' }),
  row(['alma'], both, {
    messages: ['request', 'reminder'],
    field: 'bibliographicInfo.bibliographicItemId',
    arrives: 'those with official codes',
  }),
  row(['alma'], both, {
    messages: ['request', 'reminder'],
    field: 'serviceInfo.serviceLevel',
    arrives: 'Standard, if the level is unknown',
  }),
  row(['alma'], both, { messages: ['request', 'reminder'], field: 'note', arrives: 'with the maximum cost as words' }),
  row(['alma'], both, {
    messages: ['request', 'reminder'],
    field: 'extras.shipTo',
    arrives: 'the delivery address, also as a block of the note',
  }),

  row(onlyNotes, both, { messages: ['reminder'], field: '*', arrives: 'a StatusRequest with its note' }),
  row(onlyNotes, both, { messages: ['action'], field: 'action', arrives: 'Notification, for ShippedForward' }),
  row(onlyNotes, both, { messages: ['action'], field: 'note', arrives: 'with a sentence, for ShippedForward' }),

  row(onlyNotes, both, { messages: ['acceptance'], field: '*', arrives: 'a Notification that says yes' }),
  row([...plain, 'interlend'], v12, {
    messages: ['acceptance'],
    field: 'serviceInfo.loanCondition',
    arrives: 'words in the note',
  }),
  row([...plain, 'interlend'], v12, {
    messages: ['acceptance'],
    field: 'note',
    arrives: 'with the accepted conditions as words',
  }),
  row(['alma'], both, { messages: ['refusal'], field: 'action', arrives: 'Notification' }),
  row([...plain, 'reshare'], both, {
    messages: ['refusal'],
    field: 'extras.conditionsAnswer',
    arrives: 'a plain Cancel',
  }),
  row([...plain, 'reshare'], both, { messages: ['refusal'], field: 'note', arrives: 'with the refusal as a sentence' }),

  row(['reshare'], both, { messages: ['offer'], field: 'statusInfo.status', arrives: 'ExpectToSupply' }),
  row(['crosslink'], both, { messages: ['offer'], field: 'statusInfo.status', arrives: 'WillSupply' }),
  row(onlyNotes, both, {
    messages: ['offer'],
    field: 'messageInfo.reasonForMessage',
    arrives: 'the reason of its own form',
  }),
  row(onlyNotes, both, {
    messages: ['offer'],
    field: 'messageInfo.reasonRetry',
    arrives: 'left out: the terms say why',
  }),
  row(['reshare'], both, {
    messages: ['offer'],
    field: 'retryInfo.loanCondition',
    arrives: '`other` beside a mere price',
  }),
  row(onlyNotes, both, { messages: ['offer'], field: 'extras.offeredBy', arrives: 'the mark by which it is answered' }),

  row(['alma'], v12, { messages: ['shipment'], field: 'shippingInfo.trackingId', arrives: 'words in the note' }),
  row(['alma'], v12, { messages: ['shipment'], field: 'note', arrives: 'with courier and tracking number as words' }),
  row(plain, v12, {
    messages: ['shipment'],
    field: 'deliveryInfo.itemId',
    arrives: 'the first; all as words in the note',
  }),
  row([...plain, 'alma'], both, {
    messages: ['shipment'],
    field: 'extras.items',
    arrives: 'names and call numbers as sentences',
  }),
  row([...plain, 'alma'], both, {
    messages: ['shipment'],
    field: 'note',
    arrives: 'with names and call numbers as sentences',
  }),
  row(['alma'], both, {
    messages: ['shipment'],
    field: 'messageInfo.reasonForMessage',
    arrives: 'StatusChange, for Loaned',
  }),
  row(['alma'], both, {
    messages: ['shipment'],
    field: 'extras.returnTo',
    arrives: 'the return address, also as a block of the note',
  }),
  row(['alma'], v12, {
    messages: ['shipment'],
    field: 'deliveryInfo.loanCondition',
    arrives: 'the first; all as words in the note',
  }),

  row(['alma'], both, { messages: ['answer'], field: 'statusInfo.status', arrives: 'WillSupply, for ExpectToSupply' }),
  row(['alma'], both, {
    messages: ['answer'],
    field: 'messageInfo.reasonForMessage',
    arrives: 'the reason it expects with the status',
  }),
  row(['reshare'], both, {
    messages: ['answer'],
    field: 'statusInfo.status',
    arrives:
      'Unfilled, for RetryPossible; Loaned, for CompletedWithoutReturn; unknown, for RequestReceived of a cancel',
  }),
  row(['reshare'], both, {
    messages: ['answer'],
    field: 'messageInfo.reasonForMessage',
    arrives: 'Notification, for CompletedWithoutReturn',
  }),
  row(['reshare'], both, { messages: ['answer'], field: 'messageInfo.reasonRetry', arrives: 'words in the note' }),
  row(['reshare'], both, {
    messages: ['answer'],
    field: 'messageInfo.reasonUnfilled',
    arrives: 'NotAvailableForILL, for RetryPossible',
  }),
  row(['reshare'], both, { messages: ['answer'], field: 'retryInfo.retryAfter', arrives: 'words in the note' }),
  row(['reshare'], both, {
    messages: ['answer'],
    field: 'note',
    arrives: 'with the invitation to ask again, or the end without return, as a sentence',
  }),

  row(foreign, both, {
    messages: ['answer', 'notification', 'action', 'lost'],
    field: 'extras.lostCase',
    arrives: 'a sentence in the note',
  }),
  row(foreign, both, {
    messages: ['notification', 'action'],
    field: 'extras.damaged',
    arrives: 'a sentence in the note',
  }),
  row(foreign, both, { messages: ['action'], field: 'extras.undo', arrives: 'a sentence in the note' }),
  row(foreign, both, { messages: ['notification'], field: 'extras.activeNote', arrives: 'a note like any other' }),
  row(foreign, both, {
    messages: ['notification'],
    field: 'extras.awaitingConditionsAnswer',
    arrives: 'a note like any other',
  }),
  row(foreign, both, {
    messages: ['answer', 'notification', 'action', 'lost'],
    field: 'note',
    arrives: 'with those sentences',
  }),
  row(['reshare'], both, {
    messages: ['notification'],
    field: 'statusInfo.status',
    arrives: 'unknown, for RequestReceived',
  }),

  ...older(everyone, { messages: ['lost', 'holding'], field: 'action', arrives: 'Notification' }),
  ...older(everyone, { messages: ['holding'], field: 'messageInfo.reasonForMessage', arrives: 'Notification' }),
  ...older(everyone, { messages: ['holding'], field: 'statusInfo.status', arrives: 'the status as it is' }),
  ...older(foreign, { messages: ['holding'], field: 'note', arrives: 'with the wish as a sentence' }),
  row(['interlend'], v12, { messages: ['holding'], field: 'extras.holdReturn', arrives: 'the wish, in the block' }),
];

/** The fields of a message that may arrive changed. */
export function lossesFor(dialect: string, version: IsoVersion, message: Meaning): DialectLoss[] {
  return dialectLosses.filter(
    (loss) => loss.dialects.includes(dialect) && loss.versions.includes(version) && loss.messages.includes(message),
  );
}

/** The table as Markdown, for people who connect a partner. */
export function printLosses(): string {
  const lines = dialectLosses.map(({ dialects, versions, messages, field, arrives }) =>
    [
      dialects.length === everyone.length ? 'all' : dialects.join(', '),
      versions.join(', '),
      messages.length === meanings.length ? 'all' : messages.join(', '),
      field === '*' ? 'all fields' : `\`${field}\``,
      arrives,
    ].join(' | '),
  );
  return [
    '| dialect | version | message | field | arrives as |',
    '| --- | --- | --- | --- | --- |',
    ...lines.map((line) => `| ${line} |`),
  ].join('\n');
}
