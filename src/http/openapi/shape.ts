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
/** Text a caller sends: no control characters except tab and line ends, so that neither a header nor a log can be broken. */
export const words = (maxLength: number, more: Schema = {}): Schema => ({
  type: 'string',
  maxLength,
  pattern: '^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$',
  ...more,
});
/** Text on one line: no control characters at all. */
export const line = (maxLength: number, more: Schema = {}): Schema => ({
  type: 'string',
  maxLength,
  pattern: '^[^\\u0000-\\u001f\\u007f]*$',
  ...more,
});
/** A day as the library's calendar writes it, `2026-11-25`. */
export const day: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
/** Money, `12.50`. */
export const amount: Schema = { type: 'string', pattern: '^\\d{1,9}(\\.\\d{1,2})?$' };
/** Also `null`, which removes what was known. The schema must be of one plain type. */
export const orNull = (schema: Schema): Schema => ({
  ...schema,
  type: [schema['type'], 'null'],
  ...(Array.isArray(schema['enum']) ? { enum: [...schema['enum'], null] } : {}),
});
