import { EntitySchema } from 'typeorm';

/** A change of the small active view that no step told of, with its transaction. Kept for a day. */
export interface OpenRequestChangeRow {
  xid: string;
  requestId: string;
  at: Date;
}

export const openRequestChangeTable = new EntitySchema<OpenRequestChangeRow>({
  name: 'open_request_change',
  columns: {
    // TypeORM reads defaults without their casts.
    xid: { type: 'bigint', primary: true, default: () => '((pg_current_xact_id()))' },
    requestId: { type: 'bigint', name: 'request_id', primary: true },
    at: { type: 'timestamptz', default: () => 'now()' },
  },
});
