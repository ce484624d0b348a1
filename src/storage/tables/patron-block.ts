import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** Why a patron may not request. */
export interface PatronBlockRow {
  id: string;
  patronId: string;
  kind: string;
  reason: string;
  loanId: string | null;
  createdAt: Date;
  createdBy: string;
  liftedAt: Date | null;
  liftedBy: string | null;
}

export const patronBlockTable = new EntitySchema<PatronBlockRow>({
  name: 'patron_block',
  columns: {
    id: identityColumn,
    patronId: { type: 'text', name: 'patron_id' },
    kind: { type: 'text' },
    reason: { type: 'text' },
    loanId: { type: 'bigint', name: 'loan_id', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    createdBy: { type: 'text', name: 'created_by' },
    liftedAt: { type: 'timestamptz', name: 'lifted_at', nullable: true },
    liftedBy: { type: 'text', name: 'lifted_by', nullable: true },
  },
  foreignKeys: [
    {
      name: 'patron_block_loan_id_fkey',
      target: 'patron_loan',
      columnNames: ['loanId'],
      referencedColumnNames: ['id'],
      onDelete: 'SET NULL',
    },
    {
      name: 'patron_block_patron_id_fkey',
      target: 'patron',
      columnNames: ['patronId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  checks: [
    {
      name: 'patron_block_kind_check',
      expression: "((kind = ANY (ARRAY['manual'::text, 'overdue'::text, 'lost'::text])))",
    },
  ],
  indices: [
    { name: 'patron_block_loan', columns: ['loanId'] },
    { name: 'patron_block_patron', columns: ['patronId'] },
  ],
});
