import { createHash } from 'node:crypto';
import type { Pool } from 'pg';

/**
 * Tells one database from all others, also from its restored copy: by its cluster and its number there. A digest, because
 * it goes to the broker. A server that does not tell its cluster is known by its address.
 */
export async function databaseIdentity(pool: Pick<Pool, 'query'>): Promise<string> {
  const number = `(select oid::text from pg_database where datname = current_database())`;
  const { rows } = await pool
    .query<{ name: string }>(
      `select (select system_identifier::text from pg_control_system()) || '/' || ${number} as name`,
    )
    .catch(() =>
      pool.query<{ name: string }>(
        `select coalesce(host(inet_server_addr()) || ':' || inet_server_port(), 'local') || '/' || ${number} as name`,
      ),
    );
  return createHash('sha256')
    .update(rows[0]?.name ?? '')
    .digest('hex')
    .slice(0, 32);
}
