import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** A change of the configuration: who, when, what it was and what it became. Views only, and no view holds a secret. */
export interface AuditEntryRow {
  id: string;
  at: Date;
  actor: string;
  actorKind: 'user' | 'key' | 'node';
  actorCode: string;
  address: string;
  traceId: string;
  operation: string;
  thing: string;
  thingId: string;
  /** `begun` stays when the node ended in the middle: the change may or may not have been made. */
  outcome: 'begun' | 'done' | 'refused';
  before: unknown;
  after: unknown;
}

export const auditEntryTable = new EntitySchema<AuditEntryRow>({
  name: 'audit_entry',
  columns: {
    id: identityColumn,
    at: { type: 'timestamptz', default: () => 'now()' },
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
  checks: [
    {
      name: 'audit_entry_actor_kind_check',
      expression: "((actor_kind = ANY (ARRAY['user'::text, 'key'::text, 'node'::text])))",
    },
    {
      name: 'audit_entry_outcome_check',
      expression: "((outcome = ANY (ARRAY['begun'::text, 'done'::text, 'refused'::text])))",
    },
  ],
  indices: [
    { name: 'audit_entry_thing', columns: ['thing', 'thingId', 'id'] },
    { name: 'audit_entry_actor', columns: ['actorCode', 'id'] },
    { name: 'audit_entry_at', columns: ['at'] },
  ],
});
