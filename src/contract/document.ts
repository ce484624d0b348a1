import { operations } from './operations.js';
import { type Paths, pathsOf } from './paths.js';
import { staffProblem } from './problem-schemas.js';
import { schemas } from './schemas.js';
import { keywordsOf, type Schema, text } from './shape.js';
import { versionedThings } from './versions.js';

/** Where the staff API lives. */
export const apiBase = '/api/v1';

/** The OpenAPI 3.1 document of the staff API: served to callers, and what their calls are checked against. */
export interface ApiDocument {
  openapi: `3.1.${string}`;
  info: { title: string; version: string; description: string; license: { name: string; identifier: string } };
  servers: { url: string }[];
  security: Record<string, string[]>[];
  tags: { name: string; description: string }[];
  paths: Paths;
  /** What this node sends to addresses of other systems. */
  webhooks?: Record<string, unknown>;
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
    webhooks: {
      event: {
        post: {
          operationId: 'receiveWebhook',
          tags: ['node'],
          summary: 'An event, as a webhook is sent it.',
          parameters: ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => ({
            ...{ name, in: 'header', required: true, schema: { type: 'string' } },
          })),
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: '#/components/schemas/WebhookMessage' } } },
          },
          responses: {
            204: { description: 'It was taken; any status from 200 to 299 says so.' },
            410: { description: 'Nothing more is wanted: the webhook is switched off.' },
          },
        },
      },
    },
    components: {
      schemas: { ...schemas, ...withVersions(schemas), Problem: staffProblem },
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'The node’s own key, or one made for a program.' },
        session: { type: 'apiKey', in: 'cookie', name: 'interlend', description: 'Set by POST /session.' },
      },
    },
  });
}

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
