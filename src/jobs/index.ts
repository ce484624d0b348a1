import { setTimeout as pause } from 'node:timers/promises';
import { type Calendar, isSaidClosed } from '../domain/calendar.js';
import { expressionOf, scheduleOf } from '../domain/schedule.js';
import type { JobSetting, JobStreak } from '../engine/desk/jobs.js';
import type { EngineContext, Log } from '../engine/engine-context.js';
import { JobRefused, JobStopped, type RunScope, type StaffJob, type ToldLine } from '../engine/jobs/ports.js';
import type { JobScope } from '../engine/model/store.js';
import { say } from '../words/index.js';
import { type Message, message, type Wording } from '../words/message.js';
import { type Bell, type BellClock, createBell, wallClock } from './bell.js';
import { previousSlot } from './previous-slot.js';

/** A job of the timetable. `runOnce` does the work once, for tests and by hand too. */
export interface Job {
  name: string;
  /** Second, minute, hour, day, month, day of the week, in the node's time zone; see `previousSlot` for what they may say. */
  at: string;
  /** What it does; without it by its name in the catalogue. */
  says?: Wording;
  /** As the desk names it; without it by its name in the catalogue. */
  title?: Wording;
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
  /** The id of the run; nothing when somebody else has it, or runs the job. */
  take(job: string, slot: Date, instance: string, by?: string): Promise<string | undefined>;
  alive(run: string): Promise<void>;
  /** It was stopped with its node: whoever starts next may go on with it at once. */
  letGo(run: string): Promise<void>;
  finish(run: string, told?: readonly ToldLine[]): Promise<void>;
  fail(run: string, problem: Message, again: boolean): Promise<JobStreak | undefined>;
  /** Runs of the last day of jobs that staff defined, whose process ended in the middle. */
  interrupted(): Promise<{ job: string; slot: Date }[]>;
  settings(): Promise<ReadonlyMap<string, JobSetting>>;
}

export interface Timetable {
  jobs: readonly Job[];
  start(): void;
  stop(): Promise<void>;
}

export interface TimetableOptions {
  slots: SlotStore;
  instance: string;
  timeZone: string;
  log: Log;
  /** The context as a run is given it. */
  within?: (scope: JobScope) => EngineContext;
  calendar?: () => Promise<Calendar | undefined>;
  /** Jobs that staff defined, as they are now. */
  own?: () => Promise<readonly Job[]>;
  /** A job failed, for so many times in a row. Never throws. */
  failed?: (job: Job, failure: JobFailure) => Promise<void>;
  /** For tests; the wall clock where it is not said. */
  clock?: BellClock;
  /** How long a node that is stopped waits for its jobs, in milliseconds (5 s): who stops it kills it soon after. */
  patienceMs?: number;
}

export interface JobFailure {
  problem: Message;
  streak: JobStreak;
  at: Date;
}

/**
 * How often missed slots are looked for beside the start: the database may be away at that second, and a job that failed
 * is to try again before its next day.
 */
const catchUpAt = '0 */10 * * * *';
/** What staff set is heard of at the latest after so long by every process. */
const settingsAt = '*/15 * * * * *';
/** How often a run says that it goes on, in milliseconds. */
const aliveEachMs = 30_000;

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

/** Does a run that was taken: alive while it goes on, and with its end or its failure written down. Throws what failed. */
export async function carryOut(
  job: Job,
  { run, slot }: { run: string; slot: Date },
  { slots, within, failed }: Pick<TimetableOptions, 'slots' | 'within' | 'failed'>,
): Promise<unknown> {
  const told: ToldLine[] = [];
  const scope: RunScope = { run, tried: false, tell: (line) => void told.push(line) };
  const beat = setInterval(() => void slots.alive(run).catch(() => {}), aliveEachMs);
  beat.unref();
  try {
    const on = job.onRequests ? within?.({ run }) : undefined;
    const done = await job.runOnce(slot, on, scope);
    await slots.finish(run, told);
    return done;
  } catch (error) {
    if (error instanceof JobStopped) {
      await slots.letGo(run).catch(() => {});
      throw error;
    }
    const words = error instanceof Error ? error.message : String(error);
    const isRefused = error instanceof JobRefused;
    const problem = isRefused ? error.reason : message('refusedJob.unforeseen', { words });
    const streak = await slots.fail(run, problem, !isRefused || error.triedAgain === 'again').catch(() => undefined);
    if (streak) await failed?.(job, { problem, streak, at: slot });
    throw error;
  } finally {
    clearInterval(beat);
  }
}

