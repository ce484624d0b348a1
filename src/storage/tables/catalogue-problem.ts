import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** A record of a file that could not be taken, or was taken with a remark. */
export interface CatalogueProblemRow {
  id: string;
  importId: string;
  place: string;
  recordId: string | null;
  trouble: string;
  detail: string | null;
  bytes: Buffer | null;
}

export const catalogueProblemTable = new EntitySchema<CatalogueProblemRow>({
  name: 'catalogue_problem',
  columns: {
    id: identityColumn,
    importId: { type: 'bigint', name: 'import_id' },
    place: { type: 'bigint' },
    recordId: { type: 'text', name: 'record_id', nullable: true },
    trouble: { type: 'text' },
    detail: { type: 'text', nullable: true },
    bytes: { type: 'bytea', nullable: true },
  },
  foreignKeys: [
    {
      name: 'catalogue_problem_import_id_fkey',
      target: 'catalogue_import',
      columnNames: ['importId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  indices: [{ name: 'catalogue_problem_import', columns: ['importId', 'id'] }],
});
