import { setTimeout as pause } from 'node:timers/promises';
import type * as ports from '../../engine/ports.js';
import type { NodeSnapshot, Page, RequestDraft } from '../../engine/ports.js';
import type { Said } from '../../words/said.js';
import { callerOf, Refused } from './caller.js';

type HistoryEntry = Said<ports.HistoryEntry>;
type MessageDetail = Said<ports.MessageDetail>;
type MessageEntry = Said<ports.MessageEntry>;
type RequestSummary = Said<ports.RequestSummary>;
type RequestView = Said<ports.RequestView>;

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
  act(id: string, action: string, fields?: Record<string, unknown>): Promise<RequestView>;
  /** Waits until the request stands in one of the states. Throws when it does not within the time. */
  until(id: string, ...states: string[]): Promise<RequestView>;
  messages(query: string): Promise<Page<MessageEntry>>;
  message(direction: 'in' | 'out', id: string): Promise<MessageDetail>;
  snapshot(): Promise<NodeSnapshot>;
  /** A call that is tried again while the library is down. Nothing when there is no such thing. */
  call<T>(method: string, path: string, body?: unknown): Promise<T>;
}

/** A message that a killed process was just sending waits until its lease has ended, for half a minute and more. */
const patienceMs = 150_000;

export function deskOf(library: Library, ending: AbortSignal): Desk {
  const { once, call } = callerOf(library, patienceMs, ending);
  const request = (id: string) => call<RequestView | undefined>('GET', `/requests/${encodeURIComponent(id)}`);
  const requests = (query: string) => call<Page<RequestSummary>>('GET', `/requests?${query}`);

  async function timesDone(id: string, action: string): Promise<number> {
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
          const done = await once<RequestView>('POST', path, { version: now.version, fields });
          if (done) return done;
        } catch (error) {
          if (!(error instanceof Refused) || error.status !== 409 || ++faster > 5) throw error;
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