/** Whether a slot is on a day on which the library is open. */
export const openOn =
  (calendar: Calendar) =>
  (slot: Date): boolean =>
    !isSaidClosed(slot, calendar);

/** The bells only ring; the row (job, slot) decides who runs, so that a job runs once however many processes there are. */
export function createTimetable(jobs: readonly Job[], options: TimetableOptions): Timetable {
  const running = new Set<Promise<void>>();
  const bells = new Map<string, { at: string; bell: Bell }>();
  const others: Bell[] = [];
  let settings: ReadonlyMap<string, JobSetting> = new Map();
  let ownJobs: readonly Job[] = [];
  const { clock = wallClock, timeZone, slots, calendar = async () => undefined, patienceMs = 5_000 } = options;
  async function ring(job: Job, slot: Date, goesOn = false): Promise<void> {
    if (job.lacks) return;
    try {
      if (isMovable(job) && !goesOn) {
        // What staff set a moment ago counts, also where the bell does not know of it yet.
        const setting = (await slots.settings()).get(job.name);
        if (job.own && !setting) return;
        const plan = planOf(job, setting);
        if (!plan.on || (plan.since && slot < plan.since)) return;
        if (previousSlot(plan.at, slot, timeZone)?.getTime() !== slot.getTime()) return;
        const days = plan.openDays ? await calendar() : undefined;
        if (days && !openOn(days)(slot)) return;
      }
      if (job.isDue && slot.getUTCSeconds() > 0 && !(await job.isDue())) return;
      const run = await slots.take(job.name, slot, options.instance);
      if (run !== undefined) await carryOut(job, { run, slot }, options);
    } catch (error) {
      if (error instanceof JobStopped)
        options.log.info({ job: job.name }, 'The node stops; this job begins anew after the start.');
      else if (error instanceof JobRefused && job.own)
        options.log.warn({ job: job.name, reason: error.reason.code }, 'A job that staff defined does not run.');
      else if (error instanceof JobRefused)
        options.log.error({ job: job.name, reason: say(error.reason, 'en') }, 'A job could not be done.');
      else options.log.error({ err: error, job: job.name }, 'A job failed; it is tried again.');
    }
  }
  const rung = (job: Job, slot: Date, goesOn = false) => {
    const going = ring(job, slot, goesOn).finally(() => running.delete(going));
    running.add(going);
    return going;
  };
  /** Bells ring at the times that hold now. */
  const hang = () => {
    const all = [...jobs, ...ownJobs];
    for (const [name, { bell: gone }] of bells)
      if (!all.some((job) => job.name === name)) {
        gone.stop();
        bells.delete(name);
      }
    for (const job of all) {
      const { at } = planOf(job, settings.get(job.name));
      const known = bells.get(job.name);
      if (known?.at === at) continue;
      known?.bell.stop();
      bells.set(job.name, { at, bell: createBell(at, (slot) => rung(job, slot), timeZone, clock) });
    }
  };
  const readSettings = async () => {
    try {
      settings = await slots.settings();
      if (options.own) ownJobs = await options.own();
      hang();
    } catch (error) {
      options.log.warn({ err: error }, 'What staff set of the jobs could not be read; it is tried again.');
    }
  };
  return {
    jobs,
    start: () => {
      hang();
      const catchUp = async () => {
        await readSettings();
        const missed: Promise<void>[] = [];
        const byName = new Map([...jobs, ...ownJobs].map((job) => [job.name, job]));
        for (const { job: name, slot } of await slots.interrupted().catch(() => [])) {
          const job = byName.get(name);
          if (job) missed.push(rung(job, slot, true));
        }
        for (const job of [...byName.values()].filter((each) => each.catchUp)) {
          const slot = previousSlot(planOf(job, settings.get(job.name)).at, clock.now(), timeZone);
          if (slot) missed.push(rung(job, slot));
          // Messages are answered between one job and the next.
          await new Promise(setImmediate);
        }
        await Promise.all(missed);
      };
      others.push(
        createBell(catchUpAt, catchUp, timeZone, clock),
        createBell(settingsAt, readSettings, timeZone, clock),
      );
      const first = catchUp().finally(() => running.delete(first));
      running.add(first);
    },
    stop: async () => {
      for (const { bell: each } of bells.values()) each.stop();
      for (const each of others) each.stop();
      const calm = async () => {
        while (running.size > 0) await Promise.all(running);
      };
      await Promise.race([calm(), pause(patienceMs, undefined, { ref: false })]);
      if (running.size > 0)
        options.log.warn(
          { jobs: running.size },
          'Jobs were still running; what they have not done yet is done after the start.',
        );
    },
  };
}
