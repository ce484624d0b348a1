import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** A role of a member of staff, at one library or at all. */
export interface StaffRoleRow {
  id: string;
  staffCode: string;
  role: string;
  libraryCode: string | null;
  /** Given by what the OpenID Connect provider says, and refreshed at each sign-in; otherwise by hand. */
  byClaim: boolean;
}

export const staffRoleTable = new EntitySchema<StaffRoleRow>({
  name: 'staff_role',
  columns: {
    id: identityColumn,
    staffCode: { type: 'text', name: 'staff_code' },
    role: { type: 'text' },
    libraryCode: { type: 'text', name: 'library_code', nullable: true },
    byClaim: { type: 'boolean', name: 'by_claim', default: false },
  },
  foreignKeys: [
    {
      name: 'staff_role_library_code_fkey',
      target: 'library',
      columnNames: ['libraryCode'],
      referencedColumnNames: ['code'],
    },
    {
      name: 'staff_role_staff_code_fkey',
      target: 'staff',
      columnNames: ['staffCode'],
      referencedColumnNames: ['code'],
      onDelete: 'CASCADE',
    },
  ],
  indices: [
    { name: 'staff_role_library', columns: ['libraryCode'] },
    { name: 'staff_role_role', columns: ['role', 'staffCode'] },
    { name: 'staff_role_staff', columns: ['staffCode'] },
  ],
});
