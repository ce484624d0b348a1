/**
 * How the shape of a request or an answer is said: JSON Schema, which the document shows and which calls are checked by, with the
 * type of what it lets through. The types are those of TypeBox; nothing of it runs.
 */

import type {
  TArray,
  TBoolean,
  TInteger,
  TNull,
  TNumber,
  TObject,
  TOptional,
  TProperties,
  TRecord,
  TRef,
  TSchema,
  TString,
  TUnion,
  TUnknown,
  TUnsafe,
} from 'typebox';
import { mailAddressPattern } from '../domain/letters/mail-address.js';
import type { Message, Wording } from '../words/message.js';

export type Schema = TSchema;
/** A schema as what reads one sees it. */
export type Keywords = Readonly<Record<string, unknown>>;

const shaped = <S extends Schema>(keywords: Keywords): S => keywords as unknown as S;
export const keywordsOf = (schema: Schema): Keywords => schema as Keywords;

/** Of a field that may be left out: its schema, until its object is made. */
interface LeftOut {
  readonly mayBeLeftOut: Schema;
}
const isLeftOut = (field: unknown): field is LeftOut => (field as Partial<LeftOut>).mayBeLeftOut !== undefined;

export const optional = <S extends Schema>(schema: S): TOptional<S> =>
  ({ mayBeLeftOut: schema }) satisfies LeftOut as unknown as TOptional<S>;

/** An object with these fields. */
export function object<P extends TProperties>(fields: P, more: Keywords = {}): TObject<P> {
  const entries = Object.entries(fields);
  const required = entries.filter(([, field]) => !isLeftOut(field)).map(([name]) => name);
  return shaped({
    type: 'object',
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(
      entries.map(([name, field]) => [name, isLeftOut(field) ? field.mayBeLeftOut : field]),
    ),
    ...more,
  });
}

/** An object that refuses any other field: for what callers send. */
export const closed = <P extends TProperties>(fields: P, more: Keywords = {}): TObject<P> =>
  object(fields, { additionalProperties: false, ...more });

/** The schema of that name in the document. */
export const ref = <Name extends string>(name: Name): TRef<Name> => shaped({ $ref: `#/components/schemas/${name}` });
export const list = <S extends Schema>(each: S, more: Keywords = {}): TArray<S> =>
  shaped({ type: 'array', items: each, ...more });
export const oneOfThese = <const V extends string>(...values: readonly V[]): TUnsafe<V> =>
  shaped({ type: 'string', enum: values });
export const oneOfNumbers = <const V extends number>(...values: readonly V[]): TUnsafe<V> =>
  shaped({ type: 'integer', enum: values });
export const page = <S extends Schema>(each: S) =>
  object({
    items: list(each),
    next: optional({ ...text, description: 'Pass as `after` for the next page; absent on the last.' }),
  });

export const text: TString = shaped({ type: 'string' });
export const number: TNumber = shaped({ type: 'number' });
export const integer: TInteger = shaped({ type: 'integer' });
/** `null`, beside something else. */
export const nothing: TNull = shaped({ type: 'null' });
export const yesNo: TBoolean = shaped({ type: 'boolean' });
/** A date and time with its zone, as RFC 3339 writes it. */
export const instant: TString = shaped({ type: 'string', format: 'date-time' });
/** Anything: facts whose names depend on the event. */
export const facts: TRecord<string, TUnknown> = shaped({ type: 'object', additionalProperties: true });
/** A record or a list, of whatever it is. */
export const recordOrList: TUnknown = shaped({ type: ['object', 'array'], additionalProperties: true });
/** What people read: a message until the answer is written in the language of its caller, text from then on. */
export const wording: TUnsafe<Wording> = shaped({ type: 'string' });
/** The same, where it is always a message of the catalogue. */
export const sentenceShape: TUnsafe<Message> = shaped({ type: 'string' });
/** A schema whose rules say more than its fields can: what it lets through is a `T`. */
export const meaning = <T>(schema: Schema): TUnsafe<T> => schema as TUnsafe<T>;

/** One or the other. */
export const either = <One extends Schema, Other extends Schema>(
  one: One,
  other: Other,
  more: Keywords = {},
): TUnion<[One, Other]> => shaped({ anyOf: [one, other], ...more });
/**
 * How a text is written, a row a kind: the pattern that the document shows. What a field that is written otherwise gets to
 * read is `field.as_<kind>` of the catalogue.
 */
