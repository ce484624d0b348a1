import type { Permission } from '../domain/staff/permissions.js';
import { integer, line, list, object, ref, type Schema } from './shape.js';
import { takesVersion } from './versions.js';

/** What belongs to a library; `message` is told apart by the `direction` beside it. */
type Named = 'request' | 'library' | 'loan' | 'hold' | 'patron' | 'fee' | 'letter' | 'mail' | 'holding' | 'message';

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
    | 'directory'
    | 'libraries'
    | 'access'
    | 'patrons'
    | 'holdings'
    | 'policies'
    | 'circulation'
    | 'letters'
    | 'node';
  /**
   * What a caller must be allowed. `public`: anybody; `signedIn`: everybody who works here; `byAction`: it is for those
   * who see requests, and the action’s own row says the rest. A route without a row, or a row without it, is not served.
   */
  permission: Permission | 'public' | 'signedIn' | 'byAction';
  /**
   * Whose thing it is that the address names: what it is, and the part of the address that names it. It is asked for where
   * a permission is held for some libraries only.
   */
  about?: Readonly<Partial<Record<Named, string>>>;
  summary: string;
  params?: Record<string, Schema>;
  query?: Record<string, Schema>;
  /** Others may send what we do not know of: an identity provider adds its own to the way back. */
  anyQuery?: true;
  headers?: Record<string, Schema>;
  body?: string;
  /** The body is a file as it is; it is streamed, and never read as JSON. */
  upload?: true;
  /** The good answer; `none` is a 204, what is no JSON is said by its name. */
  answer:
    | { status: 200 | 201; schema: Schema }
    | 'none'
    | 'xml'
    | 'csv'
    | 'sheet'
    | 'file'
    | 'pdf'
    | 'copy'
    | 'picture'
    | 'text'
    | 'events'
    /** Lines of JSON, each sent as soon as it is known. */
    | 'lines'
    | 'redirect';
  /** Problems beyond those every call may get (400, 401, 403, 500). */
  problems?: readonly (404 | 409 | 413 | 422 | 429 | 503)[];
}

/** As Express writes an address. */
export const asRoute = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

/** Everything beside the body that a call may say, by its place. */
export function parametersOf(operation: Operation): Record<'params' | 'query' | 'headers', Record<string, Schema>> {
  const { path, params = {}, query = {}, headers = {} } = operation;
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return {
    params: Object.fromEntries(names.map((name) => [name, params[name] ?? line(100, { minLength: 1 })])),
    query,
    headers: { ...headers, ...(takesVersion(operation) ? { 'If-Match': ifMatch } : {}) },
  };
}

const ifMatch = line(100, {
  description:
    'The `version` of the thing that was on the screen: a 409 says who changed it since (`lastActor`, `current`).',
});

const limit = { ...integer, minimum: 1, maximum: 200, default: 50 };
const after = line(200, { minLength: 1 });
export const paging = { after, limit };
export const ok = <S extends Schema>(schema: S) => ({ status: 200, schema }) as const;
export const made = <S extends Schema>(schema: S) => ({ status: 201, schema }) as const;
export const items = <Name extends string>(name: Name) => object({ items: list(ref(name)) });
