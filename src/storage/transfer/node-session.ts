/** The one session that a process of a node keeps open for as long as it runs: it holds its locks and listens. */
import { setTimeout as pause } from 'node:timers/promises';
import pg, { type ClientConfig, type Pool } from 'pg';
import { DatabaseSession } from '../database/session.js';
import { processLock } from '../exchange/gone-senders.js';
import { defaultNodeLockKey } from './node-lock.js';

/** What somebody wants of a channel of NOTIFY. */
export interface ChannelListener {
  onPayload(payload: string): void;
  /** Each time it listens anew: what was said meanwhile was not heard. */
  onUp(): void;
}

export interface NodeSession {
  /** From now on, and again whenever the session had to be opened anew. */
  listen(channel: string, listener: ChannelListener): void;
  close(): Promise<void>;
}

const retryMs = 500;
/** How long the database may take to say goodbye, in milliseconds. */
const goodbyeMs = 1_000;

/**
 * Opens it: with the lock that keeps others from restoring or moving a running node, shared, and the lock by which other
 * processes see that this very one lives. When the database restarts under us it is opened anew. Where the connections of the pool go, this
 * one goes too; it takes none of them. Throws when the first try fails.
 */
export async function openNodeSession(pool: Pool, instance: string): Promise<NodeSession> {
  const listeners = new Map<string, ChannelListener>();
  let client: pg.Client | undefined;
  let isClosed = false;

  async function open(): Promise<void> {
    const opened = new DatabaseSession(optionsOf(pool));
    try {
      await opened.connect();
      await opened.query(
        'select pg_advisory_lock_shared(hashtext($1)), pg_advisory_lock_shared(hashtext($2), hashtext($3))',
        [defaultNodeLockKey, processLock, instance],
      );
      for (const channel of listeners.keys()) await begin(opened, channel);
    } catch (error) {
      void opened.end().catch(() => {});
      throw error;
    }
    if (isClosed) return void opened.end().catch(() => {});
    opened.on('notification', ({ channel, payload = '' }) => listeners.get(channel)?.onPayload(payload));
    opened.once('end', () => {
      client = undefined;
      void openAgain();
    });
    client = opened;
    for (const { onUp } of listeners.values()) onUp();
  }
  async function openAgain(): Promise<void> {
    while (!isClosed && client === undefined) await open().catch(() => pause(retryMs, undefined, { ref: false }));
  }

  await open();
  return {
    listen: (channel, listener) => {
      listeners.set(channel, listener);
      // A session that is lost meanwhile listens when it is opened anew.
      if (client) begin(client, channel).then(listener.onUp, () => {});
    },
    close: async () => {
      isClosed = true;
      const last = client;
      if (last) await Promise.race([last.end().catch(() => {}), pause(goodbyeMs, undefined, { ref: false })]);
    },
  };
}

const begin = (client: pg.Client, channel: string) =>
  client.query<Record<string, never>>(`listen ${pg.escapeIdentifier(channel)}`);

/** A pool keeps its password out of sight: not enumerable, so a spread loses it. */
function optionsOf({ options }: Pool): ClientConfig {
  const { password } = options;
  return { ...options, ...(password === undefined ? {} : { password }) };
}
