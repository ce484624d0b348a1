/** What an upgrade of the database is going to do, before it does it. */
import type { Pool } from 'pg';
import type { MigrationInterface } from 'typeorm';
import { migrations } from '../../../migrations/index.js';
import { NewerDatabase } from './newer-database.js';

/** A migration: in a transaction of its own, unless it says otherwise. */
export interface MigrationStep {
  new (): MigrationInterface;
  /** What it changes, as a sentence for whoever runs the upgrade. */
  readonly does: string;
  /** What it removes or replaces of what is stored, as a sentence: the version before cannot have it back. */
  readonly removes?: string;
}

export interface MigrationPlan {
  /** Nothing is stored yet: nothing can be lost. */
  fresh: boolean;
  due: readonly MigrationStep[];
}

/** Changes nothing. Throws `NewerDatabase` when a newer version was here before. */
export async function planMigration(
  { pool }: { pool: Pick<Pool, 'query'> },
  steps: readonly MigrationStep[] = migrations,
): Promise<MigrationPlan> {
  const { rows } = await pool.query<{ there: boolean }>(`select to_regclass('public.migration') is not null as there`);
  if (!rows[0]?.there) return { fresh: true, due: steps };
  const done = await doneSteps(pool);
  refuseNewer(done, steps);
  return { fresh: done.size === 0, due: steps.filter(({ name }) => !done.has(name)) };
}

/** The names of those that are done. */
export async function doneSteps(client: Pick<Pool, 'query'>): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ name: string }>('select name from migration');
  return new Set(rows.map(({ name }) => name));
}

export function refuseNewer(done: ReadonlySet<string>, steps: readonly MigrationStep[]): void {
  const known = new Set(steps.map(({ name }) => name));
  const unknown = [...done].filter((name) => !known.has(name));
  if (unknown.length > 0) throw new NewerDatabase(unknown);
}

/** Those of a plan that remove something which is there. */
export const removing = ({ fresh, due }: MigrationPlan): { name: string; does: string; removes: string }[] =>
  fresh ? [] : due.flatMap(({ name, does, removes }) => (removes ? [{ name, does, removes }] : []));
