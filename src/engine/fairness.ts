/** What keeps the door from starving the rest of the house: places inside, a short line, and quotas. */

export interface GateOptions {
  /** Messages worked on at the same time. 0 lets nobody in. */
  slots: number;
  /** How many of them one caller may hold; without it all. */
  slotsEach?: number;
  /** How many it may hold while others send too; without it as many as `slotsEach`. What is worked on keeps others waiting. */
  slotsBeside?: number;
  /** Callers that may wait for a place; many partners never send again, so waiting is kinder than a refusal. */
  waiting: number;
  /** How many of them may be the same caller; without it all. */
  waitingEach?: number;
  waitMs: number;
  /** Milliseconds of a clock that is never set back. */
  now?: () => number;
  /** True while the outbox is behind: then a quarter of the places stay open, so that delivery catches up. */
  pressure?: () => boolean;
}

export interface Gate {
  /** Resolves with the function that gives the place back, or undefined when there is no place in time. `who` names the caller. */
  enter(who?: string): Promise<(() => void) | undefined>;
  readonly busy: number;
}

/** Who was here within the last second sends too. */
const presentMs = 1000;

/** Callers take turns: whoever waits is let in before one that came earlier but had its turn already. */
export function createGate(options: GateOptions): Gate {
  const { slots, waiting, waitMs, pressure = () => false } = options;
  const { slotsEach = slots, slotsBeside = slotsEach, waitingEach = waiting, now = () => performance.now() } = options;
  /** The caller that came last, and the last one that was another. */
  let last: { who: string; at: number } | undefined;
  let other: typeof last;
  const busyOf = new Map<string, number>();
  /** Callers in the order of their turns, each with its own line. */
  const lines = new Map<string, (() => void)[]>();
  let busy = 0;
  let inLine = 0;
  const open = () => (pressure() ? Math.min(slots, Math.max(1, Math.floor(slots / 4))) : slots);
  const isAlone = (who: string) => {
    const another = last?.who === who ? other : last;
    return another === undefined || now() - another.at >= presentMs;
  };
  const mayEnter = (who: string) =>
    busy < open() && (busyOf.get(who) ?? 0) < (isAlone(who) ? slotsEach : Math.min(slotsEach, slotsBeside));

  function callNext(): void {
    for (let called = true; called; ) {
      called = false;
      for (const [who, line] of [...lines]) {
        if (!mayEnter(who)) continue;
        const admit = line.shift();
        lines.delete(who);
        if (line.length > 0) lines.set(who, line); // behind the others
        inLine -= 1;
        admit?.();
        called = true;
      }
    }
  }

  function place(who: string): () => void {
    busy += 1;
    busyOf.set(who, (busyOf.get(who) ?? 0) + 1);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      busy -= 1;
      const others = (busyOf.get(who) ?? 1) - 1;
      if (others > 0) busyOf.set(who, others);
      else busyOf.delete(who);
      callNext();
    };
  }

  function leaveLine(who: string, admit: () => void): void {
    const line = lines.get(who);
    const at = line?.indexOf(admit) ?? -1;
    if (!line || at < 0) return;
    line.splice(at, 1);
    inLine -= 1;
    if (line.length === 0) lines.delete(who);
  }

  return {
    get busy() {
      return busy;
    },
    async enter(who = '') {
      if (last && last.who !== who) other = last;
      last = { who, at: now() };
      callNext();
      const own = lines.get(who)?.length ?? 0;
      if (own === 0 && mayEnter(who)) return place(who);
      if (inLine >= waiting || own >= waitingEach || waitMs <= 0 || slots <= 0) return undefined;
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          leaveLine(who, admit);
          resolve(undefined);
        }, waitMs);
        const admit = () => {
          clearTimeout(timer);
          resolve(place(who));
        };
        const line = lines.get(who) ?? [];
        line.push(admit);
        lines.set(who, line);
        inLine += 1;
      });
    },
  };
}

export interface Quota {
  /** Takes so many; the answer is how many seconds to wait, 0 when they were there. */
  take(key: string, many?: number): number;
  /** Forgets a key, so that strangers with made-up secrets leave nothing behind. */
  forget(key: string): void;
}

export interface QuotaOptions {
  perMinute: number;
  /** What a key may take at once; without it what a minute gives. */
  burst?: number;
  /** Milliseconds of a clock that is never set back. */
  now?: () => number;
  /** Most keys remembered, the oldest goes first. */
  keys?: number;
}

/**
 * A bucket per key that holds `burst` and refills evenly. More than the bucket holds is taken from a full one, and then
 * it is in debt: one large thing is let through, and what comes after it waits.
 */
export function createQuota({
  perMinute,
  burst = perMinute,
  now = () => performance.now(),
  keys = 10_000,
}: QuotaOptions): Quota {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take(key, many = 1) {
      const at = now();
      const known = buckets.get(key);
      const left = known ? Math.min(burst, known.left + ((at - known.at) / 60_000) * perMinute) : burst;
      const needed = Math.min(many, burst);
      const isThere = burst > 0 && left >= needed;
      buckets.delete(key);
      buckets.set(key, { left: isThere ? left - many : left, at });
      if (buckets.size > keys) buckets.delete(buckets.keys().next().value ?? key);
      if (isThere) return 0;
      return perMinute > 0 && burst > 0 ? Math.max(1, Math.ceil(((needed - left) / perMinute) * 60)) : 60;
    },
    forget: (key) => void buckets.delete(key),
  };
}
