import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** An item of another library that a patron has. */
export interface PatronLoanRow {
  id: string;
  itemId: string;
  requestId: string;
  patronId: string | null;
  deskCode: string | null;
  status: string;
  outAt: Date;
  dueAt: Date;
  returnedAt: Date | null;
  lostAt: Date | null;
  renewals: number;
  profileDay: number | null;
}

export const patronLoanTable = new EntitySchema<PatronLoanRow>({
  name: 'patron_loan',
  columns: {
    id: identityColumn,
    itemId: { type: 'bigint', name: 'item_id' },
    requestId: { type: 'bigint', name: 'request_id' },
    patronId: { type: 'text', name: 'patron_id', nullable: true },
    deskCode: { type: 'text', name: 'desk_code', nullable: true },
    status: { type: 'text' },
    outAt: { type: 'timestamptz', name: 'out_at' },
    dueAt: { type: 'timestamptz', name: 'due_at' },
    returnedAt: { type: 'timestamptz', name: 'returned_at', nullable: true },
    lostAt: { type: 'timestamptz', name: 'lost_at', nullable: true },
    renewals: { type: 'integer', default: 0 },
    profileDay: { type: 'integer', name: 'profile_day', nullable: true },
  },
  foreignKeys: [
    { name: 'patron_loan_desk_code_fkey', target: 'desk', columnNames: ['deskCode'], referencedColumnNames: ['code'] },
    {
      name: 'patron_loan_item_id_fkey',
      target: 'temporary_item',
      columnNames: ['itemId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
    {
      name: 'patron_loan_patron_id_fkey',
      target: 'patron',
      columnNames: ['patronId'],
      referencedColumnNames: ['id'],
      onDelete: 'SET NULL',
    },
    {
      name: 'patron_loan_request_id_fkey',
      target: 'request',
      columnNames: ['requestId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  checks: [
    {
      name: 'patron_loan_status_check',
      expression: "((status = ANY (ARRAY['out'::text, 'returned'::text, 'lost'::text, 'deleted'::text])))",
    },
  ],
  indices: [
    { name: 'patron_loan_desk', columns: ['deskCode'] },
    { name: 'patron_loan_due', synchronize: false },
    { name: 'patron_loan_item', columns: ['itemId'] },
    { name: 'patron_loan_open', synchronize: false },
    { name: 'patron_loan_patron', columns: ['patronId', 'id'] },
    { name: 'patron_loan_request', columns: ['requestId'] },
  ],
});
