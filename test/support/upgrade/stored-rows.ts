/** Every row of every table, to be compared before and after an upgrade. */
import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';

type Row = Record<string, unknown>;

/** By table, then by the values of its primary key. */
export type StoredRows = Map<string, Map<string, Row>>;

export async function storedRows(client: pg.Client): Promise<StoredRows> {
  const { rows: tables } = await client.query<{ name: string; key: string[] }>(
    `select relname as name, array(
       select attname::text from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
        where i.indrelid = c.oid and i.indisprimary order by attname) as key
       from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  );
  const stored: StoredRows = new Map();
  for (const { name, key } of tables) {
    const { rows } = await client.query<{ row: Row }>(`select to_jsonb(t) as row from "${name}" t`);
    const named = (row: Row) => JSON.stringify(key.length > 0 ? key.map((column) => row[column]) : row);
    stored.set(name, new Map(rows.map(({ row }) => [named(row), row])));
  }
  return stored;
}

/** A sentence for each row that is gone, and for the first row of each column whose value is another; what was added is no loss. */
export function lostIn(before: StoredRows, after: StoredRows): string[] {
  const lost = new Map<string, string>();
  const note = (where: string, what: string) => void (lost.has(where) || lost.set(where, `${where}: ${what}`));
  for (const [table, rows] of before)
    for (const [key, row] of rows) {
      const now = after.get(table)?.get(key);
      if (!now) note(table, `the row ${key} is gone`);
      else
        for (const [column, value] of Object.entries(row))
          if (!holds(now[column], value))
            note(`${table}.${column}`, `${key} was ${JSON.stringify(value)}, is ${JSON.stringify(now[column])}`);
    }
  return [...lost.values()];
}

/** Equal, but that an object may have further properties. */
export function holds(now: unknown, before: unknown): boolean {
  if (!isObject(now) || !isObject(before)) return isDeepStrictEqual(now, before);
  return Object.entries(before).every(([name, value]) => name in now && holds(now[name], value));
}

const isObject = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
