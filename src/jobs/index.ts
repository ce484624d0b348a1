import { setTimeout as pause } from 'node:timers/promises';
import type { Calendar } from '../domain/calendar/calendar.js';
import type { JobSetting, JobStreak } from '../engine/desk/jobs.js';
import type { EngineContext, Log } from '../engine/engine-context.js';
import { JobRefused, JobStopped, type ReportedLine, type RunScope } from '../engine/jobs/ports.js';
import type { JobScope } from '../engine/model/store.js';
import { say } from '../words/index.js';
import { type Message, message } from '../words/message.js';
import { isMovable, type Job, openOn, planOf, type SlotStore } from './job.js';
import { lookForMissed, nextDue } from './missed.js';
import { runsAt, zoneOf } from './run-times.js';
import { startTask, type Task } from './start-task.js';

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
  /** How long a node that is stopped waits for its jobs, in milliseconds (5 s): who stops it kills it soon after. */
  patienceMs?: number;
}

export interface JobFailure {
  problem: Message;
  streak: JobStreak;
  at: Date;
}

/** How often a run says that it goes on, in milliseconds. */
const aliveEachMs = 30_000;

/**
 * Does a run that was taken: alive while it goes on, and with its end or its failure written down. `now`: of a slot that is made up
 * for late. Throws what failed.
 */
