/** Jobs that staff define, and the files that their runs leave. */
import { EntitySchema } from 'typeorm';
import type { JobWish } from '../../domain/jobs/deeds.js';
import type { StaffJob } from '../../engine/jobs/ports.js';
import type { Reach } from '../../engine/jobs/reach.js';
import { identityColumn } from './identity-column.js';
import type { StoredRow } from './on-client.js';
import { type ChangedRow, changedColumns } from './policies.js';

/** What is asked by its deed alone. */
export type JobDetails = Pick<JobWish, 'slip' | 'status' | 'note' | 'format' | 'mailTo'>;

export interface StaffJobRow
  extends StoredRow<Omit<StaffJob, 'maker' | keyof JobDetails | keyof ChangedRow>>,
    ChangedRow {
  details: JobDetails;
  makerKind: string;
  makerCode: string;
  makerName: string;
  makerPerson: string;
}

export const staffJobTable = new EntitySchema<StaffJobRow>({
  name: 'staff_job',
  columns: {
    id: identityColumn,
    name: { type: 'text' },
    view: { type: 'bigint', name: 'view_id', nullable: true },
    viewName: { type: 'text', name: 'view_name', nullable: true },
    side: { type: 'text', nullable: true },
    report: { type: 'text', nullable: true },
    deed: { type: 'text' },
    details: { type: 'jsonb' },
    schedule: { type: 'jsonb' },
    on: { type: 'boolean', name: 'is_on', default: true },
    makerKind: { type: 'text', name: 'maker_kind' },
    makerCode: { type: 'text', name: 'maker_code' },
    makerName: { type: 'text', name: 'maker_name' },
    makerPerson: { type: 'text', name: 'maker_person' },
    ...changedColumns,
  },
});

export const jobFileTable = new EntitySchema<{
  run: string;
  fileName: string;
  contentType: string;
  content: Buffer;
  reach: Reach | null;
}>({
  name: 'job_file',
  columns: {
    run: { type: 'bigint', primary: true },
    fileName: { type: 'text', name: 'name' },
    contentType: { type: 'text', name: 'type' },
    content: { type: 'bytea' },
    reach: { type: 'jsonb', nullable: true },
  },
});
