import { copyTypes } from '../../domain/copies/file-type.js';
import { scanQuestions } from '../../domain/fulfilment/parcels.js';
import { contentTypes } from '../../engine/sheets/sheet.js';
import { logoTypes } from '../../letters/logo.js';
import { type Operation, parametersOf } from './operation.js';
import { operations } from './operations.js';
import { schemas } from './schemas.js';
import { instant, integer, keywordsOf, list, oneOf, ref, type Schema, text } from './shape.js';
import { takesVersion, versionedThings } from './versions.js';

/** Where the staff API lives. */
export const apiBase = '/api/v1';

/** The OpenAPI 3.1 document of the staff API: served to callers, and what their calls are checked against. */
export interface ApiDocument {
  openapi: `3.1.${string}`;
  info: { title: string; version: string; description: string; license: { name: string; identifier: string } };
  servers: { url: string }[];
  security: Record<string, string[]>[];
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, unknown>>;
  components: { schemas: Record<string, Schema>; securitySchemes: Record<string, unknown> };
}

/** Builds the document anew. */
export function apiDocument(): ApiDocument {
  const paths = pathsOf(operations);
  return structuredClone({
    openapi: '3.1.0',
    info: {
      title: 'Interlend staff API',
      version: '1',
      description:
        'What a desk may read and do. Every error is an RFC 9457 problem. Each request carries the actions allowed now, ' +
        'with their fields; post an action with the version you were looking at. `X-On-Behalf-Of` adds the name of the ' +
        'person who acts to the name of the key; `X-Desk` is the code of the desk where they stand.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: apiBase }],
    security: [{ key: [] }, { session: [] }] as Record<string, string[]>[],
    tags: [
      { name: 'requests', description: 'Borrowing and lending requests.' },
      { name: 'messages', description: 'What was sent and received, and what is waiting.' },
      { name: 'partners', description: 'The other libraries and the channels to them.' },
      {
        name: 'directory',
        description: 'The file by which libraries share their directory, and the one that is followed.',
      },
      { name: 'libraries', description: 'Libraries of this institution, desks, locations and closures.' },
      { name: 'access', description: 'Signing in; users, their roles, keys of programs, and who changed what.' },
      { name: 'patrons', description: 'Who borrows here, and who may not.' },
      { name: 'holdings', description: 'What this library owns.' },
      { name: 'policies', description: 'The numbers and rules of this library.' },
      { name: 'circulation', description: 'Items of other libraries while they are here: shelf, loans, fees.' },
      { name: 'letters', description: 'Letters and slips: the queue, the catalogue, queries to patrons.' },
      { name: 'node', description: 'This node.' },
    ],
    paths,
    components: {
      schemas: { ...schemas, ...withVersions(schemas), Problem: problem },
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'The node’s own key, or one made for a program.' },
        session: { type: 'apiKey', in: 'cookie', name: 'interlend', description: 'Set by POST /session.' },
      },
    },
  });
}

/** Addresses and methods as OpenAPI writes them. */
function pathsOf(rows: readonly Operation[]): ApiDocument['paths'] {
  const paths: ApiDocument['paths'] = {};
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
  if (answer === 'redirect') return { 302: { description: 'The browser is sent on.' } };
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

/** Views of what carries a version say it. */
function withVersions(named: Readonly<Record<string, Schema>>): Record<string, Schema> {
  const version = { ...text, description: 'Send it back as If-Match: it tells whether somebody was faster.' };
  return Object.fromEntries(
    Object.values(versionedThings)
      .filter(({ whole }) => !whole)
      .map(({ view }) => {
        const schema = named[view];
        if (!schema) throw new Error(`There is no view ${view} to have a version.`);
        return [view, { ...schema, properties: { ...(keywordsOf(schema)['properties'] as object), version } }];
      }),
  );
}

const fieldProblem = {
  type: 'object',
  required: ['field', 'problem'],
  properties: {
    field: text,
    problem: { ...text, description: 'In the language of the call.' },
    code: { ...text, description: 'What is wrong, for programs.' },
    facts: { type: 'object', additionalProperties: true, description: 'What the code is about: a limit, a name.' },
  },
};

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'traceId'],
  properties: {
    type: { ...text, description: 'urn:interlend:problem: and a kind: stale, not-allowed, invalid, unknown, …' },
    title: text,
    status: integer,
    detail: text,
    traceId: text,
    problems: list(fieldProblem),
    request: ref('RequestView'),
    scanned: ref('WrongScan'),
    question: oneOf(...scanQuestions),
    lastActor: text,
    lastEvent: text,
    changedAt: instant,
    current: {
      type: 'object',
      additionalProperties: true,
      description: 'The thing of the configuration as it is now, with its version (changed).',
    },
    permission: text,
    library: text,
    roles: list(text),
    reason: {
      ...text,
      description: 'Why an order was not done, as staff read it: without the remedy for programs.',
    },
    matchingAction: { ...text, description: 'The action that would tell the partner (out-of-step).' },
  },
};
