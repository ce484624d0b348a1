import type { Request, Response, Router } from 'express';
import type { JobWish } from '../../domain/jobs/deeds.js';
import { librariesWith } from '../../domain/permissions.js';
import { personOf } from '../../engine/desk/attempt.js';
import type { JobDesk, JobView } from '../../engine/desk/jobs.js';
import { nameOfStaffJob, type StaffJob, type StaffJobStore } from '../../engine/jobs/ports.js';
import { mayReadAll, type Reach } from '../../engine/jobs/reach.js';
import { isMakerOf, type StaffJobDesk, type Wisher } from '../../engine/jobs/staff-job-desk.js';
import type { Outcome } from '../../engine/model/local/outcome.js';
import type { Shape } from '../openapi/schemas.js';
import { sendProblem, unknownThing } from '../problems.js';
import { callerOf } from './access/caller.js';
import { actorOf } from './actor.js';
import { jobFor, linesFor } from './jobs.js';
import { answer } from './local/answer.js';

/** Who calls, as the maker of a job. */
export function wisherOf(res: Response): Wisher {
  const { kind, code, ...rights } = callerOf(res);
  const actor = actorOf(res);
  return { maker: { kind, code, name: actor.name, person: personOf(actor) }, rights };
}

/** Jobs that staff define: made, tried, changed, run and removed by their maker, or by who may run all jobs. */
export function staffJobRoutes(
  router: Router,
  { jobs, staffJobs, files }: { jobs: JobDesk; staffJobs: StaffJobDesk; files: Pick<StaffJobStore, 'file'> },
): void {
  const thing = 'job';
  const viewOf = async (id: string): Promise<JobView> =>
    (await jobs.list(new Date())).find(({ name }) => name === nameOfStaffJob(id)) as JobView;
  const shown = async (req: Request, res: Response, kept: Outcome<StaffJob>, isNew = false) => {
    const view = kept.kind === 'done' ? await viewOf(kept.value.id) : undefined;
    answer(req, res, kept, {
      thing,
      id: req.params['id'],
      body: () => view && jobFor(res, view),
      ...(isNew ? { made: () => '/jobs' } : {}),
    });
  };
  /** Does it when the job is theirs. */
  const theirs = async (req: Request, res: Response, work: (job: StaffJob) => Promise<unknown>) => {
    const found = await staffJobs.theirs(String(req.params['id']), wisherOf(res));
    if (found.kind !== 'done') return answer(req, res, found, { thing, id: req.params['id'] });
    await work(found.value);
  };

  router.post('/staff-jobs', async (req, res) => {
    await shown(req, res, await staffJobs.add(req.body as JobWish, wisherOf(res)), true);
  });

  router.post('/staff-jobs/preview', async (req, res) => {
    const checked = await staffJobs.check(req.body as JobWish, wisherOf(res));
    if (checked.kind !== 'done') return answer(req, res, checked, { thing });
    answer(req, res, await jobs.tryOut(checked.value, new Date()), {
      thing,
      body: (preview) => ({ ...preview, would: linesFor(res, preview.would, checked.value) }),
    });
  });

  router.put('/staff-jobs/:id', async (req, res) => {
    await shown(req, res, await staffJobs.change(req.params.id, req.body as JobWish, wisherOf(res)));
  });

  router.post('/staff-jobs/:id/turn', async (req, res) => {
    const { on } = req.body as Shape<'StaffJobTurn'>;
    await theirs(req, res, async ({ id }) => {
      const turned = await jobs.change(nameOfStaffJob(id), { on }, actorOf(res).name, new Date());
      answer(req, res, turned, { thing, id, body: (job) => jobFor(res, job) });
    });
  });

  router.delete('/staff-jobs/:id', async (req, res) => {
    answer(req, res, await staffJobs.remove(req.params.id, wisherOf(res)), { thing, id: req.params.id });
  });

  router.get('/staff-jobs/:id/preview', async (req, res) => {
    await theirs(req, res, async ({ id, maker }) => {
      answer(req, res, await jobs.preview(nameOfStaffJob(id), new Date()), {
        thing,
        id,
        body: (preview) => ({ ...preview, would: linesFor(res, preview.would, { maker }) }),
      });
    });
  });

  router.post('/staff-jobs/:id/run', async (req, res) => {
    await theirs(req, res, async ({ id, maker }) => {
      answer(req, res, await jobs.run(nameOfStaffJob(id), actorOf(res).name, new Date()), {
        thing,
        id,
        body: (run) => ({ ...run, job: jobFor(res, run.job), did: linesFor(res, run.did, { maker }) }),
      });
    });
  });

  router.get('/staff-jobs/:id/runs/:run/file', async (req, res) => {
    const { id, run } = req.params;
    const runs = await jobs.runs(nameOfStaffJob(id));
    const isOfJob = runs.kind === 'done' && runs.value.some((each) => each.id === run);
    const file = isOfJob ? await files.file(run) : undefined;
    if (!file || !(await mayOpen(id, file.reach, res))) return sendProblem(req, res, unknownThing('file', run));
    res.attachment(file.fileName).set('Content-Type', file.contentType).send(file.content);
  });
  /** Who sees all of every library, and who made the job while they may read all that the file tells of. */
  const mayOpen = async (id: string, reach: Reach | null, res: Response): Promise<boolean> => {
    const caller = callerOf(res);
    if (mayReadAll(caller, { owners: 'all', patrons: true })) return true;
    const job = (await jobs.list(new Date())).find(({ name }) => name === nameOfStaffJob(id))?.own;
    if (!job || !isMakerOf(job, caller)) return false;
    return mayReadAll(caller, reach ?? { owners: librariesWith(caller, 'seeRequests'), patrons: !job.report });
  };

  router.get('/job-readers', async (_req, res) => void res.json({ items: await jobs.readers() }));

  router.put('/job-readers', async (req, res) => {
    const { items } = req.body as Shape<'JobReaders'>;
    answer(req, res, await jobs.setReaders(items, actorOf(res).name), { thing, body: (kept) => ({ items: kept }) });
  });
}
