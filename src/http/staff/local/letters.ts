import type { Router } from 'express';
import type { QueryText, QueryType } from '../../../domain/letters/queries.js';
import type { LetterFilter, LetterRecords } from '../../../engine/local/letters.js';
import type { LetterUse } from '../../openapi/letter-operations.js';
import { sendProblem, unknownThing } from '../../problems.js';
import { actorOf } from '../actor.js';
import { ownFilterFrom } from '../filter.js';
import { answer } from './answer.js';

/** The queue of letters and slips, the catalogue, and what patrons are asked. */
export function letterRoutes(router: Router, letters: LetterRecords): void {
  router.get('/letters', async (req, res) => {
    res.json(await letters.list(ownFilterFrom<LetterFilter>(req, res)));
  });

  // Before the address of one letter, which would take the word for an id.
  router.get('/letters/catalogue', async (_req, res) => {
    res.json({ items: await letters.catalogue() });
  });

  router.put('/letters/catalogue/:code', async (req, res) => {
    const { code } = req.params;
    const { used } = req.body as LetterUse;
    answer(req, res, await letters.use(code, used, actorOf(res)), { thing: 'letter', id: code });
  });

  router.get('/letters/:id', async (req, res) => {
    const letter = await letters.read(req.params.id);
    if (!letter) return sendProblem(req, res, unknownThing('letter', req.params.id));
    res.json(letter);
  });

  router.post('/letters/:id/printed', async (req, res) => {
    const { id } = req.params;
    answer(req, res, await letters.printed(id, actorOf(res), new Date()), { thing: 'letter', id });
  });

  router.post('/letters/:id/withdraw', async (req, res) => {
    const { id } = req.params;
    answer(req, res, await letters.withdraw(id, actorOf(res), new Date()), { thing: 'letter', id });
  });

  router.get('/query-templates', async (_req, res) => {
    res.json({ items: await letters.queries() });
  });

  router.put('/query-templates/:type', async (req, res) => {
    const type = Number(req.params.type) as QueryType;
    const outcome = await letters.rewordQuery(type, req.body as QueryText, actorOf(res), new Date());
    answer(req, res, outcome, { thing: 'kind of query', id: req.params.type });
  });
}
