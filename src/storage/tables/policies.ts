/** What a library changed of how it works. */
import { EntitySchema } from 'typeorm';
import type { ItemRuleView } from '../../contract/local-views.js';
import type { ListedReason } from '../../domain/request/library-reasons.js';
import { identityColumn } from './identity-column.js';
import type { StoredRow } from './on-client.js';

/** When it was last changed, and by whom. */
export interface ChangedRow {
  changedAt: Date;
  changedBy: string;
}
export const changedColumns = {
  changedAt: { type: 'timestamptz', name: 'changed_at', default: () => 'now()' },
  changedBy: { type: 'text', name: 'changed_by' },
} as const;

/** A policy with another value than the usual one. */
export interface StoredPolicy extends ChangedRow {
  name: string;
  value: unknown;
}

export const policyTable = new EntitySchema<StoredPolicy>({
  name: 'policy',
  columns: { name: { type: 'text', primary: true }, value: { type: 'jsonb' }, ...changedColumns },
});

/** Where items of partners go when they are received. */
export const itemRuleTable = new EntitySchema<StoredRow<ItemRuleView>>({
  name: 'temporary_item_rule',
  columns: {
    id: identityColumn,
    position: { type: 'integer', default: 0 },
    partner: { type: 'text', name: 'partner_code', nullable: true },
    location: { type: 'text', name: 'location_code' },
    itemPolicy: { type: 'text', name: 'item_policy', nullable: true },
  },
});

/** A reason that was changed or added. */
export const reasonTable = new EntitySchema<StoredRow<ListedReason> & ChangedRow>({
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
    ...changedColumns,
  },
});
