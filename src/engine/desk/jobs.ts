/** The timetable as staff see it, and a run now. */
import type { Outcome } from '../local/outcome.js';

export interface JobView {
  name: string;
  says: string;
  french: string;
  /** node-cron's six fields, in the node's time zone. */
  schedule: string;
  timeZone: string;
  /** A slot that was missed while the node stood still is made up for when it starts. */
  catchUp: boolean;
  /** The last slot that some process took; one run by hand is a slot too. Slots are kept for a day. */
  last?: { slot: string; startedAt: string; finishedAt?: string; instance: string };
  next?: string;
}
export interface JobRun {
  job: JobView;
  /** How many things it did, where it counts them. */
  done?: number;
}

export interface JobDesk {
  list(now: Date): Promise<JobView[]>;
  /** Runs it in this process, beside its slots: what it does may happen at any time, and twice does no harm. */
  run(name: string, by: string, now: Date): Promise<Outcome<JobRun>>;
}
