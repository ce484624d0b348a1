import { EntitySchema } from 'typeorm';

/** A circulation desk of a library. */
export interface DeskRow {
  code: string;
  libraryCode: string;
  name: string;
  holdShelf: boolean;
  email: string | null;
}

export const deskTable = new EntitySchema<DeskRow>({
  name: 'desk',
  columns: {
    code: { type: 'text', primary: true },
    libraryCode: { type: 'text', name: 'library_code' },
    name: { type: 'text' },
    holdShelf: { type: 'boolean', name: 'hold_shelf', default: true },
    email: { type: 'text', nullable: true },
  },
  foreignKeys: [
    {
      name: 'desk_library_code_fkey',
      target: 'library',
      columnNames: ['libraryCode'],
      referencedColumnNames: ['code'],
    },
  ],
  indices: [{ name: 'desk_library', columns: ['libraryCode'] }],
});
