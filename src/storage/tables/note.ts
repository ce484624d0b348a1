import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** A note on a request: internal, or active until somebody puts it aside. */
export interface NoteRow {
  id: string;
  requestId: string;
  text: string;
  active: boolean;
  authorKind: string;
  author: string;
  partnerCode: string | null;
  createdAt: Date;
  dismissedAt: Date | null;
  dismissedBy: string | null;
}

export const noteTable = new EntitySchema<NoteRow>({
  name: 'note',
  columns: {
    id: identityColumn,
    requestId: { type: 'bigint', name: 'request_id' },
    text: { type: 'text' },
    active: { type: 'boolean', default: false },
    authorKind: { type: 'text', name: 'author_kind' },
    author: { type: 'text' },
    partnerCode: { type: 'text', name: 'partner_code', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at', default: () => 'now()' },
    dismissedAt: { type: 'timestamptz', name: 'dismissed_at', nullable: true },
    dismissedBy: { type: 'text', name: 'dismissed_by', nullable: true },
  },
  foreignKeys: [
    {
      name: 'note_request_id_fkey',
      target: 'request',
      columnNames: ['requestId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  checks: [
    {
      name: 'note_author_kind_check',
      expression: "((author_kind = ANY (ARRAY['staff'::text, 'partner'::text, 'system'::text, 'patron'::text])))",
    },
  ],
  indices: [
    { name: 'note_active', synchronize: false },
    { name: 'note_request', columns: ['requestId', 'id'] },
  ],
});
