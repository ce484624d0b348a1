import { rhythms } from '../domain/calendar/schedule.js';
import { jobDeedNames, jobFormats, jobReports } from '../domain/jobs/deeds.js';
import type { LetterCode } from '../domain/letters/letters.js';
import { items, type Operation, ok } from './operation.js';
import type { Shape } from './schemas.js';
import {
  closed,
  either,
  instant,
  integer,
  list,
  meaning,
  nothing,
  object,
  oneOfThese,
  optional,
  ref,
  sentenceShape,
  text,
  wording,
  writings,
  yesNo,
} from './shape.js';
import { mailToOfJob } from './staff-job-operations.js';

const timeOfDay = { ...text, pattern: writings.timeOfDay, description: '`08:00`' };
const dayOfMonth = { ...integer, minimum: 1, maximum: 31 };
const monthOfYear = { ...integer, minimum: 1, maximum: 12 };

/** The timetable of the node. */
export const jobOperations = [
  {
    method: 'get',
    path: '/jobs',
    id: 'listJobs',
    tag: 'node',
    permission: 'seeConfiguration',
    summary: 'What the node does by itself, when it did so last and what came of it, and when it does so next.',
    answer: ok(items('JobView')),
  },
  {
    method: 'get',
    path: '/jobs/{name}/runs',
    id: 'listJobRuns',
    tag: 'node',
    permission: 'seeConfiguration',
    summary: 'The last runs of a job, the newest first, with what each did.',
    answer: ok(items('JobRunView')),
    problems: [404],
  },
  {
    method: 'get',
    path: '/jobs/{name}/preview',
    id: 'previewJob',
    tag: 'node',
    permission: 'runJobs',
    summary: 'What a run would do now. Nothing is kept and nobody is told.',
    answer: ok(ref('JobPreview')),
    problems: [404],
  },
  {
    method: 'get',
    path: '/schedule',
    id: 'readSchedule',
    tag: 'node',
    permission: 'seeConfiguration',
    summary: 'What a schedule means: its words, its expression, and the next five runs.',
    query: {
      every: oneOfThese(...rhythms),
      at: timeOfDay,
      days: { ...text, pattern: writings.weekDays },
      day: dayOfMonth,
      month: monthOfYear,
    },
    answer: ok(ref('ScheduleView')),
    problems: [422],
  },
  {
    method: 'patch',
    path: '/jobs/{name}',
    id: 'changeJob',
    tag: 'node',
    permission: 'runJobs',
    summary: 'Switch a job on or off, or give it another schedule.',
    body: 'JobChange',
    answer: ok(ref('JobView')),
    problems: [404, 409, 422],
  },
  {
    method: 'post',
    path: '/jobs/{name}/run',
    id: 'runJob',
    tag: 'node',
    permission: 'runJobs',
    summary: 'Run a job now, beside its timetable.',
    answer: ok(ref('JobRun')),
    problems: [404, 409],
  },
] as const satisfies readonly Operation[];

const schedule = closed({
  every: oneOfThese(...rhythms),
  at: timeOfDay,
  days: optional(list({ ...integer, minimum: 0, maximum: 6 }, { maxItems: 7, uniqueItems: true })),
  day: optional(dayOfMonth),
  month: optional(monthOfYear),
});

export const jobViews = {
  Schedule: schedule,
  JobView: object({
    name: text,
    title: wording,
    says: wording,
    /** The same in words. */
    when: sentenceShape,
    timeZone: text,
    /** A slot that was missed while the node stood still is made up for when it starts. */
    catchUp: yesNo,
    schedule: { ...text, description: 'Six fields, the seconds first.' },
    on: yesNo,
    /** It works on requests: what it would do can be shown before. */
    previews: yesNo,
    /** Staff may switch it off and move it. Absent: the node needs it as it is. */
    movable: optional(ref('Schedule')),
    /** The last slot that some process took; one run by hand is a slot too. */
    last: optional(ref('JobRunView')),
    next: optional(instant),
    /** It fails: since when, and how many times in a row. */
    failing: optional(object({ since: instant, times: integer })),
    /** Who gets mail when it fails; without it whoever gets it of all jobs. */
    mailTo: optional(list(text)),
    stopped: optional({ ...wording, description: 'Why it does not run as the node is set.' }),
    /** Of a job that staff defined. */
    own: optional(
      object({
        id: text,
        name: text,
        deed: oneOfThese(...jobDeedNames),
        view: optional(text),
        viewName: optional(text),
        report: optional(oneOfThese(...jobReports)),
        slip: optional(meaning<LetterCode>(text)),
        status: optional(text),
        note: optional(text),
        format: optional(oneOfThese(...jobFormats)),
        mailTo: optional(list(text)),
        maker: object({ kind: oneOfThese('user', 'key', 'node'), code: text, name: text }),
        mine: optional(yesNo),
        stopped: optional(wording),
      }),
    ),
  }),
  JobRunView: object({
    id: text,
    slot: instant,
    startedAt: instant,
    finishedAt: optional(instant),
    instance: text,
    by: optional(text),
    /** `stopped`: its process ended in the middle; the next look at the timetable finishes it. */
    outcome: oneOfThese('done', 'running', 'failed', 'stopped'),
    problem: optional(sentenceShape),
    did: list(ref('JobLine')),
    file: optional({ ...text, description: 'The name of the file that it wrote.' }),
  }),
  JobLine: object({
    label: wording,
    count: integer,
    plain: optional({ ...yesNo, description: 'The number stands for no requests.' }),
    untouched: optional({ ...yesNo, description: 'These requests stay as they are.' }),
    /** At most 500 of them; none for whoever does not see the requests of all libraries. */
    requests: list(object({ id: text, side: oneOfThese('borrowing', 'lending'), externalId: text, title: text })),
  }),
  JobRun: object({
    job: ref('JobView'),
    did: list(ref('JobLine')) /** How many things it did, where it counts them. */,
    done: optional(integer),
  }),
  JobPreview: object({ at: instant, would: list(ref('JobLine')) }),
  ScheduleView: object({ expression: text, when: sentenceShape /** The next five runs. */, next: list(instant) }),
  JobChange: closed(
    {
      on: optional(yesNo),
      schedule: optional(either(ref('Schedule'), nothing)),
      /** Who gets mail when it fails; `null`: whoever gets it of all jobs. */
      mailTo: optional(either(mailToOfJob, nothing)),
    },
    { minProperties: 1 },
  ),
};

/** A schedule of `null` gives the job its own back. */
export type JobChange = Shape<'JobChange'>;
/** So many requests, and which: the number leads to them. */
export type JobLine = Shape<'JobLine'>;
export type JobPreview = Shape<'JobPreview'>;
export type JobRun = Shape<'JobRun'>;
export type JobRunView = Shape<'JobRunView'>;
export type JobView = Shape<'JobView'>;
export type ScheduleView = Shape<'ScheduleView'>;
