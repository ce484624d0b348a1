import type { Router } from 'express';
import type { Gateway } from '../../engine/ports.js';
import type { WorkFilter } from '../../engine/work.js';
import { filterFrom } from './filter.js';

/** What needs a person now, and how much of it there is. */
export function workRoutes(router: Router, gateway: Pick<Gateway, 'work' | 'workCounts'>): void {
  router.get('/work', async (req, res) => {
    res.json(await gateway.work(filterFrom<WorkFilter>(req)));
  });

  router.get('/work/counts', async (_req, res) => {
    res.json({ items: await gateway.workCounts() });
  });
}
