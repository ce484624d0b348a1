import type { Router } from 'express';
import type { JobDesk } from '../../engine/desk/jobs.js';
import { actorOf } from './actor.js';
import { answer } from './local/answer.js';

/** The timetable, and a run now. */
export function jobRoutes(router: Router, jobs: JobDesk): void {
  router.get('/jobs', async (_req, res) => {
    res.json({ items: await jobs.list(new Date()) });
  });

  router.post('/jobs/:name/run', async (req, res) => {
    const { name } = req.params;
    answer(req, res, await jobs.run(name, actorOf(res).name, new Date()), { thing: 'job', id: name });
  });
}
