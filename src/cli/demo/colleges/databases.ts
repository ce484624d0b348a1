import pg from 'pg';
import type { EmbeddedPostgres } from '../../../storage/embedded/embedded-postgres.js';
import { migrateUrl } from '../../migrate.js';

const pattern = 'interlend_college_pattern';

/** A database for each name; those that are new are copies of one that is migrated once. */
export async function collegeDatabases(engine: EmbeddedPostgres, names: readonly string[]): Promise<void> {
  const session = new pg.Client({ connectionString: engine.url() });
  await session.connect();
  try {
    const { rows } = await session.query<{ datname: string }>('select datname from pg_database');
    const there = new Set(rows.map(({ datname }) => datname));
    const missing = names.filter((name) => !there.has(name));
    if (missing.length === 0) return;
    await migrateUrl(await engine.ensureDatabase(pattern));
    for (const name of missing) await session.query(`create database "${name}" template "${pattern}"`);
  } finally {
    await session.end();
  }
}
