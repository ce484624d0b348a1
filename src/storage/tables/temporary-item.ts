import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** A received item while it is here: suppressed record, holding and item in one row, kept after it went home. */
export interface TemporaryItemRow {
  id: string;
  requestId: string;
  position: number;
  barcode: string;
  description: string | null;
  title: string;
  author: string | null;
  suppressed: boolean;
  libraryCode: string;
  locationCode: string | null;
  itemPolicy: string | null;
  fulfilmentNote: string | null;
  internalNote: string | null;
  status: string;
  dueAt: Date;
  receivedAt: Date;
  receivedBy: string;
  removedAt: Date | null;
}

export const temporaryItemTable = new EntitySchema<TemporaryItemRow>({
  name: 'temporary_item',
  columns: {
    id: identityColumn,
    requestId: { type: 'bigint', name: 'request_id' },
    position: { type: 'integer' },
    barcode: { type: 'text' },
    description: { type: 'text', nullable: true },
    title: { type: 'text' },
    author: { type: 'text', nullable: true },
    suppressed: { type: 'boolean', default: true },
    libraryCode: { type: 'text', name: 'library_code' },
    locationCode: { type: 'text', name: 'location_code', nullable: true },
    itemPolicy: { type: 'text', name: 'item_policy', nullable: true },
    fulfilmentNote: { type: 'text', name: 'fulfilment_note', nullable: true },
    internalNote: { type: 'text', name: 'internal_note', nullable: true },
    status: { type: 'text' },
    dueAt: { type: 'timestamptz', name: 'due_at' },
    receivedAt: { type: 'timestamptz', name: 'received_at' },
    receivedBy: { type: 'text', name: 'received_by' },
    removedAt: { type: 'timestamptz', name: 'removed_at', nullable: true },
  },
  foreignKeys: [
    {
      name: 'temporary_item_library_code_fkey',
      target: 'library',
      columnNames: ['libraryCode'],
      referencedColumnNames: ['code'],
    },
    {
      name: 'temporary_item_location_code_fkey',
      target: 'location',
      columnNames: ['locationCode'],
      referencedColumnNames: ['code'],
    },
    {
      name: 'temporary_item_request_id_fkey',
      target: 'request',
      columnNames: ['requestId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  checks: [
    {
      name: 'temporary_item_status_check',
      expression:
        "((status = ANY (ARRAY['inTransit'::text, 'onHoldShelf'::text, 'onLoan'::text, 'atDesk'::text, 'lost'::text])))",
    },
  ],
  indices: [
    { name: 'temporary_item_barcode', synchronize: false },
    { name: 'temporary_item_gone', synchronize: false },
    { name: 'temporary_item_library', columns: ['libraryCode'] },
    { name: 'temporary_item_location', columns: ['locationCode'] },
    { name: 'temporary_item_request', columns: ['requestId'] },
  ],
});
