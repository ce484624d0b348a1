/** The elements of ISO 18626, from the schemas and from the reader's structures, and the printed table of them. */
import { readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import { type IsoVersion, isoMessageKinds, isoVersions, type MessageKind } from '../../../src/protocol/codes.js';
import type { MessageField, Structure } from '../../../src/protocol/reading/fields.js';
import { messages } from '../../../src/protocol/reading/message-structures.js';
import { movedToMessageInfo } from '../../../src/protocol/reading/structures.js';
import type { ElementRow } from '../../../src/translation/elements/row.js';
import { elementRows } from '../../../src/translation/elements/rows.js';
import { sectionsOf } from '../../support/words.js';

interface Declared {
  '@_name': string;
  '@_type'?: string;
}
interface ComplexType {
  '@_name': string;
  'xs:sequence'?: { 'xs:element'?: Declared[] };
  'xs:choice'?: { 'xs:element'?: Declared[] };
}

/** Every element of a version, as the path below the envelope: `request/header/timestamp`. Read off the XSD itself. */
export function elementsOfSchema(version: IsoVersion): string[] {
  const text = readFileSync(new URL(`../../../schemas/iso18626-${version}.xsd`, import.meta.url), 'utf8');
  const { 'xs:schema': schema } = new XMLParser({
    ignoreAttributes: false,
    isArray: (name) => name === 'xs:element' || name === 'xs:complexType',
  }).parse(text) as { 'xs:schema': { 'xs:complexType': ComplexType[] } };
  const types = new Map(schema['xs:complexType'].map((each) => [each['@_name'], each]));
  const below = (path: string, type: string): string[] => {
    const found = types.get(type.replace(/^ill:/, ''));
    const children = found?.['xs:sequence']?.['xs:element'] ?? found?.['xs:choice']?.['xs:element'] ?? [];
    return children.flatMap(({ '@_name': name, '@_type': of = '' }) => [
      `${path}/${name}`,
      ...below(`${path}/${name}`, of),
    ]);
  };
  return isoMessageKinds.flatMap((kind) => below(kind, kind));
}

/** The place of an element in the reading model; nothing when the reader does not know it. */
export function inModel(path: string): string | undefined {
  const [kind = '', ...names] = path.split('/');
  let structure: Structure | undefined = messages[kind as MessageKind];
  const model: string[] = [kind];
  for (const name of names) {
    const field: MessageField | undefined = structure?.byElement.get(name);
    if (!field) return undefined;
    model.push(field.name);
    structure = field.is.kind === 'structure' ? field.is : undefined;
  }
  const moved = movedToMessageInfo.some((each) => each === model[2]);
  return (moved ? model.map((each) => (each === 'messageInfo' ? 'retryInfo' : each)) : model).join('/');
}

/** The row of an element, or of the structure that is shown as one. */
export function rowOf(model: string): ElementRow | undefined {
  const own = elementRows.find(({ element }) => element === model);
  return own ?? elementRows.find(({ element, whole }) => whole && model.startsWith(`${element}/`));
}

/** A structure that only holds others: its elements have rows of their own. */
export const holdsRows = (model: string): boolean => elementRows.some(({ element }) => element.startsWith(`${model}/`));

const written = (row: ElementRow): string =>
  typeof row.written === 'string' ? row.written : `never: ${row.written.never}`;
const kept = (row: ElementRow): string => (typeof row.kept === 'string' ? `\`${row.kept}\`` : row.kept.elsewhere);
const placeNames = {
  request: 'Request',
  requester: 'Requester',
  fulfilment: 'Fulfillment request information',
} as const;

function seen({ shown }: ElementRow, words: Record<string, string>): string {
  return 'at' in shown ? `${placeNames[shown.at]}: ${words[shown.label] ?? shown.label}` : shown.elsewhere;
}

export const elementsPath = new URL('../../../src/translation/ELEMENTS.md', import.meta.url);

/** What partners read: one line an element, as the schemas have it. */
export function elementsTable(): string {
  const words = sectionsOf('en')['element'] ?? {};
  const versions = new Map<string, IsoVersion[]>();
  for (const version of isoVersions)
    for (const path of elementsOfSchema(version)) versions.set(path, [...(versions.get(path) ?? []), version]);
  const lines = isoMessageKinds.flatMap((kind) => [
    ...['', `## ${kind}`, ''],
    ...['| element | version | kept | seen by staff | written from |', '| --- | --- | --- | --- | --- |'],
    ...[...versions].flatMap(([path, of]) => {
      const model = path.startsWith(`${kind}/`) ? inModel(path) : undefined;
      const row = model && rowOf(model);
      if (!row) return [];
      const cells = [path.slice(kind.length + 1), of.join(', '), kept(row), seen(row, words), written(row)];
      return [`| ${cells.join(' | ')} |`];
    }),
  ]);
  return [
    '# Every element of ISO 18626',
    '',
    'What becomes of each element of the two schema versions that Interlend reads and writes: where it is kept, where staff see',
    'it, and what it is written from. Every element is read; one that is not written says why. What a version has no place',
    'for is written as the dialects say (`src/protocol/dialects/README.md`). Printed from `src/translation/elements/rows.ts`.',
    ...lines,
    '',
  ].join('\n');
}
