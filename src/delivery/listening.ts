/** The listening half of the notices between processes: one connection of its own that is kept open. */
import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Logger } from '../logging.js';
import { isIds } from './ids.js';
import { type KeptOpen, keepOpen } from './keep-open.js';
import { settledInTime } from './within.js';

export type Listening = pg.Client;

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

export interface ListenOptions {
  /** Where its connections go, ours goes too; it takes none of the pool's. */
  pool: pg.Pool;
  channel: string;
  /** Shown in the database's list of connections. */
  name: string;
  log: Logger;
  onPayload(payload: string): void;
  /** Each time it listens anew. */
  onUp(): void;
}

export function listenFor({ pool, channel, name, log, onPayload, onUp }: ListenOptions): KeptOpen<Listening> {
  return keepOpen<Listening>({
    what: name,
    log,
    shut: (client) => settledInTime(client.end(), 1000, 'The database did not say goodbye.'),
    async open(lose) {
      const client = new pg.Client({
        ...poolOptions(pool),
        application_name: name.slice(0, 63),
        keepAlive: true,
        connectionTimeoutMillis: 5000,
      });
      client.on('error', lose);
      client.on('end', () => lose(new Error('The database closed the connection.')));
      client.on('notification', (notice) => {
        if (notice.channel === channel) onPayload(notice.payload ?? '');
      });
      try {
        await client.connect();
        await client.query(`listen ${pg.escapeIdentifier(channel)}`);
        onUp();
        return client;
      } catch (error) {
        void client.end().catch(() => {});
        throw error;
      }
    },
  });
}

/** A pool keeps its password out of sight: not enumerable, so a spread loses it. */
function poolOptions({ options }: pg.Pool): pg.ClientConfig {
  const { password } = options;
  return { ...options, ...(password === undefined ? {} : { password }) };
}
