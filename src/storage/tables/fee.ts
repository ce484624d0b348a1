import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** What a patron owes, owed or paid. */
export interface FeeRow {
  id: string;
  patronId: string | null;
  loanId: string | null;
  requestId: string | null;
  kind: string;
  amount: string;
  currency: string;
  status: string;
  note: string | null;
  createdAt: Date;
  createdBy: string;
  settledAt: Date | null;
  settledBy: string | null;
}

export const feeTable = new EntitySchema<FeeRow>({
  name: 'fee',
  columns: {
    id: identityColumn,
    patronId: { type: 'text', name: 'patron_id', nullable: true },
    loanId: { type: 'bigint', name: 'loan_id', nullable: true },
    requestId: { type: 'bigint', name: 'request_id', nullable: true },
    kind: { type: 'text' },
    amount: { type: 'numeric', precision: 12, scale: 2 },
    currency: { type: 'text' },
    status: { type: 'text', default: 'open' },
    note: { type: 'text', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    createdBy: { type: 'text', name: 'created_by' },
    settledAt: { type: 'timestamptz', name: 'settled_at', nullable: true },
    settledBy: { type: 'text', name: 'settled_by', nullable: true },
  },
  foreignKeys: [
    {
      name: 'fee_loan_id_fkey',
      target: 'patron_loan',
      columnNames: ['loanId'],
      referencedColumnNames: ['id'],
      onDelete: 'SET NULL',
    },
    {
      name: 'fee_patron_id_fkey',
      target: 'patron',
      columnNames: ['patronId'],
      referencedColumnNames: ['id'],
      onDelete: 'SET NULL',
    },
    {
      name: 'fee_request_id_fkey',
      target: 'request',
      columnNames: ['requestId'],
      referencedColumnNames: ['id'],
      onDelete: 'SET NULL',
    },
  ],
  checks: [
    { name: 'fee_kind_check', expression: "((kind = ANY (ARRAY['replacement'::text, 'other'::text])))" },
    { name: 'fee_status_check', expression: "((status = ANY (ARRAY['open'::text, 'paid'::text, 'waived'::text])))" },
  ],
  indices: [
    { name: 'fee_loan', columns: ['loanId'] },
    { name: 'fee_patron', columns: ['patronId', 'id'] },
    { name: 'fee_request', columns: ['requestId'] },
  ],
});
