import type { Router } from 'express';
import type { LostCandidateFilter } from '../../engine/lost/lost-candidates.js';
import type { LostCaseFilter } from '../../engine/lost/lost-cases.js';
import type { Gateway } from '../../engine/ports.js';
import { ownFilterFrom } from './filter.js';

/** What was lost between us and a partner, on either side, and what may be declared lost now. */
export function lostCaseRoutes(router: Router, gateway: Pick<Gateway, 'lostCases' | 'lostCandidates'>): void {
  router.get('/lost-cases', async (req, res) => {
    res.json(await gateway.lostCases(ownFilterFrom<LostCaseFilter>(req, res)));
  });

  router.get('/lost-candidates', async (req, res) => {
    const filter = ownFilterFrom<LostCandidateFilter>(req, res);
    res.json(
      await gateway.lostCandidates(filter.days === undefined ? filter : { ...filter, days: Number(filter.days) }),
    );
  });
}
