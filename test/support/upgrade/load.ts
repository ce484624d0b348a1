/** Loans without a pause, through whichever urls of a library are open, and a ledger of every answer. */
import { setTimeout as pause } from 'node:timers/promises';
import { requesterXml, requestXml, say } from '../partner-voice.js';

export interface LoadOptions {
  /** The library that is asked, and the partner that asks it. */
  supplier: string;
  requester: string;
  /** The token that the library issued to that partner. */
  token: string;
  staffToken: string;
  /** The urls that are open now: calls take turns, and one that is not reached is made at the next url. */
  urls: () => readonly string[];
  atOnce: number;
  /** Pause of each line between two loans, in milliseconds. */
  restMs?: number;
  /** Which load of this library it is: each has numbers of its own. */
  round?: number;
}

/** What was said, and what came back. */
export interface Ledger {
  /** Messages that were confirmed, by what they were. */
  confirmed: Map<string, number>;
  /** Ids of requests whose every message was confirmed. */
  whole: string[];
  begun: string[];
  /** Every call that was not answered as it should be. */
  refused: string[];
  /** Calls of partner and staff that were answered, and the longest that one of them took, in milliseconds. */
  calls: number;
  slowestMs: number;
}

export interface Load {
  ledger: Ledger;
  /** Ends when the loans under way are through. */
  stop(): Promise<Ledger>;
}

/** Asks, is answered by staff, receives and returns: each step at another url, each loan through to its end. */
export function startLoad(options: LoadOptions): Load {
  const { supplier, requester, token, staffToken, urls, atOnce, restMs = 5, round = 1 } = options;
  const ledger: Ledger = { confirmed: new Map(), whole: [], begun: [], refused: [], calls: 0, slowestMs: 0 };
  let going = true;
  let turn = 0;

  async function atSomeEndpoint<T>(what: string, call: (url: string) => Promise<T>): Promise<T> {
    const first = turn++;
    const began = performance.now();
    for (let tries = 0; ; tries++) {
      const open = urls();
      const url = open[(first + tries) % open.length] ?? '';
      try {
        const answer = await call(url);
        ledger.calls += 1;
        ledger.slowestMs = Math.max(ledger.slowestMs, performance.now() - began);
        return answer;
      } catch (error) {
        const code = (error as { cause?: { code?: string } }).cause?.code;
        // As a proxy does: who does not listen was told nothing, and the next one is asked.
        if (code !== 'ECONNREFUSED' || tries >= open.length) throw new Error(`${what} at ${url}: ${code ?? error}`);
      }
    }
  }
  async function hear(what: string, xml: string): Promise<void> {
    const reply = await atSomeEndpoint(what, (url) => say(url, token, xml));
    if (reply.status !== 200 || reply.messageStatus !== 'OK')
      throw new Error(`${what} is answered ${reply.status} ${reply.errorType ?? ''} ${reply.body.slice(0, 300)}`);
    ledger.confirmed.set(what, (ledger.confirmed.get(what) ?? 0) + 1);
  }
  async function desk<T>(method: string, path: string, body?: unknown): Promise<T> {
    return atSomeEndpoint(`${method} ${path}`, async (url) => {
      const response = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${staffToken}`, ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path} is answered ${response.status}: ${text.slice(0, 300)}`);
      return JSON.parse(text) as T;
    });
  }
  async function act(id: string, action: string, fields = {}): Promise<void> {
    const { id: number, version } = await desk<{ id: string; version: number }>('GET', `/requests/${id}`);
    await desk('POST', `/requests/${number}/actions/${action}`, { version, fields });
  }
  async function lendOne(id: string): Promise<void> {
    const about = { requester, supplier, id };
    ledger.begun.push(id);
    try {
      await hear('Request', requestXml(about, `Lakes and rivers, volume ${id}`));
      await act(id, 'willSupply');
      await hear('Notification', requesterXml(about, 'Notification', `For ${id}`));
      await act(id, 'ship');
      await hear('Received', requesterXml(about, 'Received'));
      await hear('ShippedReturn', requesterXml(about, 'ShippedReturn'));
      await act(id, 'checkIn');
      ledger.whole.push(id);
    } catch (error) {
      ledger.refused.push(`${new Date().toISOString()} ${id}: ${(error as Error).message}`);
    }
  }
  const lines = Array.from({ length: atOnce }, async (_, line) => {
    for (let n = 1; going; n++) {
      await lendOne(`LOAD-${round}-${line}-${n}`);
      await pause(restMs);
    }
  });
  return {
    ledger,
    stop: async () => {
      going = false;
      await Promise.all(lines);
      return ledger;
    },
  };
}
