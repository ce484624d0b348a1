import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** Days on which a library is closed, both ends included. */
export interface ClosureRow {
  id: string;
  libraryCode: string;
  kind: string;
  firstDay: string;
  lastDay: string;
  note: string | null;
  createdAt: Date;
  createdBy: string;
}

export const closureTable = new EntitySchema<ClosureRow>({
  name: 'closure',
  columns: {
    id: identityColumn,
    libraryCode: { type: 'text', name: 'library_code' },
    kind: { type: 'text' },
    firstDay: { type: 'date', name: 'first_day' },
    lastDay: { type: 'date', name: 'last_day' },
    note: { type: 'text', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at', default: () => 'now()' },
    createdBy: { type: 'text', name: 'created_by' },
  },
  foreignKeys: [
    {
      name: 'closure_library_code_fkey',
      target: 'library',
      columnNames: ['libraryCode'],
      referencedColumnNames: ['code'],
      onDelete: 'CASCADE',
    },
  ],
  checks: [{ name: 'closure_kind_check', expression: "((kind = ANY (ARRAY['holiday'::text, 'closure'::text])))" }],
  indices: [{ name: 'closure_library', columns: ['libraryCode', 'firstDay'] }],
});
