import type { Router } from 'express';
import type { AlmaOrder, AlmaRequestOrder } from '../../engine/alma/ports.js';
import type { Gateway } from '../../engine/ports.js';
import { actorOf } from './actor.js';
import { answer } from './local/answer.js';

/** A library's records, taken over from Alma. */
export function almaRoutes(router: Router, { fromAlma }: Gateway): void {
  const thing = 'import';

  router.post('/imports/alma/partners', async (req, res) => {
    answer(req, res, await fromAlma.partners(req.body as AlmaOrder, actorOf(res)), { thing });
  });

  router.post('/imports/alma/requests', async (req, res) => {
    answer(req, res, await fromAlma.requests(req.body as AlmaRequestOrder, actorOf(res)), { thing });
  });

  router.post('/imports/alma/patrons', async (req, res) => {
    answer(req, res, await fromAlma.patrons(req.body as AlmaOrder), { thing });
  });

  router.post('/imports/alma/items', async (req, res) => {
    answer(req, res, await fromAlma.items(req.body as AlmaOrder), { thing });
  });
}
