/** Checks calls against the rows of their operations: either all is as the schemas say, or each field has its problem. */
import { Ajv, type ErrorObject, type Options } from 'ajv';
import type { Request, RequestHandler } from 'express';
import { asRoute, type Operation, parametersOf } from '../../contract/operation.js';
import { type Keywords, keywordsOf, object, optional, type Schema } from '../../contract/shape.js';
import { Unfit } from '../field-problems.js';
import { admittedIn } from './admitted.js';

export type NamedSchemas = Readonly<Record<string, Schema>>;
type Check = (parts: Record<string, unknown>) => ErrorObject[];

/** What checks the calls of one operation. */
interface Checks {
  parameters: Check;
  body: Check;
  /** Names that may be in the query. */
  known: ReadonlySet<string>;
  /** Those of them that may be said more than once. */
  lists: readonly string[];
}

/**
 * Checks calls that a gate has found their row for. What is in an address becomes what its schema says (`limit` a number), and
 * what has a default is there. A row is compiled when it is first called, which is dear: make one of these for all nodes of
 * a process.
 */
export function checkedCalls(operations: readonly Operation[], schemas: NamedSchemas): RequestHandler {
  const checksOf = checksFrom(schemas);
  return (req, res, next) => {
    const { operation, params } = admittedIn(res) ?? {};
    if (operation?.method !== req.method.toLowerCase()) return next(wrongMethod(operations, req));
    if (operation.body && req.headers['content-type'] === undefined) return next(notJson());
    const checks = checksOf(operation);
    const query = { ...(req.query as Record<string, unknown>) };
    for (const name of checks.lists) if (query[name] !== undefined) query[name] = [query[name]].flat();
    const unheard = operation.anyQuery ? [] : unheardIn(query, checks.known);
    if (unheard.length > 0) return next(new Unfit(unheard));
    const faults = [
      ...checks.parameters({ params, query, headers: req.headers }),
      ...checks.body({ body: req.body as unknown }),
    ];
    if (faults.length > 0) return next(new Unfit(faults));
    Object.defineProperty(req, 'query', { value: query, configurable: true, enumerable: true, writable: true });
    next();
  };
}

/** What of a body is not as its row says, however it was sent; nothing when all is. */
export function checkedBodies(schemas: NamedSchemas): (operation: Operation, body: unknown) => Unfit | undefined {
  const checksOf = checksFrom(schemas);
  return (operation, body) => {
    const faults = checksOf(operation).body({ body });
    return faults.length > 0 ? new Unfit(faults) : undefined;
  };
}

/** Compiled when it is first asked for. */
function checksFrom(schemas: NamedSchemas): (operation: Operation) => Checks {
  const made = new Map<Operation, Checks>();
  return (operation) => {
    const checks = made.get(operation) ?? compiled(operation, schemas);
    made.set(operation, checks);
    return checks;
  };
}

const notJson = () => Object.assign(new Error('no JSON was sent'), { status: 415 });

/** Of an address that is there for other methods. One that is nowhere is left to who comes next. */
function wrongMethod(operations: readonly Operation[], { path }: Request): Error | undefined {
  const there = operations.filter((each) => matching(each.path).test(path));
  const Allow = [...new Set(there.map(({ method }) => method.toUpperCase()))].sort().join(', ');
  return there.length > 0 ? Object.assign(new Error('wrong method'), { status: 405, headers: { Allow } }) : undefined;
}

const matching = (path: string): RegExp =>
  new RegExp(`^${asRoute(path).replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}/?$`, 'i');

/** Fields that no operation has, and fields that are null. */
const unheardIn = (query: Record<string, unknown>, known: ReadonlySet<string>): Partial<ErrorObject>[] =>
  Object.entries(query)
    .filter(([name, value]) => !known.has(name) || value === '')
    .map(([name]) =>
      known.has(name)
        ? { keyword: 'empty', instancePath: `/query/${name}`, parentSchema: {} }
        : { keyword: 'additionalProperties', instancePath: '/query', params: { additionalProperty: name } },
    );

const options: Options = {
  allErrors: true,
  strict: false,
  verbose: true,
  useDefaults: true,
  formats: {
    // The usual ones let February 30 pass.
    date: isCalendarDay,
    'date-time': /^\d{4}-[01]\d-[0-3]\dt(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)$/i,
  },
};
/** What is in an address is text, whatever it means. */
const ofParameters = new Ajv({ ...options, coerceTypes: true });
const ofBodies = new Ajv(options);

function compiled(operation: Operation, schemas: NamedSchemas): Checks {
  const { params, query, headers } = parametersOf(operation);
  const lowered = Object.fromEntries(Object.entries(headers).map(([name, schema]) => [name.toLowerCase(), schema]));
  const optionals = (fields: NamedSchemas) => object(mapped(fields, (field) => optional(field as Schema)) as never);
  const parameters = object({ params: object(params), query: optionals(query), headers: optionals(lowered) });
  const body = operation.body && schemas[operation.body];
  return {
    parameters: checkOf(ofParameters, parameters),
    body: body ? checkOf(ofBodies, object({ body: writtenOut(body, schemas) as Schema })) : () => [],
    known: new Set(Object.keys(query)),
    lists: Object.keys(query).filter((name) => keywordsOf(query[name] ?? {})['type'] === 'array'),
  };
}

function checkOf(ajv: Ajv, schema: Schema): Check {
  const fits = ajv.compile(schema);
  return (parts) => (fits(parts) ? [] : (fits.errors ?? []));
}

function isCalendarDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/** With every schema that is named written out in its place: what was not kept then says so itself. */
function writtenOut(part: unknown, schemas: NamedSchemas): unknown {
  if (Array.isArray(part)) return part.map((piece) => writtenOut(piece, schemas));
  if (typeof part !== 'object' || part === null) return part;
  const { $ref } = part as { $ref?: unknown };
  if (typeof $ref === 'string') return writtenOut(schemas[$ref.slice('#/components/schemas/'.length)], schemas);
  return mapped(part as Keywords, (piece) => writtenOut(piece, schemas));
}

const mapped = (things: Readonly<Record<string, unknown>>, change: (thing: unknown) => unknown) =>
  Object.fromEntries(Object.entries(things).map(([name, thing]) => [name, change(thing)]));
