import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** What happened to a request. */
export interface HistoryRow {
  id: string;
  requestId: string;
  conversationId: string | null;
  at: Date;
  actorKind: string;
  actor: string;
  event: string;
  fromState: string | null;
  toState: string | null;
  note: string | null;
  facts: unknown;
  /** The run of a job that wrote it. */
  jobRun: string | null;
}

export const historyTable = new EntitySchema<HistoryRow>({
  name: 'history',
  columns: {
    id: identityColumn,
    requestId: { type: 'bigint', name: 'request_id' },
    conversationId: { type: 'bigint', name: 'conversation_id', nullable: true },
    at: { type: 'timestamptz', default: () => 'now()' },
    actorKind: { type: 'text', name: 'actor_kind' },
    actor: { type: 'text' },
    event: { type: 'text' },
    fromState: { type: 'text', name: 'from_state', nullable: true },
    toState: { type: 'text', name: 'to_state', nullable: true },
    note: { type: 'text', nullable: true },
    facts: { type: 'jsonb', nullable: true },
    jobRun: {
      type: 'bigint',
      name: 'job_run',
      nullable: true,
      default: () => `(NULLIF(current_setting('interlend.job_run', true), ''))`,
    },
  },
  foreignKeys: [
    {
      name: 'history_request_id_fkey',
      target: 'request',
      columnNames: ['requestId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  checks: [
    {
      name: 'history_actor_kind_check',
      expression: "((actor_kind = ANY (ARRAY['staff'::text, 'partner'::text, 'system'::text, 'patron'::text])))",
    },
  ],
  indices: [
    { name: 'history_request', columns: ['requestId', 'id'] },
    { name: 'history_job_run', synchronize: false },
  ],
});
