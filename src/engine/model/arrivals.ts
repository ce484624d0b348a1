/** What comes in at the partners’ endpoint, and how it is answered. */

import type { Bytes, ReadRules, Understood } from '../../protocol/understand.js';

/** What a caller presented. Several may be there at once; any one that is valid identifies the partner. */
export type Presented =
  | { kind: 'bearer'; secret: string }
  | { kind: 'header'; name: string; secret: string }
  | { kind: 'basic'; user: string; secret: string }
  | { kind: 'path'; secret: string }
  /** Of a client certificate, as a trusted proxy states it. */
  | { kind: 'certificate'; secret: string };

/** Finds out what messages say. A long one is read in a thread, so that others do not wait. */
export interface Reader {
  /** Rejects when the place where long ones are read fails. */
  understand(arrived: Bytes, rules: ReadRules): Understood | Promise<Understood>;
  close(): Promise<void>;
}

export interface Arrival {
  bytes: Buffer;
  contentType: string;
  presented: Presented[];
  sourceAddress: string;
}

/** How the engine answers an arrival; the HTTP layer maps it to HTTP (reply policy R-OK, R-ERR, R-BAD, R-AUTH, …). */
export type Reply =
  | { kind: 'confirmed'; xml: string; outcome: 'applied' | 'repeated' | 'not-applied' | 'waiting' | 'refused' }
  /** No message that could be read: confirmed with ERROR all the same. */
  | { kind: 'unreadable'; xml: string }
  | { kind: 'unauthenticated' }
  | { kind: 'denied' }
  | { kind: 'down'; retryAfterSeconds: number };
