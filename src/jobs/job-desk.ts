import type { JobChange, JobLine, JobPreview, JobRunView, JobView } from '../contract/job-operations.js';
import { expressionOf, neverRuns, scheduleOf, scheduleWords, wordsOfExpression } from '../domain/calendar/schedule.js';
import { letterRow } from '../domain/letters/letters.js';
import { defined } from '../domain/request/defined.js';
import { deedWords } from '../domain/tables/events.js';
import type { JobDesk, JobSetting, JobStreak, OwnJobView, RunOfJob } from '../engine/desk/jobs.js';
import {
  JobRefused,
  type ReportedLine,
  type RunScope,
  type StaffJob,
  type StaffJobStore,
} from '../engine/jobs/ports.js';
import { addressProblems } from '../engine/jobs/staff-job-desk.js';
import type { JobReader } from '../engine/jobs/tell-failure.js';
import type { FieldProblem, Outcome } from '../engine/model/local/outcome.js';
import type { RequestNamed, RunLine } from '../engine/model/store.js';
import { type Message, message, type Wording } from '../words/message.js';
import { carryOut, type TimetableOptions } from './index.js';
import { isMovable, type Job, openOn, planOf, type SlotStore } from './job.js';
import { nextOpenRuns, nextRuns } from './run-times.js';
import { type RunStaffJob, staffJob } from './staff-jobs.js';

/** The runs of jobs as stored, and what staff set. */
export interface SlotHistory {
  last(jobs: readonly string[], most?: number): Promise<ReadonlyMap<string, RunOfJob[]>>;
  set(job: string, change: JobChange, by: string): Promise<void>;
  streaks(): Promise<ReadonlyMap<string, JobStreak>>;
  readersOf(job: string): Promise<JobReader[]>;
}

/** What the desk needs of jobs that staff define. */
export interface OwnJobs {
  store: StaffJobStore;
  run: RunStaffJob;
  /** Why one does not run at present. */
  whyNotRun(job: StaffJob, now: Date): Promise<Message | undefined>;
}

export interface JobDeskOptions
  extends Pick<TimetableOptions, 'instance' | 'timeZone' | 'log' | 'within' | 'calendar' | 'own' | 'failed'> {
  slots: SlotStore & SlotHistory;
  ownJobs?: OwnJobs;
}

/** What is wrong with a change, whichever job it is of. */
function problemsOfChange({ schedule, mailTo }: Pick<JobChange, 'schedule' | 'mailTo'>): FieldProblem[] {
  const problem = schedule ? neverRuns(schedule) : undefined;
  return [...(problem ? [{ field: 'schedule', problem }] : []), ...addressProblems(mailTo ?? [])];
}

const runsShown = 20;
const requestsNamed = 500;

