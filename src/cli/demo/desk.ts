import { setTimeout as pause } from 'node:timers/promises';
import type * as exchange from '../../contract/exchange-views.js';
import type { NodeSnapshot } from '../../contract/node-views.js';
import type { RequestDraft } from '../../contract/request-inputs.js';
import type * as requests from '../../contract/request-views.js';
import type { ActionName } from '../../domain/tables/tables.js';
import type { Page } from '../../engine/model/actor.js';
import type { Translated } from '../../words/translated.js';

type HistoryEntry = Translated<requests.HistoryEntry>;
type MessageDetail = Translated<exchange.MessageDetail>;
type MessageEntry = Translated<exchange.MessageEntry>;
type RequestSummary = Translated<requests.RequestSummary>;
type RequestView = Translated<requests.RequestView>;

/** A library as the demo knows it: where its desk is, and how to talk to it. */
export interface Library {
  code: string;
  name: string;
  symbol: string;
  institutionCode: string;
  /** 127.0.0.1 when it says none. */
  host?: string;
  port: number;
  adminPort: number;
  database: string;
  staffToken: string;
  /** Of its letters, and of the people who work there: English when it says none. */
  language?: 'en' | 'fr';
}

/**
 * Somebody at a library's desk, working through its staff API as any client would. When a call is cut, they look
 * whether it was done before they try again: nothing is done twice.
 */
export interface Desk {
  library: Library;
  create(draft: RequestDraft): Promise<RequestView>;
  request(id: string): Promise<RequestView | undefined>;
  requests(query: string): Promise<Page<RequestSummary>>;
  /** Approves it when it waits for that: who plays the demo twice asks for the same titles again. */
  ready(id: string): Promise<RequestView>;
  act(id: string, action: ActionName, fields?: Record<string, unknown>): Promise<RequestView>;
  /** Waits until the request is in one of the states. Throws when it does not within the time. */
  until(id: string, ...states: string[]): Promise<RequestView>;
  messages(query: string): Promise<Page<MessageEntry>>;
  message(direction: 'in' | 'out', id: string): Promise<MessageDetail>;
  snapshot(): Promise<NodeSnapshot>;
  /** A call that is tried again while the library is down. Nothing when there is no such thing. */
  call<T>(method: string, path: string, body?: unknown): Promise<T>;
}

/** A message that a killed process was just sending waits until its lease has ended, for half a minute and more. */
const patienceMs = 150_000;

export function demoDeskOf(library: Library, ending: AbortSignal): Desk {
  const { once, call } = demoCallerOf(library, patienceMs, ending);
  const request = (id: string) => call<RequestView | undefined>('GET', `/requests/${encodeURIComponent(id)}`);
  const requests = (query: string) => call<Page<RequestSummary>>('GET', `/requests?${query}`);

  async function timesDone(id: string, action: ActionName): Promise<number> {
    const { items } = await call<{ items: HistoryEntry[] }>('GET', `/requests/${id}/history`);
    return items.filter((entry) => entry.actorKind === 'staff' && entry.event === action).length;
  }

  async function approved(view: RequestView): Promise<RequestView> {
    if (view.state !== 'pendingApproval') return view;
    const order = { version: view.version, fields: { note: 'The demo is played again.' } };
    await once<RequestView>('POST', `/requests/${view.id}/actions/approve`, order);
    return (await request(view.id)) ?? view;
  }

  return {
    library,
    call,
    request,
    requests,
    messages: (query) => call('GET', `/messages?${query}`),
    message: (direction, id) => call('GET', `/messages/${direction}/${id}`),
    snapshot: async () => (await call<{ snapshot: NodeSnapshot }>('GET', '/node')).snapshot,

    create: async (draft) => {
      const wanted = `side=borrowing&limit=10&q=${encodeURIComponent(draft.title)}`;
      const before = new Set((await requests(wanted)).items.map(({ id }) => id));
      for (let cut = false; ; ) {
        const made = cut ? (await requests(wanted)).items.find(({ id }) => !before.has(id)) : undefined;
        const view = made ? await request(made.id) : await once<RequestView>('POST', '/requests', draft);
        if (view) return approved(view);
        cut = true;
      }
    },

    ready: async (id) => {
      const view = await request(id);
      if (!view) throw new Error(`${library.name} has no request ${id}.`);
      return approved(view);
    },

    act: async (id, action, fields = {}) => {
      const seen = await request(id);
      if (!seen) throw new Error(`${library.name} has no request ${id}.`);
      const before = await timesDone(seen.id, action);
      for (let faster = 0; ; ) {
        const now = (await request(seen.id)) ?? seen;
        if ((await timesDone(seen.id, action)) > before) return now;
        try {
          const path = `/requests/${now.id}/actions/${action}`;
          const done = await once<RequestView>('POST', path, {
            version: now.version,
            fields: withOffer(now, action, fields),
          });
          if (done) return done;
        } catch (error) {
          if (!(error instanceof RefusedByLibrary) || error.status !== 409 || ++faster > 5) throw error;
        }
      }
    },

    until: async (id, ...states) => {
      let seen = 'nothing';
      for (const started = Date.now(); Date.now() - started < patienceMs; ) {
        const now = await request(id);
        if (now && states.includes(now.state)) return now;
        seen = now?.state ?? 'nothing';
        await pause(100, undefined, { signal: ending });
      }
      throw new Error(`${library.name}: ${id} is at ${seen}, and ${states.join(' or ')} did not come.`);
    },
  };
}

