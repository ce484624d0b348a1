import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** A directory file that was taken in, with all that is needed to undo it. */
export interface DirectoryImportRow {
  id: string;
  at: Date;
  by: string;
  source: string;
  issuer: string;
  name: string;
  version: number;
  issuedAt: Date;
  file: unknown;
  /** The comparison as it was shown, with what became of each row. */
  rows: unknown;
  /** Each record as it was and as it became. */
  changes: unknown;
  undoneAt: Date | null;
  undoneBy: string | null;
}

export const directoryImportTable = new EntitySchema<DirectoryImportRow>({
  name: 'directory_import',
  columns: {
    id: identityColumn,
    at: { type: 'timestamptz', default: () => 'now()' },
    by: { type: 'text' },
    source: { type: 'text' },
    issuer: { type: 'text' },
    name: { type: 'text' },
    version: { type: 'integer' },
    issuedAt: { type: 'timestamptz', name: 'issued_at' },
    file: { type: 'jsonb' },
    rows: { type: 'jsonb' },
    changes: { type: 'jsonb' },
    undoneAt: { type: 'timestamptz', name: 'undone_at', nullable: true },
    undoneBy: { type: 'text', name: 'undone_by', nullable: true },
  },
  indices: [{ name: 'directory_import_issuer', columns: ['issuer', 'id'] }],
});
