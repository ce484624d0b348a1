import { EntitySchema } from 'typeorm';
import type { AuditView } from '../../contract/access-views.js';
import { identityColumn } from './identity-column.js';
import type { StoredRow } from './on-client.js';

/** A change of the configuration; when it was made is the database’s to say. */
export type AuditEntryRow = StoredRow<Omit<AuditView, 'at'>>;

export const auditEntryTable = new EntitySchema<AuditEntryRow>({
  name: 'audit_entry',
  columns: {
    id: identityColumn,
    actor: { type: 'text' },
    actorKind: { type: 'text', name: 'actor_kind' },
    actorCode: { type: 'text', name: 'actor_code' },
    address: { type: 'text' },
    traceId: { type: 'text', name: 'trace_id' },
    operation: { type: 'text' },
    thing: { type: 'text' },
    thingId: { type: 'text', name: 'thing_id' },
    outcome: { type: 'text', default: 'begun' },
    before: { type: 'jsonb', nullable: true },
    after: { type: 'jsonb', nullable: true },
  },
});
