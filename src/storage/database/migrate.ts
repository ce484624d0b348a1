/** Brings a database to this version's shape while other processes of the node, of this version or the one before, go on. */
import { setTimeout as pause } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { QueryRunner } from 'typeorm';
import { migrations } from '../../../migrations/index.js';
import type { Database } from './database.js';
import { doneSteps, type MigrationStep, refuseNewer } from './planned-migrations.js';

/** One step of the upgrade could not be done; those before it are done, and the version before this one goes on with them. */
export class MigrationFailed extends Error {
  override name = 'MigrationFailed';
  constructor(
    readonly migration: string,
    override readonly cause: unknown,
  ) {
    super(
      `The upgrade of the database stopped at ${migration}: ${(cause as Error).message}. Nothing of that step was kept. The version of Interlend that ran before can go on with this database.`,
    );
  }
}

/** How long one step may wait for a lock: whoever comes to that table meanwhile waits behind it. */
const lockMs = 500;
/** How long a step is tried again while messages keep the tables that it needs. */
const patienceMs = 120_000;
/** The lock was not free, or each of two waited for the other. */
const busy = new Set(['55P03', '40P01']);
/** The database itself went away or is full: the step is as good as it was. */
const away = /^(08...|57P..|53...|E[A-Z]+)$/;

/** The options of `migrate`. */
export interface MigrateOptions {
  /** Those migrations and no others, so that rows of an older version meet the tables they were made for. */
  only?: readonly string[];
  /** Instead of those of this version: for tests. */
  steps?: readonly MigrationStep[];
  /** One step is done. */
  onStep?: (step: MigrationStep) => void;
}

/**
 * Brings the tables to this version's shape, each migration in a transaction of its own; two processes that start together
 * take turns. Throws `NewerDatabase`, and changes nothing, when a newer version was here before; `MigrationFailed` when a
 * step cannot be done.
 */
export async function migrate(
  { pool, dataSource }: Pick<Database, 'pool' | 'dataSource'>,
  { only, steps = migrations, onStep }: MigrateOptions = {},
): Promise<string[]> {
  const client = await pool.connect();
  const runner = dataSource.createQueryRunner();
  try {
    await takeTurn(client);
    await client.query(
      `create table if not exists migration (id serial primary key, "timestamp" bigint not null, name varchar not null)`,
    );
    const done = await doneSteps(client);
    refuseNewer(done, steps);
    const due = steps.filter(({ name }) => !done.has(name) && (only?.includes(name) ?? true));
    // A step has no time limit: a half-changed table would be of no use.
    await runner.query(`set lock_timeout = ${lockMs}; set statement_timeout = 0`);
    for (const step of due) {
      await doOnceFree(runner, step);
      onStep?.(step);
    }
    return due.map(({ name }) => name);
  } finally {
    await runner.query('reset lock_timeout; reset statement_timeout').catch(() => {});
    await runner.release();
    await client
      .query<{ pg_advisory_unlock: boolean }>(`select pg_advisory_unlock(hashtext('interlend-migrate'))`)
      .catch(() => {});
    client.release();
  }
}

/** Asked again and again: a statement that waits would itself be waited for by an index that is built next to the work. */
async function takeTurn(client: PoolClient): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ ours: boolean }>(
      `select pg_try_advisory_lock(hashtext('interlend-migrate')) as ours`,
    );
    if (rows[0]?.ours) return;
    await pause(50);
  }
}

async function doOnceFree(runner: QueryRunner, step: MigrationStep): Promise<void> {
  const until = performance.now() + patienceMs;
  for (let tries = 1; ; tries++) {
    try {
      return await doStep(runner, step);
    } catch (error) {
      const { code = '' } = error as { code?: string };
      if (away.test(code)) throw error;
      if (!busy.has(code) || performance.now() > until) throw new MigrationFailed(step.name, error);
      // Those that waited behind it come first.
      await pause(Math.min(2000, 100 * tries) * (0.5 + Math.random()));
    }
  }
}

async function doStep(runner: QueryRunner, step: MigrationStep): Promise<void> {
  const migration = new step();
  const whole = migration.transaction !== false;
  if (whole) await runner.startTransaction();
  try {
    await migration.up(runner);
    await runner.query('insert into migration ("timestamp", name) values ($1, $2)', [
      Number(step.name.slice(-13)),
      step.name,
    ]);
    if (whole) await runner.commitTransaction();
  } catch (error) {
    if (whole) await runner.rollbackTransaction().catch(() => {});
    throw error;
  }
}
