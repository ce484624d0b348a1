/** Accounts, passwords and sessions as stored. */
import type { Pool } from 'pg';
import type { AccessStore, Account } from '../../engine/access/ports.js';
import { viewOf } from '../local-records/ground.js';

type Accounts = Pick<AccessStore, 'account' | 'setPassword' | 'openSession' | 'session' | 'closeSession' | 'desks'>;

const accountColumns = `s.code, s.name, s.email, s.language, s.deactivated_at is null as active,
  coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('role', r.role, 'library', r.library_code)) order by r.id)
    from staff_role r where r.staff_code = s.code), '[]') as roles`;

export function createAccounts(pool: Pool): Accounts {
  return {
    async account(code) {
      const { rows } = await pool.query({
        name: 'access-account',
        text: `select ${accountColumns}, p.hash from staff s left join staff_password p on p.staff_code = s.code
          where lower(s.code) = lower($1)`,
        values: [code],
      });
      if (!rows[0]) return undefined;
      const { hash, ...account } = rows[0];
      return { account: viewOf<Account>(account), ...(hash ? { passwordHash: hash } : {}) };
    },

    async setPassword(code, hash, at) {
      // One statement: no session that an old password opened outlives it.
      const { rowCount } = await pool.query(
        `with of as (select code from staff where code = $1),
           over as (delete from staff_session where staff_code in (select code from of))
         insert into staff_password (staff_code, hash, set_at) select code, $2, $3 from of
         on conflict (staff_code) do update set hash = excluded.hash, set_at = excluded.set_at`,
        [code, hash, at],
      );
      return (rowCount ?? 0) > 0;
    },

    async openSession({ tokenHash, code, address, at, endsAt }) {
      await pool.query(
        `with of as (update staff set last_sign_in_at = $4 where code = $2)
         insert into staff_session (token_hash, staff_code, address, started_at, seen_at, ends_at)
         values ($1, $2, $3, $4, $4, $5)`,
        [tokenHash, code, address, at, endsAt],
      );
    },

    async session(tokenHash, at, idleMs) {
      const { rows } = await pool.query({
        name: 'access-session',
        text: `select ${accountColumns}, e.started_at as "startedAt", e.ends_at as "endsAt", e.seen_at as "seenAt"
          from staff_session e join staff s on s.code = e.staff_code
          where e.token_hash = $1 and e.ends_at > $2 and e.seen_at > $2::timestamptz - make_interval(secs => $3)
            and s.deactivated_at is null`,
        values: [tokenHash, at, idleMs / 1000],
      });
      if (!rows[0]) return undefined;
      const { startedAt, endsAt, seenAt, ...account } = rows[0];
      // Once a minute is enough to know that somebody is there.
      if (at.getTime() - seenAt.getTime() > 60_000)
        await pool.query('update staff_session set seen_at = $2 where token_hash = $1 and seen_at < $2', [
          tokenHash,
          at,
        ]);
      return { account: viewOf<Account>(account), startedAt, endsAt };
    },

    async closeSession(tokenHash) {
      await pool.query('delete from staff_session where token_hash = $1', [tokenHash]);
    },

    async desks(libraries) {
      const { rows } = await pool.query(
        `select code, name, library_code as library from desk where $1::text[] is null or library_code = any($1)
         order by library_code, code limit 500`,
        [libraries === 'all' ? null : libraries],
      );
      return rows;
    },
  };
}
