import { EntitySchema } from 'typeorm';

/** The record of a title as it was received. */
export interface BibRecordRow {
  bibId: string;
  form: string;
  bytes: Buffer;
}

export const bibRecordTable = new EntitySchema<BibRecordRow>({
  name: 'bib_record',
  columns: {
    bibId: { type: 'bigint', name: 'bib_id', primary: true },
    form: { type: 'text' },
    bytes: { type: 'bytea' },
  },
  foreignKeys: [
    {
      name: 'bib_record_bib_id_fkey',
      target: 'bib',
      columnNames: ['bibId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  checks: [{ name: 'bib_record_form_check', expression: "((form = ANY (ARRAY['iso2709'::text, 'marcxml'::text])))" }],
});
