/**
 * Leases of processes that are gone. A process holds a lock of its own for as long as its session lives; the server lets go
 * of it when the process dies, whoever killed it.
 */
import type { Pool } from 'pg';

/** The first key of that lock; the second is the name of the process. */
export const processLock = 'interlend-process';

/** Processes of the version before hold no such lock: their names end with six digits, and they are not judged. */
const holdsLock = `'-[0-9a-f]{8}$'`;
/** After a restart of the server each process has to come back first. */
export const serverSettled = `pg_postmaster_start_time() < now() - interval '30 seconds'`;
const keyOf = (value: string) => `hashtext(${value})::bigint & 4294967295`;

/** SQL: whether the process of that name holds its lock. */
export const isProcessAlive = (name: string): string => `exists (
        select from pg_locks l where l.locktype = 'advisory' and l.objsubid = 2 and l.granted
          and l.database = (select d.oid from pg_database d where d.datname = current_database())
          and l.classid::bigint = ${keyOf(`'${processLock}'`)} and l.objid::bigint = ${keyOf(name)})`;

/** Who has messages under a lease and holds no lock. */
export async function goneSenders(pool: Pick<Pool, 'query'>, self: string): Promise<string[]> {
  const { rows } = await pool.query<{ owner: string }>({
    name: 'gone-senders',
    text: `with owners as materialized (
        select distinct o.lease_owner as owner from outbound_message o
        where o.status = 'sending' and o.lease_until > now() and o.lease_owner <> $1 and o.lease_owner ~ ${holdsLock} and ${serverSettled})
      select w.owner from owners w where not ${isProcessAlive('w.owner')}`,
    values: [self],
  });
  return rows.map(({ owner }) => owner);
}

/** Ends their leases: what they were sending is due, and the next claim counts the try that was cut off. */
export async function takeBackLeases(pool: Pick<Pool, 'query'>, owners: readonly string[]): Promise<number> {
  const { rowCount } = await pool.query({
    name: 'take-back',
    text: `update outbound_message set lease_until = now(), next_attempt_at = now()
      where status = 'sending' and lease_until > now() and lease_owner = any($1)`,
    values: [[...owners]],
  });
  return rowCount ?? 0;
}
