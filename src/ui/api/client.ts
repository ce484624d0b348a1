import { readLines } from './lines.js';
import { Refused } from './refused.js';
import type { components, paths } from './schema.js';

/** A thing of the API by its name in the OpenAPI document: `Thing<'RequestView'>`. */
export type Thing<Name extends keyof components['schemas']> = components['schemas'][Name];

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type PathsWith<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, unknown> ? P : never;
}[keyof paths];
type Operation<P extends keyof paths, M extends Method> = paths[P] extends Record<M, infer O> ? O : never;
type JsonIn<T> = T extends { content: { 'application/json': infer J } } ? J : undefined;
/** What a call answers. */
export type Answer<P extends keyof paths, M extends Method> =
  Operation<P, M> extends { responses: infer R }
    ? { [S in keyof R]: S extends 200 | 201 ? JsonIn<R[S]> : S extends 204 ? undefined : never }[keyof R]
    : never;
type Body<P extends keyof paths, M extends Method> =
  Operation<P, M> extends { requestBody: infer B } ? JsonIn<B> : undefined;
type PathParameters<P extends keyof paths, M extends Method> =
  Operation<P, M> extends { parameters: { path: infer X } } ? X : undefined;
export type Query<P extends keyof paths, M extends Method = 'get'> =
  Operation<P, M> extends { parameters: { query?: infer X } } ? X : undefined;

type Given<P extends keyof paths, M extends Method> = {
  query?: Query<P, M>;
  signal?: AbortSignal;
  /** Of a change: the version of the thing that was on the screen. Whoever was slower gets a 409 `changed`. */
  seen?: string | undefined;
} & (Body<P, M> extends undefined ? object : { body: Body<P, M> }) &
  (PathParameters<P, M> extends undefined ? object : { path: PathParameters<P, M> });
type Arguments<G> = object extends G ? [given?: G] : [given: G];

const base = '/api/v1';

/** What every call says of this tab: set when somebody signs in or moves to another desk. */
export const spoken: { csrf?: string; desk?: string; language?: string } = {};

/** When the node last answered this tab: each call puts the end of an idle session off. */
export const lastCall = { at: Date.now() };

/** Called when the session is over: the frame asks to sign in again and everything typed stays. */
export const onSignedOut: { tell?: () => void } = {};

const caller =
  <M extends Method>(method: M) =>
  <P extends PathsWith<M>>(address: P, ...[given]: Arguments<Given<P, M>>): Promise<Answer<P, M>> =>
    send(method, address as string, given as Loose | undefined) as Promise<Answer<P, M>>;

/** The staff API: `api.get('/requests/{id}', { path: { id } })`. Throws `Refused` for every answer that is no success. */
export const api = {
  get: caller('get'),
  post: caller('post'),
  put: caller('put'),
  patch: caller('patch'),
  delete: caller('delete'),
};

interface Loose {
  path?: Record<string, string | number>;
  query?: Record<string, unknown>;
  body?: unknown;
  signal?: AbortSignal;
  seen?: string | undefined;
}

/** An answer that is a stream of lines of JSON: each is reported as it comes. */
export async function eachLine<T>(
  address: keyof paths,
  query: Record<string, unknown>,
  tell: (line: T) => void,
  signal: AbortSignal,
): Promise<void> {
  const answer = await answered('get', address, { query, signal });
  if (answer.body) await readLines(answer.body, tell);
}

async function send(method: Method, address: string, given?: Loose): Promise<unknown> {
  const answer = await answered(method, address, given);
  return answer.status === 204 ? undefined : await readable(answer);
}

async function answered(
  method: Method,
  address: string,
  { path, query, body, signal, seen }: Loose = {},
): Promise<Response> {
  const answer = await fetch(addressOf(address, path, query), {
    method: method.toUpperCase(),
    headers: {
      accept: 'application/json',
      ...(spoken.language ? { 'accept-language': spoken.language } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(method !== 'get' && spoken.csrf ? { 'x-csrf-token': spoken.csrf } : {}),
      ...(spoken.desk ? { 'x-desk': spoken.desk } : {}),
      ...(seen === undefined ? {} : { 'if-match': `"${seen}"` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw Refused.offline(cause);
  });
  if (answer.status !== 401) lastCall.at = Date.now();
  if (answer.ok) return answer;
  const refused = await Refused.of(answer);
  if (answer.status === 401 && address !== '/session') onSignedOut.tell?.();
  throw refused;
}

const readable = (answer: Response): Promise<unknown> =>
  answer.headers.get('content-type')?.includes('json') ? answer.json() : answer.text();

/** The address of a call, also for links: `addressOf('/requests.csv', undefined, { side: 'lending' })`. */
export function addressOf(address: string, path: Loose['path'] = {}, query: Loose['query'] = {}): string {
  const filled = address.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(path[name] ?? '')));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? value : [value])
      if (each !== undefined && each !== '') search.append(name, String(each));
  }
  const asked = search.toString();
  return `${base}${filled}${asked ? `?${asked}` : ''}`;
}
