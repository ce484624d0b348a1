import { EntitySchema } from 'typeorm';

/** How a member of staff proves who they are. Apart from `staff`, so that no list of staff can carry it. */
export interface StaffPasswordRow {
  staffCode: string;
  hash: string;
  setAt: Date;
}

export const staffPasswordTable = new EntitySchema<StaffPasswordRow>({
  name: 'staff_password',
  columns: {
    staffCode: { type: 'text', name: 'staff_code', primary: true },
    hash: { type: 'text' },
    setAt: { type: 'timestamptz', name: 'set_at', default: () => 'now()' },
  },
  foreignKeys: [
    {
      name: 'staff_password_staff_code_fkey',
      target: 'staff',
      columnNames: ['staffCode'],
      referencedColumnNames: ['code'],
      onDelete: 'CASCADE',
    },
  ],
});
