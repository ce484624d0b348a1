import { copyTypes } from '../domain/copies/file-type.js';
import { logoTypes } from '../letters/logo.js';
import { type Operation, parametersOf } from './operation.js';
import { ref, text } from './shape.js';
import { contentTypes } from './sheets.js';
import { takesVersion } from './versions.js';

/** By address and method. */
export type Paths = Record<string, Record<string, unknown>>;

/** Addresses and methods as OpenAPI writes them. */
export function pathsOf(rows: readonly Operation[]): Paths {
  const paths: Paths = {};
  for (const row of rows) paths[row.path] = { ...paths[row.path], [row.method]: described(row) };
  return paths;
}

function described(operation: Operation): Record<string, unknown> {
  const { id, tag, permission, summary, body } = operation;
  const { params, query, headers } = parametersOf(operation);
  const inPath = Object.entries(params).map(([name, schema]) => ({ name, in: 'path', required: true, schema }));
  // Browsers write a space as `+` and leave the colons of a time as they are.
  const inQuery = Object.entries(query).map(([name, schema]) => ({ name, in: 'query', allowReserved: true, schema }));
  const inHeaders = Object.entries(headers).map(([name, schema]) => ({ name, in: 'header', schema }));
  return {
    operationId: id,
    tags: [tag],
    summary,
    'x-permission': permission,
    ...(permission === 'public' && { security: [] }),
    parameters: [...inPath, ...inQuery, ...inHeaders],
    ...(operation.upload && {
      requestBody: { required: true, content: { 'application/octet-stream': { schema: binary } } },
    }),
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: ref(body) } } } }),
    responses: { ...goodAnswer(operation), ...problemAnswers(operation) },
  };
}

function goodAnswer({ answer }: Operation): Record<string, unknown> {
  if (answer === 'none') return { 204: { description: 'Done.' } };
  if (answer === 'redirect')
    return { 302: { description: 'The browser is sent on.' }, 303: { description: 'The browser is sent on.' } };
  if (answer === 'xml') return { 200: { description: 'XML.', content: { 'application/xml': { schema: text } } } };
  if (answer === 'text') return { 200: { description: 'Plain text.', content: { 'text/plain': { schema: text } } } };
  if (answer === 'csv') return { 200: { description: 'CSV.', content: { 'text/csv': { schema: text } } } };
  if (answer === 'pdf') return { 200: { description: 'A PDF.', content: { 'application/pdf': { schema: binary } } } };
  if (answer === 'copy') return { 200: { description: 'The file.', content: copyFiles } };
  if (answer === 'picture') return { 200: { description: 'A picture.', content: pictures } };
  if (answer === 'sheet')
    return { 200: { description: 'A file: a spreadsheet, or CSV where that was asked for.', content: sheets } };
  if (answer === 'file')
    return { 200: { description: 'A file.', content: { ...sheets, 'application/pdf': { schema: binary } } } };
  if (answer === 'lines')
    return {
      200: { description: 'Lines of JSON, each as it comes.', content: { 'application/x-ndjson': { schema: text } } },
    };
  if (answer === 'events')
    return {
      200: { description: 'Events; each `data` is JSON.', content: { 'text/event-stream': { schema: changeData } } },
    };
  const content = { 'application/json': { schema: answer.schema } };
  return { [answer.status]: { description: answer.status === 201 ? 'Made.' : 'Done.', content } };
}

const copyFiles = Object.fromEntries(
  Object.values(copyTypes).map(({ type }) => [type, { schema: { ...text, format: 'binary' } }]),
);
const sheets = Object.fromEntries(
  Object.values(contentTypes).map((type) => [type.replace(/;.*/, ''), { schema: { ...text, format: 'binary' } }]),
);
const binary = { ...text, format: 'binary' };
const pictures = Object.fromEntries(logoTypes.map((type) => [type, { schema: binary }]));
const changeData = { ...text, contentMediaType: 'application/json', contentSchema: ref('Change') };

function problemAnswers(operation: Operation): Record<string, unknown> {
  const { body, problems: own = [] } = operation;
  const problems = takesVersion(operation) && !own.includes(409) ? ([...own, 409] as const) : own;
  const numbers: (keyof typeof problemTexts)[] = [
    400,
    401,
    403,
    ...problems,
    ...(body ? ([413, 415] as const) : []),
    500,
    503,
  ];
  const content = { 'application/problem+json': { schema: ref('Problem') } };
  return Object.fromEntries(numbers.map((status) => [status, { description: problemTexts[status], content }]));
}

const problemTexts = {
  400: 'Not understood: `problems` names each field and its remedy.',
  401: 'Nobody is signed in, and no key of ours was sent.',
  403: 'Not allowed: `permission` is missing, `roles` give it; or a browser’s call that is not from our own page.',
  404: 'There is no such thing.',
  409: 'Not now: somebody was faster (`request`, `lastActor`, `lastEvent`), or the state does not allow it (`request`).',
  413: 'The body is too large.',
  415: 'The body is not JSON.',
  429: 'Too many attempts. Try again after the seconds that Retry-After names.',
  422: 'Understood, but some fields need another look: see `problems`.',
  500: 'A surprise. Quote the trace id.',
  503: 'The database is away or busy. Try again after the seconds that Retry-After names.',
} as const;
