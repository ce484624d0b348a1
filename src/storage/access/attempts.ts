/** How often accounts and addresses tried to sign in, shared by the processes of a node. */
import { createHash } from 'node:crypto';
import type { AccessStore } from '../../engine/access/ports.js';
import type { PoolAndTables } from '../database/database.js';
import { tablesOn } from '../tables/on-client.js';
import { securityEventTable } from '../tables/security-event.js';

/** People type a password where the name goes, and a card names a patron: what was tried is counted, and not kept. */
const asDigest = (source: string): string => createHash('sha256').update(source).digest('base64url');

export function createAttempts({
  pool,
  dataSource,
}: PoolAndTables): Pick<AccessStore, 'countAttempt' | 'forgetAttempt' | 'securityEvent' | 'tidyAccess'> {
  return {
    async countAttempt(sources, at, windowMs) {
      const { rows } = await pool.query<{ source: string; failures: number }>({
        name: 'access-attempt',
        // In one order, so that two attempts never wait for each other.
        text: `insert into sign_in_failure as f (source, failures, since)
          select source, 1, $2 from unnest($1::text[]) source order by source
          on conflict (source) do update set
            failures = case when f.since < $2::timestamptz - make_interval(secs => $3) then 1 else f.failures + 1 end,
            since = case when f.since < $2::timestamptz - make_interval(secs => $3) then $2 else f.since end
          returning source, failures`,
        values: [sources.map(asDigest), at, windowMs / 1000],
      });
      return sources.map((source) => rows.find((row) => row.source === asDigest(source))?.failures ?? 1);
    },

    async forgetAttempt([first, ...others]) {
      await pool.query(
        `with gone as (delete from sign_in_failure where source = $1)
         update sign_in_failure set failures = greatest(0, failures - 1) where source = any($2)`,
        [first === undefined ? undefined : asDigest(first), others.map(asDigest)],
      );
    },

    async securityEvent({ source, kind, detail }) {
      await tablesOn(dataSource, pool).insert(securityEventTable, { source, kind, detail });
    },

    async tidyAccess(at) {
      await pool.query('delete from staff_session where ends_at < $1', [at]);
      await pool.query('delete from password_link where expires_at < $1', [at]);
      await pool.query(`delete from sign_in_failure where since < $1::timestamptz - interval '1 day'`, [at]);
    },
  };
}
