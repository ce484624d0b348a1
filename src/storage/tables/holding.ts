import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** An item that this library owns. */
export interface HoldingRow {
  id: string;
  barcode: string;
  title: string;
  author: string | null;
  titleKey: string;
  searchText: string;
  locationCode: string;
  callNumber: string | null;
  policy: string;
  replacementCost: string | null;
  replacementCurrency: string | null;
  /** The title it belongs to. */
  bibId: string | null;
  /** What the record last said of it: in its place, or not. */
  shelfStatus: string | null;
  shelfDue: string | null;
  /** When the record last told of it. */
  shelfToldAt: Date | null;
  /** Whose records tell of it; one that was typed in is told of by none. */
  source: string | null;
  updatedAt: Date;
}

export const holdingTable = new EntitySchema<HoldingRow>({
  name: 'holding',
  columns: {
    id: identityColumn,
    barcode: { type: 'text' },
    title: { type: 'text' },
    author: { type: 'text', nullable: true },
    titleKey: { type: 'text', name: 'title_key' },
    searchText: { type: 'text', name: 'search_text' },
    locationCode: { type: 'text', name: 'location_code' },
    callNumber: { type: 'text', name: 'call_number', nullable: true },
    policy: { type: 'text', default: 'loanable' },
    replacementCost: { type: 'numeric', precision: 12, scale: 2, name: 'replacement_cost', nullable: true },
    replacementCurrency: { type: 'text', name: 'replacement_currency', nullable: true },
    bibId: { type: 'bigint', name: 'bib_id', nullable: true },
    shelfStatus: { type: 'text', name: 'shelf_status', nullable: true },
    shelfDue: { type: 'text', name: 'shelf_due', nullable: true },
    shelfToldAt: { type: 'timestamptz', name: 'shelf_told_at', nullable: true },
    source: { type: 'text', nullable: true },
    updatedAt: { type: 'timestamptz', name: 'updated_at', default: () => 'now()' },
  },
  foreignKeys: [
    {
      name: 'holding_bib_id_fkey',
      target: 'bib',
      columnNames: ['bibId'],
      referencedColumnNames: ['id'],
      onDelete: 'SET NULL',
    },
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
    { name: 'holding_bib', columns: ['bibId'] },
    { name: 'holding_without_bib', columns: ['id'], where: '(bib_id IS NULL)' },
    { name: 'holding_search', synchronize: false },
    { name: 'holding_title', columns: ['titleKey'] },
  ],
});
