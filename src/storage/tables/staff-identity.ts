import { EntitySchema } from 'typeorm';

/** A member of staff as an identity provider (OpenID Connect) knows them. */
export interface StaffIdentityRow {
  issuer: string;
  subject: string;
  staffCode: string;
  linkedAt: Date;
}

export const staffIdentityTable = new EntitySchema<StaffIdentityRow>({
  name: 'staff_identity',
  columns: {
    issuer: { type: 'text', primary: true },
    subject: { type: 'text', primary: true },
    staffCode: { type: 'text', name: 'staff_code' },
    linkedAt: { type: 'timestamptz', name: 'linked_at', default: () => 'now()' },
  },
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
