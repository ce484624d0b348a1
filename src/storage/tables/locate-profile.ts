import { EntitySchema } from 'typeorm';

/** How the catalogue of a partner is asked. */
export interface LocateProfileRow {
  partnerCode: string;
  profile: unknown;
  changedAt: Date;
}

export const locateProfileTable = new EntitySchema<LocateProfileRow>({
  name: 'locate_profile',
  columns: {
    partnerCode: { type: 'text', name: 'partner_code', primary: true },
    profile: { type: 'jsonb' },
    changedAt: { type: 'timestamptz', name: 'changed_at', default: () => 'now()' },
  },
  foreignKeys: [
    {
      name: 'locate_profile_partner_code_fkey',
      target: 'partner',
      columnNames: ['partnerCode'],
      referencedColumnNames: ['code'],
      onDelete: 'CASCADE',
    },
  ],
});
