import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** A view of a request list that a library shares. */
export interface ListViewRow {
  id: string;
  side: string;
  name: string;
  /** What stands after the `?` of the list. */
  search: string;
  /** Whose it is; nobody's: everybody sees it. */
  libraryCode: string | null;
  /** Codes of the desks at which the list begins with it. */
  opensAt: string[];
  changedAt: Date;
  changedBy: string;
}

export const listViewTable = new EntitySchema<ListViewRow>({
  name: 'list_view',
  columns: {
    id: identityColumn,
    side: { type: 'text' },
    name: { type: 'text' },
    search: { type: 'text' },
    libraryCode: { type: 'text', name: 'library_code', nullable: true },
    opensAt: { type: 'text', name: 'opens_at', array: true, default: '{}' },
    changedAt: { type: 'timestamptz', name: 'changed_at', default: () => 'now()' },
    changedBy: { type: 'text', name: 'changed_by' },
  },
  foreignKeys: [
    {
      name: 'list_view_library_code_fkey',
      target: 'library',
      columnNames: ['libraryCode'],
      referencedColumnNames: ['code'],
      onDelete: 'CASCADE',
    },
  ],
  checks: [
    {
      name: 'list_view_side_check',
      expression: "((side = ANY (ARRAY['borrowing'::text, 'lending'::text])))",
    },
  ],
  indices: [{ name: 'list_view_name', columns: ['side', 'name', 'libraryCode'], unique: true }],
});
