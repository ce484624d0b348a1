import type { Request, Response, Router } from 'express';
import type { Paper } from '../../domain/letters/papers.js';
import { readsWithoutPatrons } from '../../domain/patron-facts.js';
import { librariesWith, type Permission } from '../../domain/permissions.js';
import type { PrintDesk } from '../../engine/model/slips.js';
import { message } from '../../words/message.js';
import type { Shape } from '../openapi/schemas.js';
import { sendProblem, unknownThing } from '../problems.js';
import { callerOf } from './access/caller.js';
import { openPatrons } from './access/opened.js';
import { actorOf } from './actor.js';
import { answer } from './local/answer.js';

/** Slips as PDF, and what came out of the printer. */
export function slipRoutes(router: Router, slips: PrintDesk): void {
  const draw = async (req: Request, res: Response, ids: readonly string[]) => {
    const { paper, startLabel } = req.query as { paper?: Paper; startLabel?: string };
    const drawn = await slips.pdf(ids, {
      ...ownersOf(res, 'seeRequests'),
      ...(readsWithoutPatrons(callerOf(res)) ? { withoutPatrons: true } : {}),
      ...(paper ? { paper } : {}),
      ...(startLabel === undefined ? {} : { startLabel: Number(startLabel) }),
    });
    if (drawn.kind === 'unknown') return sendProblem(req, res, unknownThing('letter', drawn.id));
    openPatrons(res, drawn.patrons);
    res.set('Content-Disposition', 'inline; filename="slips.pdf"');
    // A browser shows a PDF with a page of its own, which the rules for ours would keep from being drawn.
    res.set('Content-Security-Policy', "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'");
    res.type('application/pdf').send(drawn.content);
  };

  // Before the address of one letter, which would take the rest of the name for an id.
  router.get('/letters.pdf', (req, res) => {
    const ids = [req.query['ids'] ?? []].flat().map(String);
    if (ids.length > 0) return draw(req, res, ids);
    return sendProblem(req, res, {
      status: 400,
      kind: 'not-understood',
      title: message('refusedCall.notUnderstood'),
      more: { problems: [{ field: 'ids', problem: message('refusedLetter.noneNamed') }] },
    });
  });

  router.get('/letters/:id.pdf', (req, res) => draw(req, res, [String(req.params.id)]));

  router.post('/letters/printed', async (req, res) => {
    const { letters } = req.body as Shape<'PrintedOrder'>;
    const { owners } = ownersOf(res, 'workOnRequests');
    const outcome = await slips.printed(letters, actorOf(res), owners);
    answer(req, res, outcome, { thing: 'letter', id: letters.join(', '), body: (items) => ({ items }) });
  });

  router.post('/pull-slips', async (req, res) => {
    const order = req.body as Shape<'PullSlipOrder'>;
    res.json(await slips.pullSlips({ ...order, ...ownersOf(res, 'workOnRequests') }, actorOf(res)));
  });
}

function ownersOf(res: Response, permission: Permission): { owners?: readonly string[] } {
  const where = librariesWith(callerOf(res), permission);
  return where === 'all' ? {} : { owners: where };
}
