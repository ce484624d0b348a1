/**
 * What does not arrive as it was sent, per dialect, version and message: the price of a partner's habits. What the
 * schema version itself has no place for is listed by the writer (`writing/losses.ts`) and not repeated here, except
 * where a dialect saves it as words.
 */
import { type IsoVersion, isoVersions } from '../codes.js';
import type { InitiatingMessage } from '../messages.js';
import { isConditionalOffer } from './conditions.js';
import { isAcceptance, isRefusal } from './conversions.js';

/** Messages as the table tells them apart. */
export const meanings = [
  'request',
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

export function meaningOf(message: InitiatingMessage): Meaning {
  if (message.kind === 'request') return isAcceptance(message) ? 'acceptance' : 'request';
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
const v2021 = ['2021-2'] as const;
const plain = ['standard-1.2', 'standard-2021'];
const everyone = [...plain, 'alma', 'reshare', 'crosslink', 'interlend'];
const onlyNotes = ['alma', 'reshare', 'crosslink'];
const row = (
  dialects: readonly string[],
  versions: readonly IsoVersion[],
  messages: readonly Meaning[],
  field: string,
  arrives: string,
): DialectLoss => ({ dialects, versions, messages, field, arrives });

/** Rows in the order of the conversation. */
export const dialectLosses: readonly DialectLoss[] = [
  row(everyone, v12, ['request'], 'bibliographicInfo.volume', 'the first; all as words in the note'),
  row(['crosslink'], v2021, ['request'], 'note', 'with all volumes as words'),
  row(everyone, v12, ['request'], 'note', 'with all volumes as words'),
  row(['alma'], both, ['request'], 'bibliographicInfo.bibliographicItemId', 'official codes only'),
  row(['alma'], both, ['request'], 'serviceInfo.serviceLevel', 'unknown levels as Standard'),
  row(['alma'], both, ['request'], 'note', 'with the maximum cost as words'),
  row(['alma'], both, ['request'], 'extras.shipTo', 'the delivery address once more, as a block of the note'),

  row(onlyNotes, both, ['acceptance'], '*', 'a Notification that says yes'),
  row(
    ['standard-1.2', 'standard-2021', 'interlend'],
    v12,
    ['acceptance'],
    'serviceInfo.loanCondition',
    'words in the note',
  ),
  row(
    ['standard-1.2', 'standard-2021', 'interlend'],
    v12,
    ['acceptance'],
    'note',
    'with the accepted conditions as words',
  ),
  row(['alma'], both, ['refusal'], 'action', 'a Notification that says no'),
  row([...plain, 'reshare'], both, ['refusal'], 'extras.conditionsAnswer', 'a sentence in the note of the Cancel'),
  row([...plain, 'reshare'], both, ['refusal'], 'note', 'with the refusal as a sentence'),

  row(['reshare'], both, ['offer'], 'statusInfo.status', 'ExpectToSupply'),
  row(['crosslink'], both, ['offer'], 'statusInfo.status', 'WillSupply'),
  row(['alma', 'reshare', 'crosslink'], both, ['offer'], 'messageInfo.reasonForMessage', 'the reason of its own form'),
  row(['alma', 'reshare', 'crosslink'], both, ['offer'], 'messageInfo.reasonRetry', 'nothing; the terms say why'),
  row(['reshare'], both, ['offer'], 'retryInfo.loanCondition', '`other` beside a mere price'),
  row(['alma'], both, ['offer'], 'note', 'with the day to answer by as a sentence'),
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
