import type { Request, Response, Router } from 'express';
import { patronsOf } from '../../../domain/patron-facts.js';
import { pinProblem } from '../../../domain/patrons-side/pin.js';
import { librariesWith } from '../../../domain/permissions.js';
import type {
  ImportOrder,
  PatronChange,
  PatronDraft,
  PatronFilter,
  PatronRecords,
} from '../../../engine/model/local/patrons.js';
import type { PatronAccess } from '../../../engine/patrons-side/access.js';
import { message } from '../../../words/message.js';
import type { Shape } from '../../openapi/schemas.js';
import { invalidFields, sendProblem, unknownThing } from '../../problems.js';
import { callerOf } from '../access/caller.js';
import { actorOf } from '../actor.js';
import { filterFrom } from '../filter.js';
import { answer } from './answer.js';

/** Patrons, their blocks, and patrons from a file. */
export function patronRoutes(
  router: Router,
  patrons: PatronRecords,
  access: Pick<PatronAccess, 'setPin' | 'newPinsIn'>,
): void {
  const thing = 'patron';

  router.get('/patrons', async (req, res) => {
    const where = patronsOf(callerOf(res));
    const own = where === 'all' ? {} : { libraries: where };
    res.json(await patrons.list({ ...filterFrom<PatronFilter>(req), ...own }));
  });

  router.post('/patrons', async (req, res) => {
    const where = librariesWith(callerOf(res), 'keepPatrons');
    const draft = req.body as PatronDraft;
    // Whoever works at some libraries makes patrons of those: the first, when the form does not say which.
    if (where !== 'all' && where[0] !== undefined) draft.pickupLibrary ??= where[0];
    const outcome = await patrons.add(draft, new Date());
    answer(req, res, outcome, { thing, made: ({ id }) => `/patrons/${encodeURIComponent(id)}` });
  });

  router.get('/patrons/:id', async (req, res) => {
    const patron = await patrons.read(req.params.id, new Date());
    if (!patron) return sendProblem(req, res, unknownThing(thing, req.params.id));
    res.json(patron);
  });

  router.patch('/patrons/:id', async (req, res) => {
    const { id } = req.params;
    answer(req, res, await patrons.change(id, req.body as PatronChange, new Date()), { thing, id });
  });

  router.delete('/patrons/:id', async (req, res) => {
    const { id } = req.params;
    answer(req, res, await patrons.remove(id), { thing, id });
  });

  router.put('/patrons/:id/pin', async (req, res) => {
    const patron = await patrons.read(req.params.id, new Date());
    if (!patron) return sendProblem(req, res, unknownThing(thing, req.params.id));
    const { pin } = req.body as Shape<'NewPin'>;
    const problem = pinProblem(pin, patron.id);
    if (problem) return sendProblem(req, res, invalidFields([{ field: 'pin', problem }]));
    const outcome = await access.setPin(patron.id, pin);
    if (outcome === 'busy') return sendBusy(req, res);
    if (outcome === 'unknown') return sendProblem(req, res, unknownThing(thing, req.params.id));
    res.status(204).end();
  });

  router.post('/patrons/:id/blocks', async (req, res) => {
    const { id } = req.params;
    const { reason } = req.body as Shape<'BlockDraft'>;
    answer(req, res, await patrons.block(id, reason, actorOf(res), new Date()), { thing, id });
  });

  router.delete('/patrons/:id/blocks/:block', async (req, res) => {
    const { id, block } = req.params;
    const outcome = await patrons.liftBlock(id, block, actorOf(res), new Date());
    answer(req, res, outcome, { thing: 'open block of this patron', id: block });
  });

  router.post('/imports/patrons', async (req, res) => {
    const order = req.body as ImportOrder;
    const pins = await access.newPinsIn(order);
    if (pins === 'busy') return sendBusy(req, res);
    answer(req, res, await patrons.importCsv(order, pins), { thing });
  });
}

function sendBusy(req: Request, res: Response): void {
  res.setHeader('Retry-After', '2');
  sendProblem(req, res, { status: 503, kind: 'busy', title: message('refusedAccess.tooManyPasswords') });
}
