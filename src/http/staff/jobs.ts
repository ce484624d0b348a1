import type { Response, Router } from 'express';
import { librariesWith, mayDo } from '../../domain/permissions.js';
import type { Schedule } from '../../domain/schedule.js';
import type { JobChange, JobDesk, JobLine, JobRunView, JobView } from '../../engine/desk/jobs.js';
import { isMakerOf } from '../../engine/jobs/staff-job-desk.js';
import { callerOf } from './access/caller.js';
import { actorOf } from './actor.js';
import { answer } from './local/answer.js';

/** The timetable, what runs did and would do, and a run now. */
export function jobRoutes(router: Router, jobs: JobDesk): void {
  const thing = 'job';

  router.get('/jobs', async (_req, res) => {
    res.json({ items: (await jobs.list(new Date())).map((job) => jobFor(res, job)) });
  });

  router.get('/jobs/:name/runs', async (req, res) => {
    const id = req.params.name;
    const own = (await jobs.list(new Date())).find(({ name }) => name === id)?.own;
    const body = (runs: JobRunView[]) => ({ items: runs.map((run) => runFor(res, run, own)) });
    answer(req, res, await jobs.runs(id), { thing, id, body });
  });

  router.get('/jobs/:name/preview', async (req, res) => {
    const id = req.params.name;
    answer(req, res, await jobs.preview(id, new Date()), {
      thing,
      id,
      body: (preview) => ({ ...preview, would: linesFor(res, preview.would) }),
    });
  });

  router.get('/schedule', async (req, res) => {
    const { every, at, days, day, month } = req.query as Record<string, string | undefined>;
    const schedule: Schedule = {
      every: (every ?? 'day') as Schedule['every'],
      at: at ?? '00:00',
      ...(days ? { days: days.split(',').map(Number) } : {}),
      ...(day ? { day: Number(day) } : {}),
      ...(month ? { month: Number(month) } : {}),
    };
    answer(req, res, await jobs.schedule(schedule, new Date()), { thing: 'schedule' });
  });

  router.patch('/jobs/:name', async (req, res) => {
    const id = req.params.name;
    const changed = await jobs.change(id, req.body as JobChange, actorOf(res).name, new Date());
    answer(req, res, changed, { thing, id, body: (job) => jobFor(res, job) });
  });

  router.post('/jobs/:name/run', async (req, res) => {
    const id = req.params.name;
    answer(req, res, await jobs.run(id, actorOf(res).name, new Date()), {
      thing,
      id,
      body: (run) => ({ ...run, job: jobFor(res, run.job), did: linesFor(res, run.did) }),
    });
  });
}

/** Whoever does not see the requests of all libraries, and did not make the job, reads how many there were, and not which. */
export const linesFor = (res: Response, lines: JobLine[], own?: Whose): JobLine[] => {
  const caller = callerOf(res);
  const mayRead = librariesWith(caller, 'seeRequests') === 'all' || (own && isMakerOf(own, caller));
  return mayRead ? lines : lines.map((line) => ({ ...line, requests: [] }));
};
type Whose = Parameters<typeof isMakerOf>[0];

const runFor = (res: Response, run: JobRunView, own?: Whose): JobRunView => ({
  ...run,
  did: linesFor(res, run.did, own),
});

export function jobFor(res: Response, { last, own, ...job }: JobView): JobView {
  const caller = callerOf(res);
  const mine = own && (isMakerOf(own, caller) || mayDo(caller, 'runJobs'));
  return {
    ...job,
    ...(last ? { last: runFor(res, last, own) } : {}),
    ...(own ? { own: { ...own, mine: mine ?? false } } : {}),
  };
}
