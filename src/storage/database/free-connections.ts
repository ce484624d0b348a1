/** How many sessions the database takes, asked before a node of several processes opens them. */
import pg from 'pg';
import type { ConnectionFacts } from '../../engine/checks/ports.js';

export interface FreeConnections extends ConnectionFacts {
  /** What sets the limit, as PostgreSQL names it. */
  by: string;
}

export async function freeConnections(url: string): Promise<FreeConnections> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'interlend start',
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ server: number; kept: number; role: number; database: number; used: number }>(
      `select current_setting('max_connections')::int as server,
        current_setting('superuser_reserved_connections')::int
          + coalesce(current_setting('reserved_connections', true)::int, 0) as kept,
        (select rolconnlimit from pg_roles where rolname = current_user) as role,
        (select datconnlimit from pg_database where datname = current_database()) as database,
        (select count(*)::int from pg_stat_activity
          where backend_type = 'client backend' and pid <> pg_backend_pid()) as used`,
    );
    const { server = 0, kept = 0, role = -1, database = -1, used = 0 } = rows[0] ?? {};
    const limits = [
      {
        most: server - kept,
        limit: 'server' as const,
        by: `max_connections is ${server}, of which ${kept} are kept for its own care`,
      },
      ...(role >= 0 ? [{ most: role, limit: 'role' as const, by: 'CONNECTION LIMIT of the user' }] : []),
      ...(database >= 0
        ? [{ most: database, limit: 'database' as const, by: 'CONNECTION LIMIT of the database' }]
        : []),
    ];
    const least = limits.reduce((one, other) => (other.most < one.most ? other : one));
    return { ...least, used };
  } finally {
    await client.end();
  }
}
