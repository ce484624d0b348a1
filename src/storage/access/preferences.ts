/** What users’ desks remember, as stored. */
import type { Pool } from 'pg';
import type { AccessStore, Preference } from '../../engine/access/ports.js';

type Preferences = Pick<AccessStore, 'preferences' | 'preference' | 'setPreference' | 'forgetPreference'>;
interface Row {
  key: string;
  value: string;
  changedAt: Date;
}

const columns = 'key, value, changed_at as "changedAt"';
const viewOf = ({ key, value, changedAt }: Row): Preference => ({
  key,
  value: JSON.parse(value) as unknown,
  changedAt: changedAt.toISOString(),
});

export function createPreferences(pool: Pool): Preferences {
  return {
    async preferences(code) {
      const { rows } = await pool.query<Row>(
        `select ${columns} from staff_preference where staff_code = $1 order by key`,
        [code],
      );
      return rows.map(viewOf);
    },

    async preference(code, key) {
      const { rows } = await pool.query<Row>(
        `select ${columns} from staff_preference where staff_code = $1 and key = $2`,
        [code, key],
      );
      return rows[0] && viewOf(rows[0]);
    },

    async setPreference(code, key, json, most) {
      const { rows } = await pool.query<Row>(
        `insert into staff_preference (staff_code, key, value)
         select $1, $2, $3 where exists (select from staff_preference where staff_code = $1 and key = $2)
           or (select count(*) from staff_preference where staff_code = $1) < $4
         on conflict (staff_code, key) do update set value = excluded.value, changed_at = now()
         returning ${columns}`,
        [code, key, json, most],
      );
      return rows[0] && viewOf(rows[0]);
    },

    async forgetPreference(code, key) {
      const { rowCount } = await pool.query('delete from staff_preference where staff_code = $1 and key = $2', [
        code,
        key,
      ]);
      return (rowCount ?? 0) > 0;
    },
  };
}