/** The library says no. */
export class RefusedByLibrary extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

/** Through which API of a library somebody calls. */
export interface Api {
  /** The path below which its addresses are. */
  base: string;
  headers(): Record<string, string>;
  /** What an answer gives for the next call. */
  answered?(headers: Headers, answer: unknown): void;
}

const staffApi = ({ staffToken }: Library): Api => ({
  base: '/api/v1',
  headers: () => ({ authorization: `Bearer ${staffToken}` }),
});

/** Calls of a library; a body of bytes is sent as it is. */
export interface DemoDesk {
  /** Nothing when the call was cut or the library is down: whether it was done is not known. Throws `CallRefused`. */
  once<T>(method: string, path: string, body?: unknown): Promise<T | undefined>;
  /** Tries again while the library is down. Nothing when there is no such thing. Throws `CallRefused`. */
  call<T>(method: string, path: string, body?: unknown): Promise<T>;
}

/** Not taken in: on a machine with much to do a call may come too slowly, or too many at once. */
const comeAgain: ReadonlySet<number> = new Set([408, 429]);

export function demoCallerOf(
  library: Library,
  patienceMs: number,
  ending: AbortSignal,
  api: Api = staffApi(library),
): DemoDesk {
  async function attempt(method: string, path: string, body?: unknown): Promise<{ answer: unknown } | undefined> {
    ending.throwIfAborted();
    try {
      const isFile = body instanceof Uint8Array;
      const response = await fetch(`http://${library.host ?? '127.0.0.1'}:${library.port}${api.base}${path}`, {
        method,
        headers: {
          ...api.headers(),
          ...(body ? { 'content-type': isFile ? 'application/octet-stream' : 'application/json' } : {}),
        },
        ...(body ? { body: isFile ? Buffer.from(body) : JSON.stringify(body) } : {}),
        signal: AbortSignal.any([ending, AbortSignal.timeout(20_000)]),
      });
      const text = await response.text();
      if (response.ok) {
        const answer = response.headers.get('content-type')?.startsWith('application/json') ? JSON.parse(text) : text;
        api.answered?.(response.headers, answer);
        return { answer };
      }
      if (response.status === 404 && method === 'GET') return { answer: undefined };
      if (response.status < 500 && !comeAgain.has(response.status))
        throw new RefusedByLibrary(
          `${library.name} answers ${response.status} to ${method} ${path}: ${text}`,
          response.status,
        );
    } catch (error) {
      ending.throwIfAborted();
      if (error instanceof RefusedByLibrary) throw error;
    }
    await pause(200, undefined, { signal: ending });
    return undefined;
  }

  return {
    once: async <T>(method: string, path: string, body?: unknown) =>
      (await attempt(method, path, body))?.answer as T | undefined,
    call: async <T>(method: string, path: string, body?: unknown) => {
      for (const started = Date.now(); Date.now() - started < patienceMs; ) {
        const reached = await attempt(method, path, body);
        if (reached) return reached.answer as T;
      }
      throw new Error(`${library.name} cannot be reached.`);
    },
  };
}

/** Conditions are accepted as the form shows them, which names their offer. */
const withOffer = (
  { terms }: RequestView,
  action: ActionName,
  fields: Record<string, unknown>,
): Record<string, unknown> =>
  action === 'acceptConditions' && terms?.offer !== undefined ? { offer: String(terms.offer), ...fields } : fields;
