import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** A borrowing or lending request: where it stands. */
export interface RequestRow {
  id: string;
  side: string;
  serviceType: string;
  state: string;
  version: number;
  externalId: string;
  partnerCode: string | null;
  activePosition: number | null;
  dueDate: Date | null;
  /** As the lender counts days. */
  dueDay: string | null;
  facts: unknown;
  attentionCount: number;
  createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
  /** The resource sharing library whose request it is. */
  ownerLibrary: string | null;
  /** The state in which it is closed, and whether marks are open then: written once, so that steps touch no index. */
  closedState: string | null;
  closedMarked: boolean | null;
  /** How a lost case of it stands. */
  lostState: string | null;
}

export const requestTable = new EntitySchema<RequestRow>({
  name: 'request',
  columns: {
    id: identityColumn,
    side: { type: 'text' },
    serviceType: { type: 'text', name: 'service_type' },
    state: { type: 'text' },
    version: { type: 'integer', default: 1 },
    externalId: { type: 'text', name: 'external_id' },
    partnerCode: { type: 'text', name: 'partner_code', nullable: true },
    activePosition: { type: 'integer', name: 'active_position', nullable: true },
    dueDate: { type: 'timestamptz', name: 'due_date', nullable: true },
    dueDay: { type: 'date', name: 'due_day', nullable: true },
    facts: { type: 'jsonb', default: {} },
    attentionCount: { type: 'integer', name: 'attention_count', default: 0 },
    createdAt: { type: 'timestamptz', name: 'created_at', default: () => 'now()' },
    updatedAt: { type: 'timestamptz', name: 'updated_at', default: () => 'now()' },
    closedAt: { type: 'timestamptz', name: 'closed_at', nullable: true },
    ownerLibrary: { type: 'text', name: 'owner_library', nullable: true },
    closedState: { type: 'text', name: 'closed_state', nullable: true },
    closedMarked: { type: 'boolean', name: 'closed_marked', nullable: true },
    lostState: { type: 'text', name: 'lost_state', nullable: true },
  },
  foreignKeys: [
    {
      name: 'request_partner_code_fkey',
      target: 'partner',
      columnNames: ['partnerCode'],
      referencedColumnNames: ['code'],
    },
    {
      name: 'request_owner_library_fkey',
      target: 'library',
      columnNames: ['ownerLibrary'],
      referencedColumnNames: ['code'],
      onDelete: 'SET NULL',
    },
  ],
  checks: [
    {
      name: 'request_service_type_check',
      expression: "((service_type = ANY (ARRAY['Loan'::text, 'Copy'::text, 'CopyOrLoan'::text])))",
    },
    { name: 'request_side_check', expression: "((side = ANY (ARRAY['borrowing'::text, 'lending'::text])))" },
  ],
  indices: [
    { name: 'request_closed_marked', synchronize: false },
    { name: 'request_closed_state', synchronize: false },
    { name: 'request_lost_state', synchronize: false },
    { name: 'request_over', synchronize: false },
    { name: 'request_owner', synchronize: false },
    { name: 'request_of_partner', columns: ['partnerCode', 'id'] },
    { name: 'request_created', columns: ['createdAt'] },
    { name: 'request_external_id_beginning', columns: ['externalId'] },
    { name: 'request_external_id_end', synchronize: false },
    { name: 'request_side', columns: ['side', 'id'] },
  ],
});
