/** Keeps one thing open for as long as the process lives: opens it, and whenever it is lost opens it anew. */
import type { Logger } from '../logging.js';

export interface KeptOpen<T> {
  /** The open thing, or undefined while it is being opened. */
  value(): T | undefined;
  /** When it last came up or went down. */
  since(): Date;
  lastError(): string | undefined;
  /** How often it has been opened. */
  times(): number;
  /** How the first try ended: undefined when it opened. Later tries go on by themselves either way. */
  firstTry: Promise<unknown>;
  close(): Promise<void>;
}

export interface KeepOptions<T> {
  /** What it is, for the log. */
  what: string;
  log: Logger;
  /** Opens it and calls `lose` when it is no longer of use. Throws when it cannot; leaves nothing open then. */
  open: (lose: (error: unknown) => void) => Promise<T>;
  /** Lets go of it, also of a broken one. Must end by itself. */
  shut: (thing: T) => Promise<void>;
  firstDelayMs?: number;
  maxDelayMs?: number;
}

/** After so long a time up, a loss is news and the next wait is short again. */
const steadyMs = 5000;

export function keepOpen<T>({
  what,
  log,
  open,
  shut,
  firstDelayMs = 100,
  maxDelayMs = 15_000,
}: KeepOptions<T>): KeptOpen<T> {
  const backoff = createBackoff(firstDelayMs, maxDelayMs);
  let live: { thing: T } | undefined;
  let since = new Date();
  let upSince = performance.now();
  let lastError: string | undefined;
  let times = 0;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let opening: Promise<unknown> = Promise.resolve();

  /** One try, from opening to loss. Resolves when the opening is decided. */
  async function attempt(): Promise<unknown> {
    let lost: { error: unknown } | undefined;
    let mine: { thing: T } | undefined;
    const lose = (error: unknown) => {
      if (lost || closed) return;
      lost = { error };
      if (mine) goDown(mine, error);
    };
    try {
      mine = { thing: await open(lose) };
    } catch (error) {
      later(error);
      return error;
    }
    if (lost || closed) {
      goDown(mine, lost?.error ?? new Error('closed'));
      return lost?.error;
    }
    live = mine;
    since = new Date();
    upSince = performance.now();
    times += 1;
    log.info({ what }, 'connected');
    return undefined;
  }

  function goDown(mine: { thing: T }, error: unknown): void {
    if (live === mine) {
      if (performance.now() - upSince > steadyMs) backoff.reset();
      live = undefined;
      since = new Date();
    }
    void shut(mine.thing).catch(() => {});
    later(error);
  }

  function later(error: unknown): void {
    if (closed) return;
    lastError = sentence(error);
    const delay = backoff.next();
    log.warn({ what, error: lastError, delay }, 'not connected; trying again');
    timer = setTimeout(() => {
      opening = attempt();
    }, delay);
  }

  const firstTry = attempt();
  opening = firstTry;
  return {
    value: () => live?.thing,
    since: () => since,
    lastError: () => lastError,
    times: () => times,
    firstTry,
    async close() {
      closed = true;
      clearTimeout(timer);
      await opening;
      const last = live;
      live = undefined;
      if (last) await shut(last.thing).catch(() => {});
    },
  };
}

export function sentence(error: unknown): string {
  const { message, code, errors } = (error ?? {}) as { message?: string; code?: unknown; errors?: unknown[] };
  if (!message && errors?.length) return sentence(errors[errors.length - 1]);
  return (message || String(code ?? error)).slice(0, 500);
}

/** Waits that double up to a ceiling, each 20 % off either way, so that many processes do not come back at once. */
export function createBackoff(firstMs: number, ceilingMs: number, random: () => number = Math.random) {
  let tries = 0;
  return {
    next(): number {
      const base = Math.min(ceilingMs, firstMs * 2 ** tries);
      tries = Math.min(tries + 1, 30);
      return Math.round(base * (0.8 + random() * 0.4));
    },
    reset(): void {
      tries = 0;
    },
  };
}
