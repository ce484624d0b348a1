/** Message → bytes, strictly by the schema of one version. */

import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import {
  actions,
  actionsOfVersion,
  type IsoVersion,
  isoMessageKinds,
  isoVersions,
  type MessageKind,
  statuses,
  statusesOfVersion,
} from './codes.js';
import type { CodedValue, DeliveryInfo, IsoMessage, SupplyingAgencyMessage } from './messages.js';
import type { MessageField, Structure } from './reading/fields.js';
import { messages } from './reading/message-structures.js';
import { movedToMessageInfo, retryInfo } from './reading/structures.js';
import { isoNamespace, validate } from './schemas.js';

/**
 * Writes a message in `version` and has the schema check it. What that version has no place for is left out, and
 * `losses` lists it. Throws `UnwritableMessage` for what would change the meaning (a status 1.2 does not know), for
 * characters XML cannot hold, and for anything the schema refuses.
 */
export function write(message: IsoMessage, version: IsoVersion): string {
  const problems = codesUnknownTo(message, version);
  const xml = envelope(message.kind, onTheWire(message, version), version, problems);
  if (problems.length > 0) throw new UnwritableMessage(problems);
  const verdict = validate(xml, version);
  if (!verdict.valid) throw new UnwritableMessage(verdict.problems);
  return xml;
}

/** A message with every fact in the place where the version's schema has it. */
export function onTheWire(message: IsoMessage, version: IsoVersion): object {
  if (message.kind !== 'supplyingAgencyMessage' || version !== '1.2') return message;
  const { messageInfo, retryInfo, deliveryInfo } = message;
  const moved = Object.fromEntries(movedToMessageInfo.map((name) => [name, retryInfo?.[name]]));
  return {
    ...message,
    messageInfo: { ...messageInfo, ...moved },
    deliveryInfo: deliveryInfo && linkAsItemId(deliveryInfo),
  };
}

/** 1.2 has no `URL`: a link is an item id that is sent via `URL`. */
function linkAsItemId(delivery: DeliveryInfo): DeliveryInfo {
  return delivery.url ? { ...delivery, itemId: [delivery.url], deliveryMethod: { value: 'URL' } } : delivery;
}

/** The closed codes a message uses that its version does not know. */
function codesUnknownTo(message: IsoMessage, version: IsoVersion): string[] {
  const used: [string, string | undefined, readonly string[]][] = [
    ['action', 'action' in message ? message.action : undefined, actionsOfVersion[version]],
    ['status', statusOf(message), statusesOfVersion[version]],
  ];
  return used
    .filter(([, value, known]) => value !== undefined && !known.includes(value))
    .map(([element, value]) => `${element}: ${value} does not exist in version ${version}`);
}

function statusOf(message: IsoMessage): string | undefined {
  return message.kind === 'supplyingAgencyMessage' ? (message as SupplyingAgencyMessage).statusInfo.status : undefined;
}

/** A message that the version's schema, or XML itself, has no way to say. Nothing was sent. */
export class UnwritableMessage extends Error {
  /** One sentence per problem, each naming the element. */
  readonly problems: string[];

  constructor(problems: string[]) {
    super(`This message cannot be written: ${problems.join('; ')}`);
    this.name = 'UnwritableMessage';
    this.problems = problems;
  }
}

/** What is written around every message of a version: its bytes before it and after it. */
function frameIn(version: IsoVersion): readonly [before: string, after: string] {
  const frame = create({ version: '1.0', encoding: 'UTF-8' })
    .ele('ISO18626Message')
    .att('xmlns', isoNamespace)
    .att('xmlns:ill', isoNamespace)
    .att('ill:version', version)
    .ele('message');
  const [before = '', after = ''] = frame.end().split('<message/>');
  return [before, after];
}
const frames: Readonly<Record<IsoVersion, ReturnType<typeof frameIn>>> = {
  '1.2': frameIn('1.2'),
  '2021-2': frameIn('2021-2'),
};

/** Where a message is built. No namespace is declared here: its elements get theirs from the frame, and are written in a third of the time. */
const sheet = create();

/**
 * Builds the document of one message: the elements its version has, in the order of its schema, none of them empty.
 * `problems` receives what no XML can hold; the text is then not fit to be sent.
 */
export function envelope(kind: MessageKind, values: object, version: IsoVersion, problems: string[]): string {
  const [before, after] = frames[version];
  const message = sheet.ele(null, kind);
  try {
    writeStructure(message, messages[kind], values, { version, problems });
    // A carriage return that is written as it is would be read as a line feed.
    return before + message.toString().replaceAll('\r', '&#13;') + after;
  } finally {
    message.remove();
  }
}

interface Writing {
  version: IsoVersion;
  problems: string[];
}

function writeStructure(parent: XMLBuilder, structure: Structure, values: object, writing: Writing): void {
  const { version } = writing;
  for (const field of structure.order[version]) {
    const value: unknown = values[field.name as keyof typeof values];
    const given: unknown[] = field.many && Array.isArray(value) ? value.slice(0, field.most[version]) : [value];
    for (const each of given) writeField(parent, field, each, writing);
  }
}

