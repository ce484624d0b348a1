import type { SharedCount } from '../engine/model/siblings.js';

/** Remembers where failed logins come from, so that guessing gets slow. Never refuses anybody who knows the secret. */
export interface Failures {
  /** Notes a failure and says how long the refusal should take from the arrival on, in milliseconds. */
  note(source: string): number;
}

export interface FailureRules {
  /** Every refusal takes this long, so that "unknown" and "wrong" cannot be told apart by the clock. */
  evenMs: number;
  /** And this long once a source has failed `allowed` times within `windowMs`. */
  slowMs: number;
  allowed: number;
  windowMs: number;
}

export const failureRules: FailureRules = { evenMs: 50, slowMs: 1500, allowed: 20, windowMs: 600_000 };

/** Keeps at most 10,000 sources; the one that failed longest ago is forgotten first. `shared`: several processes count together. */
export function createFailures(
  rules: FailureRules = failureRules,
  now: () => number = Date.now,
  shared?: SharedCount,
): Failures {
  const sources = new Map<string, { count: number; since: number }>();
  const add = (source: string, many: number): number => {
    const known = sources.get(source);
    const fresh = !known || now() - known.since > rules.windowMs;
    const seen = fresh ? { count: many, since: now() } : { count: known.count + many, since: known.since };
    sources.delete(source);
    sources.set(source, seen);
    if (sources.size > 10_000) sources.delete(sources.keys().next().value ?? source);
    return seen.count;
  };
  shared?.onTold(add);
  return {
    note(source) {
      shared?.tell(source, 1);
      return add(source, 1) > rules.allowed ? rules.slowMs : rules.evenMs;
    },
  };
}
