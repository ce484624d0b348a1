import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** A caller that claimed what is not its own. */
export interface SecurityEventRow {
  id: string;
  at: Date;
  partnerCode: string | null;
  source: string;
  kind: string;
  detail: string;
}

export const securityEventTable = new EntitySchema<SecurityEventRow>({
  name: 'security_event',
  columns: {
    id: identityColumn,
    at: { type: 'timestamptz', default: () => 'now()' },
    partnerCode: { type: 'text', name: 'partner_code', nullable: true },
    source: { type: 'text' },
    kind: { type: 'text' },
    detail: { type: 'text' },
  },
});
