/** The timetable as staff see it, a run now, and what a run would do. */

import type {
  JobChange,
  JobPreview,
  JobRun,
  JobRunView,
  JobView,
  ScheduleView,
} from '../../contract/job-operations.js';
import type { Schedule } from '../../domain/calendar/schedule.js';
import type { JobWish } from '../../domain/jobs/deeds.js';
import type { Message, Wording } from '../../words/message.js';
import type { Maker, ReportedLine, StaffJob } from '../jobs/ports.js';
import type { FieldProblem, Outcome } from '../model/local/outcome.js';
import type { RunLine } from '../model/store.js';

/** What a library set of a job. */
export interface JobSetting {
  on: boolean;
  schedule?: Schedule;
  /** When it was set: slots before are not made up for. */
  since: Date;
  /** Who gets mail when it fails; without it whoever gets it of all jobs. */
  mailTo?: string[];
}
/** Failures of a job in a row. */
export interface JobStreak {
  job: string;
  since: Date;
  times: number;
  /** Somebody got mail. */
  told: boolean;
}
/** When a job is to run next, by which expression and zone. Kept, so that what nobody ran is found after a standstill. */
export interface JobDue {
  job: string;
  plan: string;
  due: Date;
}
export interface JobTimes extends Partial<Pick<JobDue, 'plan' | 'due'>> {
  /** The last slot that some process took, by the timetable and not by hand. */
  last?: Date;
  /** It failed or its process ended in the middle, and it may be begun again. */
  unfinished: boolean;
  /** Its process ended in the middle: nothing speaks against beginning it again at once. */
  killed?: boolean;
}
/** One run, with what it did. */
export interface RunOfJob {
  id: string;
  slot: string;
  startedAt: string;
  finishedAt?: string;
  instance: string;
  /** Who ran it by hand. */
  by?: string;
  problem?: Message;
  /** Its process ended in the middle. */
  killed?: true;
  /** The name of the file that it wrote. */
  file?: string;
  lines: RunLine[];
  told: ReportedLine[];
}

/** What staff said of a job that they defined. */
export interface OwnJobView extends Omit<JobWish, 'schedule'> {
  id: string;
  viewName?: string;
  maker: Pick<Maker, 'kind' | 'code' | 'name'>;
  /** Whoever asks may change and run it. */
  mine?: boolean;
  /** Why it does not run at present. */
  stopped?: Wording;
}
export interface JobDesk {
  list(now: Date): Promise<JobView[]>;
  /** The last runs, the newest first. */
  runs(name: string): Promise<Outcome<JobRunView[]>>;
  /** Who gets mail when a job fails that names nobody of its own. */
  readers(): Promise<string[]>;
  setReaders(addresses: readonly string[], by: string): Promise<Outcome<string[]>>;
  /** What a run would do now; nothing is kept and nobody is notified. */
  preview(name: string, now: Date): Promise<Outcome<JobPreview>>;
  /** The same of one that is not kept yet. */
  tryOut(job: StaffJob, now: Date): Promise<Outcome<JobPreview>>;
  /** What a schedule means, before it is kept. */
  schedule(schedule: Schedule): Promise<Outcome<ScheduleView>>;
  change(name: string, change: JobChange, by: string, now: Date): Promise<Outcome<JobView>>;
  /** What is wrong with a change, each at its field. */
  problems(change: Pick<JobChange, 'schedule' | 'mailTo'>): FieldProblem[];
  /** Runs it in this process, beside its slots: what it does may happen at any time, and twice does no harm. */
  run(name: string, by: string, now: Date): Promise<Outcome<JobRun>>;
}
