import type { Request, Response, Router } from 'express';
import { readsWithoutPatrons } from '../../domain/patron-facts.js';
import { librariesWith, mayDo, type Rights } from '../../domain/permissions.js';
import { personOf } from '../../engine/desk/attempt.js';
import type { ListViewChange, ListViewDraft, ListViewRecords } from '../../engine/model/local/list-views.js';
import type { RequestColumn, SheetFormat } from '../../engine/model/sheets.js';
import type { Gateway } from '../../engine/ports.js';
import { sendProblem, unknownThing } from '../problems.js';
import { callerOf } from './access/caller.js';
import { forbidden } from './access/gates.js';
import { actorOf } from './actor.js';
import { languageOf } from './language.js';
import { answer } from './local/answer.js';
import { sendSheet } from './sheet.js';

/** One that is everybody’s is changed by who works at all libraries. */
const isTheirs = (caller: Rights, library: string | undefined): boolean =>
  library === undefined ? librariesWith(caller, 'workOnRequests') === 'all' : mayDo(caller, 'workOnRequests', library);

/** Views of the request lists: everybody's, and of each library for who works there. */
export function listViewRoutes(router: Router, views: ListViewRecords, gateway: Pick<Gateway, 'exportView'>): void {
  const thing = 'view';

  router.get('/views', async (_req, res) => {
    const where = librariesWith(callerOf(res), 'seeRequests');
    res.json({ items: await views.list(where === 'all' ? undefined : where) });
  });

  router.get('/views/:id/file', async (req, res) => {
    const { id } = req.params;
    const where = librariesWith(callerOf(res), 'seeRequests');
    const view = await views.read(id);
    const isShown = view && (view.library === undefined || where === 'all' || where.includes(view.library));
    const { format = 'xlsx', columns } = req.query as { format?: SheetFormat; columns?: RequestColumn[] };
    const file =
      isShown &&
      (await gateway.exportView(id, format, {
        language: languageOf(req, res),
        ...(columns ? { columns } : {}),
        ...(where === 'all' ? {} : { owners: where }),
        withoutPatrons: readsWithoutPatrons(callerOf(res)),
        me: personOf(actorOf(res)),
      }));
    if (!file) return sendProblem(req, res, unknownThing(thing, id));
    sendSheet(res, file);
  });

  router.post('/views', async (req, res) => {
    const draft = req.body as ListViewDraft;
    answer(req, res, await views.add(draft, actorOf(res)), { thing, made: () => '/views' });
  });

  /** Whoever does not work at its library leaves it alone. */
  const theirs = async (req: Request, res: Response): Promise<string | undefined> => {
    const id = String(req.params['id']);
    const view = await views.read(id);
    if (!view) sendProblem(req, res, unknownThing(thing, id));
    else if (!isTheirs(callerOf(res), view.library)) sendProblem(req, res, forbidden('workOnRequests', view.library));
    else return id;
    return undefined;
  };

  router.patch('/views/:id', async (req, res) => {
    const id = await theirs(req, res);
    if (id === undefined) return;
    answer(req, res, await views.change(id, req.body as ListViewChange, actorOf(res)), { thing, id });
  });

  router.delete('/views/:id', async (req, res) => {
    const id = await theirs(req, res);
    if (id !== undefined) answer(req, res, await views.remove(id), { thing, id });
  });
}
