/** Bytes → message, or a refusal with the facts its confirmation echoes. */
import { gate } from './gate.js';
import { readMessages } from './reading/read-messages.js';
import type { ReadResult } from './reading/result.js';

export type { MessageRead, MessageRefused, ReadResult } from './reading/result.js';

/**
 * Reads one HTTP body. `contentType` is the header as it came; `strict` refuses what the schema refuses. Liberal in all
 * else, and every liberty is noted. Never throws for what a partner can send.
 *
 * A 1.2 link delivery stays as it is on the wire: the link in `itemId`, delivery method `URL`.
 */
export function read(bytes: Buffer, contentType: string, options: { maxBytes: number; strict: boolean }): ReadResult {
  const passed = gate(bytes, contentType, options);
  if (passed.kind === 'refused') return { kind: 'unreadable', reason: passed.reason, code: passed.code };
  return readMessages(passed, options.strict);
}
