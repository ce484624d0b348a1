import type { Client } from 'pg';
import { loadOrder } from './load-order.js';
import { staying } from './made-anew.js';
import { migrationsOf, type TableShape, tablesOf } from './shapes.js';

/** What a copy starts from: the tables in loading order, as they all stood at one moment. */
export interface Snapshot {
  migrations: string[];
  /** Without the table of migrations: the target has done its own. */
  tables: TableShape[];
  server: string;
}

/** Opens a read-only view of one moment on this session; it lasts until the session ends. */
export async function openSnapshot(client: Client, migrationsTable: string): Promise<Snapshot> {
  await client.query('begin isolation level repeatable read read only');
  const migrations = await migrationsOf(client, migrationsTable);
  const tables = (await tablesOf(client)).filter(({ name }) => name !== migrationsTable && !staying.has(name));
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  return { migrations, tables: loadOrder(tables).tables, server: rows[0]?.server_version ?? '' };
}

/** TypeORM's list of the migrations done. */
export const defaultMigrationsTable = 'migration';
