import { EntitySchema } from 'typeorm';

/** Which process runs which job at which time. */
export interface JobSlotRow {
  job: string;
  slot: Date;
  instance: string;
  startedAt: Date;
  finishedAt: Date | null;
}

export const jobSlotTable = new EntitySchema<JobSlotRow>({
  name: 'job_slot',
  columns: {
    job: { type: 'text', primary: true },
    slot: { type: 'timestamptz', primary: true },
    instance: { type: 'text' },
    startedAt: { type: 'timestamptz', name: 'started_at', default: () => 'now()' },
    finishedAt: { type: 'timestamptz', name: 'finished_at', nullable: true },
  },
});
