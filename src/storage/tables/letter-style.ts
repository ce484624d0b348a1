import { EntitySchema } from 'typeorm';

/** The logo of a library’s letters, and its languages in order. */
export interface LetterStyleRow {
  libraryCode: string;
  languages: string[] | null;
  logo: string | null;
  changedAt: Date;
  changedBy: string;
}

export const letterStyleTable = new EntitySchema<LetterStyleRow>({
  name: 'letter_style',
  columns: {
    libraryCode: { type: 'text', name: 'library_code', primary: true },
    languages: { type: 'text', array: true, nullable: true },
    logo: { type: 'text', nullable: true },
    changedAt: { type: 'timestamptz', name: 'changed_at', default: () => 'now()' },
    changedBy: { type: 'text', name: 'changed_by' },
  },
  foreignKeys: [
    {
      name: 'letter_style_library_code_fkey',
      target: 'library',
      columnNames: ['libraryCode'],
      referencedColumnNames: ['code'],
      onDelete: 'CASCADE',
    },
    {
      name: 'letter_style_logo_fkey',
      target: 'letter_logo',
      columnNames: ['logo'],
      referencedColumnNames: ['digest'],
    },
  ],
});
