import { line, list, ref, type Schema } from './shape.js';

/** One address and method of the staff API. The document, the validator and the test of the routes read such rows. */
export interface Operation {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** As OpenAPI writes it. Parameters are lines of at most 100 characters unless `params` says otherwise. */
  path: string;
  id: string;
  tag:
    | 'requests'
    | 'messages'
    | 'partners'
    | 'libraries'
    | 'patrons'
    | 'holdings'
    | 'policies'
    | 'circulation'
    | 'node';
  summary: string;
  params?: Record<string, Schema>;
  query?: Record<string, Schema>;
  headers?: Record<string, Schema>;
  body?: string;
  /** The good answer; `none` is a 204, what is no JSON is said by its name. */
  answer: { status: 200 | 201; schema: Schema } | 'none' | 'xml' | 'csv' | 'events';
  /** Problems beyond those every call may get (400, 401, 500). */
  problems?: (404 | 409 | 422)[];
}

const limit = { type: 'integer', minimum: 1, maximum: 200, default: 50 };
const after = line(200, { minLength: 1 });
export const paging = { after, limit };
export const ok = (schema: Schema) => ({ status: 200, schema }) as const;
export const made = (schema: Schema) => ({ status: 201, schema }) as const;
export const items = (name: string) =>
  ({ type: 'object', required: ['items'], properties: { items: list(ref(name)) } }) as const;
