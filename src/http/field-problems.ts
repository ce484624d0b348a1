/** What the validator of calls found, as a person reads it: a sentence of the catalogue for each field, all at once. */
import type { Request, Response } from 'express';
import type { Message } from '../words/index.js';
import { apiDocument } from './openapi/document.js';
import { sentenceOfFault } from './openapi/field-sentence.js';
import type { Operation } from './openapi/operation.js';
import type { Schema } from './openapi/shape.js';
import { patronInputs } from './patrons-side/operations.js';

/** A field that is not right and what to do about it. */
interface Found {
  field: string;
  problem: Message;
}

/** As the validator says it: `/body/rota/0`, and which keyword of the schema was not kept. */
interface Fault {
  path: string;
  keyword: string;
}

/** The first of these that a field is at fault with is what it is told. */
const gravest = ['required', 'additionalProperties', 'type', 'enum', 'minLength', 'maxLength', 'pattern', 'format'];
/** Says that another part of the schema was not kept, which says so itself. */
const isEcho = (keyword: string): boolean => ['if', 'anyOf', 'allOf', 'oneOf'].includes(keyword);

export function fieldProblems(req: Request, res: Response, errors: readonly unknown[]): Found[] {
  const operation = res.locals['operation'] as Operation | undefined;
  const faults = errors.flatMap(faultOf);
  const own = faults.filter(({ keyword }) => !isEcho(keyword));
  const byPath = new Map<string, Fault>();
  for (const fault of own.length > 0 ? own : faults) {
    const before = byPath.get(fault.path);
    if (!before || rank(fault) < rank(before)) byPath.set(fault.path, fault);
  }
  return [...byPath.values()].map((fault) => {
    const said = sentenceOfFault(fault.keyword, partAt(operation, fault.path), valueAt(req, fault.path));
    return { field: fieldOf(fault.path), problem: said };
  });
}

const rank = ({ keyword }: Fault): number => {
  const at = gravest.indexOf(keyword);
  return at < 0 ? gravest.length : at;
};

function faultOf(error: unknown): Fault[] {
  const { path, errorCode } = error as { path?: unknown; errorCode?: unknown };
  if (typeof path !== 'string') return [];
  return [{ path, keyword: typeof errorCode === 'string' ? (errorCode.split('.')[0] ?? '') : '' }];
}

/** `/body/rota/0` → `rota.0`. */
function fieldOf(path: string): string {
  const field = stepsOf(path).slice(1).join('.');
  return field === '' ? (stepsOf(path)[0] ?? 'body') : field;
}

const stepsOf = (path: string): string[] =>
  path
    .split('/')
    .filter((step) => step !== '')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

function valueAt(req: Request, path: string): unknown {
  const [part = '', ...steps] = stepsOf(path);
  const root = (req as unknown as Record<string, unknown>)[part];
  return steps.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined | null)?.[step], root);
}

let components: Record<string, Schema> | undefined;

/** The piece of the document that says how this field is to be. */
function partAt(operation: Operation | undefined, path: string): Schema | undefined {
  const [part = '', ...steps] = stepsOf(path);
  if (!operation) return undefined;
  components ??= { ...apiDocument().components.schemas, ...patronInputs };
  if (part === 'body') return within(operation.body ? components[operation.body] : undefined, steps);
  const lists: Record<string, Record<string, Schema> | undefined> = {
    query: operation.query,
    params: operation.params,
    headers: operation.headers,
  };
  const [name = '', ...more] = steps;
  return within(lists[part]?.[name], more);
}

function within(schema: Schema | undefined, steps: readonly string[]): Schema | undefined {
  if (!schema) return undefined;
  const { $ref } = schema as { $ref?: string };
  if ($ref) return within(components?.[$ref.slice('#/components/schemas/'.length)], steps);
  const [step, ...more] = steps;
  if (step === undefined) return schema;
  const properties = schema['properties'] as Record<string, Schema> | undefined;
  const inner = properties?.[step] ?? schema['items'] ?? schema['additionalProperties'];
  if (typeof inner === 'object') return within(inner as Schema, more);
  for (const each of ((schema['anyOf'] ?? schema['allOf'] ?? []) as Schema[]).values()) {
    const found = within(each, steps);
    if (found) return found;
  }
  return undefined;
}