export const writings = {
  /** Text on one line: no control characters at all. */
  line: '^[^\\u0000-\\u001f\\u007f]*$',
  /** The same, and something that can be seen. */
  filledLine: '^(?=.*\\S)[^\\u0000-\\u001f\\u007f]*$',
  /** No control characters except tab and line ends, so that neither a header nor a log can be broken. */
  words: '^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$',
  filledWords: '^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$',
  day: '^\\d{4}-\\d{2}-\\d{2}$',
  dayRange: '^(\\d{4}-\\d{2}-\\d{2}\\.\\.(\\d{4}-\\d{2}-\\d{2})?|\\.\\.\\d{4}-\\d{2}-\\d{2})$',
  decade: '^[12]\\d{2}0$',
  dayOrInstant: '^\\d{4}-\\d{2}-\\d{2}(T.+)?$',
  amount: '^\\d{1,9}(\\.\\d{1,2})?$',
  price: '^\\d{1,9}(\\.\\d{1,4})?$',
  currency: '^[A-Z]{3}$',
  base64: '^[A-Za-z0-9+/]+={0,2}$',
  digest: '^[0-9a-f]{64}$',
  code: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
  email: mailAddressPattern,
  symbol: '^[^:\\s]+:\\S.*$',
  address: '^https?://[^\\s\\u0000-\\u001f\\u007f]+$',
  token: '^[\\x21-\\x7e]+$',
  headerName: "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$",
  headerValue: '^[\\x20-\\x7e]+$',
  pem: '^(?=[\\s\\S]*\\S)[\\x20-\\x7e\\r\\n]+$',
  session: '^[A-Za-z0-9_-]{16}$',
  codeOfFile: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$',
  timeOfDay: '^([01]\\d|2[0-3]):[0-5]\\d$',
  weekDays: '^[0-6](,[0-6])*$',
  instant: '^\\d{4}-\\d{2}-\\d{2}T[0-9:.]+(Z|[+-]\\d{2}:\\d{2})$',
} as const;
export type Writing = keyof typeof writings;

export const writtenAs = (writing: Writing, more: Keywords = {}): TString =>
  shaped({ type: 'string', pattern: writings[writing], ...more });

export const writingOf = (pattern: unknown): Writing | undefined =>
  (Object.keys(writings) as Writing[]).find((each) => writings[each] === pattern);

const mustBeFilled = (more: Keywords): boolean => Number(more['minLength'] ?? 0) > 0;

/** Text a caller sends, of several lines. With a least length it holds something that can be seen. */
export const words = (maxLength: number, more: Keywords = {}): TString =>
  writtenAs(mustBeFilled(more) ? 'filledWords' : 'words', { maxLength, ...more });
/** Text on one line. With a least length it holds something that can be seen. */
export const line = (maxLength: number, more: Keywords = {}): TString =>
  writtenAs(mustBeFilled(more) ? 'filledLine' : 'line', { maxLength, ...more });
/** A day that the calendar has, `2026-11-25`. */
export const day = writtenAs('day', { format: 'date' });
/** Money, `12.50`. */
export const amount = writtenAs('amount');
/** An e-mail address. */
export const email = writtenAs('email', { maxLength: 254 });
/** The code of a thing, as it stands in addresses. */
export const code = writtenAs('code', { maxLength: 64 });
/** Also `null`, which removes what was known. The schema must be of one plain type. */
export const orNull = <S extends Schema>(schema: S): TUnion<[S, TNull]> => {
  const { type, enum: values, ...more } = keywordsOf(schema);
  return shaped({ ...more, type: [type, 'null'], ...(Array.isArray(values) ? { enum: [...values, null] } : {}) });
};

/** All of them by their names. A name that two have would quietly check bodies by the wrong one: the node does not start. */
export function eachOnce<Rooms extends readonly object[]>(...rooms: Rooms): Together<Rooms[number]> {
  const all: Record<string, unknown> = {};
  for (const [name, each] of rooms.flatMap((room) => Object.entries(room))) {
    if (Object.hasOwn(all, name)) throw new Error(`Two schemas of the API are named ${name}.`);
    all[name] = each;
  }
  return all as Together<Rooms[number]>;
}
type Together<Room> = (Room extends unknown ? (room: Room) => void : never) extends (all: infer All) => void
  ? { [Name in keyof All]: All[Name] }
  : never;
