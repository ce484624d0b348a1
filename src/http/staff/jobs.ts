import type { JobLine, JobRunView, JobView } from '../../contract/job-operations.js';
import type { Schedule } from '../../domain/calendar/schedule.js';
import { librariesWith, mayDo } from '../../domain/staff/permissions.js';
import type { Caller } from '../../engine/access/index.js';
import type { JobDesk } from '../../engine/desk/jobs.js';
import { isMakerOf } from '../../engine/jobs/staff-job-desk.js';
import type { StaffAnswers } from './calls.js';
import { answered } from './local/answer.js';

/** The timetable, what runs did and would do, and a run now. */
export function jobAnswers(jobs: JobDesk) {
  const thing = 'job';

  return {
    listJobs: async ({ caller }) => ({ items: (await jobs.list(new Date())).map((job) => jobFor(caller, job)) }),

    listJobRuns: async ({ params, caller }) => {
      const id = params.name;
      const own = (await jobs.list(new Date())).find(({ name }) => name === id)?.own;
      const body = (runs: JobRunView[]) => ({ items: runs.map((run) => runFor(caller, run, own)) });
      return answered(await jobs.runs(id), { thing, id, body });
    },

    previewJob: async ({ params, caller }) => {
      const id = params.name;
      return answered(await jobs.preview(id, new Date()), {
        thing,
        id,
        body: (preview) => ({ ...preview, would: linesFor(caller, preview.would) }),
      });
    },

    readSchedule: async ({ query }) => {
      const { every, at, days, day, month } = query;
      const schedule: Schedule = {
        every: every ?? 'day',
        at: at ?? '00:00',
        ...(days ? { days: days.split(',').map(Number) } : {}),
        ...(day ? { day } : {}),
        ...(month ? { month } : {}),
      };
      return answered(await jobs.schedule(schedule), { thing: 'schedule' });
    },

    changeJob: async ({ body, params, actor, caller }) => {
      const id = params.name;
      const changed = await jobs.change(id, body, actor.name, new Date());
      return answered(changed, { thing, id, body: (job) => jobFor(caller, job) });
    },

    runJob: async ({ params, actor, caller }) => {
      const id = params.name;
      return answered(await jobs.run(id, actor.name, new Date()), {
        thing,
        id,
        body: (run) => ({ ...run, job: jobFor(caller, run.job), did: linesFor(caller, run.did) }),
      });
    },
  } satisfies Partial<StaffAnswers>;
}

/** Whoever does not see the requests of all libraries, and did not make the job, reads how many there were, and not which. */
export const linesFor = (caller: Caller, lines: JobLine[], own?: Whose): JobLine[] => {
  const mayRead = librariesWith(caller, 'seeRequests') === 'all' || (own && isMakerOf(own, caller));
  return mayRead ? lines : lines.map((line) => ({ ...line, requests: [] }));
};
type Whose = Parameters<typeof isMakerOf>[0];

const runFor = (caller: Caller, run: JobRunView, own?: Whose): JobRunView => ({
  ...run,
  did: linesFor(caller, run.did, own),
});

export function jobFor(caller: Caller, { last, own, ...job }: JobView): JobView {
  const mine = own && (isMakerOf(own, caller) || mayDo(caller, 'runJobs'));
  return {
    ...job,
    ...(last ? { last: runFor(caller, last, own) } : {}),
    ...(own ? { own: { ...own, mine: mine ?? false } } : {}),
  };
}