export async function carryOut(
  job: Job,
  { run, slot, now = slot }: { run: string; slot: Date; now?: Date },
  { slots, within, failed }: Pick<TimetableOptions, 'slots' | 'within' | 'failed'>,
): Promise<unknown> {
  const told: ReportedLine[] = [];
  const scope: RunScope = { run, tried: false, tell: (line) => void told.push(line) };
  const beat = setInterval(() => void slots.alive(run).catch(() => {}), aliveEachMs);
  beat.unref();
  try {
    const on = job.onRequests ? within?.({ run }) : undefined;
    const done = await job.runOnce(now, on, scope);
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

/** Why a run is begun: at its time, after it because nobody ran it, or again because it did not come to its end. */
type Cause = 'onTime' | 'missed' | 'again' | 'interrupted';

/** Missed runs are looked for at the start and each minute, those that failed every ten minutes, those that were killed once they are seen to be; not at a full minute, when most begin. */
const lookAt = '5 * * * * *';
const againEachMinutes = 10;
/** What staff set reaches every process after so long at the latest. */
const settingsAt = '*/15 * * * * *';
/** A clock that was set, or a machine that slept, is noticed after so long at the latest. */
const watchAt = '*/5 * * * * *';
const jumpMs = 10_000;

/** node-cron starts the jobs; the row (job, slot) decides which process runs one, so that it runs once however many there are. */
export function createTimetable(jobs: readonly Job[], options: TimetableOptions): Timetable {
  const running = new Set<Promise<unknown>>();
  const tasks = new Map<string, { at: string } & Task>();
  const others: Task[] = [];
  let settings: ReadonlyMap<string, JobSetting> = new Map();
  let ownJobs: readonly Job[] = [];
  const { timeZone, slots, log, calendar = async () => undefined, patienceMs = 5_000 } = options;

  /** What staff set a moment ago counts, also where this process does not know it yet. */
  async function isDeclined(job: Job, slot: Date, cause: Cause): Promise<boolean> {
    if (job.lacks) return true;
    if (!isMovable(job) || cause === 'interrupted') return false;
    const setting = (await slots.settings()).get(job.name);
    if (job.own && !setting) return true;
    const plan = planOf(job, setting);
    if (!plan.on || (plan.since && slot < plan.since)) return true;
    if (cause === 'onTime' && !runsAt(plan.at, slot, timeZone)) return true;
    const days = plan.openDays ? await calendar() : undefined;
    return days !== undefined && !openOn(days)(slot);
  }
  async function begin(job: Job, slot: Date, cause: Cause): Promise<'declined' | undefined> {
    try {
      if (await isDeclined(job, slot, cause)) return 'declined';
      if (job.isDue && slot.getUTCSeconds() > 0 && !(await job.isDue())) return undefined;
      const next = nextDue(job, planFor(job), timeZone);
      const run = await slots.take(job.name, slot, options.instance, next ? { next } : {});
      const now = cause === 'missed' ? new Date() : slot;
      if (run !== undefined) await carryOut(job, { run, slot, now }, options);
    } catch (error) {
      if (error instanceof JobStopped)
        log.info({ job: job.name }, 'The node stops; this job begins anew after the start.');
      else if (error instanceof JobRefused && job.own)
        log.warn({ job: job.name, reason: error.reason.code }, 'A job that staff defined does not run.');
      else if (error instanceof JobRefused)
        log.error({ job: job.name, reason: say(error.reason, 'en') }, 'A job could not be done.');
      else log.error({ err: error, job: job.name }, 'A job failed; it is tried again.');
    }
    return undefined;
  }
  function track<Answer>(going: Promise<Answer>): Promise<Answer> {
    const tracked = going.finally(() => running.delete(tracked));
    running.add(tracked);
    return tracked;
  }
  const run = (job: Job, slot: Date, cause: Cause) => track(begin(job, slot, cause));
  const all = () => [...jobs, ...ownJobs];
  const planFor = (job: Job) => planOf(job, settings.get(job.name));

  /** Each job is started at the times that hold now. */
  const startAll = () => {
    const wanted = new Map(all().map((job) => [job.name, job]));
    for (const [name, task] of tasks)
      if (!wanted.has(name)) {
        task.stop();
        tasks.delete(name);
      }
    for (const job of wanted.values()) {
      const { at } = planFor(job);
      const zone = zoneOf(at, timeZone);
      const known = tasks.get(job.name);
      if (known?.at === `${at} ${zone}`) continue;
      known?.stop();
      const task = startTask({ name: job.name, at, zone, log }, (slot) => run(job, slot, 'onTime'));
      tasks.set(job.name, { at: `${at} ${zone}`, ...task });
    }
  };
  const stopAll = () => {
    for (const task of tasks.values()) task.stop();
    tasks.clear();
  };
  const readSettings = async () => {
    try {
      settings = await slots.settings();
      if (options.own) ownJobs = await options.own();
      startAll();
    } catch (error) {
      log.warn({ err: error }, 'What staff set of the jobs could not be read; it is tried again.');
    }
  };
  const look = async (again: boolean) => {
    try {
      await lookForMissed(all(), { slots, timeZone, planFor, again }, run);
    } catch (error) {
      log.warn({ err: error }, 'Missed runs of jobs could not be looked for; it is tried again.');
    }
  };
  const takeUp = async () => {
    await readSettings();
    const byName = new Map(all().map((job) => [job.name, job]));
    const interrupted = await slots.interrupted().catch(() => []);
    const begun = interrupted.map(({ job: name, slot }) => {
      const job = byName.get(name);
      return job && run(job, slot, 'interrupted');
    });
    await Promise.all([look(true), ...begun]);
  };
  /** node-cron would walk through all slots of a night that the machine slept, and wait for ever after a clock that was put back. */
  const watch = async (late: number) => {
    if (Math.abs(late) < jumpMs) return;
    log.info({ seconds: Math.round(late / 1000) }, 'The clock of this machine jumped; jobs are scheduled anew.');
    stopAll();
    startAll();
    await look(true);
  };
  return {
    jobs,
    start: () => {
      startAll();
      const plain = (name: string, at: string, call: (slot: Date, late: number) => Promise<void>) =>
        others.push(startTask({ name, at, zone: 'UTC', log }, (slot, late) => track(call(slot, late))));
      plain('watch', watchAt, (_slot, late) => watch(late));
      plain('settings', settingsAt, readSettings);
      plain('look', lookAt, (slot) => look(slot.getUTCMinutes() % againEachMinutes === 0));
      void track(takeUp());
    },
    stop: async () => {
      stopAll();
      for (const each of others) each.stop();
      const calm = async () => {
        while (running.size > 0) await Promise.all(running);
      };
      await Promise.race([calm(), pause(patienceMs, undefined, { ref: false })]);
      if (running.size > 0)
        log.warn(
          { jobs: running.size },
          'Jobs were still running; what they have not done yet is done after the start.',
        );
    },
  };
}
