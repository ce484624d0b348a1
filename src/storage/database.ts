import pg, { type ClientConfig, type Pool } from 'pg';
import { DataSource, MigrationExecutor } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { migrations } from '../../migrations/index.js';
import { entities } from './tables/index.js';

/** One database: TypeORM for tables, migrations and configuration; `pool` for the named statements, the same connections. */
export interface Database {
  dataSource: DataSource;
  pool: Pool;
  /** Connections kept for claiming and settling, so that a crowd at the partners' door never stands before delivery. */
  delivery: Pool;
  /** For jobs that read or write whole tables: their statements may take an hour. */
  patient: Pool;
  /** Set when a write found the disk full; the write probe takes it back when there is room again. */
  fullDisk: { seen: boolean };
  close(): Promise<void>;
}

export interface DatabaseOptions {
  url: string;
  /** In all; from eight on, three of them are for delivery, and from twelve on two for jobs. */
  connections: number;
  /** After so many seconds the server ends a statement (code 57014); 0 or nothing: never. */
  statementSeconds?: number;
  /** Shown in the server's list of sessions. */
  name: string;
}

/** Opens a database; it is not migrated. Throws when it cannot be reached. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const forDelivery = options.connections >= 8 ? 3 : 0;
  const forJobs = options.connections >= 12 ? 2 : 0;
  const inCommon = {
    Client: Session,
    keepAlive: true,
    // A statement need not wait for the answer to the one before it.
    pipeline: true,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    options: sessionOptions(options.statementSeconds ?? 0),
  };
  const dataSource = new DataSource({
    type: 'postgres',
    url: options.url,
    entities,
    migrations,
    migrationsTableName: 'migration',
    installExtensions: false,
    applicationName: options.name,
    poolSize: options.connections - forDelivery - forJobs,
    extra: { ...inCommon, max: options.connections - forDelivery - forJobs },
  });
  await dataSource.initialize();
  const pool = (dataSource.driver as PostgresDriver).master as Pool;
  pool.on('error', () => {}); // an idle connection that breaks is replaced at the next use
  const fullDisk = { seen: false };
  if (forDelivery === 0)
    return { dataSource, pool, delivery: pool, patient: pool, fullDisk, close: () => dataSource.destroy() };
  const beside = (more: pg.PoolConfig) => {
    const other = new pg.Pool({
      ...inCommon,
      connectionString: options.url,
      application_name: options.name,
      ...more,
    });
    other.on('error', () => {});
    return other;
  };
  const delivery = beside({ max: forDelivery });
  const inPatience = {
    idleTimeoutMillis: 5_000,
    options: sessionOptions(options.statementSeconds ? patientSeconds : 0),
  };
  const patient = forJobs > 0 ? beside({ max: forJobs, ...inPatience }) : pool;
  const close = async () => {
    await delivery.end();
    if (patient !== pool) await patient.end();
    await dataSource.destroy();
  };
  return { dataSource, pool, delivery, patient, fullDisk, close };
}

/** How long a statement of a job may take. */
const patientSeconds = 3600;
/** How long a transaction may stand open while its process says nothing: then the server takes its locks away. */
const idleSeconds = 120;

/**
 * The server would compile statements that run for a millisecond, for ten milliseconds each. Lists are counted and
 * sorted in memory. What is read at random is in memory or on a disk without arms.
 */
const sessionOptions = (statementSeconds: number): string =>
  [
    ...['jit=off', 'work_mem=16MB', 'random_page_cost=1.1'],
    ...[`statement_timeout=${statementSeconds}s`, `idle_in_transaction_session_timeout=${idleSeconds}s`],
  ]
    .map((each) => `-c ${each}`)
    .join(' ');

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
    await client.query('set statement_timeout = 0');
    await client.query(`select pg_advisory_lock(hashtext('interlend-migrate'))`);
    await refuseNewer(client);
    return await runMigrations(database.dataSource);
  } finally {
    await client
      .query(`select pg_advisory_unlock(hashtext('interlend-migrate')); reset statement_timeout`)
      .catch(() => {});
    client.release();
  }
}

/** A migration may take as long as it takes: half a table in a new shape helps nobody. */
async function runMigrations(dataSource: DataSource): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('set statement_timeout = 0');
    const executor = new MigrationExecutor(dataSource, runner);
    executor.transaction = 'each';
    const done = await executor.executePendingMigrations();
    return done.map(({ name }) => name);
  } finally {
    await runner.query('reset statement_timeout').catch(() => {});
    await runner.release();
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
