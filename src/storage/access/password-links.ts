import type { Pool } from 'pg';
import type { AccessStore, Account } from '../../engine/access/ports.js';
import { inOne } from '../catalogue/in-one.js';
import { recordView } from '../local-records/records-context.js';
import { type AccountRow, accountColumns, endOldSessions } from './accounts.js';

/** Links by which somebody sets another password. */
export const createPasswordLinks = (
  pool: Pool,
): Pick<AccessStore, 'keepPasswordLink' | 'passwordLink' | 'usePasswordLink'> => ({
  // The newest link is the one that works.
  keepPasswordLink: async (code, tokenHash, expiresAt) => {
    await pool.query(
      `with before as (delete from password_link where staff_code = $1)
       insert into password_link (token_hash, staff_code, expires_at) values ($2, $1, $3)`,
      [code, tokenHash, expiresAt],
    );
  },
  passwordLink: async (tokenHash, at) => {
    const { rows } = await pool.query<AccountRow>(
      `select ${accountColumns} from password_link k join staff s on s.code = k.staff_code
       where k.token_hash = $1 and k.expires_at > $2 and s.deactivated_at is null`,
      [tokenHash, at],
    );
    return rows[0] && recordView<Account>(rows[0]);
  },
  // Of two who use it at the same time one finds it gone.
  usePasswordLink: (tokenHash, hash, at) =>
    inOne(pool, async (client) => {
      const { rows } = await client.query<{ code: string }>(
        `with used as (delete from password_link k using staff s where k.token_hash = $1 and k.expires_at > $3
             and s.code = k.staff_code and s.deactivated_at is null returning k.staff_code as code)
         insert into staff_password (staff_code, hash, set_at) select code, $2, $3 from used
         on conflict (staff_code) do update set hash = excluded.hash, set_at = excluded.set_at returning staff_code as code`,
        [tokenHash, hash, at],
      );
      if (!rows[0]) return false;
      await endOldSessions(client, rows[0].code);
      return true;
    }),
});
