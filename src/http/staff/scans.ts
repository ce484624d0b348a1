import type { Router } from 'express';
import { librariesWith } from '../../domain/permissions.js';
import type { ScanOrder } from '../../engine/model/scan.js';
import type { Gateway } from '../../engine/ports.js';
import { message } from '../../words/message.js';
import type { Shape } from '../openapi/schemas.js';
import { sendProblem, unknownThing } from '../problems.js';
import { callerIn } from './access/caller.js';
import { actorOf } from './actor.js';
import { sendOutcome } from './outcome.js';

/** The one scanner of every desk, and a patron who wishes to keep a loan. */
export function scanRoutes(router: Router, gateway: Gateway): void {
  router.post('/scans', async (req, res) => {
    const order = req.body as ScanOrder;
    const caller = callerIn(res);
    const lendsOnly = caller !== undefined && librariesWith(caller, 'workOnRequests').length === 0;
    const answer = await gateway.scan(lendsOnly ? { ...order, lendsOnly } : order, actorOf(res));
    if (answer.kind === 'told') return void res.json(answer.told);
    if (answer.kind === 'refused' && answer.outcome.kind !== 'unknown') return sendOutcome(req, res, answer.outcome);
    const named = answer.kind === 'unknown' && answer.what === 'request';
    const thing = named ? 'request' : order.request ? 'item of that request' : 'item or request';
    const problem = unknownThing(thing, named ? order.request : order.code);
    const is = answer.kind === 'unknown' ? answer.is : undefined;
    sendProblem(req, res, is ? { ...problem, more: { scanned: { is, text: message(`scanned.${is}`) } } } : problem);
  });

  router.post('/patrons/:id/loans/:loan/renewals', async (req, res) => {
    const { id, loan } = req.params;
    const { wishedDueDate } = req.body as Shape<'PatronRenewal'>;
    const wish = wishedDueDate === undefined ? {} : { dueDate: wishedDueDate };
    const outcome = await gateway.renewForPatron(id, loan, wish, actorOf(res));
    if (outcome.kind === 'unknown') return sendProblem(req, res, unknownThing('loan of this patron', loan));
    sendOutcome(req, res, outcome);
  });
}
