/** Tables without indexes, references and triggers take rows several times faster; all of it comes back in the same transaction. */
import { type Client, escapeIdentifier } from 'pg';

/** How far putting back is. */
export interface PutBack {
  done: number;
  of: number;
}

/**
 * Takes them off the tables named. Primary keys and the indexes of constraints stay, so do triggers that are to fire always, and
 * everything of tables with partitions. The function puts back what was taken off, and checks every reference.
 */
export async function bare(
  client: Client,
  tables: readonly string[],
): Promise<(onStep?: (at: PutBack) => void) => Promise<void>> {
  const { rows: keys } = await client.query<Off>(keysSql);
  const { rows: indexes } = await client.query<Off>(indexesSql, [tables]);
  const { rows: triggers } = await client.query<Off>(triggersSql, [tables]);
  for (const { off } of [...keys, ...indexes, ...triggers]) await client.query(off);
  return async (onStep) => {
    const steps = [...triggers, ...indexes, ...keys];
    for (const [at, { on }] of steps.entries()) {
      await client.query(on);
      onStep?.({ done: at + 1, of: steps.length });
    }
  };
}

interface Off {
  off: string;
  on: string;
}

/** Of all tables: one that stays empty may refer to one that is filled. */
const keysSql = `
  select format('alter table %s drop constraint %I', conrelid::regclass, conname) as off,
    format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as "on"
  from pg_constraint
  where contype = 'f' and conparentid = 0 and connamespace = 'public'::regnamespace
  order by conrelid::regclass::text collate "C", conname collate "C"`;

const indexesSql = `
  select format('drop index %s', i.indexrelid::regclass) as off, pg_get_indexdef(i.indexrelid) as "on"
  from pg_index i join pg_class t on t.oid = i.indrelid
  where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and not t.relispartition and t.relname = any($1)
    and not i.indisprimary and i.indisvalid and not i.indisreplident and not i.indisclustered
    and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x'))
  order by t.relname collate "C", i.indexrelid::regclass::text collate "C"`;

const triggersSql = `
  select format('alter table %s disable trigger %I', g.tgrelid::regclass, g.tgname) as off,
    format('alter table %s enable trigger %I', g.tgrelid::regclass, g.tgname) as "on"
  from pg_trigger g join pg_class t on t.oid = g.tgrelid
  where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and not t.relispartition and t.relname = any($1)
    and not g.tgisinternal and g.tgenabled = 'O'
  order by t.relname collate "C", g.tgname collate "C"`;

/** Empties them in a way that lets their rows come in as old ones, of which nothing has to be noted a second time. */
export async function empty(client: Client, tables: readonly string[]): Promise<void> {
  if (tables.length > 0)
    await client.query(`truncate ${tables.map((name) => `public.${escapeIdentifier(name)}`).join(', ')}`);
}
