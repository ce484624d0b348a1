/** Accounts and passwords as stored, and where people stand. */
import type { Pool } from 'pg';
import { tasksAt } from '../../domain/fulfilment/desks.js';
import type { AccessStore, Account } from '../../engine/access/ports.js';
import { inOne } from '../catalogue/in-one.js';
import type { PoolAndTables } from '../database/database.js';
import { recordView } from '../local-records/records-context.js';
import { tablesOn, updateRow } from '../tables/on-client.js';
import { staffTable } from '../tables/staff.js';

type Accounts = Pick<AccessStore, 'account' | 'accountsAt' | 'setPassword' | 'changeOwn' | 'desks'>;

/** A person as `accountColumns` reads them. */
export type AccountRow = {
  code: string;
  name: string;
  email: string | null;
  language: string;
  theme: string;
  active: boolean;
  roles: unknown;
};

/** With `s` as the staff. */
export const accountColumns = `s.code, s.name, s.email, s.language, s.theme, s.deactivated_at is null as active,
  coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('role', r.role, 'library', r.library_code)) order by r.id)
    from staff_role r where r.staff_code = s.code), '[]') as roles`;

/**
 * After the new password is written, in its transaction: no session that an old one opened outlives it. Who is about to open
 * one holds the old password's row meanwhile (`openSession`), or finds another there.
 */
export const endOldSessions = (client: Pick<Pool, 'query'>, code: string) =>
  client.query('delete from staff_session where staff_code = $1', [code]);

export function createAccounts({ pool, dataSource }: PoolAndTables): Accounts {
  return {
    async account(code) {
      const { rows } = await pool.query<AccountRow & { hash: string }>({
        name: 'access-account',
        text: `select ${accountColumns}, p.hash from staff s left join staff_password p on p.staff_code = s.code
          where lower(s.code) = $1`,
        values: [code.toLowerCase()],
      });
      if (!rows[0]) return undefined;
      const { hash, ...account } = rows[0];
      return { account: recordView<Account>(account), ...(hash ? { passwordHash: hash } : {}) };
    },

    async accountsAt(email) {
      const { rows } = await pool.query<AccountRow>({
        name: 'access-accounts-at',
        text: `select ${accountColumns} from staff s where lower(s.email) = lower($1) and s.deactivated_at is null limit 20`,
        values: [email],
      });
      return rows.map((row) => recordView<Account>(row));
    },

    setPassword: (code, hash, at, insteadOf) =>
      inOne(pool, async (client) => {
        const { rowCount } = await client.query(
          `insert into staff_password as p (staff_code, hash, set_at) select code, $2, $3 from staff where code = $1
           on conflict (staff_code) do update set hash = excluded.hash, set_at = excluded.set_at
             where $4::text is null or p.hash = $4`,
          [code, hash, at, insteadOf ?? null],
        );
        if (rowCount === 0) return false;
        await endOldSessions(client, code);
        await client.query('delete from password_link where staff_code = $1', [code]);
        return true;
      }),

    async changeOwn(code, { language, theme }) {
      await updateRow(tablesOn(dataSource, pool), staffTable, { code }, { language, theme });
    },

    async desks(libraries) {
      const { rows } = await pool.query<{
        code: string;
        name: string;
        library: string;
        libraryName: string;
        holdShelf: boolean;
        resourceSharing: boolean;
      }>(
        `select d.code, d.name, d.library_code as library, l.name as "libraryName", d.hold_shelf as "holdShelf",
           l.resource_sharing as "resourceSharing"
         from desk d join library l on l.code = d.library_code
         where $1::text[] is null or d.library_code = any($1) order by d.library_code, d.code limit 500`,
        [libraries === 'all' ? null : libraries],
      );
      return rows.map(({ code, name, library, libraryName, ...desk }) => ({
        code,
        name,
        library,
        libraryName,
        can: tasksAt({ code, name, library, ...desk }),
      }));
    },
  };
}
