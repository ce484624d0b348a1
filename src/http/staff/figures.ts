import type { Request, Response, Router } from 'express';
import type { OfLibraries, ReportWish } from '../../engine/desk/figures.js';
import type { BehindFigure, FigureFilter, Gateway } from '../../engine/ports.js';
import { ownFilterFrom } from './filter.js';

/** Numbers at a glance. */
export function figureRoutes(
  router: Router,
  gateway: Pick<Gateway, 'activity' | 'reports' | 'figures' | 'figureMonths' | 'figureRequests'>,
): void {
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

  router.get('/figures', async (req, res) => {
    res.json(await gateway.figures(periodFrom(req, res)));
  });

  router.get('/figures/months', async (req, res) => {
    res.json({ items: await gateway.figureMonths(periodFrom(req, res)) });
  });

  router.get('/figures/requests', async (req, res) => {
    const { after, limit } = ownFilterFrom<{ after?: string; limit: number }>(req, res);
    const { side = 'borrowing', measure = 'requests', reason } = req.query as never as Partial<BehindFigure>;
    const behind = { ...periodFrom(req, res), side, measure, ...(reason ? { reason } : {}) };
    res.json(await gateway.figureRequests(behind, after, limit));
  });
}

/** The period and what it is narrowed to; a year until today when nothing is said. */
function periodFrom(req: Request, res: Response): FigureFilter {
  const { from, to, library, partner, service, owners } = ownFilterFrom<Partial<FigureFilter> & { limit: number }>(
    req,
    res,
  );
  const last = to ?? new Date().toISOString().slice(0, 10);
  return {
    from: from ?? `${Number(last.slice(0, 4)) - 1}${last.slice(4)}`.replace('-02-29', '-03-01'),
    to: last,
    ...(library ? { library } : {}),
    ...(partner ? { partner } : {}),
    ...(service ? { service } : {}),
    ...(owners ? { owners } : {}),
  };
}
