import pg, { type Pool } from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { entities } from '../tables/index.js';
import { DatabaseSession } from './session.js';

/** One database: TypeORM for tables, migrations and configuration; `pool` for the named statements, the same connections. */
export interface Database {
  dataSource: DataSource;
  pool: Pool;
  /** Connections kept for claiming and settling, so that many calls at once at the partners' endpoint cannot delay delivery. */
  delivery: Pool;
  /** For jobs that read or write whole tables: their statements may take an hour. */
  patient: Pool;
  /** Set when a write found the disk full; the write probe takes it back when there is room again. */
  fullDisk: { seen: boolean };
  close(): Promise<void>;
}

/** What a store needs that has statements and repositories. */
export type PoolAndTables = Pick<Database, 'pool' | 'dataSource'>;

export interface DatabaseOptions {
  url: string;
  /** In all; from eight on, three of them are for delivery, and from twelve on two for jobs. */
  connections: number;
  /** After so many seconds the server ends a statement (code 57014); 0 or nothing: never. */
  statementSeconds?: number;
  /** Shown in the server's list of sessions. */
  name: string;
}

/** A node with fewer connections shares its server with many others, and gives back at once what it does not use. */
const fewConnections = 8;

/** Opens a database; it is not migrated. Throws when it cannot be reached. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const forDelivery = options.connections >= 8 ? 3 : 0;
  const forJobs = options.connections >= 12 ? 2 : 0;
  const inCommon = {
    Client: DatabaseSession,
    keepAlive: true,
    // A statement need not wait for the answer to the one before it.
    pipeline: true,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: options.connections < fewConnections ? 300 : 60_000,
    options: sessionOptions(options.statementSeconds ?? 0),
  };
  const dataSource = new DataSource({
    type: 'postgres',
    url: options.url,
    entities,
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
