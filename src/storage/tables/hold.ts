import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** An item that waits for its patron. */
export interface HoldRow {
  id: string;
  itemId: string;
  requestId: string;
  patronId: string | null;
  pickupLibrary: string;
  status: string;
  notify: boolean;
  placedAt: Date;
  onShelfAt: Date | null;
  expiresAt: Date | null;
  remindedAt: Date | null;
  closedAt: Date | null;
}

export const holdTable = new EntitySchema<HoldRow>({
  name: 'hold',
  columns: {
    id: identityColumn,
    itemId: { type: 'bigint', name: 'item_id' },
    requestId: { type: 'bigint', name: 'request_id' },
    patronId: { type: 'text', name: 'patron_id', nullable: true },
    pickupLibrary: { type: 'text', name: 'pickup_library' },
    status: { type: 'text' },
    notify: { type: 'boolean', default: false },
    placedAt: { type: 'timestamptz', name: 'placed_at' },
    onShelfAt: { type: 'timestamptz', name: 'on_shelf_at', nullable: true },
    expiresAt: { type: 'timestamptz', name: 'expires_at', nullable: true },
    remindedAt: { type: 'timestamptz', name: 'reminded_at', nullable: true },
    closedAt: { type: 'timestamptz', name: 'closed_at', nullable: true },
  },
  foreignKeys: [
    {
      name: 'hold_item_id_fkey',
      target: 'temporary_item',
      columnNames: ['itemId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
    {
      name: 'hold_patron_id_fkey',
      target: 'patron',
      columnNames: ['patronId'],
      referencedColumnNames: ['id'],
      onDelete: 'SET NULL',
    },
    {
      name: 'hold_pickup_library_fkey',
      target: 'library',
      columnNames: ['pickupLibrary'],
      referencedColumnNames: ['code'],
    },
    {
      name: 'hold_request_id_fkey',
      target: 'request',
      columnNames: ['requestId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  checks: [
    {
      name: 'hold_status_check',
      expression:
        "((status = ANY (ARRAY['toPick'::text, 'inTransit'::text, 'onShelf'::text, 'expired'::text, 'pickedUp'::text, 'cancelled'::text])))",
    },
  ],
  indices: [
    { name: 'hold_item', columns: ['itemId'] },
    { name: 'hold_patron', columns: ['patronId'] },
    { name: 'hold_pickup', columns: ['pickupLibrary'] },
    { name: 'hold_request', columns: ['requestId'] },
    { name: 'hold_shelf', synchronize: false },
  ],
});