function writeField(parent: XMLBuilder, field: MessageField, value: unknown, writing: Writing): void {
  const name = field.element[writing.version] ?? field.name;
  if (isEmpty(value)) {
    if (field.always || (field.emptyIn1_2 && writing.version === '1.2')) parent.ele(null, name);
    return;
  }
  const element = parent.ele(null, name);
  if (field.is.kind === 'structure') writeStructure(element, field.is, value as object, writing);
  else if (field.is.kind === 'code')
    writeCode(element, name, value as CodedValue, field.is.plainIn === writing.version, writing);
  else element.txt(written(field.is.kind === 'day' ? instantOf(String(value)) : String(value), name, writing));
}

/** The schemas know no day without a time: midnight UTC is how one is written. */
const instantOf = (day: string): string => (day.length === 10 ? `${day}T00:00:00Z` : day);

function writeCode(
  element: XMLBuilder,
  name: string,
  { value, scheme }: CodedValue,
  plain: boolean,
  writing: Writing,
): void {
  if (scheme && !plain) {
    if (/[\t\n\r]/.test(scheme)) writing.problems.push(`${name}: a line break or tab in its scheme`);
    element.att('ill:scheme', written(scheme, name, writing));
  }
  if (value !== '') element.txt(written(value, name, writing));
}

/** xmlbuilder2 takes `&lt;` in a text for markup and leaves it; an ampersand written out first stays one. */
function written(text: string, element: string, { problems }: Writing): string {
  if (!isWritable(text)) problems.push(`${element}: a character that XML cannot hold`);
  return text.includes('&') ? text.replaceAll('&', '&amp;') : text;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.values(value).every(isEmpty);
}

/** Characters XML 1.0 cannot hold in any form: most controls, halves of characters, two non-characters. */
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
const everyUnwritable = new RegExp(unwritable, 'gu');

export function isWritable(text: string): boolean {
  return !unwritable.test(text);
}

/** The text with a replacement character for each that cannot be written; for words about a message, never for its own. */
export function madeWritable(text: string): string {
  return text.replace(everyUnwritable, '\ufffd');
}

// --- what a version cannot carry, as data: read off the structures that the writer writes by ---

/** One fact that does not arrive when a message is written in `version`. */
export interface Loss {
  version: IsoVersion;
  message: MessageKind;
  /** Where it is in the reading model; `[]` after a list: `requestedDeliveryInfo[].courierName`. */
  field: string;
  /** Only these codes of the field are concerned. */
  codes?: readonly string[];
  what:
    | 'left out'
    | 'only the first kept'
    | 'only the first three kept'
    | 'written as itemId, sent via URL'
    | 'refused';
}

/** Every loss, in the order of the messages and their fields. `refused` is thrown by the writer, the rest is silent. */
export const losses: readonly Loss[] = isoVersions.flatMap((version) =>
  isoMessageKinds.flatMap((message) =>
    [
      ...lossesIn(messages[message], version, ''),
      ...codeLosses(message, version),
      ...(message.endsWith('Confirmation') ? [] : [{ field: 'extras', what: 'left out' as const }]),
    ].map((loss) => ({ version, message, ...loss })),
  ),
);

type Row = Omit<Loss, 'version' | 'message'>;

function lossesIn(structure: Structure, version: IsoVersion, above: string): Row[] {
  return structure.fields.flatMap((field): Row[] => {
    const path = `${above}${field.name}${field.many ? '[]' : ''}`;
    if (field.is === retryInfo && version === '1.2') return retryLosses(path);
    if (path === 'deliveryInfo.url' && version === '1.2')
      return [{ field: path, what: 'written as itemId, sent via URL' }];
    if (!field.element[version]) return isMoved(field) ? [] : [{ field: path, what: 'left out' }];
    return [...tooMany(field, version, path), ...below(field, version, path)];
  });
}

function tooMany(field: MessageField, version: IsoVersion, path: string): Row[] {
  if (!field.many || field.most[version] === Number.POSITIVE_INFINITY) return [];
  return [{ field: path, what: field.most[version] === 1 ? 'only the first kept' : 'only the first three kept' }];
}

function below({ is }: MessageField, version: IsoVersion, path: string): Row[] {
  if (is.kind === 'structure') return lossesIn(is, version, `${path}.`);
  return is.kind === 'code' && is.plainIn === version ? [{ field: `${path}.scheme`, what: 'left out' }] : [];
}

/** 1.2 keeps three facts of retryInfo, in messageInfo, and one price only. */
function retryLosses(path: string): Row[] {
  return retryInfo.fields.flatMap((field): Row[] => {
    const name = `${path}.${field.name}${field.many ? '[]' : ''}`;
    if (!isMoved(field)) return [{ field: name, what: 'left out' }];
    return field.many ? [{ field: name, what: 'only the first kept' }] : [];
  });
}

function isMoved({ name }: MessageField): boolean {
  return movedToMessageInfo.some((moved) => moved === name);
}

function codeLosses(message: MessageKind, version: IsoVersion): Row[] {
  const actionLoss = actions.filter((action) => !actionsOfVersion[version].includes(action));
  const statusLoss = statuses.filter((status) => !statusesOfVersion[version].includes(status));
  const row = (field: string, codes: readonly string[]): Row[] =>
    codes.length > 0 ? [{ field, codes, what: 'refused' }] : [];
  if (message === 'supplyingAgencyMessage') return row('statusInfo.status', statusLoss);
  return message.startsWith('requestingAgencyMessage') ? row('action', actionLoss) : [];
}
