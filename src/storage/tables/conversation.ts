import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** One request with one partner: a position of the rota and its ISO 18626 transaction. */
export interface ConversationRow {
  id: string;
  requestId: string;
  side: string;
  position: number;
  partnerCode: string;
  state: string;
  reason: object | string | null;
  /** What the version before this one writes; a trigger puts it into `reason`. */
  why: string;
  requestingSymbol: string | null;
  supplyingSymbol: string | null;
  requestingAgencyRequestId: string | null;
  supplyingAgencyRequestId: string | null;
  isoVersion: string | null;
  answered: boolean;
  outSeq: number;
  lastStatus: string | null;
  retryAfter: Date | null;
  askedAt: Date | null;
  endedAt: Date | null;
  facts: unknown;
}

export const conversationTable = new EntitySchema<ConversationRow>({
  name: 'conversation',
  columns: {
    id: identityColumn,
    requestId: { type: 'bigint', name: 'request_id' },
    side: { type: 'text' },
    position: { type: 'integer' },
    partnerCode: { type: 'text', name: 'partner_code' },
    state: { type: 'text' },
    reason: { type: 'jsonb', nullable: true },
    why: { type: 'text', default: '', select: false },
    requestingSymbol: { type: 'text', name: 'requesting_symbol', nullable: true },
    supplyingSymbol: { type: 'text', name: 'supplying_symbol', nullable: true },
    requestingAgencyRequestId: { type: 'text', name: 'requesting_agency_request_id', nullable: true },
    supplyingAgencyRequestId: { type: 'text', name: 'supplying_agency_request_id', nullable: true },
    isoVersion: { type: 'text', name: 'iso_version', nullable: true },
    answered: { type: 'boolean', default: false },
    outSeq: { type: 'integer', name: 'out_seq', default: 0 },
    lastStatus: { type: 'text', name: 'last_status', nullable: true },
    retryAfter: { type: 'timestamptz', name: 'retry_after', nullable: true },
    askedAt: { type: 'timestamptz', name: 'asked_at', nullable: true },
    endedAt: { type: 'timestamptz', name: 'ended_at', nullable: true },
    facts: { type: 'jsonb', default: {} },
  },
  foreignKeys: [
    {
      name: 'conversation_partner_code_fkey',
      target: 'partner',
      columnNames: ['partnerCode'],
      referencedColumnNames: ['code'],
    },
    {
      name: 'conversation_request_id_fkey',
      target: 'request',
      columnNames: ['requestId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  uniques: [{ name: 'conversation_request_id_position_key', columns: ['requestId', 'position'] }],
  checks: [
    { name: 'conversation_side_check', expression: "((side = ANY (ARRAY['borrowing'::text, 'lending'::text])))" },
    {
      name: 'conversation_state_check',
      expression: "((state = ANY (ARRAY['listed'::text, 'asked'::text, 'passed'::text, 'ended'::text])))",
    },
  ],
  indices: [
    { name: 'conversation_identity', synchronize: false },
    { name: 'conversation_partner', columns: ['partnerCode'] },
  ],
});
