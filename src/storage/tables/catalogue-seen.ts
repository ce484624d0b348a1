import { EntitySchema } from 'typeorm';

/** A record that stood in the file of an import that replaces all. */
export interface CatalogueSeenRow {
  importId: string;
  sourceId: string;
}

export const catalogueSeenTable = new EntitySchema<CatalogueSeenRow>({
  name: 'catalogue_seen',
  columns: {
    importId: { type: 'bigint', name: 'import_id', primary: true },
    sourceId: { type: 'text', name: 'source_id', primary: true },
  },
  foreignKeys: [
    {
      name: 'catalogue_seen_import_id_fkey',
      target: 'catalogue_import',
      columnNames: ['importId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
});
