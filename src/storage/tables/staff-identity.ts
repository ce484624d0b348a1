import { EntitySchema } from 'typeorm';

/** Who somebody is at an OpenID Connect provider: the subject never changes, names and addresses may. */
export interface StaffIdentityRow {
  issuer: string;
  subject: string;
  staffCode: string;
  linkedAt: Date;
  lastUsedAt: Date;
}

export const staffIdentityTable = new EntitySchema<StaffIdentityRow>({
  name: 'staff_identity',
  columns: {
    issuer: { type: 'text', primary: true },
    subject: { type: 'text', primary: true },
    staffCode: { type: 'text', name: 'staff_code' },
    linkedAt: { type: 'timestamptz', name: 'linked_at', default: () => 'now()' },
    lastUsedAt: { type: 'timestamptz', name: 'last_used_at', default: () => 'now()' },
  },
  uniques: [{ name: 'staff_identity_one', columns: ['issuer', 'staffCode'] }],
  foreignKeys: [
    {
      name: 'staff_identity_staff_code_fkey',
      target: 'staff',
      columnNames: ['staffCode'],
      referencedColumnNames: ['code'],
      onDelete: 'CASCADE',
    },
  ],
  indices: [{ name: 'staff_identity_staff', columns: ['staffCode'] }],
});
