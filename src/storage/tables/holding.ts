import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** An item that this library owns. */
export interface HoldingRow {
  id: string;
  barcode: string;
  title: string;
  titleKey: string;
  searchText: string;
  locationCode: string;
  callNumber: string | null;
  policy: string;
  replacementCost: string | null;
  replacementCurrency: string | null;
  updatedAt: Date;
}

export const holdingTable = new EntitySchema<HoldingRow>({
  name: 'holding',
  columns: {
    id: identityColumn,
    barcode: { type: 'text' },
    title: { type: 'text' },
    titleKey: { type: 'text', name: 'title_key' },
    searchText: { type: 'text', name: 'search_text' },
    locationCode: { type: 'text', name: 'location_code' },
    callNumber: { type: 'text', name: 'call_number', nullable: true },
    policy: { type: 'text', default: 'loanable' },
    replacementCost: { type: 'numeric', precision: 12, scale: 2, name: 'replacement_cost', nullable: true },
    replacementCurrency: { type: 'text', name: 'replacement_currency', nullable: true },
    updatedAt: { type: 'timestamptz', name: 'updated_at', default: () => 'now()' },
  },
  foreignKeys: [
    {
      name: 'holding_location_code_fkey',
      target: 'location',
      columnNames: ['locationCode'],
      referencedColumnNames: ['code'],
    },
  ],
  checks: [
    { name: 'holding_replacement_cost_check', expression: '((replacement_cost >= (0)::numeric))' },
    { name: 'holding_policy_check', expression: "((policy = ANY (ARRAY['loanable'::text, 'notRequestable'::text])))" },
  ],
  indices: [
    { name: 'holding_barcode', columns: ['barcode'], unique: true },
    { name: 'holding_location', columns: ['locationCode'] },
    { name: 'holding_search', synchronize: false },
    { name: 'holding_title', columns: ['titleKey'] },
  ],
});
