import { EntitySchema } from 'typeorm';

/** A picture that letters were written with: kept, so that a mail that waits and a letter that is printed again still have it. */
export interface LetterLogoRow {
  digest: string;
  type: string;
  content: Buffer;
  width: number;
  height: number;
}

export const letterLogoTable = new EntitySchema<LetterLogoRow>({
  name: 'letter_logo',
  columns: {
    digest: { type: 'text', primary: true },
    type: { type: 'text' },
    content: { type: 'bytea' },
    width: { type: 'integer' },
    height: { type: 'integer' },
  },
  checks: [
    { name: 'letter_logo_content_check', expression: '((octet_length(content) <= 200000))' },
    {
      name: 'letter_logo_type_check',
      expression: "((type = ANY (ARRAY['image/png'::text, 'image/jpeg'::text])))",
    },
  ],
});
