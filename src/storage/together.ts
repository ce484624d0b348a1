import type { Duplex } from 'node:stream';
import type { PoolClient } from 'pg';

/**
 * Statements that `work` sends without waiting for their answers leave in one write: a write costs more than a small
 * statement does.
 */
export function together<T>(client: PoolClient, work: () => T): T {
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection;
  stream.cork();
  try {
    return work();
  } finally {
    stream.uncork();
  }
}
