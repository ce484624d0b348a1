/** The notices between the processes of a node, and the name of their channel. */
import { createHash } from 'node:crypto';
import { isIds } from './ids.js';

/** A channel name may hold 63 bytes; a node id may be longer and odd. */
export const channelOf = (nodeId: string): string =>
  `interlend_bell_${createHash('sha256').update(nodeId).digest('hex').slice(0, 16)}`;

/** PostgreSQL takes less than 8,000 bytes. */
const noticeBytes = 7500;

/** Ids that do not fit are left out: an empty list means "look". */
export function writeNotice(from: string, ids: readonly string[]): string {
  const notice = JSON.stringify({ from, ids });
  return Buffer.byteLength(notice) <= noticeBytes ? notice : JSON.stringify({ from, ids: [] });
}

export function readNotice(payload: string): { from: string; ids: string[] } | undefined {
  try {
    const { from, ids } = JSON.parse(payload) as { from?: unknown; ids?: unknown };
    return typeof from === 'string' && isIds(ids) ? { from, ids } : undefined;
  } catch {
    return undefined;
  }
}
