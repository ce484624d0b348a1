import type { Pool } from 'pg';
import type { LocateProfile } from '../../catalogue/locate/profile.js';
import type { LocateProfiles } from '../../engine/catalogue/partner-catalogues.js';

/** The profiles as stored. They are few: one a partner at most. */
export const createLocateProfiles = (pool: Pool): LocateProfiles => ({
  all: async () => {
    const { rows } = await pool.query<{ partner: string; profile: LocateProfile }>({
      name: 'locate-profiles',
      text: `select l.partner_code as partner, l.profile from locate_profile l join partner p on p.code = l.partner_code
        order by l.partner_code`,
    });
    return rows;
  },
  put: async (partner, profile) => {
    const { rowCount } = await pool.query(
      `insert into locate_profile (partner_code, profile) select code, $2 from partner where code = $1
       on conflict (partner_code) do update set profile = excluded.profile, changed_at = now()`,
      [partner, JSON.stringify(profile)],
    );
    return rowCount === 1;
  },
  remove: async (partner) => {
    const { rowCount } = await pool.query('delete from locate_profile where partner_code = $1', [partner]);
    return rowCount === 1;
  },
});
