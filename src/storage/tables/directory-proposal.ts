import { EntitySchema } from 'typeorm';

/** A record of a directory file that nobody here knows: staff accept or refuse it. */
export interface DirectoryProposalRow {
  section: string;
  key: string;
  issuer: string;
  record: unknown;
  importId: string;
  proposedAt: Date;
  decision: 'accepted' | 'refused' | null;
  decidedAt: Date | null;
  decidedBy: string | null;
}

export const directoryProposalTable = new EntitySchema<DirectoryProposalRow>({
  name: 'directory_proposal',
  columns: {
    section: { type: 'text', primary: true },
    key: { type: 'text', primary: true },
    issuer: { type: 'text' },
    record: { type: 'jsonb' },
    importId: { type: 'bigint', name: 'import_id' },
    proposedAt: { type: 'timestamptz', name: 'proposed_at', default: () => 'now()' },
    decision: { type: 'text', nullable: true },
    decidedAt: { type: 'timestamptz', name: 'decided_at', nullable: true },
    decidedBy: { type: 'text', name: 'decided_by', nullable: true },
  },
  foreignKeys: [
    {
      name: 'directory_proposal_import_id_fkey',
      target: 'directory_import',
      columnNames: ['importId'],
      referencedColumnNames: ['id'],
    },
  ],
  indices: [{ name: 'directory_proposal_import', columns: ['importId'] }],
  checks: [
    {
      name: 'directory_proposal_decision_check',
      expression: "((decision = ANY (ARRAY['accepted'::text, 'refused'::text])))",
    },
  ],
});
