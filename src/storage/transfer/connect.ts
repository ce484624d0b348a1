import { Client } from 'pg';
import { DatabaseUnreachable } from './refused.js';

/**
 * The spelling of values must be the same on both servers, whatever their defaults: equal rows then have equal bytes.
 * `row_security` off makes a hidden row an error instead of a silent gap. A copy may take long, so nothing times out,
 * except the wait for a lock. Names that a server version does not know are left out.
 */
const sessionSettings: Record<string, string> = {
  bytea_output: 'hex',
  DateStyle: 'ISO, YMD',
  extra_float_digits: '1',
  idle_in_transaction_session_timeout: '0',
  IntervalStyle: 'postgres',
  lc_monetary: 'C',
  lock_timeout: '10s',
  row_security: 'off',
  search_path: 'public',
  statement_timeout: '0',
  TimeZone: 'UTC',
  transaction_timeout: '0',
  // Whole tables are sorted to be digested, and checked when references come back.
  maintenance_work_mem: '256MB',
  work_mem: '128MB',
  xmlbinary: 'base64',
};

/** Opens one session with the settings above. Throws `DatabaseUnreachable`. */
export async function connectTo(url: string): Promise<Client> {
  const client = new Client({
    connectionString: url,
    application_name: 'interlend transfer',
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => {}); // the query that is under way fails with the same error
  try {
    await client.connect();
  } catch (cause) {
    await client.end().catch(() => {});
    throw new DatabaseUnreachable(`No session on ${databaseNameOf(url)}: ${reasonOf(cause)}.`, { cause });
  }
  await client.query<{ set_config: string }>(
    `select set_config(s.name, wanted.value, false)
       from jsonb_each_text($1) as wanted (name, value) join pg_settings s on s.name = wanted.name`,
    [JSON.stringify(sessionSettings)],
  );
  // A process of ours that was ended is noticed also in the middle of a long index, where the server's system can tell.
  await client.query(`set client_connection_check_interval = '1s'`).catch(() => {});
  return client;
}

/** Host, port and database of a URL, without user and password. */
export function databaseNameOf(url: string): string {
  if (!URL.canParse(url)) return 'the database';
  const { host, pathname, searchParams } = new URL(url);
  return `${host || searchParams.get('host') || 'localhost'}${pathname}`;
}

const reasonOf = (cause: unknown): string => {
  const { message, code } = cause as { message?: string; code?: string };
  return (message || code || String(cause)).replace(/\.$/, '');
};
