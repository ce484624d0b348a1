/** Who works here and which programs call. */
import { EntitySchema } from 'typeorm';
import type { KeyView, StaffView } from '../../contract/access-views.js';
import type { StaffRole, Theme } from '../../domain/staff/staff.js';
import { identityColumn } from './identity-column.js';
import type { StoredRow } from './on-client.js';

type Account = Pick<StaffView, 'code' | 'name' | 'email' | 'language' | 'deactivatedAt'>;

export const staffTable = new EntitySchema<StoredRow<Account, 'deactivatedAt'> & { theme: Theme }>({
  name: 'staff',
  columns: {
    code: { type: 'text', primary: true },
    name: { type: 'text' },
    email: { type: 'text', nullable: true },
    language: { type: 'text', default: 'en' },
    theme: { type: 'text', default: 'system' },
    deactivatedAt: { type: 'timestamptz', name: 'deactivated_at', nullable: true },
  },
});

export const staffPasswordTable = new EntitySchema<{ staff: string; hash: string }>({
  name: 'staff_password',
  columns: { staff: { type: 'text', name: 'staff_code', primary: true }, hash: { type: 'text' } },
});

/** A role held at a library, or at all of them. */
export const staffRoleTable = new EntitySchema<{
  id: string;
  staff: string;
  role: StaffRole;
  library: string | null;
  byClaim: boolean;
}>({
  name: 'staff_role',
  columns: {
    id: identityColumn,
    staff: { type: 'text', name: 'staff_code' },
    role: { type: 'text' },
    library: { type: 'text', name: 'library_code', nullable: true },
    byClaim: { type: 'boolean', name: 'by_claim', default: false },
  },
});

/** What a desk remembers for its user. */
export const preferenceTable = new EntitySchema<{ staff: string; key: string; value: string; changedAt: Date }>({
  name: 'staff_preference',
  columns: {
    staff: { type: 'text', name: 'staff_code', primary: true },
    key: { type: 'text', primary: true },
    value: { type: 'text' },
    changedAt: { type: 'timestamptz', name: 'changed_at', default: () => 'now()' },
  },
});

/** A key of a program, with the digest of its secret. */
export type ApiKeyRow = StoredRow<KeyView, 'createdAt' | 'expiresAt' | 'lastUsedAt' | 'revokedAt'>;

export const apiKeyTable = new EntitySchema<ApiKeyRow & { secretHash: string }>({
  name: 'api_key',
  columns: {
    id: { type: 'text', primary: true },
    name: { type: 'text' },
    roles: { type: 'jsonb' },
    only: { type: 'jsonb', name: 'only_permissions', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at', default: () => 'now()' },
    createdBy: { type: 'text', name: 'created_by' },
    expiresAt: { type: 'timestamptz', name: 'expires_at', nullable: true },
    lastUsedAt: { type: 'timestamptz', name: 'last_used_at', nullable: true },
    revokedAt: { type: 'timestamptz', name: 'revoked_at', nullable: true },
    revokedBy: { type: 'text', name: 'revoked_by', nullable: true },
    secretHash: { type: 'text', name: 'secret_hash' },
  },
});
