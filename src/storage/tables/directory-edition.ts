import { EntitySchema } from 'typeorm';

/** A version of our own directory file: the number grows when what is in it changes. */
export interface DirectoryEditionRow {
  version: number;
  contentHash: string;
  issuedAt: Date;
}

export const directoryEditionTable = new EntitySchema<DirectoryEditionRow>({
  name: 'directory_edition',
  columns: {
    version: { type: 'integer', primary: true },
    contentHash: { type: 'text', name: 'content_hash' },
    issuedAt: { type: 'timestamptz', name: 'issued_at', default: () => 'now()' },
  },
});
