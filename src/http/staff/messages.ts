import type { Router } from 'express';
import { readsWithoutPatrons } from '../../domain/patron-facts.js';
import type { Gateway, MessageFilter, ReplaySelection } from '../../engine/ports.js';
import { sendProblem, unknownThing } from '../problems.js';
import { callerOf } from './access/caller.js';
import { openPatrons } from './access/opened.js';
import { xmlWithoutPatrons } from './access/without-patrons.js';
import { actorOf } from './actor.js';
import { filterFrom, ownFilterFrom } from './filter.js';

type Direction = 'in' | 'out';

/** The element in which ISO 18626 names the patron. */
const namesPatron = (xml: string | undefined): boolean => xml?.includes('patronInfo') ?? false;

/** The message log, raw XML, replay and quarantine. */
export function messageRoutes(router: Router, gateway: Gateway): void {
  router.get('/messages', async (req, res) => {
    res.json(await gateway.messages(ownFilterFrom<MessageFilter>(req, res)));
  });

  router.get('/messages/:direction/:id', async (req, res) => {
    const { direction, id } = req.params;
    const message = await gateway.message(direction as Direction, id);
    if (!message) return sendProblem(req, res, unknownThing('message', id));
    openPatrons(res, namesPatron(message.xml) && !readsWithoutPatrons(callerOf(res)) ? [''] : []);
    res.json(message);
  });

  router.get('/messages/:direction/:id/xml', async (req, res) => {
    const { direction, id } = req.params;
    const message = await gateway.message(direction as Direction, id);
    const whole = req.query['part'] === 'confirmation' ? message?.confirmationXml : message?.xml;
    const isCut = readsWithoutPatrons(callerOf(res));
    openPatrons(res, namesPatron(whole) && !isCut ? [''] : []);
    const xml = whole !== undefined && isCut ? xmlWithoutPatrons(whole) : whole;
    if (xml === undefined) return sendProblem(req, res, unknownThing('message', id));
    // A stranger wrote this: a browser that opens it may show it, but neither run nor fetch anything.
    res.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
    res.type('application/xml; charset=utf-8').send(Buffer.from(xml, 'utf8'));
  });

  router.post('/replay', async (req, res) => {
    res.json(await gateway.replay(req.body as ReplaySelection, actorOf(res)));
  });

  router.get('/quarantine', async (req, res) => {
    const { after, limit } = filterFrom<{ after?: string; limit: number }>(req);
    res.json(await gateway.quarantine(after, limit));
  });
}
