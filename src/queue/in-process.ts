import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import pg from 'pg';
import type { Doorbell } from '../engine/model/doorbell.js';
import type { Logger } from '../logging.js';
import { type CountingDoorbell, newCounts } from './counts.js';
import { gatherRings } from './gathered.js';
import { portions } from './ids.js';
import { type KeptOpen, sentence } from './keep-open.js';
import { channelOf, type Listening, listenFor, readNotice, writeNotice } from './listening.js';
import { settledInTime, settledWithin } from './within.js';

export interface InProcessDoorbellOptions {
  /** A pool to notify through, or where to connect to. A pool stays its owner's to close. */
  pool: pg.Pool | string;
  /** Names the channel: processes of one node share it, other nodes in the database never hear it. */
  nodeId: string;
  log: Logger;
  notifyTimeoutMs?: number;
}

/**
 * A doorbell without a broker: an event within the process, LISTEN/NOTIFY for the node's other processes.
 * What NOTIFY carries is a hint, never the truth: rows are found by looking. The handler gets an empty list when it
 * should look for itself (a long list of ids, or rings may have been missed while the connection was down).
 */
export function createInProcessDoorbell(options: InProcessDoorbellOptions): CountingDoorbell {
  const { pool: given, nodeId, log, notifyTimeoutMs = 2000 } = options;
  const own = typeof given === 'string' ? new pg.Pool({ connectionString: given, max: 1 }) : undefined;
  own?.on('error', (error) => log.warn({ error: error.message }, 'an idle connection was lost'));
  const pool = own ?? (given as pg.Pool);
  const channel = channelOf(nodeId);
  // Tells our own notices from those of other processes.
  const me = randomUUID();
  const local = new EventEmitter();
  const counts = newCounts();
  const working = new Set<Promise<void>>();
  const started = new Date();
  let listening: KeptOpen<Listening> | undefined;
  let closed = false;

  const notices = gatherRings(async (ids) => {
    try {
      for (const portion of portions(ids)) {
        const sent = pool.query({
          name: 'notify',
          text: 'select pg_notify($1, $2)',
          values: [channel, writeNotice(me, portion)],
        });
        await settledInTime(sent, notifyTimeoutMs, 'The database did not take the notice in time.');
        counts.rung += 1;
      }
    } catch (error) {
      counts.failed += 1;
      log.warn(
        { ids: ids.length, error: sentence(error) },
        'other processes were not rung; their sweep finds the rows',
      );
    }
  });

  function hear(payload: string): void {
    const notice = readNotice(payload);
    if (!notice) {
      counts.malformed += 1;
      log.warn({ bytes: payload.length }, 'a notice that is no list of ids was put aside');
    } else if (notice.from !== me) local.emit('ring', notice.ids);
  }

  return {
    async ring(ids) {
      if (closed || ids.length === 0) return;
      // The handler's work is not the caller's to wait for.
      setImmediate(() => local.emit('ring', ids));
      await notices.ring(ids);
    },
    async onRing(handler) {
      if (listening) throw new Error('This doorbell has a handler already.');
      local.on('ring', (ids: readonly string[]) => {
        if (closed) return;
        counts.heard += 1;
        const work = Promise.resolve(ids)
          .then(handler)
          .catch((error) => {
            counts.handlerFailures += 1;
            log.error({ err: error }, 'a ring could not be handled');
          })
          .finally(() => working.delete(work));
        working.add(work);
      });
      // While nobody listened, notices were lost.
      const onUp = () => {
        if (listening && listening.times() > 0) local.emit('ring', []);
      };
      listening = listenFor({ pool, channel, name: `interlend ${nodeId} listens`, log, hear, onUp });
      await listening.firstTry;
    },
    health() {
      const lastError = listening?.lastError();
      return {
        kind: 'in-process',
        // Within the process it always rings; this is about the node's other processes.
        connected: !closed && (listening === undefined || listening.value() !== undefined),
        consumers: !closed && local.listenerCount('ring') > 0 ? 1 : 0,
        since: listening?.since() ?? started,
        ...(lastError === undefined ? {} : { lastError }),
      };
    },
    counts: () => ({ ...counts, reconnects: Math.max(0, (listening?.times() ?? 0) - 1) }),
    async close() {
      closed = true;
      await settledWithin(working, 5000);
      await listening?.close();
      await notices.settled();
      await own?.end();
    },
  };
}

/** A doorbell that never rings: senders find due rows by the sweep alone. Correct, only slower. */
export function createSilentDoorbell(): Doorbell {
  const since = new Date();
  return {
    ring: async () => {},
    onRing: async () => {},
    health: () => ({ kind: 'silent', connected: true, consumers: 0, since }),
    close: async () => {},
  };
}
