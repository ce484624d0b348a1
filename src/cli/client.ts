import type { Language } from '../domain/words.js';
import type { Operation } from '../http/openapi/operation.js';
import { operations } from '../http/openapi/operations.js';
import type { components, operations as Described } from '../ui/api/schema.js';
import { refusalFrom, unreachable } from './api-failures.js';
import type { StaffAccess } from './staff-access.js';

/** The operations of the staff API, by the names that its OpenAPI document gives them. */
export type OperationId = keyof Described;

/** A thing of the API by its name in the OpenAPI document: `Thing<'RequestView'>`. */
export type Thing<Name extends keyof components['schemas']> = components['schemas'][Name];

/** What an operation takes: what stands in its address, its query and its body, side by side. */
export type Fields<Id extends OperationId> = InPath<Described[Id]> & InQuery<Described[Id]> & InBody<Described[Id]>;
type InPath<O> = O extends { parameters: { path: infer P } } ? P : unknown;
type InQuery<O> = O extends { parameters: { query?: infer Q } } ? Q : unknown;
type InBody<O> = O extends { requestBody: { content: { 'application/json': infer B } } } ? B : unknown;

/** What an operation answers. Items alone, or with their version, are a list; a file is its bytes. */
export type Answer<Id extends OperationId> = Unwrapped<GoodAnswer<Described[Id]>>;
type GoodAnswer<O> = O extends { responses: infer R } ? R[keyof R & (200 | 201 | 204)] : never;
type Unwrapped<R> = R extends { content: { 'application/json': infer A } }
  ? A extends { items: infer Items }
    ? keyof A extends 'items' | 'version'
      ? Items
      : A
    : A
  : R extends { content: Record<string, unknown> }
    ? Buffer
    : undefined;

type Arguments<F> = object extends F ? [fields?: F] : [fields: F];

/** A running node's staff API, a function an operation. Each throws a `Failure` when it cannot give what it promises. */
export type Client = {
  [Id in Exclude<OperationId, 'uploadCopy'>]: (...given: Arguments<Fields<Id>>) => Promise<Answer<Id>>;
} & { uploadCopy(fields: Fields<'uploadCopy'>, file: ReadableStream): Promise<Answer<'uploadCopy'>> };

export interface Caller extends StaffAccess {
  fetch: typeof fetch;
  /** The person at the keyboard, for the history. */
  user: string;
  /** Code of the desk where they stand; without it the node's usual one. */
  desk?: string | undefined;
  /** In which language what is prose is answered; without it the one of the account. */
  language?: Language | undefined;
  /** Told the time zone of the node that answers. */
  inZone?(timeZone: string): void;
}

/** The client is made of the table from which the API's document, its checks and its routes are made too. */
export function createClient(caller: Caller): Client {
  const functions = operations.map((operation) => [
    operation.id,
    (fields: Loose = {}, file?: ReadableStream) => send(caller, operation, fields, file),
  ]);
  return Object.fromEntries(functions) as Client;
}

type Loose = Record<string, unknown>;

async function send(caller: Caller, operation: Operation, given: Loose, file?: ReadableStream): Promise<unknown> {
  const { url, token, user, desk, language, fetch, inZone } = caller;
  const { path, query, body } = placed(operation, given);
  const target = new URL(`${url.pathname.replace(/\/$/, '')}/api/v1${path}`, url);
  for (const [name, value] of query) target.searchParams.append(name, value);
  const isFile = typeof operation.answer === 'string' && operation.answer !== 'none';
  try {
    const response = await fetch(target, {
      method: operation.method.toUpperCase(),
      headers: {
        accept: isFile ? '*/*' : 'application/json',
        authorization: `Bearer ${token}`,
        // header bytes are Latin-1 for fetch; the node reads them as the UTF-8 they are
        ...(user && { 'x-on-behalf-of': Buffer.from(user, 'utf8').toString('latin1') }),
        ...(desk && { 'x-desk': desk }),
        ...(language && { 'accept-language': language }),
        ...(body && { 'content-type': 'application/json' }),
        ...(file && { 'content-type': 'application/octet-stream' }),
      },
      redirect: 'manual',
      signal: AbortSignal.timeout(file ? uploadMs : patienceMs),
      ...(body && { body: JSON.stringify(body) }),
      // A file is sent as it is read: it may be larger than what a program should hold.
      ...(file && ({ body: file, duplex: 'half' } as object)),
    });
    const zone = response.headers.get('interlend-time-zone');
    if (zone) inZone?.(zone);
    if (isFile && response.ok) return Buffer.from(await response.arrayBuffer());
    const text = await response.text();
    if (!response.ok) throw refusalFrom(response, text, path, url);
    return text === '' ? undefined : unwrapped(operation, JSON.parse(text));
  } catch (error) {
    throw unreachable(error, url);
  }
}

/** Where each field travels: in the address, in the query, else in the body. */
function placed({ path, query = {}, body }: Operation, given: Loose) {
  const left = { ...given };
  const take = (name: string) => {
    const value = left[name];
    delete left[name];
    return value;
  };
  // Ids come from people: a slash or a question mark in one must not lead to another address.
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(take(name) ?? '')));
  const asked = Object.keys(query).flatMap((name) =>
    [take(name)].flat().flatMap((value): [string, string][] => (value === undefined ? [] : [[name, String(value)]])),
  );
  return { path: address, query: asked, body: body ? left : undefined };
}

/** An answer that is nothing but items is those items; a page also says where the next one begins. */
function unwrapped({ query = {} }: Operation, answer: unknown): unknown {
  const { items, version: _version, ...more } = answer as { items?: unknown; version?: unknown };
  return items !== undefined && Object.keys(more).length === 0 && !('after' in query) ? items : answer;
}

/** Testing a partner calls them, and a slow broker may take minutes. */
const patienceMs = 300_000;
const uploadMs = 20 * 60_000;
