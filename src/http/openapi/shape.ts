/**
 * JSON Schema pieces tied to the types of the engine: a view that gains, loses or renames a field, or makes one optional,
 * does not compile until the document says so too.
 */
export interface Schema {
  readonly optional?: never;
  readonly [keyword: string]: unknown;
}
interface Optional {
  readonly optional: Schema;
}
type Fields<T> = { [K in keyof T]-?: undefined extends T[K] ? Optional : Schema };

/** An object whose fields are exactly those of `T`. `closed` objects refuse any other field: for what callers send. */
export function object<T>(fields: Fields<T>, openness: 'open' | 'closed' = 'open', more: Schema = {}): Schema {
  const entries = Object.entries<Schema | Optional>(fields);
  const required = entries.filter(([, field]) => !isOptional(field)).map(([name]) => name);
  return {
    type: 'object',
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(entries.map(([name, field]) => [name, isOptional(field) ? field.optional : field])),
    ...(openness === 'closed' && { additionalProperties: false }),
    ...more,
  };
}

const isOptional = (field: Schema | Optional): field is Optional => field.optional !== undefined;

export const optional = (schema: Schema): Optional => ({ optional: schema });
export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
export const list = (items: Schema, more: Schema = {}): Schema => ({ type: 'array', items, ...more });
export const oneOf = (...values: readonly string[]): Schema => ({ type: 'string', enum: values });
export const page = (items: Schema): Schema => ({
  type: 'object',
  required: ['items'],
  properties: {
    items: list(items),
    next: { type: 'string', description: 'Pass as `after` for the next page; absent on the last.' },
  },
});

export const text: Schema = { type: 'string' };
export const number: Schema = { type: 'number' };
export const integer: Schema = { type: 'integer' };
export const yesNo: Schema = { type: 'boolean' };
/** A date and time with its zone, as RFC 3339 writes it. */
export const instant: Schema = { type: 'string', format: 'date-time' };
/** Anything: facts whose names depend on the event. */
export const facts: Schema = { type: 'object', additionalProperties: true };
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
  decade: '^[12]\\d{2}0$',
  dayOrInstant: '^\\d{4}-\\d{2}-\\d{2}(T.+)?$',
  amount: '^\\d{1,9}(\\.\\d{1,2})?$',
  price: '^\\d{1,9}(\\.\\d{1,4})?$',
  currency: '^[A-Z]{3}$',
  base64: '^[A-Za-z0-9+/]+={0,2}$',
  digest: '^[0-9a-f]{64}$',
  code: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
  email: '^[^\\s@\\u0000-\\u001f]+@[^\\s@\\u0000-\\u001f]+$',
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

export const writtenAs = (writing: Writing, more: Schema = {}): Schema => ({
  type: 'string',
  pattern: writings[writing],
  ...more,
});

export const writingOf = (pattern: unknown): Writing | undefined =>
  (Object.keys(writings) as Writing[]).find((each) => writings[each] === pattern);

const mustBeFilled = (more: Schema): boolean => Number(more['minLength'] ?? 0) > 0;

/** Text a caller sends, of several lines. With a least length it holds something that can be seen. */
export const words = (maxLength: number, more: Schema = {}): Schema =>
  writtenAs(mustBeFilled(more) ? 'filledWords' : 'words', { maxLength, ...more });
/** Text on one line. With a least length it holds something that can be seen. */
export const line = (maxLength: number, more: Schema = {}): Schema =>
  writtenAs(mustBeFilled(more) ? 'filledLine' : 'line', { maxLength, ...more });
/** A day that the calendar has, `2026-11-25`. */
export const day: Schema = writtenAs('day', { format: 'date' });
/** Money, `12.50`. */
export const amount: Schema = writtenAs('amount');
/** An e-mail address. */
export const email: Schema = writtenAs('email', { maxLength: 254 });
/** The code of a thing, as it stands in addresses. */
export const code: Schema = writtenAs('code', { maxLength: 64 });
/** Also `null`, which removes what was known. The schema must be of one plain type. */
export const orNull = (schema: Schema): Schema => ({
  ...schema,
  type: [schema['type'], 'null'],
  ...(Array.isArray(schema['enum']) ? { enum: [...schema['enum'], null] } : {}),
});

/** All of them by their names. A name that two have would quietly check bodies by the wrong one: the node does not start. */
export function eachOnce<T>(...rooms: readonly Readonly<Record<string, T>>[]): Record<string, T> {
  const all: Record<string, T> = {};
  for (const [name, each] of rooms.flatMap((room) => Object.entries(room))) {
    if (Object.hasOwn(all, name)) throw new Error(`Two schemas of the API are named ${name}.`);
    all[name] = each;
  }
  return all;
}
