import pg, { type ClientConfig, type Pool } from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { migrations } from '../../migrations/index.js';
import { entities } from './tables/index.js';

/** One database: TypeORM for tables, migrations and configuration; `pool` for the named statements, the same connections. */
export interface Database {
  dataSource: DataSource;
  pool: Pool;
  /** Connections kept for claiming and settling, so that a crowd at the partners' door never stands before delivery. */
  delivery: Pool;
  /** Set when a write found the disk full; the write probe takes it back when there is room again. */
  fullDisk: { seen: boolean };
  close(): Promise<void>;
}

export interface DatabaseOptions {
  url: string;
  /** In all; from eight on, three of them are for delivery. */
  connections: number;
  /** Shown in the server's list of sessions. */
  name: string;
}

/** Opens a database; it is not migrated. Throws when it cannot be reached. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const forDelivery = options.connections >= 8 ? 3 : 0;
  const inCommon = {
    Client: Session,
    keepAlive: true,
    // A statement need not wait for the answer to the one before it.
    pipeline: true,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    // The server would compile statements that run for a millisecond, for ten milliseconds each. Lists are counted and
    // sorted in memory. What is read at random is in memory or on a disk without arms.
    options: '-c jit=off -c work_mem=16MB -c random_page_cost=1.1',
  };
  const dataSource = new DataSource({
    type: 'postgres',
    url: options.url,
    entities,
    migrations,
    migrationsTableName: 'migration',
    installExtensions: false,
    applicationName: options.name,
    poolSize: options.connections - forDelivery,
    extra: { ...inCommon, max: options.connections - forDelivery },
  });
  await dataSource.initialize();
  const pool = (dataSource.driver as PostgresDriver).master as Pool;
  pool.on('error', () => {}); // an idle connection that breaks is replaced at the next use
  const fullDisk = { seen: false };
  if (forDelivery === 0) return { dataSource, pool, delivery: pool, fullDisk, close: () => dataSource.destroy() };
  const delivery = new pg.Pool({
    ...inCommon,
    connectionString: options.url,
    application_name: options.name,
    max: forDelivery,
  });
  delivery.on('error', () => {});
  const close = async () => {
    await delivery.end();
    await dataSource.destroy();
  };
  return { dataSource, pool, delivery, fullDisk, close };
}

/** One that breaks between two statements fails the next of them: unheard, its error would end the whole process. */
class Session extends pg.Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', () => {});
  }
}

/** The database was brought to its shape by a newer version of Interlend than this one. */
export class NewerDatabase extends Error {
  override name = 'NewerDatabase';
  constructor(readonly unknown: readonly string[]) {
    super(
      `This database was made by a newer version of Interlend (it has ${unknown.join(', ')}). Start that version, or restore a backup that was made before the upgrade.`,
    );
  }
}

/**
 * Brings the tables to this version's shape; two processes that start together take turns. Throws `NewerDatabase`, and
 * changes nothing, when a newer version was here before.
 */
export async function migrate(database: Database): Promise<string[]> {
  const client = await database.pool.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtext('interlend-migrate'))`);
    await refuseNewer(client);
    const done = await database.dataSource.runMigrations({ transaction: 'each' });
    return done.map((migration) => migration.name);
  } finally {
    await client.query(`select pg_advisory_unlock(hashtext('interlend-migrate'))`).catch(() => {});
    client.release();
  }
}

async function refuseNewer(client: pg.PoolClient): Promise<void> {
  const { rows: tables } = await client.query<{ there: boolean }>(
    `select to_regclass('migration') is not null as there`,
  );
  if (!tables[0]?.there) return;
  const known = new Set(migrations.map(({ name }) => name));
  const { rows } = await client.query<{ name: string }>('select name from migration order by timestamp');
  const unknown = rows.map(({ name }) => name).filter((name) => !known.has(name));
  if (unknown.length > 0) throw new NewerDatabase(unknown);
}
