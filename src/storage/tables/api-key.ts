import { EntitySchema } from 'typeorm';
import type { Permission } from '../../domain/permissions.js';
import type { RoleHeld } from '../../domain/staff.js';

/** A program that may call the staff API. Its secret was shown once; a digest is kept. */
export interface ApiKeyRow {
  id: string;
  name: string;
  secretHash: string;
  roles: RoleHeld[];
  /** Cuts its roles down to these. */
  onlyPermissions: Permission[] | null;
  createdAt: Date;
  createdBy: string;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
  revokedBy: string | null;
}

export const apiKeyTable = new EntitySchema<ApiKeyRow>({
  name: 'api_key',
  columns: {
    id: { type: 'text', primary: true },
    name: { type: 'text' },
    secretHash: { type: 'text', name: 'secret_hash' },
    roles: { type: 'jsonb' },
    onlyPermissions: { type: 'jsonb', name: 'only_permissions', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at', default: () => 'now()' },
    createdBy: { type: 'text', name: 'created_by' },
    expiresAt: { type: 'timestamptz', name: 'expires_at', nullable: true },
    lastUsedAt: { type: 'timestamptz', name: 'last_used_at', nullable: true },
    revokedAt: { type: 'timestamptz', name: 'revoked_at', nullable: true },
    revokedBy: { type: 'text', name: 'revoked_by', nullable: true },
  },
  indices: [{ name: 'api_key_created', columns: ['createdAt', 'id'] }],
});
