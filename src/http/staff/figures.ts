import type { Router } from 'express';
import type { OfLibraries, ReportWish } from '../../engine/desk/figures.js';
import type { Gateway } from '../../engine/ports.js';
import { ownFilterFrom } from './filter.js';

/** Numbers at a glance. */
export function figureRoutes(router: Router, gateway: Pick<Gateway, 'activity' | 'reports'>): void {
  router.get('/activity', async (req, res) => {
    const { limit: _none, ...of } = ownFilterFrom<OfLibraries & { limit: number }>(req, res);
    res.json(await gateway.activity(of));
  });

  router.get('/reports', async (req, res) => {
    const { limit: _none, owners } = ownFilterFrom<OfLibraries & { limit: number }>(req, res);
    const days = (name: string) => (req.query[name] === undefined ? {} : { [name]: Number(req.query[name]) });
    const wish: ReportWish = { ...(owners ? { owners } : {}), ...days('inTransit'), ...days('overdue') };
    res.json({ items: await gateway.reports(wish) });
  });
}
