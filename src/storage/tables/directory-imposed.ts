import { EntitySchema } from 'typeorm';

/** What our own directory file imposes on those who follow it. */
export interface DirectoryImposedRow {
  section: string;
  /** `true` for everything, or names of fields. */
  imposed: unknown;
}

export const directoryImposedTable = new EntitySchema<DirectoryImposedRow>({
  name: 'directory_imposed',
  columns: {
    section: { type: 'text', primary: true },
    imposed: { type: 'jsonb' },
  },
});
