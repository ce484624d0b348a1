/** Sessions of browsers as stored: only digests of what their cookies carry. */
import type { Pool } from 'pg';
import type { AccessStore, Account, OpenSession } from '../../engine/access/ports.js';
import { recordView, viewsOf } from '../local-records/records-context.js';
import { type AccountRow, accountColumns } from './accounts.js';

type Sessions = Pick<AccessStore, 'openSession' | 'session' | 'closeSession' | 'sessions' | 'endSessions'>;

export function createSessions(pool: Pool): Sessions {
  return {
    async openSession({ tokenHash, way, code, address, at, endsAt, provedBy }) {
      // Who changes the password waits for the row that is held here, and then ends this session too.
      const { rowCount } = await pool.query(
        `with proved as (select staff_code from staff_password where staff_code = $2 and hash = $7 for share),
           may as (select where $7::text is null or exists (select from proved)),
           of as (update staff set last_sign_in_at = $4 where code = $2 and exists (select from may))
         insert into staff_session (token_hash, staff_code, address, started_at, seen_at, ends_at, way)
         select $1, $2, $3, $4, $4, $5, $6 from may`,
        [tokenHash, code, address, at, endsAt, way, provedBy ?? null],
      );
      return rowCount === 1;
    },

    async session(tokenHash, at, idleMs, onlyLook = false) {
      const { rows } = await pool.query<AccountRow & { startedAt: Date; endsAt: Date; seenAt: Date }>({
        name: 'access-session',
        text: `select ${accountColumns}, e.started_at as "startedAt", e.ends_at as "endsAt", e.seen_at as "seenAt"
          from staff_session e join staff s on s.code = e.staff_code
          where e.token_hash = $1 and e.ends_at > $2 and e.seen_at > $2::timestamptz - make_interval(secs => $3)
            and s.deactivated_at is null`,
        values: [tokenHash, at, idleMs / 1000],
      });
      if (!rows[0]) return undefined;
      const { startedAt, endsAt, seenAt, ...row } = rows[0];
      const account = recordView<Account>(row);
      if (onlyLook || at.getTime() - seenAt.getTime() <= noted(idleMs)) return { account, startedAt, endsAt, seenAt };
      await pool.query('update staff_session set seen_at = $2 where token_hash = $1 and seen_at < $2', [tokenHash, at]);
      return { account, startedAt, endsAt, seenAt: at };
    },

    async closeSession(tokenHash) {
      await pool.query('delete from staff_session where token_hash = $1', [tokenHash]);
    },

    async sessions(code, at, idleMs) {
      const found = await pool.query<{
        id: string;
        way: string;
        address: string;
        startedAt: Date;
        seenAt: Date;
        endsAt: Date;
      }>(
        `select left(token_hash, 16) as id, way, address, started_at as "startedAt", seen_at as "seenAt",
           ends_at as "endsAt"
         from staff_session where staff_code = $1 and ends_at > $2
           and seen_at > $2::timestamptz - make_interval(secs => $3)
         order by seen_at desc, token_hash limit 200`,
        [code, at, idleMs / 1000],
      );
      return viewsOf<OpenSession>(found);
    },

    async endSessions(code, id) {
      const { rowCount } = await pool.query(
        'delete from staff_session where staff_code = $1 and ($2::text is null or left(token_hash, 16) = $2)',
        [code, id ?? null],
      );
      return rowCount ?? 0;
    },
  };
}

/** That somebody is there is written once a minute, or oftener where sessions are short. */
const noted = (idleMs: number): number => Math.min(60_000, idleMs / 10);
