import { EntitySchema } from 'typeorm';
import type { Reach } from '../../engine/jobs/reach.js';

/** A file that a run of a job wrote; it goes with the run. */
export interface JobFileRow {
  run: string;
  name: string;
  type: string;
  content: Buffer;
  /** What it tells of; not known of files of versions before. */
  reach: Reach | null;
}

export const jobFileTable = new EntitySchema<JobFileRow>({
  name: 'job_file',
  columns: {
    run: { type: 'bigint', primary: true },
    name: { type: 'text' },
    type: { type: 'text' },
    content: { type: 'bytea' },
    reach: { type: 'jsonb', nullable: true },
  },
});
