import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** A job that a member of staff defined. */
export interface StaffJobRow {
  id: string;
  name: string;
  /** Nobody's: a report, or a view that was removed. */
  viewId: string | null;
  viewName: string | null;
  side: string | null;
  report: string | null;
  deed: string;
  /** Slip, status, note, format and addresses, as its deed asks. */
  details: unknown;
  schedule: unknown;
  isOn: boolean;
  makerKind: string;
  makerCode: string;
  makerName: string;
  makerPerson: string;
  changedAt: Date;
  changedBy: string;
}

export const staffJobTable = new EntitySchema<StaffJobRow>({
  name: 'staff_job',
  columns: {
    id: identityColumn,
    name: { type: 'text' },
    viewId: { type: 'bigint', name: 'view_id', nullable: true },
    viewName: { type: 'text', name: 'view_name', nullable: true },
    side: { type: 'text', nullable: true },
    report: { type: 'text', nullable: true },
    deed: { type: 'text' },
    details: { type: 'jsonb' },
    schedule: { type: 'jsonb' },
    isOn: { type: 'boolean', name: 'is_on', default: true },
    makerKind: { type: 'text', name: 'maker_kind' },
    makerCode: { type: 'text', name: 'maker_code' },
    makerName: { type: 'text', name: 'maker_name' },
    makerPerson: { type: 'text', name: 'maker_person' },
    changedAt: { type: 'timestamptz', name: 'changed_at', default: () => 'now()' },
    changedBy: { type: 'text', name: 'changed_by' },
  },
  foreignKeys: [
    {
      name: 'staff_job_view_id_fkey',
      target: 'list_view',
      columnNames: ['viewId'],
      referencedColumnNames: ['id'],
      onDelete: 'SET NULL',
    },
  ],
  indices: [
    { name: 'staff_job_name', columns: ['name'], unique: true },
    { name: 'staff_job_view', columns: ['viewId'] },
  ],
});
