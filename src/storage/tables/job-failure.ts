import { EntitySchema } from 'typeorm';

/** A job that fails, until it works again. */
export interface JobFailureRow {
  job: string;
  since: Date;
  times: number;
  /** When somebody was told by mail. */
  toldAt: Date | null;
}

export const jobFailureTable = new EntitySchema<JobFailureRow>({
  name: 'job_failure',
  columns: {
    job: { type: 'text', primary: true },
    since: { type: 'timestamptz', default: () => 'now()' },
    times: { type: 'integer', default: 1 },
    toldAt: { type: 'timestamptz', name: 'told_at', nullable: true },
  },
});
