import { jobDeedNames, jobFormats, jobReports } from '../../domain/jobs/deeds.js';
import { rhythms } from '../../domain/schedule.js';
import { items, type Operation, ok } from './operation.js';
import { closed, instant, integer, list, object, oneOf, optional, ref, text, writings, yesNo } from './shape.js';
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
      every: oneOf(...rhythms),
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
  every: oneOf(...rhythms),
  at: timeOfDay,
  days: optional(list({ ...integer, minimum: 0, maximum: 6 }, { maxItems: 7, uniqueItems: true })),
  day: optional(dayOfMonth),
  month: optional(monthOfYear),
});

export const jobViews = {
  Schedule: schedule,
  JobView: object({
    name: text,
    title: text,
    says: text,
    when: text,
    timeZone: text,
    catchUp: yesNo,
    schedule: { ...text, description: 'Six fields, the seconds first.' },
    on: yesNo,
    previews: yesNo,
    movable: optional(ref('Schedule')),
    last: optional(ref('JobRunView')),
    next: optional(instant),
    failing: optional(object({ since: instant, times: integer })),
    mailTo: optional(list(text)),
    stopped: optional({ ...text, description: 'Why it does not run as the node is set.' }),
    own: optional(
      object({
        id: text,
        name: text,
        deed: oneOf(...jobDeedNames),
        view: optional(text),
        viewName: optional(text),
        report: optional(oneOf(...jobReports)),
        slip: optional(text),
        status: optional(text),
        note: optional(text),
        format: optional(oneOf(...jobFormats)),
        mailTo: optional(list(text)),
        maker: object({ kind: oneOf('user', 'key', 'node'), code: text, name: text }),
        mine: optional(yesNo),
        stopped: optional(text),
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
    outcome: oneOf('done', 'running', 'failed', 'stopped'),
    problem: optional(text),
    did: list(ref('JobLine')),
    file: optional({ ...text, description: 'The name of the file that it wrote.' }),
  }),
  JobLine: object({
    label: text,
    count: integer,
    plain: optional({ ...yesNo, description: 'The number stands for no requests.' }),
    untouched: optional({ ...yesNo, description: 'These requests stay as they are.' }),
    requests: list(object({ id: text, side: oneOf('borrowing', 'lending'), externalId: text, title: text })),
  }),
  JobRun: object({ job: ref('JobView'), did: list(ref('JobLine')), done: optional(integer) }),
  JobPreview: object({ at: instant, would: list(ref('JobLine')) }),
  ScheduleView: object({ expression: text, when: text, next: list(instant) }),
  JobChange: closed(
    {
      on: optional(yesNo),
      schedule: optional({ anyOf: [ref('Schedule'), { type: 'null' }] }),
      mailTo: optional({ anyOf: [mailToOfJob, { type: 'null' }] }),
    },
    { minProperties: 1 },
  ),
};
