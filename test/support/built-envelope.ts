import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { IsoVersion, MessageKind } from '../../src/protocol/codes.js';
import type { CodedValue } from '../../src/protocol/messages.js';
import type { MessageField, Structure } from '../../src/protocol/reading/fields.js';
import { messages } from '../../src/protocol/reading/message-structures.js';
import { isoNamespace } from '../../src/protocol/schemas.js';
import { isWritable } from '../../src/protocol/write.js';

/** The document of one message, each element of it built by xmlbuilder2: what the writer of the product is measured against. */
export function builtEnvelope(kind: MessageKind, values: object, version: IsoVersion, problems: string[]): string {
  const root = create({ version: '1.0', encoding: 'UTF-8' })
    .ele('ISO18626Message')
    .att('xmlns', isoNamespace)
    .att('xmlns:ill', isoNamespace)
    .att('ill:version', version)
    .root();
  writeStructure(root.ele(kind), messages[kind], values, { version, problems });
  // A carriage return that is written as it is would be read as a line feed.
  return root.end().replaceAll('\r', '&#13;');
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
  const element = field.element[writing.version] ?? field.name;
  if (isEmpty(value)) {
    if (field.always || (field.emptyIn1_2 && writing.version === '1.2')) parent.ele(element);
  } else if (field.is.kind === 'structure') writeStructure(parent.ele(element), field.is, value as object, writing);
  else if (field.is.kind === 'code')
    writeCode(parent.ele(element), value as CodedValue, field.is.plainIn === writing.version, writing);
  else
    parent
      .ele(element)
      .txt(written(field.is.kind === 'day' ? instantOf(String(value)) : String(value), element, writing));
}

/** The schemas know no day without a time: midnight UTC is how one is written. */
const instantOf = (day: string): string => (day.length === 10 ? `${day}T00:00:00Z` : day);

function writeCode(element: XMLBuilder, { value, scheme }: CodedValue, plain: boolean, writing: Writing): void {
  const name = element.node.nodeName;
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
