/** A bucket for each key: so much at once, and so much a minute after it. */
import type { SharedCount } from './model/siblings.js';

export interface Quota {
  /** Takes so many; the answer is how many seconds to wait, 0 when they were there. */
  take(key: string, many?: number): number;
  /** Milliseconds until so many may be taken by one who lets `ahead` others go before; takes nothing. */
  delay(key: string, many?: number, ahead?: number): number;
  /** Takes so many whether or not they are there. What is more than the bucket holds is owed. */
  spend(key: string, many?: number): void;
  /** Takes what there is of so many, and nothing is owed for the rest. */
  drain(key: string, many?: number): void;
}

export interface QuotaOptions {
  perMinute: number;
  /** What a key may take at once; without it what a minute gives. */
  burst?: number;
  /** Milliseconds of a clock that is never set back. */
  now?: () => number;
  /** Most keys remembered, the oldest goes first. */
  keys?: number;
  /** Where several processes keep one quota together. */
  shared?: SharedCount;
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
  shared,
}: QuotaOptions): Quota {
  const buckets = new Map<string, { left: number; at: number }>();
  const leftOf = (key: string): number => {
    const known = buckets.get(key);
    return known ? Math.min(burst, known.left + ((now() - known.at) / 60_000) * perMinute) : burst;
  };
  const keep = (key: string, left: number): void => {
    buckets.delete(key);
    buckets.set(key, { left, at: now() });
    if (buckets.size > keys) buckets.delete(buckets.keys().next().value ?? key);
  };
  const delay: Quota['delay'] = (key, many = 1, ahead = 0) => {
    const lacking = ahead + Math.min(many, burst) - leftOf(key);
    if (burst > 0 && lacking <= 0) return 0;
    return perMinute > 0 && burst > 0 ? (lacking / perMinute) * 60_000 : 60_000;
  };
  shared?.onTold((key, many) => keep(key, leftOf(key) - many));
  return {
    delay,
    take(key, many = 1) {
      const wait = delay(key, many);
      keep(key, leftOf(key) - (wait === 0 ? many : 0));
      if (wait === 0) shared?.tell(key, many);
      return wait === 0 ? 0 : Math.max(1, Math.ceil(wait / 1000));
    },
    spend: (key, many = 1) => keep(key, leftOf(key) - many),
    drain(key, many = 1) {
      const left = leftOf(key);
      keep(key, left > 0 ? Math.max(0, left - many) : left);
    },
  };
}
