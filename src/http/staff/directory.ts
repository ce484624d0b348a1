import type { Request, Response, Router } from 'express';
import type { Imposing } from '../../domain/distribution/directory-file.js';
import type { Distribution, ImportOrder, OrderedBy, SubscriptionOrder } from '../../engine/distribution/views.js';
import { sendProblem, traceIdOf, unknownThing } from '../problems.js';
import { callerOf } from './access/caller.js';
import { actorOf } from './actor.js';
import { filterFrom } from './filter.js';
import { answer } from './local/answer.js';

/** The directory file: ours for others, theirs for us. */
export function directoryRoutes(router: Router, distribution: Distribution): void {
  ownFileRoutes(router, distribution);
  importRoutes(router, distribution);
  proposalRoutes(router, distribution);
  subscriptionRoutes(router, distribution);
}

function ownFileRoutes(router: Router, distribution: Distribution): void {
  router.get('/directory/sections', async (_req, res) => {
    res.json({ items: await distribution.sections() });
  });

  router.put('/directory/sections/:section/imposed', async (req, res) => {
    const { section } = req.params;
    const { imposed } = req.body as { imposed: Imposing };
    answer(req, res, await distribution.impose(section, imposed), { thing: 'section of the directory', id: section });
  });

  router.get('/directory/file', async (req, res) => {
    const named = String(req.query['section'] ?? '');
    const outcome = await distribution.file(named === '' ? [] : named.split(',').map((each) => each.trim()));
    if (outcome.kind === 'done') {
      res.setHeader('ETag', outcome.value.tag);
      if (req.headers['if-none-match'] === outcome.value.tag) return void res.status(304).end();
    }
    answer(req, res, outcome, { thing: 'section of the directory', body: ({ file }) => file });
  });
}

function importRoutes(router: Router, distribution: Distribution): void {
  const thing = 'import of a directory file';

  router.post('/directory/plan', async (req, res) => {
    answer(req, res, await distribution.plan(req.body as ImportOrder), {
      thing,
    });
  });

  router.get('/directory/imports', async (req, res) => {
    res.json(await distribution.imports(filterFrom<{ after?: string; limit: number }>(req)));
  });

  router.post('/directory/imports', async (req, res) => {
    const outcome = await distribution.apply(req.body as ImportOrder, byOf(req, res));
    answer(req, res, outcome, {
      thing,
      made: ({ id }) => `/directory/imports/${id}`,
    });
  });

  router.get('/directory/imports/:id', async (req, res) => {
    const found = await distribution.readImport(req.params.id);
    if (!found) return sendProblem(req, res, unknownThing(thing, req.params.id));
    res.json(found);
  });

  router.post('/directory/imports/:id/undo', async (req, res) => {
    const { id } = req.params;
    answer(req, res, await distribution.undo(id, byOf(req, res)), {
      thing,
      id,
    });
  });
}

function proposalRoutes(router: Router, distribution: Distribution): void {
  const thing = 'proposal';

  router.get('/directory/proposals', async (req, res) => {
    res.json({ items: await distribution.proposals({ all: req.query['which'] === 'all' }) });
  });

  router.post('/directory/proposals/:code/accept', async (req, res) => {
    const { code } = req.params;
    answer(req, res, await distribution.accept(code, byOf(req, res)), { thing, id: code });
  });

  router.post('/directory/proposals/:code/refuse', async (req, res) => {
    const { code } = req.params;
    answer(req, res, await distribution.refuse(code, byOf(req, res)), { thing, id: code });
  });
}

function subscriptionRoutes(router: Router, distribution: Distribution): void {
  const thing = 'subscription';

  router.get('/directory/subscription', async (req, res) => {
    const found = await distribution.subscription();
    if (!found) return sendProblem(req, res, unknownThing(thing, 'directory'));
    res.json(found);
  });

  router.put('/directory/subscription', async (req, res) => {
    answer(req, res, await distribution.subscribe(req.body as SubscriptionOrder, byOf(req, res)), { thing });
  });

  router.delete('/directory/subscription', async (req, res) => {
    answer(req, res, await distribution.unsubscribe(), { thing, id: 'directory' });
  });

  router.post('/directory/subscription/run', async (req, res) => {
    answer(req, res, await distribution.runOnce(new Date()), { thing });
  });
}

/** Who gives the order, for the audit entries of all that it changes. */
function byOf(req: Request, res: Response): OrderedBy {
  const { kind, code } = callerOf(res);
  return { name: actorOf(res).name, kind, code, address: req.ip ?? '', traceId: traceIdOf(res) };
}
