import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** An item is to come to the resource sharing desk from where it stands. Its status is the alert on the request. */
export interface MoveRequestRow {
  id: string;
  requestId: string;
  kind: string;
  locationCode: string | null;
  holdingId: string | null;
  barcode: string | null;
  manualDescription: string | null;
  note: string | null;
  /** The day by which it is to be at the desk. */
  neededBy: string | null;
  status: string;
  askedAt: Date;
  askedBy: string;
  closedAt: Date | null;
  closedBy: string | null;
  /** As staff wrote it. */
  closingNote: string | null;
  /** What the node says itself. */
  closingWords: unknown;
  alertRemovedAt: Date | null;
  alertRemovedBy: string | null;
}

export const moveRequestTable = new EntitySchema<MoveRequestRow>({
  name: 'move_request',
  columns: {
    id: identityColumn,
    requestId: { type: 'bigint', name: 'request_id' },
    kind: { type: 'text' },
    locationCode: { type: 'text', name: 'location_code', nullable: true },
    holdingId: { type: 'bigint', name: 'holding_id', nullable: true },
    barcode: { type: 'text', nullable: true },
    manualDescription: { type: 'text', name: 'manual_description', nullable: true },
    note: { type: 'text', nullable: true },
    neededBy: { type: 'date', name: 'needed_by', nullable: true },
    status: { type: 'text', default: 'inProcess' },
    askedAt: { type: 'timestamptz', name: 'asked_at' },
    askedBy: { type: 'text', name: 'asked_by' },
    closedAt: { type: 'timestamptz', name: 'closed_at', nullable: true },
    closedBy: { type: 'text', name: 'closed_by', nullable: true },
    closingNote: { type: 'text', name: 'closing_note', nullable: true },
    closingWords: { type: 'jsonb', name: 'closing_words', nullable: true },
    alertRemovedAt: { type: 'timestamptz', name: 'alert_removed_at', nullable: true },
    alertRemovedBy: { type: 'text', name: 'alert_removed_by', nullable: true },
  },
  foreignKeys: [
    {
      name: 'move_request_holding_id_fkey',
      target: 'holding',
      columnNames: ['holdingId'],
      referencedColumnNames: ['id'],
      onDelete: 'SET NULL',
    },
    {
      name: 'move_request_location_code_fkey',
      target: 'location',
      columnNames: ['locationCode'],
      referencedColumnNames: ['code'],
    },
    {
      name: 'move_request_request_id_fkey',
      target: 'request',
      columnNames: ['requestId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  checks: [
    { name: 'move_request_kind_check', expression: "((kind = ANY (ARRAY['move'::text, 'generalHold'::text])))" },
    {
      name: 'move_request_status_check',
      expression: "((status = ANY (ARRAY['inProcess'::text, 'canceled'::text, 'completed'::text])))",
    },
  ],
  indices: [
    { name: 'move_request_alert', synchronize: false },
    { name: 'move_request_open', synchronize: false },
    { name: 'move_request_holding', columns: ['holdingId'] },
    { name: 'move_request_location', columns: ['locationCode'] },
    { name: 'move_request_request', columns: ['requestId'] },
  ],
});
