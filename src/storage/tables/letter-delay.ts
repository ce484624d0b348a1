import { EntitySchema } from 'typeorm';

/** How long the mail of a letter waits, where the library chose that itself. */
export interface LetterDelayRow {
  code: string;
  minutes: number;
  changedAt: Date;
  changedBy: string;
}

export const letterDelayTable = new EntitySchema<LetterDelayRow>({
  name: 'letter_delay',
  columns: {
    code: { type: 'text', primary: true },
    minutes: { type: 'integer' },
    changedAt: { type: 'timestamptz', name: 'changed_at', default: () => 'now()' },
    changedBy: { type: 'text', name: 'changed_by' },
  },
  checks: [{ name: 'letter_delay_minutes_check', expression: '(((minutes >= 0) AND (minutes <= 10080)))' }],
});
