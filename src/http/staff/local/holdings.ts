import type { Router } from 'express';
import type { TitleAskedFor } from '../../../domain/fulfilment/holdings.js';
import type { HoldingDraft, HoldingRecords } from '../../../engine/model/local/holdings.js';
import type { ImportOrder } from '../../../engine/model/local/patrons.js';
import type { Shape } from '../../openapi/schemas.js';
import { sendProblem, unknownThing } from '../../problems.js';
import { filterFrom } from '../filter.js';
import { answer } from './answer.js';

/** What this library owns, holdings from a file, and what of it a request asks for. */
export function holdingRoutes(router: Router, holdings: HoldingRecords): void {
  const thing = 'holding';

  router.get('/holdings', async (req, res) => {
    res.json(await holdings.list(filterFrom(req)));
  });

  router.post('/holdings', async (req, res) => {
    const outcome = await holdings.add(req.body as HoldingDraft);
    answer(req, res, outcome, { thing, made: ({ id }) => `/holdings/${id}` });
  });

  router.get('/holdings/:id', async (req, res) => {
    const holding = await holdings.read(req.params.id);
    if (!holding) return sendProblem(req, res, unknownThing(thing, req.params.id));
    res.json(holding);
  });

  router.put('/holdings/:id', async (req, res) => {
    const { id } = req.params;
    answer(req, res, await holdings.replace(id, req.body as HoldingDraft), { thing, id });
  });

  router.delete('/holdings/:id', async (req, res) => {
    const { id } = req.params;
    answer(req, res, await holdings.remove(id), { thing, id });
  });

  router.post('/imports/holdings', async (req, res) => {
    answer(req, res, await holdings.importCsv(req.body as ImportOrder), {
      thing,
    });
  });

  router.post('/holding-matches', async (req, res) => {
    res.json({ items: await holdings.match(askedFor(req.body as Shape<'TitleToMatch'>)) });
  });
}

/** The fields of the form as a request would write them. */
function askedFor({ title, subtitle, isbn, issn, oclc }: Shape<'TitleToMatch'>): TitleAskedFor {
  const numbers = [
    ['ISBN', isbn],
    ['ISSN', issn],
    ['OCLC', oclc],
  ] as const;
  return {
    title,
    subtitle,
    bibliographicItemId: numbers.flatMap(([value, number]) =>
      number ? [{ bibliographicItemIdentifier: number, bibliographicItemIdentifierCode: { value } }] : [],
    ),
  };
}
