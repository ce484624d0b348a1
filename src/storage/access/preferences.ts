/** What users’ desks remember, as stored. */
import type { AccessStore, Preference } from '../../engine/access/ports.js';
import type { PoolAndTables } from '../database/database.js';
import { tablesOn } from '../tables/on-client.js';
import { preferenceTable } from '../tables/staff.js';

type Preferences = Pick<AccessStore, 'preferences' | 'preference' | 'setPreference' | 'forgetPreference'>;
interface Row {
  key: string;
  value: string;
  changedAt: Date;
}

const viewOf = ({ key, value, changedAt }: Row): Preference => ({
  key,
  value: JSON.parse(value) as unknown,
  changedAt: changedAt.toISOString(),
});

export function createPreferences({ pool, dataSource }: PoolAndTables): Preferences {
  const tables = tablesOn(dataSource, pool);
  return {
    async preferences(staff) {
      return (await tables.find(preferenceTable, { where: { staff }, order: { key: 'ASC' } })).map(viewOf);
    },

    async preference(staff, key) {
      const row = await tables.findOneBy(preferenceTable, { staff, key });
      return row ? viewOf(row) : undefined;
    },

    async setPreference(code, key, json, most) {
      const { rows } = await pool.query<Row>(
        `insert into staff_preference (staff_code, key, value)
         select $1, $2, $3 where exists (select from staff_preference where staff_code = $1 and key = $2)
           or (select count(*) from staff_preference where staff_code = $1) < $4
         on conflict (staff_code, key) do update set value = excluded.value, changed_at = now()
         returning key, value, changed_at as "changedAt"`,
        [code, key, json, most],
      );
      return rows[0] && viewOf(rows[0]);
    },

    async forgetPreference(staff, key) {
      const { affected } = await tables.delete(preferenceTable, { staff, key });
      return affected === 1;
    },
  };
}
