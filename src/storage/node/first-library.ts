import type { Pool } from 'pg';

/** The order in which libraries `l` are asked for when nobody says which: that with shelves, then the oldest. */
export const nameFirstLibrary = 'l.virtual, l.created_at, l.code';

/** What the first library that shares resources is called. */
export async function firstLibraryName(pool: Pick<Pool, 'query'>): Promise<string> {
  const { rows } = await pool.query<{ name: string }>({
    name: 'first-library-name',
    text: `select l.name from library l where l.resource_sharing order by ${nameFirstLibrary} limit 1`,
  });
  return rows[0]?.name ?? '';
}
