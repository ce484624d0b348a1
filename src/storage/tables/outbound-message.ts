import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** A message to a partner as frozen bytes, with its lease and its next try. */
export interface OutboundMessageRow {
  id: string;
  requestId: string;
  conversationId: string;
  partnerCode: string;
  seq: number;
  kind: string;
  summary: string;
  requestingAgencyRequestId: string;
  isoVersion: string;
  body: string;
  status: string;
  nextAttemptAt: Date;
  attemptsStarted: number;
  attemptsFinished: number;
  crashes: number;
  /** Set for as long as it is sent with no other beside it, because it was cut off twice before. */
  aloneSince: Date | null;
  leaseOwner: string | null;
  leaseToken: string | null;
  leaseUntil: Date | null;
  ambiguous: boolean;
  outcome: string | null;
  createdAt: Date;
  settledAt: Date | null;
}

export const outboundMessageTable = new EntitySchema<OutboundMessageRow>({
  name: 'outbound_message',
  columns: {
    id: identityColumn,
    requestId: { type: 'bigint', name: 'request_id' },
    conversationId: { type: 'bigint', name: 'conversation_id' },
    partnerCode: { type: 'text', name: 'partner_code' },
    seq: { type: 'integer' },
    kind: { type: 'text' },
    summary: { type: 'text' },
    requestingAgencyRequestId: { type: 'text', name: 'requesting_agency_request_id' },
    isoVersion: { type: 'text', name: 'iso_version' },
    body: { type: 'text' },
    status: { type: 'text' },
    nextAttemptAt: { type: 'timestamptz', name: 'next_attempt_at', default: () => 'now()' },
    attemptsStarted: { type: 'integer', name: 'attempts_started', default: 0 },
    attemptsFinished: { type: 'integer', name: 'attempts_finished', default: 0 },
    crashes: { type: 'integer', default: 0 },
    aloneSince: { type: 'timestamptz', name: 'alone_since', nullable: true },
    leaseOwner: { type: 'text', name: 'lease_owner', nullable: true },
    leaseToken: { type: 'uuid', name: 'lease_token', nullable: true },
    leaseUntil: { type: 'timestamptz', name: 'lease_until', nullable: true },
    ambiguous: { type: 'boolean', default: false },
    outcome: { type: 'text', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at', default: () => 'now()' },
    settledAt: { type: 'timestamptz', name: 'settled_at', nullable: true },
  },
  foreignKeys: [
    {
      name: 'outbound_message_conversation_id_fkey',
      target: 'conversation',
      columnNames: ['conversationId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
    {
      name: 'outbound_message_partner_code_fkey',
      target: 'partner',
      columnNames: ['partnerCode'],
      referencedColumnNames: ['code'],
    },
    {
      name: 'outbound_message_request_id_fkey',
      target: 'request',
      columnNames: ['requestId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  uniques: [{ name: 'outbound_message_conversation_id_seq_key', columns: ['conversationId', 'seq'] }],
  checks: [
    {
      name: 'outbound_message_status_check',
      expression:
        "((status = ANY (ARRAY['pending'::text, 'sending'::text, 'delivered'::text, 'refused'::text, 'held'::text, 'dead'::text, 'withdrawn'::text])))",
    },
  ],
  indices: [
    { name: 'outbound_message_due', synchronize: false },
    { name: 'outbound_message_kind', columns: ['kind', 'id'] },
    { name: 'outbound_message_partner', columns: ['partnerCode', 'id'] },
    { name: 'outbound_message_request', columns: ['requestId'] },
    { name: 'outbound_message_sending', synchronize: false },
    { name: 'outbound_message_stopped', synchronize: false },
    { name: 'outbound_message_undelivered', synchronize: false },
  ],
});
