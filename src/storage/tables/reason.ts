import { EntitySchema } from 'typeorm';

/** A reason that the library changed, switched off or added; those that it left alone have no row. */
export interface ReasonTableRow {
  list: string;
  code: string;
  label: string;
  french: string;
  enabled: boolean;
  reasonUnfilled: string | null;
  reasonRetry: string | null;
  loanCondition: string | null;
  changedAt: Date;
  changedBy: string;
}

export const reasonTable = new EntitySchema<ReasonTableRow>({
  name: 'reason',
  columns: {
    list: { type: 'text', primary: true },
    code: { type: 'text', primary: true },
    label: { type: 'text' },
    french: { type: 'text' },
    enabled: { type: 'boolean', default: true },
    reasonUnfilled: { type: 'text', name: 'reason_unfilled', nullable: true },
    reasonRetry: { type: 'text', name: 'reason_retry', nullable: true },
    loanCondition: { type: 'text', name: 'loan_condition', nullable: true },
    changedAt: { type: 'timestamptz', name: 'changed_at', default: () => 'now()' },
    changedBy: { type: 'text', name: 'changed_by' },
  },
  checks: [
    {
      name: 'reason_list_check',
      expression: "((list = ANY (ARRAY['reject'::text, 'condition'::text, 'cancel'::text])))",
    },
  ],
});