/** What the desk may know and order of the timetable. */
export function createJobDesk(jobs: readonly Job[], options: JobDeskOptions): JobDesk {
  const { slots, instance, timeZone, log, within, calendar = async () => undefined, own, ownJobs } = options;
  const all = async (): Promise<readonly Job[]> => [...jobs, ...((await own?.()) ?? [])];
  const find = async (name: string) => (await all()).find((each) => each.name === name);
  const nextOf = async (at: string, openDays: boolean, most: number): Promise<Date[]> => {
    const days = openDays ? await calendar() : undefined;
    return days ? nextOpenRuns(at, timeZone, { most, isOpen: openOn(days) }) : nextRuns(at, timeZone, most);
  };
  const ownView = async (job: StaffJob, now: Date): Promise<OwnJobView> => {
    const { id, name, view, report, deed, slip, status, note, format, mailTo, viewName, maker } = job;
    const known = defined({ view, report, slip, status, note, format, mailTo, viewName });
    const stopped = await ownJobs?.whyNotRun(job, now);
    return {
      id,
      name,
      deed,
      maker: { kind: maker.kind, code: maker.code, name: maker.name },
      ...known,
      ...(stopped ? { stopped } : {}),
    };
  };
  const viewOf = async (
    job: Job,
    { setting, last, streak }: { setting?: JobSetting; last?: RunOfJob; streak?: JobStreak },
    now: Date,
  ) => {
    const { on, at, openDays } = planOf(job, setting);
    const [next] = on && !job.lacks ? await nextOf(at, openDays, 1) : [];
    const movable = isMovable(job) ? (setting?.schedule ?? job.own?.schedule ?? scheduleOf(job.at)) : undefined;
    const view: JobView = {
      name: job.name,
      title: job.title,
      says: job.says,
      schedule: at,
      when: setting?.schedule ? scheduleWords(setting.schedule) : wordsOfExpression(at),
      timeZone,
      catchUp: job.catchUp ?? false,
      on,
      previews: job.onRequests ?? false,
      ...(movable ? { movable } : {}),
      ...(last ? { last: runView(last) } : {}),
      ...(next ? { next: next.toISOString() } : {}),
      ...(streak ? { failing: { since: new Date(streak.since).toISOString(), times: streak.times } } : {}),
      ...(setting?.mailTo ? { mailTo: setting.mailTo } : {}),
      ...(job.lacks ? { stopped: job.lacks } : {}),
      ...(job.own ? { own: await ownView(job.own, now) } : {}),
    };
    return view;
  };
  const list: JobDesk['list'] = async (now) => {
    const rows = await all();
    const [last, settings, streaks] = await Promise.all([
      slots.last(rows.map(({ name }) => name)),
      slots.settings(),
      slots.streaks(),
    ]);
    return Promise.all(
      rows.map((job) => {
        const [setting, ran, streak] = [settings.get(job.name), last.get(job.name)?.[0], streaks.get(job.name)];
        return viewOf(
          job,
          { ...(setting ? { setting } : {}), ...(ran ? { last: ran } : {}), ...(streak ? { streak } : {}) },
          now,
        );
      }),
    );
  };
  const one = async (name: string, now: Date) => (await list(now)).find((each) => each.name === name) as JobView;
  const tryOut = async (job: Job, now: Date): Promise<Outcome<JobPreview>> => {
    if (!within) return { kind: 'unknown' };
    const lines: RunLine[] = [];
    const told: ReportedLine[] = [];
    // No run has this number: what is written under it is never kept.
    const scope: RunScope = { run: '0', tried: true, tell: (line) => void told.push(line) };
    try {
      await job.runOnce(now, within({ run: '0', tried: (some) => lines.push(...some) }), scope);
    } catch (error) {
      if (error instanceof JobRefused) return { kind: 'notNow', reason: error.reason };
      throw error;
    }
    return { kind: 'done', value: { at: now.toISOString(), would: linesOf(lines, told) } };
  };
  return {
    list,
    runs: async (name) =>
      (await find(name))
        ? { kind: 'done', value: ((await slots.last([name], runsShown)).get(name) ?? []).map(runView) }
        : { kind: 'unknown' },
    readers: async () => (await slots.readersOf('')).map(({ to }) => to),
    setReaders: async (addresses, by) => {
      const problems = addressProblems(addresses);
      if (problems.length > 0) return { kind: 'invalid', problems };
      await slots.set('', { mailTo: [...new Set(addresses)] }, by);
      return { kind: 'done', value: (await slots.readersOf('')).map(({ to }) => to) };
    },
    preview: async (name, now) => {
      const job = await find(name);
      return job?.onRequests ? tryOut(job, now) : { kind: 'unknown' };
    },
    tryOut: async (job, now) =>
      ownJobs ? tryOut(staffJob(job, ownJobs.store, ownJobs.run), now) : { kind: 'unknown' },
    schedule: async (schedule) => {
      const problem = neverRuns(schedule);
      if (problem) return { kind: 'invalid', problems: [{ field: 'schedule', problem }] };
      const expression = expressionOf(schedule);
      const next = (await nextOf(expression, schedule.every === 'workingDay', 5)).map((run) => run.toISOString());
      return { kind: 'done', value: { expression, when: scheduleWords(schedule), next } };
    },
    problems: problemsOfChange,
    change: async (name, change, by, now) => {
      const job = await find(name);
      if (!job) return { kind: 'unknown' };
      const { on, schedule, mailTo } = change;
      if (!isMovable(job) && (on !== undefined || schedule !== undefined))
        return { kind: 'notNow', reason: message('refusedJob.needed', { job: job.title }) };
      const problems = problemsOfChange(change);
      if (problems.length > 0) return { kind: 'invalid', problems };
      if (job.own && ownJobs) {
        const { own: kept } = job;
        if (on !== undefined) await ownJobs.store.turn(kept.id, on, by);
        if (schedule) await ownJobs.store.change(kept.id, { ...kept, schedule }, kept.maker);
        if (mailTo !== undefined) await slots.set(name, { mailTo }, by);
      } else await slots.set(name, change, by);
      return { kind: 'done', value: await one(name, now) };
    },
    run: async (name, by, now) => {
      const job = await find(name);
      if (!job) return { kind: 'unknown' };
      if (job.lacks) return { kind: 'notNow', reason: job.lacks };
      const run = await slots.take(name, now, instance, { by });
      const title = job.title;
      if (run === undefined) return { kind: 'notNow', reason: message('refusedJob.running', { job: title }) };
      try {
        const done = await carryOut(job, { run, slot: now }, options);
        log.info({ job: name, by }, 'A job was run by hand.');
        const after = await one(name, now);
        return {
          kind: 'done',
          value: { job: after, did: after.last?.did ?? [], ...(typeof done === 'number' ? { done } : {}) },
        };
      } catch (error) {
        if (error instanceof JobRefused) return { kind: 'notNow', reason: error.reason };
        log.error({ err: error, job: name, by }, 'A job that was run by hand failed.');
        return { kind: 'notNow', reason: message('refusedJob.failed', { job: title }) };
      }
    },
  };
}

function runView({ lines, told, killed, problem, ...run }: RunOfJob): JobRunView {
  const outcome = problem ? 'failed' : run.finishedAt ? 'done' : killed ? 'stopped' : 'running';
  return { ...run, outcome, ...(problem ? { problem } : {}), did: linesOf(lines, told) };
}

/** The oldest first, whichever process came to which first. */
const inOrder = (requests: Iterable<RequestNamed>): RequestNamed[] =>
  [...requests].sort((one, other) => Number(one.id) - Number(other.id));

/** The same event of several transactions is one line, each request once. */
function linesOf(lines: readonly RunLine[], told: readonly ReportedLine[]): JobLine[] {
  const found = new Map<string, { line: RunLine; requests: Map<string, RequestNamed> }>();
  for (const line of lines) {
    const key = `${line.kind} ${line.name} ${line.side}`;
    const known = found.get(key) ?? { line, requests: new Map() };
    for (const request of line.requests) known.requests.set(request.id, request);
    found.set(key, known);
  }
  const steps = [...found.values()].map(({ line, requests }) => ({
    ...wordsOf(line),
    count: requests.size,
    requests: inOrder(requests.values()).slice(0, requestsNamed),
  }));
  return [...steps, ...told.map((line) => ({ ...line, requests: inOrder(line.requests).slice(0, requestsNamed) }))];
}

function wordsOf({ side, ...line }: RunLine): { label: Wording } {
  if (line.kind === 'letter') return { label: letterRow(line.name).name };
  return { label: deedWords(side, line.name) };
}
