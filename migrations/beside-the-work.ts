/**
 * What takes long on a large database is done beside the work: no message waits while an index is built or rows are filled.
 * Migrations that use it are not one transaction (`transaction = false`) and may be run again after they broke off.
 */
import type { QueryRunner } from 'typeorm';

/** Builds an index while rows are written. What a build left that broke off is removed first. */
export async function buildIndex(runner: QueryRunner, name: string, on: string, unique = false): Promise<void> {
  await patiently(runner, async () => {
    const [found] = await runner.query(
      `select i.indisvalid as valid from pg_class c join pg_index i on i.indexrelid = c.oid
        where c.relname = $1 and c.relnamespace = 'public'::regnamespace`,
      [name],
    );
    if (found?.valid) return;
    if (found) await runner.query(`drop index concurrently ${name}`);
    await runner.query(`create ${unique ? 'unique ' : ''}index concurrently ${name} on ${on}`);
  });
}

/** Removes an index while rows are written. */
export const dropIndex = (runner: QueryRunner, name: string): Promise<void> =>
  patiently(runner, () => runner.query(`drop index concurrently if exists ${name}`));

/** Sets columns of a table, so many ids at a time, each piece committed by itself. What it sets must not be set twice. */
export async function fillInPieces(
  runner: QueryRunner,
  { table, key = 'id', set, where }: { table: string; key?: string; set: string; where: string },
): Promise<void> {
  const [bounds] = await runner.query(`select min(${key})::text as least, max(${key})::text as most from ${table}`);
  if (bounds.least === null) return;
  for (let from = BigInt(bounds.least); from <= BigInt(bounds.most); from += piece)
    await runner.query(
      `update ${table} t set ${set} where t.${key} >= ${from} and t.${key} < ${from + piece} and (${where})`,
    );
}

/** Puts another check in place of one: rows that are there are read through without keeping anybody out. */
export async function replaceCheck(runner: QueryRunner, table: string, name: string, check: string): Promise<void> {
  await runner.query(
    `alter table ${table} drop constraint if exists ${name}, add constraint ${name} check (${check}) not valid`,
  );
  await runner.query(`alter table ${table} validate constraint ${name}`);
}

/** Such a build waits for transactions that were open before it, and nobody waits for it. */
async function patiently<T>(runner: QueryRunner, work: () => Promise<T>): Promise<T> {
  const [{ lock_timeout: usual }] = await runner.query('show lock_timeout');
  await runner.query('set lock_timeout = 0');
  try {
    return await work();
  } finally {
    await runner.query(`set lock_timeout = '${usual}'`);
  }
}

const piece = 5_000n;
