import type { Request, Response, Router } from 'express';
import type { OfLibraries, ReportWish } from '../../engine/model/activity.js';
import type { SheetFormat } from '../../engine/model/sheets.js';
import type { BehindFigure, FigureWish, Gateway } from '../../engine/ports.js';
import { ownFilterFrom } from './filter.js';
import { languageOf } from './language.js';
import { sendSheet } from './sheet.js';

/** Numbers at a glance. */
export function figureRoutes(
  router: Router,
  gateway: Pick<Gateway, 'activity' | 'reports' | 'figures' | 'figureMonths' | 'figureRequests' | 'exportFigures'>,
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

  router.get('/figures/file', async (req, res) => {
    const { format = 'xlsx' } = req.query as { format?: SheetFormat };
    sendSheet(res, await gateway.exportFigures(periodFrom(req, res), { format, language: languageOf(req, res) }));
  });

  router.get('/figures/requests', async (req, res) => {
    const { after, limit } = ownFilterFrom<{ after?: string; limit: number }>(req, res);
    const { side = 'borrowing', measure = 'requests', reason } = req.query as never as Partial<BehindFigure>;
    const behind = { ...periodFrom(req, res), side, measure, ...(reason ? { reason } : {}) };
    res.json(await gateway.figureRequests(behind, after, limit));
  });
}

/** The period and what it is narrowed to. */
function periodFrom(req: Request, res: Response): FigureWish {
  const { from, to, library, partner, service, owners } = ownFilterFrom<FigureWish & { limit: number }>(req, res);
  return {
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(library ? { library } : {}),
    ...(partner ? { partner } : {}),
    ...(service ? { service } : {}),
    ...(owners ? { owners } : {}),
  };
}
