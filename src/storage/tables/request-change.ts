import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** One step of a request, with the transaction that made it. Kept for a day: live desks read it. */
export interface RequestChangeRow {
  xid: string;
  id: string;
  requestId: string;
  side: string;
  version: number;
  state: string;
  attentionCount: number;
  event: string;
  actor: string;
  at: Date;
}

export const requestChangeTable = new EntitySchema<RequestChangeRow>({
  name: 'request_change',
  columns: {
    // TypeORM reads defaults without their casts.
    xid: { type: 'bigint', primary: true, default: () => '((pg_current_xact_id()))' },
    id: identityColumn,
    requestId: { type: 'bigint', name: 'request_id' },
    side: { type: 'text' },
    version: { type: 'integer' },
    state: { type: 'text' },
    attentionCount: { type: 'integer', name: 'attention_count' },
    event: { type: 'text' },
    actor: { type: 'text' },
    at: { type: 'timestamptz', default: () => 'now()' },
  },
});
