import { EntitySchema } from 'typeorm';

/** An item of ours that a lending request may be met with, the surest first. */
export interface LendingCandidateRow {
  requestId: string;
  position: number;
  holdingId: string;
  foundBy: string;
  otherEdition: boolean;
}

export const lendingCandidateTable = new EntitySchema<LendingCandidateRow>({
  name: 'lending_candidate',
  columns: {
    requestId: { type: 'bigint', name: 'request_id', primary: true },
    position: { type: 'integer', primary: true },
    holdingId: { type: 'bigint', name: 'holding_id' },
    foundBy: { type: 'text', name: 'found_by' },
    otherEdition: { type: 'boolean', name: 'other_edition', default: false },
  },
  foreignKeys: [
    {
      name: 'lending_candidate_holding_id_fkey',
      target: 'holding',
      columnNames: ['holdingId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
    {
      name: 'lending_candidate_request_id_fkey',
      target: 'request',
      columnNames: ['requestId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  checks: [
    {
      name: 'lending_candidate_found_by_check',
      expression: "((found_by = ANY (ARRAY['ISBN'::text, 'ISSN'::text, 'OCLC'::text, 'title'::text])))",
    },
  ],
  indices: [{ name: 'lending_candidate_holding', columns: ['holdingId', 'requestId'] }],
});
