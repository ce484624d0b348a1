import type { IsoVersion, MessageKind } from '../../src/protocol/codes.js';
import type { CodedValue } from '../../src/protocol/messages.js';
import type { MessageField, Structure } from '../../src/protocol/reading/fields.js';
import { messages } from '../../src/protocol/reading/message-structures.js';
import { isoNamespace } from '../../src/protocol/schemas.js';
import { isWritable } from '../../src/protocol/write.js';

/** The document of one message, joined from pieces of text: what the writer of the product, which builds it by xmlbuilder2, is measured against. */
export function joinedEnvelope(kind: MessageKind, values: object, version: IsoVersion, problems: string[]): string {
  const inside = contentOf(messages[kind], values, { version, problems });
  const names = `xmlns="${isoNamespace}" xmlns:ill="${isoNamespace}" ill:version="${version}"`;
  return `<?xml version="1.0" encoding="UTF-8"?><ISO18626Message ${names}>${elementOf(kind, inside)}</ISO18626Message>`;
}

interface Writing {
  version: IsoVersion;
  problems: string[];
}

const elementOf = (name: string, inside: string, attributes = ''): string =>
  inside === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${inside}</${name}>`;

function contentOf(structure: Structure, values: object, writing: Writing): string {
  const { version } = writing;
  let content = '';
  for (const field of structure.order[version]) {
    const value: unknown = values[field.name as keyof typeof values];
    if (field.many && Array.isArray(value)) {
      for (const each of value.slice(0, field.most[version])) content += fieldOf(field, each, writing);
    } else content += fieldOf(field, value, writing);
  }
  return content;
}

function fieldOf(field: MessageField, value: unknown, writing: Writing): string {
  const element = field.element[writing.version] ?? field.name;
  if (isEmpty(value))
    return field.always || (field.emptyIn1_2 && writing.version === '1.2') ? elementOf(element, '') : '';
  if (field.is.kind === 'structure') return elementOf(element, contentOf(field.is, value as object, writing));
  if (field.is.kind === 'code')
    return codeOf(element, value as CodedValue, field.is.plainIn === writing.version, writing);
  const text = field.is.kind === 'day' ? instantOf(String(value)) : String(value);
  return elementOf(element, written(text, element, writing));
}

/** The schemas know no day without a time: midnight UTC is how one is written. */
const instantOf = (day: string): string => (day.length === 10 ? `${day}T00:00:00Z` : day);

function codeOf(element: string, { value, scheme }: CodedValue, plain: boolean, writing: Writing): string {
  let attribute = '';
  if (scheme && !plain) {
    if (/[\t\n\r]/.test(scheme)) writing.problems.push(`${element}: a line break or tab in its scheme`);
    attribute = ` ill:scheme="${written(scheme, element, writing).replaceAll('"', '&quot;')}"`;
  }
  return elementOf(element, value === '' ? '' : written(value, element, writing), attribute);
}

/** A carriage return that is written as it is would be read as a line feed. */
const special: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

function written(text: string, element: string, { problems }: Writing): string {
  if (!isWritable(text)) problems.push(`${element}: a character that XML cannot hold`);
  return /[&<>\r]/.test(text) ? text.replace(/[&<>\r]/g, (letter) => special[letter] ?? letter) : text;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.values(value).every(isEmpty);
}
