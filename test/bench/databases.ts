import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { openDatabase } from '../../src/storage/database/database.js';
import { migrate } from '../../src/storage/database/migrate.js';
import { databaseServer } from '../support/services.js';

export interface BenchDatabase {
  name: string;
  url: string;
  pool: pg.Pool;
  close(): Promise<void>;
}

const prefix = 'interlend_test_bench_';

/** A database of this run, migrated unless that is not wished; `close` drops it unless it is kept. */
export async function openBenchDatabase(keep: boolean, { migrated = true } = {}): Promise<BenchDatabase> {
  const name = `${prefix}${keep ? 'kept_' : ''}${Date.now().toString(36)}_${randomBytes(3).toString('hex')}`;
  await asAdmin((client) => client.query(`create database ${name}`));
  const url = new URL(databaseServer());
  url.pathname = `/${name}`;
  if (migrated) {
    const database = await openDatabase({ url: url.href, connections: 2, name: 'bench' });
    await migrate(database);
    await database.close();
  }
  const pool = new pg.Pool({ connectionString: url.href, max: 32 });
  pool.on('error', () => {});
  return {
    name,
    url: url.href,
    pool,
    close: async () => {
      await pool.end();
      if (!keep) await asAdmin((client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/** Drops what runs left behind that were killed more than six hours ago. */
export async function dropLeftovers(): Promise<void> {
  await asAdmin(async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select datname as name from pg_database where datname ~ '^${prefix}[0-9a-z]{8,9}_'`,
    );
    for (const { name } of rows) {
      const began = Number.parseInt(name.slice(prefix.length).split('_')[0] ?? '', 36);
      if (Date.now() - began > 6 * 3_600_000) await client.query(`drop database if exists ${name} with (force)`);
    }
  });
}

/** Version and durability of the server, for the reader of the numbers. */
export async function describeServer(): Promise<string> {
  return asAdmin(async (client) => {
    const { rows } = await client.query(
      `select current_setting('server_version') as version, current_setting('fsync') as fsync,
        current_setting('synchronous_commit') as commit, current_setting('shared_buffers') as buffers,
        current_setting('autovacuum') as autovacuum`,
    );
    const { version, fsync, commit, buffers, autovacuum } = rows[0];
    return `PostgreSQL ${version}, fsync ${fsync}, synchronous_commit ${commit}, shared_buffers ${buffers}, autovacuum ${autovacuum}`;
  });
}

async function asAdmin<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseServer() });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
