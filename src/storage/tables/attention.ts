import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** What staff must look at. */
export interface StoredAttention {
  id: string;
  requestId: string | null;
  partnerCode: string | null;
  reason: string;
  says: object | string;
  /** What the version before this one writes; a trigger puts it into `says`. */
  text: string | null;
  french: string | null;
  facts: unknown;
  openedAt: Date;
  closedAt: Date | null;
  closedBy: string | null;
}

export const attentionTable = new EntitySchema<StoredAttention>({
  name: 'attention',
  columns: {
    id: identityColumn,
    requestId: { type: 'bigint', name: 'request_id', nullable: true },
    partnerCode: { type: 'text', name: 'partner_code', nullable: true },
    reason: { type: 'text' },
    says: { type: 'jsonb' },
    text: { type: 'text', nullable: true, default: '', select: false },
    french: { type: 'text', nullable: true, select: false },
    facts: { type: 'jsonb', nullable: true },
    openedAt: { type: 'timestamptz', name: 'opened_at', default: () => 'now()' },
    closedAt: { type: 'timestamptz', name: 'closed_at', nullable: true },
    closedBy: { type: 'text', name: 'closed_by', nullable: true },
  },
  foreignKeys: [
    {
      name: 'attention_request_id_fkey',
      target: 'request',
      columnNames: ['requestId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  indices: [
    { name: 'attention_message', synchronize: false },
    { name: 'attention_open', synchronize: false },
    { name: 'attention_open_request', synchronize: false },
    { name: 'attention_request', columns: ['requestId', 'id'] },
  ],
});
