/** When to try a message again, and when to give up. Decided from the tries made, the age and a given random number. */

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Seconds before each try. The first are short, for most faults are restarts; the tail outlasts a long weekend. */
export const retryWaits = [0, 10, minute, 5 * minute, 30 * minute, 2 * hour, 6 * hour, 12 * hour] as const;
const waitAfterThose = 12 * hour;
const giveUpAge = 7 * day;
/** What a partner's Retry-After may ask for. */
const shortestWait = 1;
const longestWait = 12 * hour;

export interface Tries {
  /** Tries that were made and failed. Waiting for a closed channel is not a try. */
  made: number;
  /** When the message was written. */
  since: Date;
  now: Date;
  /** 0 up to 1; spreads tries by ±20 %. */
  random: number;
  /** What the partner asked for. */
  retryAfterSeconds?: number;
}
export type NextTry = { kind: 'again'; at: Date } | { kind: 'giveUp' };

/** The next try. Gives up when the message is seven days old and has had its tries: never by age alone. */
export function nextTry({ made, since, now, random, retryAfterSeconds }: Tries): NextTry {
  const giveUpAt = since.getTime() + giveUpAge * 1000;
  const tried = made >= retryWaits.length;
  if (tried && now.getTime() >= giveUpAt) return { kind: 'giveUp' };
  const wait =
    retryAfterSeconds === undefined
      ? (retryWaits[made] ?? waitAfterThose) * (0.8 + 0.4 * random)
      : Math.min(longestWait, Math.max(shortestWait, retryAfterSeconds));
  const at = now.getTime() + Math.round(wait * 1000);
  return { kind: 'again', at: new Date(tried ? Math.min(at, giveUpAt) : at) };
}
