import type { Duplex } from 'node:stream';
import type { PoolClient } from 'pg';

/**
 * Statements that `work` sends without waiting for their answers leave in one write: a write costs more than a small
 * statement does.
 */
export function inOneWrite<T>(client: PoolClient, work: () => T): T {
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection;
  stream.cork();
  try {
    return work();
  } finally {
    stream.uncork();
  }
}

/** The client of several works at once: what they send in one turn of the event loop leaves in one write. */
export function inOneWriteATurn(client: PoolClient): PoolClient {
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection;
  let corked = false;
  const query = (...given: Parameters<PoolClient['query']>) => {
    if (!corked) {
      corked = true;
      stream.cork();
      process.nextTick(() => {
        corked = false;
        stream.uncork();
      });
    }
    return client.query(...given);
  };
  return Object.create(client, { query: { value: query } });
}
