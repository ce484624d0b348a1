import { EntitySchema } from 'typeorm';

/** A file that a run of a job wrote; it goes with the run. */
export interface JobFileRow {
  run: string;
  name: string;
  type: string;
  content: Buffer;
}

export const jobFileTable = new EntitySchema<JobFileRow>({
  name: 'job_file',
  columns: {
    run: { type: 'bigint', primary: true },
    name: { type: 'text' },
    type: { type: 'text' },
    content: { type: 'bytea' },
  },
});
