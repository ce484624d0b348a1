import type { Router } from 'express';
import type { Catalogue, CatalogueSearch, ImportWish } from '../../engine/catalogue/ports.js';
import type { Shape } from '../openapi/schemas.js';
import { sendProblem, unknownThing } from '../problems.js';
import { actorOf } from './actor.js';
import { filterFrom } from './filter.js';
import { answer } from './local/answer.js';

/** The catalogue of the library: searched, read, and filled from files. */
export function catalogueRoutes(router: Router, catalogue: Catalogue): void {
  const thing = 'import';

  router.get('/catalogue', async (req, res) => {
    // Filters alone, without words, find nothing.
    const { q = '', ...wish } = filterFrom<Omit<CatalogueSearch, 'q'> & { q?: string }>(req);
    res.json(await catalogue.search({ ...wish, q, from: Number(wish.from ?? 0) }));
  });

  router.get('/catalogue/titles/:id', async (req, res) => {
    const title = await catalogue.read(req.params.id);
    if (!title) return sendProblem(req, res, unknownThing('title', req.params.id));
    res.json(title);
  });

  router.get('/catalogue/imports', async (req, res) => {
    res.json(await catalogue.imports(filterFrom(req)));
  });

  router.post('/catalogue/imports', async (req, res) => {
    const outcome = await catalogue.begin(req.body as ImportWish, actorOf(res).name);
    answer(req, res, outcome, { thing, made: ({ id }) => `/catalogue/imports/${id}` });
  });

  router.post('/catalogue/trials', async (req, res) => {
    const { records, ...wish } = req.body as Shape<'RecordsTrial'>;
    answer(req, res, await catalogue.tryRecords(wish, records), { thing });
  });

  router.get('/catalogue/imports/:id', async (req, res) => {
    const run = await catalogue.readImport(req.params.id);
    if (!run) return sendProblem(req, res, unknownThing(thing, req.params.id));
    res.json(run);
  });

  router.post('/catalogue/imports/:id/records', async (req, res) => {
    const { id } = req.params;
    answer(req, res, await catalogue.take(id, (req.body as Shape<'RecordsOrder'>).records), { thing, id });
  });

  router.post('/catalogue/imports/:id/end', async (req, res) => {
    const { id } = req.params;
    const { evenIfMost = false } = req.body as Shape<'EndOrder'>;
    answer(req, res, await catalogue.end(id, { evenIfMost }), { thing, id });
  });

  router.get('/catalogue/imports/:id/problems', async (req, res) => {
    res.json(await catalogue.problems(req.params.id, filterFrom(req)));
  });
}
