/** LISTEN and NOTIFY about changed requests between the processes of a node. A notice is a hint, never the truth. */
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Logger } from '../logging.js';
import { idsPerMessage } from './ids.js';
import { channelOf, readNotice, writeNotice } from './notices.js';

/** A session that is kept open; after a break it listens anew and says so by `onUp`. */
interface ListeningSession {
  listen(channel: string, listener: { onPayload(payload: string): void; onUp(): void }): void;
}

export interface ChangeNoticesOptions {
  pool: pg.Pool;
  session: ListeningSession;
  nodeId: string;
  log: Logger;
  /** Notices are gathered for so long: a busy node sends ten a second, not one a commit. */
  gatherMs?: number;
}

export function createChangeNotices({ pool, session, nodeId, log, gatherMs = 100 }: ChangeNoticesOptions) {
  const channel = channelOf(`${nodeId} changes`);
  const me = randomUUID();
  const waiting = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let sending: Promise<unknown> | undefined;
  let isClosed = false;

  function send(): void {
    timer = undefined;
    // Too many to name: an empty list says "look".
    const ids = waiting.size <= idsPerMessage ? [...waiting] : [];
    waiting.clear();
    sending = pool
      .query({ name: 'notify', text: 'select pg_notify($1, $2)', values: [channel, writeNotice(me, ids)] })
      .catch((error: Error) => log.debug({ error: error.message }, 'other processes look by themselves'));
  }

  return {
    notify(ids: readonly string[]): void {
      for (const id of ids) waiting.add(id);
      timer ??= setTimeout(send, gatherMs);
    },
    onNotice(handler: () => void): void {
      const onPayload = (payload: string) => {
        if (!isClosed && readNotice(payload)?.from !== me) handler();
      };
      session.listen(channel, { onPayload, onUp: () => isClosed || handler() });
    },
    async close(): Promise<void> {
      isClosed = true;
      clearTimeout(timer);
      await sending;
    },
  };
}
