import type { Request, Response, Router } from 'express';
import type { ShippingOrder } from '../../engine/model/lending-desk.js';
import type { LentItemFilter, MoveFilter } from '../../engine/model/local/lending.js';
import type { LocalRecords } from '../../engine/model/local-records.js';
import type { ActOutcome, Gateway } from '../../engine/ports.js';
import { apiBase } from '../openapi/document.js';
import type { Shape } from '../openapi/schemas.js';
import { sendProblem, unknownThing } from '../problems.js';
import { actorOf } from './actor.js';
import { ownFilterFrom } from './filter.js';
import { sendOutcome } from './outcome.js';

/** The lending desk: shelves looked through, items fetched and shipped. */
export function lendingRoutes(router: Router, gateway: Gateway, local: LocalRecords): void {
  const desk = gateway.lending;

  /** An order on one request, which may be named by its External ID. */
  const on = async (req: Request, res: Response, order: (id: string) => Promise<ActOutcome>) => {
    const request = await gateway.request(String(req.params['id']));
    if (!request) return sendProblem(req, res, unknownThing('request', req.params['id']));
    const outcome = await order(request.id);
    if (outcome.kind === 'done' && req.path.endsWith('/move-requests'))
      res.status(201).location(`${apiBase}/requests/${encodeURIComponent(request.id)}`);
    sendOutcome(req, res, outcome);
  };

  router.post('/requests/:id/locate', async (req, res) => {
    await on(req, res, (id) => desk.locate(id, actorOf(res)));
  });

  router.post('/requests/:id/move-requests', async (req, res) => {
    await on(req, res, (id) => desk.askMove(id, req.body as Shape<'MoveWish'>, actorOf(res)));
  });

  router.post('/requests/:id/move-requests/:move/:end', async (req, res) => {
    const { move, end } = req.params;
    const { note } = req.body as Shape<'MoveEnd'>;
    const status = end === 'cancel' ? 'canceled' : 'completed';
    const how = { id: move, status, ...(note === undefined ? {} : { note }) } as const;
    await on(req, res, (id) => desk.closeMove(id, how, actorOf(res)));
  });

  router.delete('/requests/:id/alerts', async (req, res) => {
    await on(req, res, (id) => desk.removeAlerts(id, actorOf(res)));
  });

  router.post('/shipping', async (req, res) => {
    const order = req.body as ShippingOrder;
    const outcome = await desk.ship(order, actorOf(res));
    if (outcome.kind === 'unknown') return sendProblem(req, res, unknownThing('lending request', order.request));
    sendOutcome(req, res, outcome);
  });

  router.get('/lent-items', async (req, res) => {
    const { out, ...filter } = ownFilterFrom<Omit<LentItemFilter, 'out'> & { out?: unknown }>(req, res);
    const wanted = out === undefined ? {} : { out: String(out) === 'true' };
    res.json(await local.lending.items({ ...filter, ...wanted }));
  });

  router.get('/move-requests', async (req, res) => {
    res.json(await local.lending.moves(ownFilterFrom<MoveFilter>(req, res)));
  });
}
