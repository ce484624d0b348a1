import { EntitySchema } from 'typeorm';

/** What a user's desk remembers for them: saved views, columns, sound. */
export interface StaffPreferenceRow {
  staffCode: string;
  key: string;
  /** JSON, as the desk sent it. */
  value: string;
  changedAt: Date;
}

export const staffPreferenceTable = new EntitySchema<StaffPreferenceRow>({
  name: 'staff_preference',
  columns: {
    staffCode: { type: 'text', name: 'staff_code', primary: true },
    key: { type: 'text', primary: true },
    value: { type: 'text' },
    changedAt: { type: 'timestamptz', name: 'changed_at', default: () => 'now()' },
  },
  foreignKeys: [
    {
      name: 'staff_preference_staff_code_fkey',
      target: 'staff',
      columnNames: ['staffCode'],
      referencedColumnNames: ['code'],
      onDelete: 'CASCADE',
    },
  ],
});
