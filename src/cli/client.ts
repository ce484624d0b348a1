import type { Operation } from '../contract/operation.js';
import { operations } from '../contract/operations.js';
import type { components, operations as Described } from '../ui/api/schema.js';
import type { Language } from '../words/languages.js';
import { CallRefused, Failure, Unreachable } from './failures.js';
import type { StaffAccess } from './staff-access.js';
import { oneLine } from './table.js';

/** The operations of the staff API, by the names that its OpenAPI document gives them. */
export type OperationId = keyof Described;

/** A thing of the API by its name in the OpenAPI document: `Thing<'RequestView'>`. */
export type Thing<Name extends keyof components['schemas']> = components['schemas'][Name];

/** What an operation takes: what is in its address, its query and its body, side by side. */
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

type Arguments<F> = object extends F ? [fields?: F, file?: ReadableStream] : [fields: F, file?: ReadableStream];

/** A running node's staff API, a function an operation. Each throws a `Failure` when it cannot give what it promises. */
export type Client = { [Id in OperationId]: (...given: Arguments<Fields<Id>>) => Promise<Answer<Id>> };

export interface ApiCaller extends StaffAccess {
  fetch: typeof fetch;
  /** The person at the keyboard, for the history. */
  user: string;
  /** Code of the desk where they are; without it the node's usual one. */
  desk?: string | undefined;
  /** In which language what is prose is answered; without it the one of the account. */
  language?: Language | undefined;
  /** Told the time zone of the node that answers. */
  inZone?(timeZone: string): void;
}

/** The client is made of the table from which the API's document, its checks and its routes are made too. */
export function createClient(caller: ApiCaller): Client {
  const functions = operations.map((operation) => [
    operation.id,
    (fields: Loose = {}, file?: ReadableStream) => send(caller, operation, fields, file),
  ]);
  return Object.fromEntries(functions) as Client;
}

type Loose = Record<string, unknown>;

async function send(caller: ApiCaller, operation: Operation, given: Loose, file?: ReadableStream): Promise<unknown> {
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

interface Problem {
  type?: string;
  title?: string;
  detail?: string;
  traceId?: string;
  problems?: { field: string; problem: string }[];
}

/** A refusal by the node in its own words, with what to do about it. */
export function refusalFrom(response: Response, body: string, path: string, url: URL): Failure {
  if (response.status >= 300 && response.status < 400)
    return new Unreachable(
      `${url.origin} sends callers on to ${oneLine(response.headers.get('location') ?? 'another address')}.`,
      'Give that address with --url or INTERLEND_URL.',
    );
  const problem = problemIn(body);
  if (!problem?.title)
    return new Unreachable(
      `${url.origin} answered ${response.status} ${oneLine(response.statusText)}, but not as a node of Interlend does.`,
      'Check the address, and the proxy before the node if there is one.',
    );
  return new CallRefused(sentences(problem), remedyFor(problem, response.status, path));
}

function sentences({ title = '', detail, problems = [] }: Problem): string {
  const first = /[.!?]$/.test(title) ? title : `${title}.`;
  if (problems.length > 0)
    return [first, ...problems.map(({ field, problem }) => `  ${oneLine(field)}: ${oneLine(problem)}`)].join('\n');
  return detail ? `${oneLine(first)} ${oneLine(detail)}` : oneLine(first);
}

function remedyFor({ type = '', traceId }: Problem, status: number, path: string): string | undefined {
  if (status === 401)
    return 'Set INTERLEND_STAFF_TOKEN or give --token: the node’s own key, or one that interlend key add made.';
  if (type.endsWith(':stale')) return `interlend request show ${decodeURIComponent(path.split('/')[2] ?? '')}`;
  if (status === 404) return listings.find(([start]) => path.startsWith(start))?.[1];
  if (status >= 500) return traceId && `The log of the node has more under the trace id ${oneLine(traceId)}.`;
  return undefined;
}

const listings = [
  ['/requests', 'interlend request list shows the requests.'],
  ['/partners', 'interlend partner list shows the partners.'],
  ['/messages', 'interlend message list shows the messages.'],
  ['/libraries', 'interlend library list shows the libraries.'],
  ['/patrons', 'interlend patron list shows the patrons.'],
  ['/users', 'interlend user list shows the users.'],
  ['/keys', 'interlend key list shows the keys.'],
  ['/workflow-profiles', 'interlend profile list shows the workflow profiles.'],
  ['/sending-rules', 'interlend rule sending list shows the rules.'],
  ['/rota-templates', 'interlend rota list shows the templates.'],
  ['/directory/imports', 'interlend directory imports list shows the imports.'],
  ['/directory/proposals', 'interlend directory proposals list shows the proposals.'],
  ['/directory/subscription', 'interlend directory subscribe URL follows one.'],
  ['/rota-rules', 'interlend rule rota list shows the rules.'],
  ['/loan-rules', 'interlend rule loan list shows the rules.'],
  ['/patron-groups', 'interlend rule group list shows the groups.'],
] as const;

function problemIn(body: string): Problem | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What `fetch` throws, as a sentence. Failures pass as they are. */
export function unreachable(error: unknown, url: URL): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof SyntaxError)
    return new Unreachable(
      `What answers at ${url.origin} is not a node of Interlend.`,
      'Check --url or INTERLEND_URL.',
    );
  if ((error as Error).name === 'TimeoutError')
    return new Unreachable(`The node at ${url.origin} did not answer in time.`, 'Its log may say why.');
  const { code, message } = ((error as Error).cause ?? error) as { code?: string; message?: string };
  return new Unreachable(
    `No answer (${oneLine(code || message || 'no reason given')}): is the node running at ${url.origin}?`,
    'Start it with interlend serve, or give its address with --url or INTERLEND_URL.',
  );
}
