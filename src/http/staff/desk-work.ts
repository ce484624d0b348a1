import type { Request, Response, Router } from 'express';
import type { ActOutcome, BulkOrder, Gateway } from '../../engine/ports.js';
import { message } from '../../words/message.js';
import type { Shape } from '../openapi/schemas.js';
import { invalidFields, sendProblem, unknownThing } from '../problems.js';
import { actorOf } from './actor.js';
import { sendOutcome } from './outcome.js';

/** What a desk does with a request beside its actions: rota, assignment, notes, status by hand, many at once. */
export function deskWorkRoutes(router: Router, gateway: Gateway): void {
  /** An order on one request, which may be named by its External ID. */
  const on = async (req: Request, res: Response, order: (id: string) => Promise<ActOutcome>) => {
    const id = String(req.params['id']);
    let outcome = await order(id);
    if (outcome.kind === 'unknown') {
      const request = await gateway.request(id);
      if (request && request.id !== id) outcome = await order(request.id);
    }
    sendOutcome(req, res, outcome);
  };

  router.put('/requests/:id/rota', async (req, res) => {
    const { version, rota } = req.body as Shape<'RotaOrder'>;
    await on(req, res, (id) => gateway.changeRota(id, version, rota, actorOf(res)));
  });

  router.post('/requests/:id/assign', async (req, res) => {
    const { version, to, note, sendEmail } = req.body as Shape<'AssignOrder'>;
    await on(req, res, (id) => gateway.assign(id, version, to, note, actorOf(res), sendEmail));
  });

  router.get('/requests/:id/ask', async (req, res) => {
    const items = await gateway.whoMayStep(req.params.id);
    if (!items) return sendProblem(req, res, unknownThing('request', req.params.id));
    res.json({ items });
  });

  router.post('/requests/:id/ask', async (req, res) => {
    const { version, ...wish } = req.body as Shape<'AssignOrder'>;
    await on(req, res, (id) => gateway.askForStep(id, version, wish, actorOf(res)));
  });

  router.post('/requests/:id/release', async (req, res) => {
    const { version } = req.body as Shape<'ReleaseOrder'>;
    await on(req, res, (id) => gateway.assign(id, version, undefined, undefined, actorOf(res)));
  });

  router.post('/requests/:id/answers', async (req, res) => {
    const { version, answer, fields = {} } = req.body as Shape<'AnswerOrder'>;
    await on(req, res, (id) => gateway.enterAnswer(id, version, { answer, fields }, actorOf(res)));
  });

  router.post('/requests/:id/notes', async (req, res) => {
    const { version, text, active = false } = req.body as Shape<'NoteOrder'>;
    await on(req, res, (id) => gateway.addNote(id, version, { text, active }, actorOf(res)));
  });

  router.post('/requests/:id/notes/:noteId/dismiss', async (req, res) => {
    const request = await gateway.request(req.params.id);
    if (!request) return sendProblem(req, res, unknownThing('request', req.params.id));
    const done = await gateway.dismissNote(request.id, req.params.noteId, actorOf(res));
    if (!done) return sendProblem(req, res, unknownThing('active note', req.params.noteId));
    res.status(204).end();
  });

  router.post('/requests/:id/query-patron', async (req, res) => {
    const { version, ...query } = req.body as Shape<'QueryOrder'>;
    await on(req, res, (id) => gateway.queryPatron(id, version, query, actorOf(res)));
  });

  router.post('/requests/:id/slips', async (req, res) => {
    const { version, code } = req.body as Shape<'SlipOrder'>;
    await on(req, res, (id) => gateway.writeSlip(id, version, code, actorOf(res)));
  });

  router.post('/requests/:id/status', async (req, res) => {
    const { version, ...wish } = req.body as Shape<'StatusOrder'>;
    await on(req, res, (id) => gateway.changeStatus(id, version, wish, actorOf(res)));
  });

  router.post('/requests/bulk', async (req, res) => {
    const order = req.body as BulkOrder;
    if ([order.action, order.status, order.assign, order.slip].filter((each) => each !== undefined).length !== 1)
      return sendProblem(
        req,
        res,
        invalidFields([{ field: 'action', problem: message('refusedField.orderOneThing') }]),
      );
    res.json({ items: await gateway.bulk(order, actorOf(res)) });
  });
}
