import type { Request, Response, Router } from 'express';
import type { LostCandidateFilter, LostCaseFilter } from '../../engine/model/lost.js';
import type { SheetFormat } from '../../engine/model/sheets.js';
import type { Gateway } from '../../engine/ports.js';
import { ownFilterFrom } from './filter.js';
import { languageOf } from './language.js';
import { sendSheet } from './sheet.js';

/** What was lost between us and a partner, on either side, and what may be declared lost now. */
export function lostCaseRoutes(
  router: Router,
  gateway: Pick<Gateway, 'lostCases' | 'lostCandidates' | 'exportLostCandidates'>,
): void {
  router.get('/lost-cases', async (req, res) => {
    res.json(await gateway.lostCases(ownFilterFrom<LostCaseFilter>(req, res)));
  });

  const candidates = (req: Request, res: Response) => {
    const filter = ownFilterFrom<LostCandidateFilter>(req, res);
    return filter.days === undefined ? filter : { ...filter, days: Number(filter.days) };
  };

  router.get('/lost-candidates', async (req, res) => {
    res.json(await gateway.lostCandidates(candidates(req, res)));
  });

  router.get('/lost-candidates/file', async (req, res) => {
    const asked: LostCandidateFilter & { format?: SheetFormat } = candidates(req, res);
    const { format = 'xlsx', limit: _none, ...filter } = asked;
    sendSheet(res, await gateway.exportLostCandidates(filter, { format, language: languageOf(req, res) }));
  });
}
