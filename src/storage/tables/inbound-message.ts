import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** A message from a partner as it came, with what became of it and the confirmation it got. */
export interface InboundMessageRow {
  id: string;
  partnerCode: string;
  credentialId: string | null;
  requestId: string | null;
  conversationId: string | null;
  kind: string;
  summary: string;
  isoVersion: string;
  identityKey: string | null;
  semanticKey: string | null;
  earlyKey: string | null;
  contentType: string;
  raw: Buffer;
  outcome: string;
  outcomeReason: string | null;
  confirmation: string;
  verdict: unknown;
  tolerances: unknown;
  repeatCount: number;
  receivedAt: Date;
  lastSeenAt: Date;
  dueAt: Date | null;
}

export const inboundMessageTable = new EntitySchema<InboundMessageRow>({
  name: 'inbound_message',
  columns: {
    id: identityColumn,
    partnerCode: { type: 'text', name: 'partner_code' },
    credentialId: { type: 'bigint', name: 'credential_id', nullable: true },
    requestId: { type: 'bigint', name: 'request_id', nullable: true },
    conversationId: { type: 'bigint', name: 'conversation_id', nullable: true },
    kind: { type: 'text' },
    summary: { type: 'text' },
    isoVersion: { type: 'text', name: 'iso_version' },
    identityKey: { type: 'text', name: 'identity_key', nullable: true },
    semanticKey: { type: 'text', name: 'semantic_key', nullable: true },
    earlyKey: { type: 'text', name: 'early_key', nullable: true },
    contentType: { type: 'text', name: 'content_type' },
    raw: { type: 'bytea' },
    outcome: { type: 'text' },
    outcomeReason: { type: 'text', name: 'outcome_reason', nullable: true },
    confirmation: { type: 'text' },
    verdict: { type: 'jsonb' },
    tolerances: { type: 'jsonb' },
    repeatCount: { type: 'integer', name: 'repeat_count', default: 0 },
    receivedAt: { type: 'timestamptz', name: 'received_at', default: () => 'now()' },
    lastSeenAt: { type: 'timestamptz', name: 'last_seen_at', default: () => 'now()' },
    dueAt: { type: 'timestamptz', name: 'due_at', nullable: true },
  },
  foreignKeys: [
    {
      name: 'inbound_message_conversation_id_fkey',
      target: 'conversation',
      columnNames: ['conversationId'],
      referencedColumnNames: ['id'],
      onDelete: 'SET NULL',
    },
    {
      name: 'inbound_message_partner_code_fkey',
      target: 'partner',
      columnNames: ['partnerCode'],
      referencedColumnNames: ['code'],
    },
    {
      name: 'inbound_message_request_id_fkey',
      target: 'request',
      columnNames: ['requestId'],
      referencedColumnNames: ['id'],
      onDelete: 'SET NULL',
    },
  ],
  checks: [
    {
      name: 'inbound_message_outcome_check',
      expression: "((outcome = ANY (ARRAY['applied'::text, 'not-applied'::text, 'waiting'::text, 'refused'::text])))",
    },
  ],
  indices: [
    { name: 'inbound_message_early', synchronize: false },
    { name: 'inbound_message_identity', columns: ['identityKey'], unique: true },
    { name: 'inbound_message_kind', columns: ['kind', 'id'] },
    { name: 'inbound_message_partner', columns: ['partnerCode', 'id'] },
    { name: 'inbound_message_refused', synchronize: false },
    { name: 'inbound_message_request', columns: ['requestId'] },
    { name: 'inbound_message_semantic', columns: ['conversationId', 'semanticKey'] },
    { name: 'inbound_message_unusual', synchronize: false },
  ],
});
