import { EntitySchema } from 'typeorm';

/** What a directory file last said of a record: what is not so here any more was changed by our own staff. */
export interface DirectoryOriginRow {
  section: string;
  key: string;
  issuer: string;
  record: unknown;
  /** Names of the fields that the file imposes. */
  imposed: unknown;
  importId: string;
}

export const directoryOriginTable = new EntitySchema<DirectoryOriginRow>({
  name: 'directory_origin',
  columns: {
    section: { type: 'text', primary: true },
    key: { type: 'text', primary: true },
    issuer: { type: 'text' },
    record: { type: 'jsonb' },
    imposed: { type: 'jsonb' },
    importId: { type: 'bigint', name: 'import_id' },
  },
  foreignKeys: [
    {
      name: 'directory_origin_import_id_fkey',
      target: 'directory_import',
      columnNames: ['importId'],
      referencedColumnNames: ['id'],
    },
  ],
  indices: [{ name: 'directory_origin_import', columns: ['importId'] }],
});
