import { EntitySchema } from 'typeorm';

/** Whether a letter is written, where somebody chose; all others are as they are at first. */
export interface LetterUseRow {
  code: string;
  used: boolean;
  changedAt: Date;
  changedBy: string;
}

export const letterUseTable = new EntitySchema<LetterUseRow>({
  name: 'letter_use',
  columns: {
    code: { type: 'text', primary: true },
    used: { type: 'boolean' },
    changedAt: { type: 'timestamptz', name: 'changed_at', default: () => 'now()' },
    changedBy: { type: 'text', name: 'changed_by' },
  },
});
