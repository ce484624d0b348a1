import type { JobRun, JobView } from '../../engine/desk/jobs.js';
import { items, type Operation, ok } from './operation.js';
import { instant, integer, object, optional, ref, type Schema, text, yesNo } from './shape.js';

/** The timetable of the node. */
export const jobOperations: Operation[] = [
  {
    ...{ method: 'get', path: '/jobs', id: 'listJobs', tag: 'node' },
    permission: 'seeConfiguration',
    summary: 'What the node does by itself, when it did so last, and when it does so next.',
    answer: ok(items('JobView')),
  },
  {
    ...{ method: 'post', path: '/jobs/{name}/run', id: 'runJob', tag: 'node' },
    permission: 'runJobs',
    summary: 'Run a job now, beside its timetable.',
    answer: ok(ref('JobRun')),
    problems: [404, 409],
  },
];

export const jobViews: Record<string, Schema> = {
  JobView: object<JobView>({
    ...{ name: text, says: text, french: text, timeZone: text, catchUp: yesNo },
    schedule: { type: 'string', description: 'Six fields, the seconds first.' },
    last: optional(
      object<NonNullable<JobView['last']>>({
        ...{ slot: instant, startedAt: instant, finishedAt: optional(instant), instance: text },
      }),
    ),
    next: optional(instant),
  }),
  JobRun: object<JobRun>({ job: ref('JobView'), done: optional(integer) }),
};
