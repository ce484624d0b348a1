import { type Client, escapeIdentifier } from 'pg';
import { TransferRefused } from './refused.js';

/** A table as far as a copy must know it. Generated columns are left out: the database computes them again. */
export interface TableShape {
  name: string;
  columns: { name: string; type: string }[];
  /** Empty when there is none. */
  primaryKey: { name: string; collatable: boolean }[];
  references: Reference[];
  partitioned: boolean;
}
export interface Reference {
  constraint: string;
  /** The table referred to. */
  to: string;
  /** As `alter table … add constraint … <definition>` takes it. */
  definition: string;
}
/** A sequence and where it is. `owner` is the column that it numbers. */
export interface SequenceShape {
  name: string;
  lastValue: string;
  isCalled: boolean;
  increment: string;
  owner?: { table: string; column: string };
}

/** Every table of schema public, by name; partitions are part of their table, tables of extensions are not ours. */
export async function tablesOf(client: Client): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(tablesSql);
  return rows;
}

const tablesSql = `
  select c.relname as name,
    c.relkind = 'p' as partitioned,
    coalesce((select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
       from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''), '[]') as columns,
    coalesce((select json_agg(json_build_object('name', a.attname, 'collatable', a.attcollation <> 0) order by k.position)
       from pg_index i
       cross join unnest(i.indkey::smallint[]) with ordinality as k (attnum, position)
       join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
       where i.indrelid = c.oid and i.indisprimary and k.position <= i.indnkeyatts), '[]') as "primaryKey",
    coalesce((select json_agg(json_build_object('constraint', f.conname, 'to', t.relname, 'definition', pg_get_constraintdef(f.oid)) order by f.conname)
       from pg_constraint f join pg_class t on t.oid = f.confrelid
       where f.conrelid = c.oid and f.contype = 'f' and f.conparentid = 0), '[]') as "references"
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  order by c.relname collate "C"`;

/** Every sequence of schema public. Read after the snapshot is taken: a value that is ahead of the rows does no harm. */
export async function sequencesOf(client: Client): Promise<SequenceShape[]> {
  const { rows } = await client.query<
    Pick<SequenceShape, 'name' | 'increment'> & { owner: SequenceShape['owner'] | null }
  >(sequencesSql);
  const sequences: SequenceShape[] = [];
  for (const { name, increment, owner } of rows) {
    const { rows: values } = await client.query<{ last_value: string; is_called: boolean }>(
      `select last_value::text, is_called from public.${escapeIdentifier(name)}`,
    );
    const value = values[0];
    if (!value) throw new Error(`The sequence ${name} has no value.`);
    sequences.push({
      name,
      increment,
      lastValue: value.last_value,
      isCalled: value.is_called,
      ...(owner && { owner }),
    });
  }
  return sequences;
}

const sequencesSql = `
  select c.relname as name, s.seqincrement::text as increment,
    (select json_build_object('table', t.relname, 'column', a.attname)
       from pg_depend d join pg_class t on t.oid = d.refobjid
       join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
       where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i')
       limit 1) as owner
  from pg_class c join pg_sequence s on s.seqrelid = c.oid
  where c.relnamespace = 'public'::regnamespace
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  order by c.relname collate "C"`;

/** The names of the migrations done, in their order; none when the database was never migrated. */
export async function migrationsOf(client: Client, table: string): Promise<string[]> {
  const { rows: found } = await client.query<{ there: string | null }>(
    `select to_regclass('public.' || quote_ident($1)) as there`,
    [table],
  );
  if (!found[0]?.there) return [];
  const { rows } = await client.query<{ name: string }>(
    `select name::text as name from public.${escapeIdentifier(table)} m order by "timestamp", m.id`,
  );
  return rows.map((row) => row.name);
}

/** Refuses when a table that is to be filled is missing or has other columns. */
export function compareShapes(
  wanted: readonly Pick<TableShape, 'name' | 'columns'>[],
  found: readonly TableShape[],
): void {
  const problems = wanted.flatMap((table) => {
    const other = found.find((candidate) => candidate.name === table.name);
    if (!other) return [`${table.name} is missing`];
    return columnsAsText(table) === columnsAsText(other) ? [] : [`${table.name} has other columns`];
  });
  if (problems.length > 0)
    throw new TransferRefused(
      `The tables of the two databases differ: ${problems.join(', ')}.`,
      'Use the version of Interlend that the source was last run with.',
    );
}

const columnsAsText = (table: Pick<TableShape, 'columns'>): string =>
  table.columns
    .map((column) => `${column.name} ${column.type}`)
    .sort()
    .join();
