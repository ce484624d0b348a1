/** The timetable as staff see it, a run now, and what a run would do. */

import type { JobWish } from '../../domain/jobs/deeds.js';
import type { Schedule } from '../../domain/schedule.js';
import type { Message, Wording } from '../../words/message.js';
import type { Maker, StaffJob, ToldLine } from '../jobs/ports.js';
import type { FieldProblem, Outcome } from '../model/local/outcome.js';
import type { RequestNamed, RunLine } from '../model/store.js';

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
  told: ToldLine[];
}

/** So many requests, and which: the number leads to them. */
export interface JobLine {
  label: Wording;
  count: number;
  /** At most 500 of them; none for whoever does not see the requests of all libraries. */
  requests: RequestNamed[];
  /** The number stands for no requests. */
  plain?: true;
  /** These requests stay as they are. */
  untouched?: true;
}
export interface JobRunView {
  id: string;
  slot: string;
  startedAt: string;
  finishedAt?: string;
  instance: string;
  by?: string;
  /** `stopped`: its process ended in the middle; the next look at the timetable finishes it. */
  outcome: 'done' | 'running' | 'failed' | 'stopped';
  problem?: Message;
  did: JobLine[];
  /** The name of the file that it wrote, as long as the run is kept. */
  file?: string;
}

export interface JobView {
  name: string;
  title: Wording;
  says: Wording;
  /** Second, minute, hour, day, month, day of the week, in the node's time zone. */
  schedule: string;
  /** The same in words. */
  when: Message;
  timeZone: string;
  /** A slot that was missed while the node stood still is made up for when it starts. */
  catchUp: boolean;
  on: boolean;
  /** Staff may switch it off and move it. Absent: the node needs it as it is. */
  movable?: Schedule;
  /** It works on requests: what it would do can be shown before. */
  previews: boolean;
  /** The last slot that some process took; one run by hand is a slot too. */
  last?: JobRunView;
  next?: string;
  /** It fails: since when, and how many times in a row. */
  failing?: { since: string; times: number };
  /** Who gets mail when it fails; without it whoever gets it of all jobs. */
  mailTo?: string[];
  /** Why it does not run as the node is set. */
  stopped?: Wording;
  /** Of a job that staff defined. */
  own?: OwnJobView;
}
/** What staff said of a job that they defined. */
export interface OwnJobView extends Omit<JobWish, 'schedule'> {
  id: string;
  viewName?: string;
  maker: Pick<Maker, 'kind' | 'code' | 'name'>;
  /** Whoever asks may change and run it. */
  mine?: boolean;
  /** Why it does not run as things stand. */
  stopped?: Wording;
}
export interface JobRun {
  job: JobView;
  did: JobLine[];
  /** How many things it did, where it counts them. */
  done?: number;
}
export interface JobPreview {
  at: string;
  would: JobLine[];
}
export interface ScheduleView {
  expression: string;
  when: Message;
  /** The next five runs. */
  next: string[];
}
/** A schedule of `null` gives the job its own back. */
export interface JobChange {
  on?: boolean;
  schedule?: Schedule | null;
  /** Who gets mail when it fails; `null`: whoever gets it of all jobs. */
  mailTo?: string[] | null;
}

export interface JobDesk {
  list(now: Date): Promise<JobView[]>;
  /** The last runs, the newest first. */
  runs(name: string): Promise<Outcome<JobRunView[]>>;
  /** Who gets mail when a job fails that names nobody of its own. */
  readers(): Promise<string[]>;
  setReaders(addresses: readonly string[], by: string): Promise<Outcome<string[]>>;
  /** What a run would do now; nothing is kept and nobody is told. */
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
