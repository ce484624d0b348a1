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

/** Through which door of a library somebody calls. */
export interface Door {
  /** The path below which its addresses lie. */
  base: string;
  headers(): Record<string, string>;
  /** What an answer gives for the next call. */
  answered?(headers: Headers, answer: unknown): void;
}

const staffDoor = ({ staffToken }: Library): Door => ({
  base: '/api/v1',
  headers: () => ({ authorization: `Bearer ${staffToken}` }),
});

/** Calls of a library; a body of bytes is sent as it is. */
export interface Caller {
  /** Nothing when the call was cut or the library is down: whether it was done is not known. Throws `Refused`. */
  once<T>(method: string, path: string, body?: unknown): Promise<T | undefined>;
  /** Tries again while the library is down. Nothing when there is no such thing. Throws `Refused`. */
  call<T>(method: string, path: string, body?: unknown): Promise<T>;
}

/** Not taken in: on a machine with much to do a call may come too slowly, or too many at once. */
const comeAgain: ReadonlySet<number> = new Set([408, 429]);

export function callerOf(
  library: Library,
  patienceMs: number,
  ending: AbortSignal,
  door: Door = staffDoor(library),
): Caller {
  async function attempt(method: string, path: string, body?: unknown): Promise<{ answer: unknown } | undefined> {
    ending.throwIfAborted();
    try {
      const isFile = body instanceof Uint8Array;
      const response = await fetch(`http://127.0.0.1:${library.port}${door.base}${path}`, {
        method,
        headers: {
          ...door.headers(),
          ...(body ? { 'content-type': isFile ? 'application/octet-stream' : 'application/json' } : {}),
        },
        ...(body ? { body: isFile ? Buffer.from(body) : JSON.stringify(body) } : {}),
        signal: AbortSignal.any([ending, AbortSignal.timeout(20_000)]),
      });
      const text = await response.text();
      if (response.ok) {
        const answer = response.headers.get('content-type')?.startsWith('application/json') ? JSON.parse(text) : text;
        door.answered?.(response.headers, answer);
        return { answer };
      }
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
