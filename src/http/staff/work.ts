import type { Router } from 'express';
import type { WorkFacets, WorkFilter } from '../../engine/model/work.js';
import type { Gateway } from '../../engine/ports.js';
import { ownFilterFrom } from './filter.js';

/** What needs a person now, and how much of it there is. */
export function workRoutes(router: Router, gateway: Pick<Gateway, 'work' | 'workCounts'>): void {
  router.get('/work', async (req, res) => {
    res.json(await gateway.work(ownFilterFrom<WorkFilter>(req, res)));
  });

  router.get('/work/counts', async (req, res) => {
    const { limit: _none, ...facets } = ownFilterFrom<WorkFacets & { limit: number }>(req, res);
    res.json({ items: await gateway.workCounts(facets) });
  });
}
