import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** A letter in a library’s own words, or in those of all libraries. */
export interface LetterWordingRow {
  id: string;
  /** Absent: of all libraries that have none of their own. */
  libraryCode: string | null;
  code: string;
  language: string;
  subject: string;
  body: string;
  /** The built-in text that it was made from, to see when a new version changes that. */
  basedOn: unknown;
  changedAt: Date;
  changedBy: string;
}

export const letterWordingTable = new EntitySchema<LetterWordingRow>({
  name: 'letter_wording',
  columns: {
    code: { type: 'text' },
    language: { type: 'text' },
    subject: { type: 'text' },
    body: { type: 'text' },
    basedOn: { type: 'jsonb', name: 'based_on' },
    changedAt: { type: 'timestamptz', name: 'changed_at', default: () => 'now()' },
    changedBy: { type: 'text', name: 'changed_by' },
    id: identityColumn,
    libraryCode: { type: 'text', name: 'library_code', nullable: true },
  },
  foreignKeys: [
    {
      name: 'letter_wording_library_code_fkey',
      target: 'library',
      columnNames: ['libraryCode'],
      referencedColumnNames: ['code'],
      onDelete: 'CASCADE',
    },
  ],
  indices: [
    {
      name: 'letter_wording_of_all',
      columns: ['code', 'language'],
      unique: true,
      where: '(library_code IS NULL)',
    },
    {
      name: 'letter_wording_of_library',
      columns: ['libraryCode', 'code', 'language'],
      unique: true,
      where: '(library_code IS NOT NULL)',
    },
  ],
  checks: [{ name: 'letter_wording_language_check', expression: "((language ~ '^[a-z]{2,3}$'::text))" }],
});
