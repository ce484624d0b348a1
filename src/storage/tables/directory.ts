/** What directory files say of our records. */
import { EntitySchema } from 'typeorm';
import type { Imposing } from '../../domain/distribution/directory-file.js';
import type { Origin, ProposalBefore } from '../../engine/distribution/ports.js';

/** What our own file imposes in a section. */
export const directoryImposedTable = new EntitySchema<{ section: string; imposed: Imposing }>({
  name: 'directory_imposed',
  columns: { section: { type: 'text', primary: true }, imposed: { type: 'jsonb' } },
});

const ofRecord = {
  section: { type: 'text', primary: true },
  key: { type: 'text', primary: true },
  issuer: { type: 'text' },
  record: { type: 'jsonb' },
  importId: { type: 'bigint', name: 'import_id' },
} as const;

/** What a file last said of a record. */
export const directoryOriginTable = new EntitySchema<Origin & { importId: string }>({
  name: 'directory_origin',
  columns: { ...ofRecord, imposed: { type: 'jsonb' } },
});

/** A record that a file proposes, and what was decided on it. */
export interface DirectoryProposalRow extends Omit<ProposalBefore, 'proposedAt' | 'decidedAt'> {
  section: string;
  key: string;
  proposedAt: Date;
  decidedAt: Date | null;
}

export const directoryProposalTable = new EntitySchema<DirectoryProposalRow>({
  name: 'directory_proposal',
  columns: {
    ...ofRecord,
    proposedAt: { type: 'timestamptz', name: 'proposed_at', default: () => 'now()' },
    decision: { type: 'text', nullable: true },
    decidedAt: { type: 'timestamptz', name: 'decided_at', nullable: true },
    decidedBy: { type: 'text', name: 'decided_by', nullable: true },
  },
});
