/** What keeps the door from starving the rest of the house: places inside, a short line, and quotas. */

export interface GateOptions {
  /** Messages worked on at the same time. 0 lets nobody in. */
  slots: number;
  /** Callers that may wait for a place; many partners never send again, so waiting is kinder than a refusal. */
  waiting: number;
  waitMs: number;
  /** True while the outbox is behind: then a quarter of the places stay open, so that delivery catches up. */
  pressure?: () => boolean;
}

export interface Gate {
  /** Resolves with the function that gives the place back, or undefined when there is no place in time. */
  enter(): Promise<(() => void) | undefined>;
  readonly busy: number;
}

export function createGate({ slots, waiting, waitMs, pressure = () => false }: GateOptions): Gate {
  let busy = 0;
  const line: (() => void)[] = [];
  const open = () => (pressure() ? Math.min(slots, Math.max(1, Math.floor(slots / 4))) : slots);
  const callNext = () => {
    while (line.length > 0 && busy < open()) line.shift()?.();
  };
  const place = () => {
    busy++;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      busy--;
      callNext();
    };
  };
  return {
    get busy() {
      return busy;
    },
    async enter() {
      callNext();
      if (line.length === 0 && busy < open()) return place();
      if (line.length >= waiting || waitMs <= 0 || slots <= 0) return undefined;
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          line.splice(line.indexOf(admit), 1);
          resolve(undefined);
        }, waitMs);
        const admit = () => {
          clearTimeout(timer);
          resolve(place());
        };
        line.push(admit);
      });
    },
  };
}

export interface Quota {
  /** Takes one; the answer is how many seconds to wait, 0 when there was one left. */
  take(key: string): number;
  /** Forgets a key, so that strangers with made-up secrets leave nothing behind. */
  forget(key: string): void;
}

/** A bucket per key that holds `perMinute` and refills evenly. Keeps at most `keys` buckets, the oldest goes first. */
export function createQuota(perMinute: number, now: () => number = Date.now, keys = 10_000): Quota {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take(key) {
      const at = now();
      const known = buckets.get(key);
      const left = known ? Math.min(perMinute, known.left + ((at - known.at) / 60_000) * perMinute) : perMinute;
      buckets.delete(key);
      buckets.set(key, { left: left >= 1 ? left - 1 : left, at });
      if (buckets.size > keys) buckets.delete(buckets.keys().next().value ?? key);
      if (left >= 1) return 0;
      return perMinute > 0 ? Math.max(1, Math.ceil(((1 - left) / perMinute) * 60)) : 60;
    },
    forget: (key) => void buckets.delete(key),
  };
}
