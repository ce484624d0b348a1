import { setTimeout as pause } from 'node:timers/promises';
import type {
  MessageDetail,
  MessageEntry,
  Page,
  RequestDraft,
  RequestSummary,
  RequestView,
} from '../../engine/ports.js';

/** A library as the demo knows it: where its desk is, and how to talk to it. */
export interface Library {
  code: string;
  name: string;
  symbol: string;
  institutionCode: string;
  port: number;
  adminPort: number;
  database: string;
  staffToken: string;
}

/** Somebody at a library's desk, working through its staff API as any client would. */
export interface Desk {
  library: Library;
  create(draft: RequestDraft): Promise<RequestView>;
  request(id: string): Promise<RequestView | undefined>;
  requests(query: string): Promise<Page<RequestSummary>>;
  act(id: string, action: string, fields?: Record<string, unknown>): Promise<RequestView>;
  /** Waits until the request stands in one of the states. Throws when it does not within the time. */
  until(id: string, ...states: string[]): Promise<RequestView>;
  messages(query: string): Promise<Page<MessageEntry>>;
  message(direction: 'in' | 'out', id: string): Promise<MessageDetail>;
  call<T>(method: string, path: string, body?: unknown): Promise<T>;
}

const patienceMs = 60_000;

export function deskOf(library: Library): Desk {
  const base = `http://127.0.0.1:${library.port}/api/v1`;

  /** A call that outlives a restart of the node: a connection that fails is tried again for a while. */
  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    for (const started = Date.now(); ; ) {
      try {
        return await once<T>(method, path, body);
      } catch (error) {
        if (!(error instanceof NotReached) || Date.now() - started > patienceMs) throw error;
        await pause(200);
      }
    }
  }

  async function once<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${base}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${library.staffToken}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(20_000),
    }).catch((cause: unknown) => {
      throw new NotReached(library.name, { cause });
    });
    if (response.status === 404) return undefined as T;
    if (response.status === 503) throw new NotReached(library.name);
    if (!response.ok)
      throw new Refused(
        `${library.name} answers ${response.status} to ${method} ${path}: ${await response.text()}`,
        response.status,
      );
    return (response.status === 204 ? undefined : await response.json()) as T;
  }

  const request = (id: string) => call<RequestView | undefined>('GET', `/requests/${encodeURIComponent(id)}`);
  return {
    library,
    call,
    request,
    create: (draft) => call('POST', '/requests', draft),
    requests: (query) => call('GET', `/requests?${query}`),
    messages: (query) => call('GET', `/messages?${query}`),
    message: (direction, id) => call('GET', `/messages/${direction}/${id}`),
    act: async (id, action, fields = {}) => {
      for (let round = 1; ; round += 1) {
        const now = await request(id);
        if (!now) throw new Error(`${library.name} has no request ${id}.`);
        try {
          return await call<RequestView>('POST', `/requests/${now.id}/actions/${action}`, {
            version: now.version,
            fields,
          });
        } catch (error) {
          if (!(error instanceof Refused) || error.status !== 409 || round === 5) throw error;
        }
      }
    },
    until: async (id, ...states) => {
      const started = Date.now();
      let seen = 'nothing';
      while (Date.now() - started < patienceMs) {
        const now = await request(id);
        if (now && states.includes(now.state)) return now;
        seen = now?.state ?? 'nothing';
        await pause(100);
      }
      throw new Error(`${library.name}: ${id} is at ${seen}, and ${states.join(' or ')} did not come.`);
    },
  };
}

class NotReached extends Error {
  constructor(name: string, options?: ErrorOptions) {
    super(`${name} cannot be reached.`, options);
  }
}
class Refused extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}
