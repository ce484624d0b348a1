import { EntitySchema } from 'typeorm';

/** A link by which somebody sets another password. Only a digest of what it carries is kept. */
export interface PasswordLinkRow {
  tokenHash: string;
  staffCode: string;
  expiresAt: Date;
}

export const passwordLinkTable = new EntitySchema<PasswordLinkRow>({
  name: 'password_link',
  columns: {
    tokenHash: { type: 'text', name: 'token_hash', primary: true },
    staffCode: { type: 'text', name: 'staff_code' },
    expiresAt: { type: 'timestamptz', name: 'expires_at' },
  },
  foreignKeys: [
    {
      name: 'password_link_staff_code_fkey',
      target: 'staff',
      columnNames: ['staffCode'],
      referencedColumnNames: ['code'],
      onDelete: 'CASCADE',
    },
  ],
  indices: [{ name: 'password_link_staff', columns: ['staffCode'] }],
});
