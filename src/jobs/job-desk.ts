import { eventWords } from '../domain/event-words.js';
import { type LetterCode, letterRow } from '../domain/letters.js';
import {
  expressionOf,
  neverRuns,
  type Schedule,
  scheduleOf,
  scheduleWords,
  wordsOfExpression,
} from '../domain/schedule.js';
import type { JobDesk, JobLine, JobRunView, JobSetting, JobView, RunOfJob } from '../engine/desk/jobs.js';
import type { RequestNamed, RunLine } from '../engine/store.js';
import { type Code, inEach, message, type Wording } from '../words/message.js';
import { carryOut, isMovable, type Job, openOn, planOf, type SlotStore, type TimetableOptions } from './index.js';
import { nextSlots } from './next-slot.js';

/** The runs of jobs as stored, and what staff set. */
export interface SlotHistory {
  last(jobs: readonly string[], most?: number): Promise<ReadonlyMap<string, RunOfJob[]>>;
  set(job: string, change: { on?: boolean; schedule?: Schedule | null }, by: string): Promise<void>;
}

export interface JobDeskOptions
  extends Pick<TimetableOptions, 'instance' | 'timeZone' | 'log' | 'within' | 'calendar'> {
  slots: SlotStore & SlotHistory;
}

const runsShown = 20;
const requestsNamed = 500;

/** What the desk may know and order of the timetable. */
export function createJobDesk(jobs: readonly Job[], options: JobDeskOptions): JobDesk {
  const { slots, instance, timeZone, log, within, calendar = async () => undefined } = options;
  const find = (name: string) => jobs.find((each) => each.name === name);
  const isOpen = async (openDays: boolean) => {
    const days = openDays ? await calendar() : undefined;
    return days ? openOn(days) : () => true;
  };
  const viewOf = async (job: Job, setting: JobSetting | undefined, last: RunOfJob | undefined, now: Date) => {
    const { on, at, openDays } = planOf(job, setting);
    const [next] = on ? nextSlots(at, now, timeZone, { most: 1, isOpen: await isOpen(openDays) }) : [];
    const movable = isMovable(job) ? (setting?.schedule ?? scheduleOf(job.at)) : undefined;
    const view: JobView = {
      ...{ name: job.name, title: message(`jobTitle.${job.name}` as Code), says: job.says, french: job.french },
      ...{ schedule: at, when: setting?.schedule ? scheduleWords(setting.schedule) : wordsOfExpression(at) },
      ...{ timeZone, catchUp: job.catchUp ?? false, on, previews: job.onRequests ?? false },
      ...(movable ? { movable } : {}),
      ...(last ? { last: runView(last) } : {}),
      ...(next ? { next: next.toISOString() } : {}),
    };
    return view;
  };
  const list: JobDesk['list'] = async (now) => {
    const last = await slots.last(jobs.map(({ name }) => name));
    const settings = await slots.settings();
    return Promise.all(jobs.map((job) => viewOf(job, settings.get(job.name), last.get(job.name)?.[0], now)));
  };
  const one = async (name: string, now: Date) => (await list(now)).find((each) => each.name === name) as JobView;
  return {
    list,
    runs: async (name) =>
      find(name)
        ? { kind: 'done', value: ((await slots.last([name], runsShown)).get(name) ?? []).map(runView) }
        : { kind: 'unknown' },
    preview: async (name, now) => {
      const job = find(name);
      if (!job?.onRequests || !within) return { kind: 'unknown' };
      const lines: RunLine[] = [];
      // No run has this number: what is written under it is never kept.
      await job.runOnce(now, within({ run: '0', tried: (some) => lines.push(...some) }));
      return { kind: 'done', value: { at: now.toISOString(), would: linesOf(lines) } };
    },
    schedule: async (schedule, now) => {
      const problem = neverRuns(schedule);
      if (problem) return { kind: 'invalid', problems: [{ field: 'schedule', problem }] };
      const expression = expressionOf(schedule);
      const open = await isOpen(schedule.every === 'workingDay');
      const next = nextSlots(expression, now, timeZone, { most: 5, isOpen: open }).map((slot) => slot.toISOString());
      return { kind: 'done', value: { expression, when: scheduleWords(schedule), next } };
    },
    change: async (name, change, by, now) => {
      const job = find(name);
      if (!job) return { kind: 'unknown' };
      if (!isMovable(job)) {
        const title = message(`jobTitle.${name}` as Code);
        return { kind: 'notNow', reason: message('refusedJob.needed', { job: title }) };
      }
      const problem = change.schedule ? neverRuns(change.schedule) : undefined;
      if (problem) return { kind: 'invalid', problems: [{ field: 'schedule', problem }] };
      await slots.set(name, change, by);
      return { kind: 'done', value: await one(name, now) };
    },
    run: async (name, by, now) => {
      const job = find(name);
      if (!job) return { kind: 'unknown' };
      const run = await slots.take(name, now, instance, by);
      const title = message(`jobTitle.${name}` as Code);
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
        log.error({ err: error, job: name, by }, 'A job that was run by hand failed.');
        return { kind: 'notNow', reason: message('refusedJob.failed', { job: title }) };
      }
    },
  };
}

function runView({ lines, killed, problem, ...run }: RunOfJob): JobRunView {
  const outcome = run.finishedAt ? 'done' : problem ? 'failed' : killed ? 'stopped' : 'running';
  return { ...run, outcome, ...(problem ? { problem } : {}), did: linesOf(lines) };
}

/** The same event of several transactions is one line, each request once. */
function linesOf(lines: readonly RunLine[]): JobLine[] {
  const found = new Map<string, { line: RunLine; requests: Map<string, RequestNamed> }>();
  for (const line of lines) {
    const key = `${line.kind} ${line.name} ${line.side}`;
    const known = found.get(key) ?? { line, requests: new Map() };
    for (const request of line.requests) known.requests.set(request.id, request);
    found.set(key, known);
  }
  return [...found.values()].map(({ line, requests }) => ({
    ...wordsOf(line),
    ...{ count: requests.size, requests: [...requests.values()].slice(0, requestsNamed) },
  }));
}

function wordsOf({ kind, name, side }: RunLine): { label: Wording } {
  if (kind === 'letter') {
    const { name: label, french } = letterRow(name as LetterCode);
    return { label: inEach({ label, french }) };
  }
  return { label: eventWords(side, name) };
}
