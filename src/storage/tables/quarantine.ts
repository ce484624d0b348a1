import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** Input that could not be read as a message. */
export interface QuarantineRow {
  id: string;
  partnerCode: string | null;
  source: string;
  contentType: string;
  reason: string;
  raw: Buffer;
  receivedAt: Date;
}

export const quarantineTable = new EntitySchema<QuarantineRow>({
  name: 'quarantine',
  columns: {
    id: identityColumn,
    partnerCode: { type: 'text', name: 'partner_code', nullable: true },
    source: { type: 'text' },
    contentType: { type: 'text', name: 'content_type' },
    reason: { type: 'text' },
    raw: { type: 'bytea' },
    receivedAt: { type: 'timestamptz', name: 'received_at', default: () => 'now()' },
  },
});
