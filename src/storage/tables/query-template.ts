import { EntitySchema } from 'typeorm';

/** A kind of query to patrons, worded by this library. */
export interface QueryTemplateRow {
  type: number;
  text: unknown;
  changedAt: Date;
  changedBy: string;
}

export const queryTemplateTable = new EntitySchema<QueryTemplateRow>({
  name: 'query_template',
  columns: {
    type: { type: 'integer', primary: true },
    text: { type: 'jsonb' },
    changedAt: { type: 'timestamptz', name: 'changed_at', default: () => 'now()' },
    changedBy: { type: 'text', name: 'changed_by' },
  },
  checks: [{ name: 'query_template_type_check', expression: '(((type >= 1) AND (type <= 5)))' }],
});
