import type { Router } from 'express';
import type { Gateway } from '../../engine/ports.js';
import { sendProblem, unknownThing } from '../problems.js';
import { actorOf } from './actor.js';

/** Trying out rota assignment rules, and what is wrong with the rotas. */
export function rotaRoutes(router: Router, gateway: Pick<Gateway, 'tryRota' | 'rotaWarnings'>): void {
  router.get('/requests/:id/rota-trial', async (req, res) => {
    const trial = await gateway.tryRota(req.params.id, actorOf(res));
    if (!trial) return sendProblem(req, res, unknownThing('borrowing request', req.params.id));
    res.json(trial);
  });

  router.get('/rota-warnings', async (_req, res) => {
    res.json({ items: await gateway.rotaWarnings() });
  });
}
