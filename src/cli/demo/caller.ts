import { setTimeout as pause } from 'node:timers/promises';
import type { Library } from './desk.js';

/** The library says no. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

/** Calls of a library's staff API. */
export interface Caller {
  /** Nothing when the call was cut or the library is down: whether it was done is not known. Throws `Refused`. */
  once<T>(method: string, path: string, body?: unknown): Promise<T | undefined>;
  /** Tries again while the library is down. Nothing when there is no such thing. Throws `Refused`. */
  call<T>(method: string, path: string, body?: unknown): Promise<T>;
}

/** Not taken in: on a machine with much to do a call may come too slowly, or too many at once. */
const comeAgain: ReadonlySet<number> = new Set([408, 429]);

export function callerOf(library: Library, patienceMs: number, ending: AbortSignal): Caller {
  async function attempt(method: string, path: string, body?: unknown): Promise<{ answer: unknown } | undefined> {
    ending.throwIfAborted();
    try {
      const response = await fetch(`http://127.0.0.1:${library.port}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${library.staffToken}`,
          ...(body ? { 'content-type': 'application/json' } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
        signal: AbortSignal.any([ending, AbortSignal.timeout(20_000)]),
      });
      const text = await response.text();
      if (response.ok) return { answer: text === '' ? undefined : JSON.parse(text) };
      if (response.status === 404 && method === 'GET') return { answer: undefined };
      if (response.status < 500 && !comeAgain.has(response.status))
        throw new Refused(`${library.name} answers ${response.status} to ${method} ${path}: ${text}`, response.status);
    } catch (error) {
      ending.throwIfAborted();
      if (error instanceof Refused) throw error;
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
