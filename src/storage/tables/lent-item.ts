import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** An item of ours that is, or was, with a partner. */
export interface LentItemRow {
  id: string;
  requestId: string;
  position: number;
  holdingId: string | null;
  barcode: string;
  description: string | null;
  /** Where it belongs; unknown when it is none of our holdings. */
  libraryCode: string | null;
  locationCode: string | null;
  lendingLocation: string;
  processType: string;
  shippedAt: Date;
  shippedBy: string;
  returnedAt: Date | null;
  returnedBy: string | null;
}

export const lentItemTable = new EntitySchema<LentItemRow>({
  name: 'lent_item',
  columns: {
    id: identityColumn,
    requestId: { type: 'bigint', name: 'request_id' },
    position: { type: 'integer' },
    holdingId: { type: 'bigint', name: 'holding_id', nullable: true },
    barcode: { type: 'text' },
    description: { type: 'text', nullable: true },
    libraryCode: { type: 'text', name: 'library_code', nullable: true },
    locationCode: { type: 'text', name: 'location_code', nullable: true },
    lendingLocation: { type: 'text', name: 'lending_location' },
    processType: { type: 'text', name: 'process_type', default: 'RESOURCE_SHARING_LOAN' },
    shippedAt: { type: 'timestamptz', name: 'shipped_at' },
    shippedBy: { type: 'text', name: 'shipped_by' },
    returnedAt: { type: 'timestamptz', name: 'returned_at', nullable: true },
    returnedBy: { type: 'text', name: 'returned_by', nullable: true },
  },
  foreignKeys: [
    {
      name: 'lent_item_holding_id_fkey',
      target: 'holding',
      columnNames: ['holdingId'],
      referencedColumnNames: ['id'],
      onDelete: 'SET NULL',
    },
    {
      name: 'lent_item_lending_location_fkey',
      target: 'location',
      columnNames: ['lendingLocation'],
      referencedColumnNames: ['code'],
    },
    {
      name: 'lent_item_library_code_fkey',
      target: 'library',
      columnNames: ['libraryCode'],
      referencedColumnNames: ['code'],
    },
    {
      name: 'lent_item_location_code_fkey',
      target: 'location',
      columnNames: ['locationCode'],
      referencedColumnNames: ['code'],
    },
    {
      name: 'lent_item_request_id_fkey',
      target: 'request',
      columnNames: ['requestId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  checks: [
    {
      name: 'lent_item_process_type_check',
      expression: "((process_type = ANY (ARRAY['RESOURCE_SHARING_LOAN'::text, 'LOST_RESOURCE_SHARING_ITEM'::text])))",
    },
  ],
  indices: [
    { name: 'lent_item_holding_out', synchronize: false },
    { name: 'lent_item_barcode', columns: ['barcode'] },
    { name: 'lent_item_holding', columns: ['holdingId'] },
    { name: 'lent_item_lending_location', columns: ['lendingLocation'] },
    { name: 'lent_item_library', columns: ['libraryCode'] },
    { name: 'lent_item_location', columns: ['locationCode'] },
    { name: 'lent_item_request', columns: ['requestId'] },
  ],
});
