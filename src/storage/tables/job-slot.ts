import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** Which process runs which job at which time. */
export interface JobSlotRow {
  job: string;
  slot: Date;
  instance: string;
  startedAt: Date;
  finishedAt: Date | null;
  /** Its run, as history names it. */
  id: string;
  /** When its process said last that it goes on. */
  aliveAt: Date;
  /** Who ran it by hand. */
  runBy: string | null;
  problem: unknown;
  /** What it tells beside the history of the requests. */
  told: unknown;
}

export const jobSlotTable = new EntitySchema<JobSlotRow>({
  name: 'job_slot',
  columns: {
    job: { type: 'text', primary: true },
    slot: { type: 'timestamptz', primary: true },
    instance: { type: 'text' },
    startedAt: { type: 'timestamptz', name: 'started_at', default: () => 'now()' },
    finishedAt: { type: 'timestamptz', name: 'finished_at', nullable: true },
    id: { ...identityColumn, primary: false },
    aliveAt: { type: 'timestamptz', name: 'alive_at', default: () => 'now()' },
    runBy: { type: 'text', name: 'run_by', nullable: true },
    problem: { type: 'jsonb', nullable: true },
    told: { type: 'jsonb', nullable: true },
  },
  indices: [{ name: 'job_slot_id', columns: ['id'], unique: true }],
});
