import type { Router } from 'express';
import type { ReasonChange, ReasonDraft, ReasonRecords } from '../../../engine/model/local/reasons.js';
import { reasonCodes } from '../../openapi/local/reasons.js';
import { actorOf } from '../actor.js';
import { answer } from './answer.js';

/** Reasons to reject, to set a condition and to cancel. */
export function reasonRoutes(router: Router, reasons: ReasonRecords): void {
  const thing = 'reason';

  router.get('/reasons', async (_req, res) => {
    res.json({ items: await reasons.list() });
  });

  router.get('/reasons/codes', (_req, res) => {
    res.json(reasonCodes);
  });

  router.post('/reasons', async (req, res) => {
    const outcome = await reasons.add(req.body as ReasonDraft, actorOf(res));
    answer(req, res, outcome, { thing, made: () => '/reasons' });
  });

  router.patch('/reasons/:list/:code', async (req, res) => {
    const { list, code } = req.params;
    answer(req, res, await reasons.change(list, code, req.body as ReasonChange, actorOf(res)), { thing, id: code });
  });

  router.delete('/reasons/:list/:code', async (req, res) => {
    const { list, code } = req.params;
    answer(req, res, await reasons.remove(list, code), { thing, id: code });
  });
}
