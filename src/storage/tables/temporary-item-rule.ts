import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** Where items of a partner go when they are received. */
export interface TemporaryItemRuleRow {
  id: string;
  position: number;
  partnerCode: string | null;
  locationCode: string;
  itemPolicy: string | null;
}

export const temporaryItemRuleTable = new EntitySchema<TemporaryItemRuleRow>({
  name: 'temporary_item_rule',
  columns: {
    id: identityColumn,
    position: { type: 'integer', default: 0 },
    partnerCode: { type: 'text', name: 'partner_code', nullable: true },
    locationCode: { type: 'text', name: 'location_code' },
    itemPolicy: { type: 'text', name: 'item_policy', nullable: true },
  },
  foreignKeys: [
    {
      name: 'temporary_item_rule_location_code_fkey',
      target: 'location',
      columnNames: ['locationCode'],
      referencedColumnNames: ['code'],
    },
    {
      name: 'temporary_item_rule_partner_code_fkey',
      target: 'partner',
      columnNames: ['partnerCode'],
      referencedColumnNames: ['code'],
      onDelete: 'CASCADE',
    },
  ],
  indices: [
    { name: 'temporary_item_rule_location', columns: ['locationCode'] },
    { name: 'temporary_item_rule_partner', columns: ['partnerCode'] },
  ],
});
