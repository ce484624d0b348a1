import { jobDeedNames, jobFormats, jobReports } from '../domain/jobs/deeds.js';
import { letterCodes } from '../domain/letters/letters.js';
import { made, type Operation, ok } from './operation.js';
import { closed, line, list, oneOfThese, optional, ref, text, words, yesNo } from './shape.js';

/** Jobs that staff define: on the requests of a shared view, or on a report. */
export const staffJobOperations = [
  {
    method: 'post',
    path: '/staff-jobs',
    id: 'addStaffJob',
    tag: 'node',
    permission: 'seeRequests',
    summary:
      'Make a job: what is done with the requests of a shared view, and when. It has the permissions of who makes it.',
    body: 'StaffJobDraft',
    answer: made(ref('JobView')),
    problems: [409, 422],
  },
  {
    method: 'post',
    path: '/staff-jobs/preview',
    id: 'previewStaffJobDraft',
    tag: 'node',
    permission: 'seeRequests',
    summary: 'What such a job would do now, before it is made. Nothing is kept and nobody is told.',
    body: 'StaffJobDraft',
    answer: ok(ref('JobPreview')),
    problems: [409, 422],
  },
  {
    method: 'put',
    path: '/staff-jobs/{id}',
    id: 'changeStaffJob',
    tag: 'node',
    permission: 'seeRequests',
    summary: 'Change a job. Whoever does is its maker from then on: it has their permissions.',
    body: 'StaffJobDraft',
    answer: ok(ref('JobView')),
    problems: [404, 409, 422],
  },
  {
    method: 'post',
    path: '/staff-jobs/{id}/turn',
    id: 'turnStaffJob',
    tag: 'node',
    permission: 'seeRequests',
    summary: 'Switch a job on or off. For who made it, and who may run all jobs.',
    body: 'StaffJobTurn',
    answer: ok(ref('JobView')),
    problems: [404, 409, 422],
  },
  {
    method: 'delete',
    path: '/staff-jobs/{id}',
    id: 'removeStaffJob',
    tag: 'node',
    permission: 'seeRequests',
    summary: 'Remove a job. For who made it, and who may run all jobs.',
    answer: 'none',
    problems: [404, 409],
  },
  {
    method: 'get',
    path: '/staff-jobs/{id}/preview',
    id: 'previewStaffJob',
    tag: 'node',
    permission: 'seeRequests',
    summary: 'What a run of the job would do now. For who made it, and who may run all jobs.',
    answer: ok(ref('JobPreview')),
    problems: [404, 409],
  },
  {
    method: 'post',
    path: '/staff-jobs/{id}/run',
    id: 'runStaffJob',
    tag: 'node',
    permission: 'seeRequests',
    summary: 'Run the job now, with the permissions of its maker. For who made it, and who may run all jobs.',
    answer: ok(ref('JobRun')),
    problems: [404, 409],
  },
  {
    method: 'get',
    path: '/staff-jobs/{id}/runs/{run}/file',
    id: 'readStaffJobFile',
    tag: 'node',
    permission: 'seeRequests',
    summary:
      'The file that a run wrote, for who made the job and who sees the requests of all libraries. Kept as long as the run.',
    answer: 'file',
    problems: [404],
  },
  {
    method: 'get',
    path: '/job-readers',
    id: 'readJobReaders',
    tag: 'node',
    permission: 'seeConfiguration',
    summary: 'Who gets mail when a job fails that names nobody of its own: once, until it has worked again.',
    answer: ok({ type: 'object', required: ['items'], properties: { items: list(text) } }),
  },
  {
    method: 'put',
    path: '/job-readers',
    id: 'changeJobReaders',
    tag: 'node',
    permission: 'runJobs',
    summary: 'Say who gets mail when a job fails.',
    body: 'JobReaders',
    answer: ok({ type: 'object', required: ['items'], properties: { items: list(text) } }),
    problems: [422],
  },
] as const satisfies readonly Operation[];

export const mailToOfJob = list(line(254, { minLength: 1 }), { maxItems: 20 });

export const staffJobInputs = {
  JobReaders: closed({ items: mailToOfJob }),
  StaffJobTurn: closed({ on: yesNo }),
  StaffJobDraft: closed({
    name: line(80, { minLength: 1 }),
    view: optional(line(20, { minLength: 1, description: 'Id of a shared view.' })),
    report: optional(oneOfThese(...jobReports)),
    deed: oneOfThese(...jobDeedNames),
    slip: optional(oneOfThese(...letterCodes)),
    status: optional(line(100)),
    note: optional(words(1000)),
    format: optional(oneOfThese(...jobFormats)),
    mailTo: optional(mailToOfJob),
    schedule: ref('Schedule'),
  }),
};
