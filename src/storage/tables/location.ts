import { EntitySchema } from 'typeorm';

/** A place in a library where items belong. */
export interface LocationRow {
  code: string;
  libraryCode: string;
  name: string;
  kind: string;
}

export const locationTable = new EntitySchema<LocationRow>({
  name: 'location',
  columns: {
    code: { type: 'text', primary: true },
    libraryCode: { type: 'text', name: 'library_code' },
    name: { type: 'text' },
    kind: { type: 'text', default: 'shelf' },
  },
  foreignKeys: [
    {
      name: 'location_library_code_fkey',
      target: 'library',
      columnNames: ['libraryCode'],
      referencedColumnNames: ['code'],
    },
  ],
  checks: [
    {
      name: 'location_kind_check',
      expression: "((kind = ANY (ARRAY['shelf'::text, 'borrowing'::text, 'lending'::text])))",
    },
  ],
  indices: [{ name: 'location_library', columns: ['libraryCode'] }],
});
