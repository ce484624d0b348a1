import type { Router } from 'express';
import type {
  CheckOutOrder,
  Circulation,
  FeeDraft,
  FeeFilter,
  HoldFilter,
  ItemFilter,
  LoanFilter,
  LostOrder,
  ReceiveOrder,
} from '../../../engine/model/local/circulation.js';
import type { Gateway } from '../../../engine/ports.js';
import type { TemporaryRecord } from '../../openapi/local-views.js';
import type { Shape } from '../../openapi/schemas.js';
import { sendProblem, unknownThing } from '../../problems.js';
import { actorOf } from '../actor.js';
import { ownFilterFrom } from '../filter.js';
import { answer } from './answer.js';

/** Items of other libraries while they are here: temporary records, hold shelf, loans and fees. */
export function circulationRoutes(router: Router, circulation: Circulation, gateway: Pick<Gateway, 'request'>): void {
  router.get('/requests/:id/temporary-record', async (req, res) => {
    const request = await gateway.request(req.params.id);
    if (!request) return sendProblem(req, res, unknownThing('request', req.params.id));
    const [expected, { items }] = await Promise.all([
      circulation.expected(request.id),
      circulation.items({ request: request.id, limit: 100 }),
    ]);
    res.json({ ...(expected ? { expected } : {}), items } satisfies TemporaryRecord);
  });

  router.get('/temporary-items', async (req, res) => {
    const { removed, ...filter } = ownFilterFrom<ItemFilter>(req, res);
    res.json(await circulation.items({ ...filter, removed: String(removed) === 'true' }));
  });

  router.post('/temporary-items', async (req, res) => {
    const order = req.body as ReceiveOrder;
    const outcome = await circulation.receiveItem(order, actorOf(res), new Date());
    answer(req, res, outcome, {
      thing: 'borrowing request',
      id: order.request,
      made: ({ items }) => `/temporary-items?request=${items[0]?.request}`,
    });
  });

  router.get('/hold-shelf', async (req, res) => {
    res.json(await circulation.holds(ownFilterFrom<HoldFilter>(req, res)));
  });

  router.post('/hold-shelf', async (req, res) => {
    const order = req.body as Shape<'ScanOrder'>;
    const outcome = await circulation.putOnHoldShelf(order, actorOf(res), new Date());
    answer(req, res, outcome, { thing: 'held item', id: order.barcode });
  });

  router.post('/hold-shelf/:id/extend', async (req, res) => {
    const outcome = await circulation.extendHold(
      req.params.id,
      req.body as Shape<'HoldExtension'>,
      actorOf(res),
      new Date(),
    );
    answer(req, res, outcome, { thing: 'hold', id: req.params.id });
  });

  router.get('/loans', async (req, res) => {
    res.json(await circulation.loans(ownFilterFrom<LoanFilter>(req, res)));
  });

  router.post('/loans', async (req, res) => {
    const order = req.body as CheckOutOrder;
    const outcome = await circulation.checkOut(order, actorOf(res), new Date());
    answer(req, res, outcome, { thing: 'item', id: order.barcode, made: ({ request }) => `/loans?request=${request}` });
  });

  router.post('/returns', async (req, res) => {
    const order = req.body as Shape<'ScanOrder'>;
    const outcome = await circulation.returnLoan(order, actorOf(res), new Date());
    answer(req, res, outcome, { thing: 'item that a patron has', id: order.barcode });
  });

  router.post('/loans/:id/renew', async (req, res) => {
    const { dueDate, confirmed } = req.body as Shape<'RenewOrder'>;
    const { id } = req.params;
    const outcome = await circulation.renewLoan(id, dueDate, actorOf(res), new Date(), undefined, !confirmed);
    answer(req, res, outcome, { thing: 'loan', id: req.params.id });
  });

  router.post('/loans/:id/lost', async (req, res) => {
    const outcome = await circulation.declareLoanLost(req.params.id, req.body as LostOrder, actorOf(res), new Date());
    answer(req, res, outcome, { thing: 'loan', id: req.params.id });
  });

  router.post('/loans/:id/found', async (req, res) => {
    const outcome = await circulation.foundLoan(req.params.id, actorOf(res), new Date());
    answer(req, res, outcome, { thing: 'loan', id: req.params.id });
  });

  router.delete('/loans/:id', async (req, res) => {
    const outcome = await circulation.deleteLoanKeepingFee(req.params.id, actorOf(res), new Date());
    answer(req, res, outcome, { thing: 'loan', id: req.params.id });
  });

  router.get('/fees', async (req, res) => {
    res.json(await circulation.fees(ownFilterFrom<FeeFilter>(req, res)));
  });

  router.post('/fees', async (req, res) => {
    const outcome = await circulation.addFee(req.body as FeeDraft, actorOf(res), new Date());
    answer(req, res, outcome, {
      thing: 'fee',
      made: ({ patron }) => `/fees?patron=${encodeURIComponent(patron ?? '')}`,
    });
  });

  router.post('/fees/:id/:how', async (req, res) => {
    const { id, how } = req.params;
    const outcome = await circulation.settleFee(id, how as 'paid' | 'waived', actorOf(res), new Date());
    answer(req, res, outcome, { thing: 'fee', id });
  });
}
