import { EntitySchema } from 'typeorm';
import type { LocateProfile } from '../../catalogue/locate/profile.js';

/** How the catalogue of a partner is asked. */
export const locateProfileTable = new EntitySchema<{ partner: string; profile: LocateProfile; changedAt: Date }>({
  name: 'locate_profile',
  columns: {
    partner: { type: 'text', name: 'partner_code', primary: true },
    profile: { type: 'jsonb' },
    changedAt: { type: 'timestamptz', name: 'changed_at', default: () => 'now()' },
  },
});
