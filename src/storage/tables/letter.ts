import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** A letter or a slip, with its facts as they were when a step called for it. */
export interface StoredLetter {
  id: string;
  code: string;
  kind: string;
  audience: string;
  requestId: string | null;
  historyId: string | null;
  patronId: string | null;
  partnerCode: string | null;
  /** Whose desks print it. */
  libraryCode: string | null;
  staff: string | null;
  language: string;
  facts: unknown;
  /** Its words; slips have none. */
  content: unknown;
  status: string;
  createdAt: Date;
  createdBy: string;
  /** Printed, sent or withdrawn. */
  doneAt: Date | null;
  doneBy: string | null;
}

export const letterTable = new EntitySchema<StoredLetter>({
  name: 'letter',
  columns: {
    id: identityColumn,
    code: { type: 'text' },
    kind: { type: 'text' },
    audience: { type: 'text' },
    requestId: { type: 'bigint', name: 'request_id', nullable: true },
    historyId: { type: 'bigint', name: 'history_id', nullable: true },
    patronId: { type: 'text', name: 'patron_id', nullable: true },
    partnerCode: { type: 'text', name: 'partner_code', nullable: true },
    libraryCode: { type: 'text', name: 'library_code', nullable: true },
    staff: { type: 'text', nullable: true },
    language: { type: 'text' },
    facts: { type: 'jsonb' },
    content: { type: 'jsonb', nullable: true },
    status: { type: 'text', default: 'waiting' },
    createdAt: { type: 'timestamptz', name: 'created_at', default: () => 'now()' },
    createdBy: { type: 'text', name: 'created_by' },
    doneAt: { type: 'timestamptz', name: 'done_at', nullable: true },
    doneBy: { type: 'text', name: 'done_by', nullable: true },
  },
  foreignKeys: [
    {
      name: 'letter_request_id_fkey',
      target: 'request',
      columnNames: ['requestId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
    {
      name: 'letter_history_id_fkey',
      target: 'history',
      columnNames: ['historyId'],
      referencedColumnNames: ['id'],
      onDelete: 'SET NULL',
    },
    {
      name: 'letter_patron_id_fkey',
      target: 'patron',
      columnNames: ['patronId'],
      referencedColumnNames: ['id'],
      onDelete: 'SET NULL',
    },
    {
      name: 'letter_library_code_fkey',
      target: 'library',
      columnNames: ['libraryCode'],
      referencedColumnNames: ['code'],
      onDelete: 'SET NULL',
    },
  ],
  checks: [
    { name: 'letter_kind_check', expression: "((kind = ANY (ARRAY['letter'::text, 'slip'::text])))" },
    {
      name: 'letter_audience_check',
      expression: "((audience = ANY (ARRAY['patron'::text, 'partner'::text, 'staff'::text, 'parcel'::text])))",
    },
    { name: 'letter_language_check', expression: "((language ~ '^[a-z]{2,3}$'::text))" },
    {
      name: 'letter_status_check',
      expression: "((status = ANY (ARRAY['waiting'::text, 'printed'::text, 'sent'::text, 'withdrawn'::text])))",
    },
  ],
  indices: [
    { name: 'letter_status', columns: ['status', 'id'] },
    { name: 'letter_kind', columns: ['kind', 'status', 'id'] },
    { name: 'letter_code', columns: ['code', 'status', 'id'] },
    { name: 'letter_request', columns: ['requestId', 'id'] },
    { name: 'letter_printed_slip', synchronize: false },
    { name: 'letter_history', synchronize: false },
    { name: 'letter_patron', synchronize: false },
    { name: 'letter_library', synchronize: false },
  ],
});
