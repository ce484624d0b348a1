/**
 * Random messages of all six kinds, drawn from the same structures that reading and writing use, so that a new field is
 * generated without anybody remembering it. What both schemas demand is always there; nothing is blank or empty.
 */
import fc from 'fast-check';
import { type MessageKind, openLists } from '../../src/protocol/codes.js';
import type { IsoMessage } from '../../src/protocol/messages.js';
import type { FieldKind, MessageField, Structure } from '../../src/protocol/reading/fields.js';
import { messages } from '../../src/protocol/reading/message-structures.js';
import { isAddress, movedToMessageInfo } from '../../src/protocol/reading/structures.js';
import { madeWritable } from '../../src/protocol/write.js';

/** What a schema demands although the reader does not. */
const demanded = new Set([
  'bibliographicItemIdentifierCode',
  'bibliographicRecordIdentifierCode',
  'currencyCode',
  'dateSent',
  'electronicAddressType',
  'errorType',
  'lastChange',
  'status',
  'supplyingAgencyId',
  'timestamp',
  'timestampReceived',
]);

/** Messages of one kind, without `extras`. */
export function arbitraryMessage<K extends MessageKind>(kind: K): fc.Arbitrary<Extract<IsoMessage, { kind: K }>> {
  return structureOf(messages[kind], kind).map((values) => ({ kind, ...values }) as Extract<IsoMessage, { kind: K }>);
}

function structureOf(structure: Structure, parent: string): fc.Arbitrary<Record<string, unknown>> {
  const inRetryInfo = parent === 'messageInfo' ? movedToMessageInfo.map(String) : [];
  const fields = structure.fields
    .filter(({ name }) => !inRetryInfo.includes(name))
    .map((field): [string, fc.Arbitrary<unknown>] => [field.name, fieldOf(field, parent)]);
  return fc.record(Object.fromEntries(fields)).map(withoutEmpty);
}

function fieldOf(field: MessageField, parent: string): fc.Arbitrary<unknown> {
  const value = arbitraryValue(field.is, field.name);
  const given = field.many ? fc.array(value, { minLength: 1, maxLength: 4 }) : value;
  const always = field.must || field.needed || field.always || demanded.has(field.name);
  return always || (parent === 'request' && field.name === 'serviceInfo')
    ? given
    : fc.option(given, { nil: undefined });
}

function arbitraryValue(kind: FieldKind, name: string): fc.Arbitrary<unknown> {
  switch (kind.kind) {
    case 'structure':
      return isAddress(kind) ? structureOf(kind, name).map(oneAddress) : structureOf(kind, name).filter(isFull);
    case 'text':
      return text;
    case 'code':
      return fc.record({ value: codeValue, scheme }).map(withoutEmpty);
    case 'oneOf':
      return fc.constantFrom(...kind.list);
    case 'date':
      return date;
    case 'day':
      return date.filter((at) => !/T00:00:00(\.0+)?Z$/.test(at));
    case 'amount':
      return fc.tuple(fc.nat(99_999), fc.option(fc.nat(99))).map(([units, cents]) => amountOf(units, cents));
    case 'integer':
      return fc.nat(999).map(String);
    case 'flag':
      return fc.boolean();
  }
}

const amountOf = (units: number, cents: number | null): string =>
  cents === null ? String(units) : `${units}.${String(cents).padStart(2, '0')}`;

/** Letters of many scripts, markup, entities that must stay text, line ends of every kind, number-like ids. */
const text = fc
  .oneof(
    { weight: 4, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }).map(madeWritable) },
    {
      weight: 2,
      arbitrary: fc
        .array(
          fc.constantFrom(
            '&',
            '&lt;',
            '&amp;lt;',
            '&#13;',
            '<b>',
            ']]>',
            '"',
            "'",
            '\r\n',
            '\r',
            '\t',
            '  ',
            'é',
            '漢',
            '📚',
            '{',
            '---',
          ),
          {
            minLength: 1,
            maxLength: 8,
          },
        )
        .map((parts) => parts.join('')),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom('007', ' 1 ', '1e5', '0x1F', '+1', 'REQ-1~3', '#seq:4#', '<!--', '{"a":1}'),
    },
  )
  .filter((value) => /\S/.test(value));

const officialCodes = Object.values(openLists).flatMap((list) => [...list.codes]);
const codeValue = fc.oneof(fc.constantFrom(...officialCodes), text);
const scheme = fc.option(
  fc.constantFrom('RESHARE', 'ZFL', 'https://www.iso.org/iso-4217-currency-codes.html', openLists.loanCondition.scheme),
  { nil: undefined, freq: 2 },
);

const date = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((each) => (each.getMilliseconds() % 2 === 0 ? `${each.toISOString().slice(0, 19)}Z` : each.toISOString()));

function oneAddress(both: Record<string, unknown>): unknown {
  const { electronicAddress, physicalAddress } = both;
  if (physicalAddress) return { physicalAddress };
  return {
    electronicAddress: electronicAddress ?? {
      electronicAddressType: { value: 'Email' },
      electronicAddressData: 'ill@library.example',
    },
  };
}

const isFull = (value: object): boolean => Object.keys(value).length > 0;

function withoutEmpty(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
