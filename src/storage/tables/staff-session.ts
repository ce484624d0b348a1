import { EntitySchema } from 'typeorm';

/** A browser that signed in. Only a digest of what its cookie carries is kept. */
export interface StaffSessionRow {
  tokenHash: string;
  staffCode: string;
  address: string;
  startedAt: Date;
  seenAt: Date;
  endsAt: Date;
  /** How they proved who they are. */
  way: 'password' | 'openId';
}

export const staffSessionTable = new EntitySchema<StaffSessionRow>({
  name: 'staff_session',
  columns: {
    tokenHash: { type: 'text', name: 'token_hash', primary: true },
    staffCode: { type: 'text', name: 'staff_code' },
    address: { type: 'text' },
    startedAt: { type: 'timestamptz', name: 'started_at', default: () => 'now()' },
    seenAt: { type: 'timestamptz', name: 'seen_at', default: () => 'now()' },
    endsAt: { type: 'timestamptz', name: 'ends_at' },
    way: { type: 'text', default: 'password' },
  },
  checks: [
    {
      name: 'staff_session_way_check',
      expression: "((way = ANY (ARRAY['password'::text, 'openId'::text])))",
    },
  ],
  foreignKeys: [
    {
      name: 'staff_session_staff_code_fkey',
      target: 'staff',
      columnNames: ['staffCode'],
      referencedColumnNames: ['code'],
      onDelete: 'CASCADE',
    },
  ],
  indices: [
    { name: 'staff_session_staff', columns: ['staffCode'] },
    { name: 'staff_session_ends', columns: ['endsAt'] },
  ],
});
