import type { LocateProfiles } from '../../engine/catalogue/partner-catalogues.js';
import type { PoolAndTables } from '../database/database.js';
import { locateProfileTable } from '../tables/locate-profile.js';
import { tablesOn } from '../tables/on-client.js';
import { partnerTable } from '../tables/partner.js';

/** The profiles as stored. They are few: one a partner at most. */
export function createLocateProfiles({ pool, dataSource }: PoolAndTables): LocateProfiles {
  const tables = tablesOn(dataSource, pool);
  return {
    all: () => tables.find(locateProfileTable, { select: { partner: true, profile: true }, order: { partner: 'ASC' } }),
    put: async (partner, profile) => {
      if (!(await tables.existsBy(partnerTable, { code: partner }))) return false;
      const changed = { partner, profile, changedAt: () => 'now()' };
      await tables.upsert(locateProfileTable, changed, ['partner']);
      return true;
    },
    remove: async (partner) => (await tables.delete(locateProfileTable, { partner })).affected === 1,
  };
}
