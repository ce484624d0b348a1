import { EntitySchema } from 'typeorm';

/** A letter in the library's own words. */
export interface LetterWordingRow {
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
    code: { type: 'text', primary: true },
    language: { type: 'text', primary: true },
    subject: { type: 'text' },
    body: { type: 'text' },
    basedOn: { type: 'jsonb', name: 'based_on' },
    changedAt: { type: 'timestamptz', name: 'changed_at', default: () => 'now()' },
    changedBy: { type: 'text', name: 'changed_by' },
  },
  checks: [{ name: 'letter_wording_language_check', expression: "((language = ANY (ARRAY['en'::text, 'fr'::text])))" }],
});
