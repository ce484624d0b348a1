import type { RequestHandler } from 'express';
import { middleware } from 'express-openapi-validator';
import { type ApiDocument, apiDocument } from './document.js';
import type { Schema } from './shape.js';

let made: RequestHandler[] | undefined;

/**
 * What checks the calls of the staff API against its document. That is the same for every node of a process, and
 * compiling it is dear: it is done once.
 */
export function checkedCalls(): RequestHandler[] {
  made ??= checkedBy(apiDocument());
  return made;
}

/** What checks calls against a document. */
export const checkedBy = (document: ApiDocument): RequestHandler[] =>
  middleware({
    apiSpec: documentOfCalls(document) as never,
    validateApiSpec: false,
    validateRequests: { allErrors: true },
    validateResponses: false,
    validateSecurity: false,
    fileUploader: false,
    formats: { [calendarDay]: { type: 'string', validate: isCalendarDay } },
  }) as RequestHandler[];

/**
 * The document without its answers, and with every schema written out in its place. The validator compiles an address
 * when it is first called, and looks through the whole document to do so: of this one a third is left.
 */
function documentOfCalls(document: ApiDocument): ApiDocument {
  const { schemas } = document.components;
  const paths = Object.entries(document.paths).map(([path, item]) => [path, mapped(item, withoutAnswers)] as const);
  return {
    ...document,
    paths: writtenOut(Object.fromEntries(paths), schemas) as ApiDocument['paths'],
    components: { ...document.components, schemas: {} },
  };
}

/** The validator's own `date` lets February 30 pass. */
const calendarDay = 'calendar-day';
function isCalendarDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

const withoutAnswers = (operation: unknown): unknown => ({
  ...withoutUpload(operation as { requestBody?: { content?: object } }),
  responses: { default: { description: 'Not checked.' } },
});

/** A file is no JSON: nobody reads it before its route does. */
const withoutUpload = ({ requestBody, ...rest }: { requestBody?: { content?: object } }): object =>
  requestBody && !('application/octet-stream' in (requestBody.content ?? {})) ? { ...rest, requestBody } : rest;

function writtenOut(part: unknown, schemas: Record<string, Schema>): unknown {
  if (Array.isArray(part)) return part.map((piece) => writtenOut(piece, schemas));
  if (typeof part !== 'object' || part === null) return part;
  const { $ref } = part as { $ref?: unknown };
  if (typeof $ref === 'string') return writtenOut(schemas[$ref.slice('#/components/schemas/'.length)], schemas);
  return mapped(part as Record<string, unknown>, (piece, name) =>
    name === 'format' && piece === 'date' ? calendarDay : writtenOut(piece, schemas),
  );
}

const mapped = (
  things: Record<string, unknown>,
  change: (thing: unknown, name: string) => unknown,
): Record<string, unknown> =>
  Object.fromEntries(Object.entries(things).map(([name, thing]) => [name, change(thing, name)]));
