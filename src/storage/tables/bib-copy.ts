import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** A copy that a record tells of and that is no item of ours. */
export interface BibCopyRow {
  id: string;
  bibId: string;
  library: string | null;
  location: string | null;
  callNumber: string | null;
  barcode: string | null;
  summary: string | null;
  policy: string | null;
  status: string;
  due: string | null;
}

export const bibCopyTable = new EntitySchema<BibCopyRow>({
  name: 'bib_copy',
  columns: {
    id: identityColumn,
    bibId: { type: 'bigint', name: 'bib_id' },
    library: { type: 'text', nullable: true },
    location: { type: 'text', nullable: true },
    callNumber: { type: 'text', name: 'call_number', nullable: true },
    barcode: { type: 'text', nullable: true },
    summary: { type: 'text', nullable: true },
    policy: { type: 'text', nullable: true },
    status: { type: 'text' },
    due: { type: 'text', nullable: true },
  },
  foreignKeys: [
    {
      name: 'bib_copy_bib_id_fkey',
      target: 'bib',
      columnNames: ['bibId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  checks: [
    {
      name: 'bib_copy_status_check',
      expression: "((status = ANY (ARRAY['available'::text, 'notAvailable'::text, 'held'::text, 'online'::text])))",
    },
  ],
  indices: [
    { name: 'bib_copy_bib', columns: ['bibId'] },
    { name: 'bib_copy_barcode', columns: ['barcode'], where: '(barcode IS NOT NULL)' },
  ],
});
