import type { Writable } from 'node:stream';
import pg from 'pg';
import { startNode } from '../../src/compose.js';
import { readSettings } from '../../src/settings/read-settings.js';
import { createTestDatabase } from '../support/databases.js';
import { migrated } from '../support/migrated.js';

/** A node whose log is kept, that listens and nothing running by itself. */
export interface PlantedNode {
  url: string;
  adminUrl: string;
  symbol: string;
  databaseUrl: string;
  // biome-ignore lint/suspicious/noExplicitAny: answers of any operation
  call(method: string, path: string, body?: unknown): Promise<{ status: number; text: string; body: any }>;
  rows<T extends object>(sql: string): Promise<T[]>;
  close(): Promise<void>;
}

export async function openNode(logTo: Writable, env: Record<string, string>): Promise<PlantedNode> {
  const database = await createTestDatabase(migrated);
  const symbol = 'ISIL:CA-OOALG';
  const settings = readSettings({
    INTERLEND_NAME: 'Algonquin College',
    INTERLEND_SYMBOLS: symbol,
    INTERLEND_PORT: '0',
    INTERLEND_ADMIN_PORT: '0',
    INTERLEND_ALLOW_ADDRESSES: '127.0.0.0/8',
    INTERLEND_LOG_LEVEL: 'debug',
    ...env,
  });
  const { staffToken, secretKey } = settings;
  const node = await startNode({
    settings,
    databaseUrl: database.url,
    amqpUrl: '',
    secretKey,
    logTo,
    byHand: true,
    staffTokens: [{ name: 'staff', token: staffToken }],
  });
  const pool = new pg.Pool({ connectionString: database.url, max: 1 });
  const url = node.servers?.url ?? '';
  return {
    url,
    adminUrl: node.servers?.adminUrl ?? '',
    symbol,
    databaseUrl: database.url,
    call: async (method, path, body) => {
      const answer = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${staffToken}`, ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      const text = await answer.text();
      if (method !== 'GET' && answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
      return {
        status: answer.status,
        text,
        body: /[/+]json/.test(answer.headers.get('content-type') ?? '') ? JSON.parse(text || '{}') : undefined,
      };
    },
    rows: async (sql) => (await pool.query(sql)).rows,
    close: async () => {
      await pool.end();
      await node.stop({ graceMs: 0 });
      await database.drop();
    },
  };
}
