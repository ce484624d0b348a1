import type { Reply } from '../model/arrivals.js';

/** An arrival at its end: what the caller is answered, and how it is counted. */
export interface Ended {
  reply: Reply;
  /** The kind of message, `unknown` where it was not read. */
  kind: string;
  outcome: string;
}

/** An arrival that ends with this answer; `kind`: of the message, where one could be read. */
export const ended = (reply: Reply, outcome: string, kind = 'unknown'): Ended => ({ reply, kind, outcome });

/** Whether a step ended the arrival, or found out what the next one needs. */
export const isEnded = (found: object): found is Ended => 'reply' in found;
