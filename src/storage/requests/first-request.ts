/** Since when a library works with its node. */
import type { Pool } from 'pg';

interface FirstRow {
  at: Date;
}

/** When its first request was made, of those that are still there. */
export async function firstRequestAt(pool: Pick<Pool, 'query'>): Promise<Date | undefined> {
  const { rows } = await pool.query<FirstRow>({
    name: 'first-request',
    text: 'select created_at as at from request order by created_at limit 1',
  });
  return rows[0]?.at;
}
