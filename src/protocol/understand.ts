/** All that the engine asks of the bytes of a message, found out in one piece, so that it can be done in another thread. */
import { canonicalOf } from './canonical.js';
import { glimpse } from './glimpse.js';
import { type Bytes, withoutSecrets } from './masked.js';
import type { InitiatingMessage } from './messages.js';
import { type ReadResult, read } from './read.js';

export interface ReadRules {
  maxBytes: number;
  /** Refuses what the schema refuses. */
  strict: boolean;
}

/** Plain values only: it can be posted from thread to thread. */
export interface Understood {
  got: ReadResult;
  /** Of a message that may be confirmed: the same content, and the same meaning sent anew. */
  marks?: { identity: string; meaning: string };
  /** What can still be seen of a message that cannot be confirmed as one. */
  seen?: ReturnType<typeof glimpse>;
  /** As it may be stored and shown, without security codes. */
  masked: Bytes;
}

/** Never throws for what a partner can send. */
export function understand(arrived: Bytes, rules: ReadRules): Understood {
  const got = read(arrived.bytes, arrived.contentType, rules);
  const masked = withoutSecrets(arrived);
  if (got.kind === 'unreadable' || isConfirmation(got))
    return { got, masked, seen: glimpse(arrived.bytes, arrived.contentType) };
  if (got.kind === 'refused') return { got, masked };
  return { got, masked, marks: canonicalOf(got.message as InitiatingMessage) };
}

/** Nobody waits for a confirmation of a confirmation. */
export const isConfirmation = (got: Exclude<ReadResult, { kind: 'unreadable' }>): boolean =>
  got.kind === 'message' && got.message.kind.endsWith('Confirmation');

/** The marks of a message that was found fit to be confirmed. */
export function marksOf({ marks }: Understood): { identity: string; meaning: string } {
  if (!marks) throw new Error('What has no marks is not a message to be confirmed.');
  return marks;
}
