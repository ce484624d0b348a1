import type { Router } from 'express';
import type { DeskTask } from '../../../domain/fulfilment/desks.js';
import type {
  ClosureChange,
  ClosureDraft,
  DeskChange,
  DeskDraft,
  LibraryChange,
  LibraryDraft,
  LibraryRecords,
  LocationChange,
  LocationDraft,
} from '../../../engine/model/local/libraries.js';
import { sendProblem, unknownThing } from '../../problems.js';
import { actorOf } from '../actor.js';
import { answer } from './answer.js';

/** Libraries, their desks, locations and closures. */
export function libraryRoutes(router: Router, libraries: LibraryRecords): void {
  const thing = 'library';
  const path = (code: string) => `/libraries/${encodeURIComponent(code)}`;

  router.get('/libraries', async (_req, res) => {
    res.json({ items: await libraries.list(new Date()) });
  });

  router.post('/libraries', async (req, res) => {
    const outcome = await libraries.add(req.body as LibraryDraft, new Date());
    answer(req, res, outcome, { thing, made: ({ code }) => path(code) });
  });

  router.get('/libraries/:code', async (req, res) => {
    const library = await libraries.read(req.params.code, new Date());
    if (!library) return sendProblem(req, res, unknownThing(thing, req.params.code));
    res.json(library);
  });

  router.patch('/libraries/:code', async (req, res) => {
    const { code } = req.params;
    answer(req, res, await libraries.change(code, req.body as LibraryChange, new Date()), { thing, id: code });
  });

  router.delete('/libraries/:code', async (req, res) => {
    const { code } = req.params;
    answer(req, res, await libraries.remove(code), { thing, id: code });
  });

  router.post('/libraries/:library/desks', async (req, res) => {
    const { library: code } = req.params;
    const outcome = await libraries.addDesk(code, req.body as DeskDraft);
    answer(req, res, outcome, { thing, id: code, made: () => path(code) });
  });

  router.patch('/libraries/:code/desks/:desk', async (req, res) => {
    const { code, desk } = req.params;
    const outcome = await libraries.changeDesk(code, desk, req.body as DeskChange);
    answer(req, res, outcome, { thing: 'desk of this library', id: desk });
  });

  router.delete('/libraries/:code/desks/:desk', async (req, res) => {
    const { code, desk } = req.params;
    answer(req, res, await libraries.removeDesk(code, desk), { thing: 'desk of this library', id: desk });
  });

  router.get('/desks/:desk/tasks/:task', async (req, res) => {
    const { desk, task } = req.params;
    answer(req, res, await libraries.mayWorkAt(desk, task as DeskTask), { thing: 'desk', id: desk });
  });

  router.post('/libraries/:library/locations', async (req, res) => {
    const { library: code } = req.params;
    const outcome = await libraries.addLocation(code, req.body as LocationDraft);
    answer(req, res, outcome, { thing, id: code, made: () => path(code) });
  });

  router.patch('/libraries/:code/locations/:location', async (req, res) => {
    const { code, location } = req.params;
    const outcome = await libraries.changeLocation(code, location, req.body as LocationChange);
    answer(req, res, outcome, { thing: 'location of this library', id: location });
  });

  router.delete('/libraries/:code/locations/:location', async (req, res) => {
    const { code, location } = req.params;
    const outcome = await libraries.removeLocation(code, location);
    answer(req, res, outcome, { thing: 'location of this library', id: location });
  });

  router.get('/libraries/:code/closures', async (req, res) => {
    const { code } = req.params;
    if (!(await libraries.read(code, new Date()))) return sendProblem(req, res, unknownThing(thing, code));
    res.json({ items: await libraries.closures(code, req.query['from'] as string | undefined) });
  });

  router.post('/libraries/:code/closures', async (req, res) => {
    const { code } = req.params;
    const outcome = await libraries.close(code, req.body as ClosureDraft, actorOf(res));
    answer(req, res, outcome, { thing, id: code, made: () => `${path(code)}/closures` });
  });

  router.patch('/libraries/:code/closures/:id', async (req, res) => {
    const { code, id } = req.params;
    const outcome = await libraries.changeClosure(code, id, req.body as ClosureChange, actorOf(res));
    answer(req, res, outcome, { thing: 'closure of this library', id });
  });

  router.delete('/libraries/:code/closures/:id', async (req, res) => {
    const { code, id } = req.params;
    const outcome = await libraries.removeClosure(code, id, actorOf(res), req.query['tell'] !== 'no');
    answer(req, res, outcome, { thing: 'closure of this library', id });
  });
}
