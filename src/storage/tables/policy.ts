import { EntitySchema } from 'typeorm';

/** A policy that the library changed; the others have their defaults. */
export interface StoredPolicy {
  name: string;
  value: unknown;
  changedAt: Date;
  changedBy: string;
}

export const policyTable = new EntitySchema<StoredPolicy>({
  name: 'policy',
  columns: {
    name: { type: 'text', primary: true },
    value: { type: 'jsonb' },
    changedAt: { type: 'timestamptz', name: 'changed_at', default: () => 'now()' },
    changedBy: { type: 'text', name: 'changed_by' },
  },
});
