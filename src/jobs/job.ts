import { type Calendar, isSaidClosed } from '../domain/calendar/calendar.js';
import { expressionOf, scheduleOf } from '../domain/calendar/schedule.js';
import type { JobDue, JobSetting, JobStreak, JobTimes } from '../engine/desk/jobs.js';
import type { EngineContext } from '../engine/engine-context.js';
import type { ReportedLine, RunScope, StaffJob } from '../engine/jobs/ports.js';
import type { Message, Wording } from '../words/message.js';

/** A job of the timetable. `runOnce` does the work once, for tests and by hand too. */
export interface Job {
  name: string;
  /** For node-cron: second, minute, hour, day, month, day of the week, in the node's time zone. */
  at: string;
  /** As the desk names it. */
  title: Wording;
  /** What it does. */
  says: Wording;
  /** Staff defined it. */
  own?: StaffJob;
  /** A slot that nobody ran, or that did not come to its end, is run once when a process of the node sees it. */
  catchUp?: true;
  /** Why it does not run as the node is set; it has no slots then. */
  lacks?: Message;
  /** It works on requests through the context that it is given, so that it can be tried. */
  onRequests?: true;
  /**
   * Of a job that looks every few seconds: whether it would find anything. Where it would not, only the first slot of each minute
   * is run, and written down.
   */
  isDue?(): Promise<boolean>;
  runOnce(now: Date, on?: EngineContext, scope?: RunScope): Promise<unknown>;
}

/** Which process of the node runs which slot: a unique row decides. */
export interface SlotStore {
  /** The id of the run; nothing when another process has it, or runs the job. `next`: kept with it, when the job is due then. */
  take(job: string, slot: Date, instance: string, more?: { by?: string; next?: JobDue }): Promise<string | undefined>;
  alive(run: string): Promise<void>;
  /** It was stopped with its node: whoever starts next may go on with it at once. */
  letGo(run: string): Promise<void>;
  finish(run: string, told?: readonly ReportedLine[]): Promise<void>;
  fail(run: string, problem: Message, again: boolean): Promise<JobStreak | undefined>;
  /** Runs of the last day of jobs that staff defined, whose process ended in the middle. */
  interrupted(): Promise<{ job: string; slot: Date }[]>;
  settings(): Promise<ReadonlyMap<string, JobSetting>>;
  /** What is known of the times of these jobs. */
  times(jobs: readonly string[], now: Date): Promise<ReadonlyMap<string, JobTimes>>;
  /** When jobs are due next. An earlier time counts only when the plan is another one; `onlyNew`: whatever is known already stays. */
  expect(due: readonly JobDue[], onlyNew?: 'onlyNew'): Promise<void>;
}

/** When a job runs by what staff set; `openDays`: not on days on which the library is closed. */
export function planOf(job: Pick<Job, 'at'>, setting: JobSetting | undefined) {
  const { on = true, schedule, since } = setting ?? {};
  return {
    on,
    at: schedule ? expressionOf(schedule) : job.at,
    openDays: schedule?.every === 'workingDay',
    ...(since ? { since } : {}),
  };
}

/** A job may be switched off and moved when its own time is one that staff could have chosen. */
export const isMovable = (job: Pick<Job, 'at' | 'own'>): boolean =>
  job.own !== undefined || scheduleOf(job.at) !== undefined;

/** Whether a slot is on a day on which the library is open. */
export const openOn =
  (calendar: Calendar) =>
  (slot: Date): boolean =>
    !isSaidClosed(slot, calendar);
