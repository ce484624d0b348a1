import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { ApiDocument } from '../../src/contract/document.js';
import { root } from '../support/root.js';

/**
 * The JSON Schema that the OpenAPI Initiative publishes for documents of OpenAPI 3.1
 * (https://spec.openapis.org/oas/3.1/schema/2026-08-03), under the Apache License 2.0; a copy, for tests only.
 */
const official = JSON.parse(readFileSync(join(root, 'test/http/openapi-3.1.schema.json'), 'utf8')) as object;

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addFormat('media-range', true);
const fits = ajv.compile(official);

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** What is wrong with a document of OpenAPI 3.1, a sentence each. */
export function faultsOf(document: ApiDocument): string[] {
  const plain = JSON.parse(JSON.stringify(document)) as ApiDocument;
  return [...ofTheForm(plain), ...ofSchemas(plain), ...ofReferences(plain), ...ofOperations(plain)];
}

function ofTheForm(document: ApiDocument): string[] {
  if (fits(document)) return [];
  return (fits.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
}

/** Every part of a document with where it stands. */
function* partsOf(value: unknown, at = ''): Generator<[at: string, part: Json]> {
  if (!isObject(value)) return;
  yield [at, value];
  for (const [name, each] of Object.entries(value)) yield* partsOf(each, `${at}/${name}`);
}

/** The form leaves schemas to their own dialect, JSON Schema 2020-12. */
function ofSchemas(document: ApiDocument): string[] {
  const named = Object.entries(document.components.schemas).map(([name, schema]) => [name, schema] as const);
  const written = [...partsOf(document.paths)].flatMap(([at, part]) =>
    isObject(part['schema']) ? [[at, part['schema']] as const] : [],
  );
  return [...named, ...written]
    .filter(([, schema]) => ajv.validateSchema(schema as object) !== true)
    .map(([at]) => `${at} is no JSON Schema: ${ajv.errorsText(ajv.errors)}`);
}

function ofReferences(document: ApiDocument): string[] {
  return [...partsOf(document)].flatMap(([at, { $ref }]) => {
    if (typeof $ref !== 'string') return [];
    const steps = $ref.replace(/^#\//, '').split('/');
    const found = steps.reduce<unknown>((part, step) => (isObject(part) ? part[step] : undefined), document);
    return found === undefined ? [`${at} refers to ${$ref}, which is not there`] : [];
  });
}

interface Described {
  operationId: string;
  parameters?: { name: string; in: string; required?: boolean }[];
}

function ofOperations(document: ApiDocument): string[] {
  const ids = new Set<string>();
  return Object.entries(document.paths).flatMap(([path, item]) =>
    (Object.values(item) as Described[]).flatMap(({ operationId, parameters = [] }) => {
      const isTaken = ids.has(operationId);
      ids.add(operationId);
      const inAddress = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();
      const declared = parameters.filter((each) => each.in === 'path');
      const names = declared.map(({ name }) => name).sort();
      return [
        ...(isTaken ? [`two operations are named ${operationId}`] : []),
        ...(inAddress.join() === names.join() && declared.every(({ required }) => required)
          ? []
          : [
              `${operationId} has ${inAddress.join(', ') || 'nothing'} in its address and declares ${names.join(', ')}`,
            ]),
      ];
    }),
  );
}
