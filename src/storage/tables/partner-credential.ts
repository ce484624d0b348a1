import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** A secret a partner presents, as a hash with its lookup prefix. */
export interface PartnerCredentialRow {
  id: string;
  partnerCode: string;
  kind: string;
  prefix: string;
  secretHash: string;
  /** The symbols it may speak for; null: all of the partner. */
  symbols: string[] | null;
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

export const partnerCredentialTable = new EntitySchema<PartnerCredentialRow>({
  name: 'partner_credential',
  columns: {
    id: identityColumn,
    partnerCode: { type: 'text', name: 'partner_code' },
    kind: { type: 'text' },
    prefix: { type: 'text' },
    secretHash: { type: 'text', name: 'secret_hash' },
    symbols: { type: 'jsonb', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at', default: () => 'now()' },
    lastUsedAt: { type: 'timestamptz', name: 'last_used_at', nullable: true },
    revokedAt: { type: 'timestamptz', name: 'revoked_at', nullable: true },
  },
});
