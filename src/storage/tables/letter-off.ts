import { EntitySchema } from 'typeorm';

/** A letter that this library does not use. */
export interface LetterOffRow {
  code: string;
  since: Date;
  by: string;
}

export const letterOffTable = new EntitySchema<LetterOffRow>({
  name: 'letter_off',
  columns: {
    code: { type: 'text', primary: true },
    since: { type: 'timestamptz', default: () => 'now()' },
    by: { type: 'text' },
  },
});
