import type { Request, Response } from 'express';
import { eventWords } from '../../domain/event-words.js';
import type { ActOutcome } from '../../engine/ports.js';
import { message } from '../../words/message.js';
import { invalidFields, type ProblemFacts, sendProblem, unknownThing } from '../problems.js';
import { shownIn } from './access/shown.js';

/** An order on one request as the desk is answered: the request as it now is, or why it was not done. */
export function sendOutcome(req: Request, res: Response, outcome: ActOutcome): void {
  if (outcome.kind === 'done') res.json(outcome.request);
  else sendProblem(req, res, problemOf(shownIn(res, outcome), req.params['id']));
}

function problemOf(outcome: Exclude<ActOutcome, { kind: 'done' }>, id: unknown): ProblemFacts {
  switch (outcome.kind) {
    case 'unknown':
      return unknownThing('request', id);
    case 'invalid':
      return invalidFields(outcome.problems);
    case 'notAllowed': {
      const { request, reason } = outcome;
      const actions = request.actions.map(({ name }) => name).join(', ') || 'none';
      const title = message('refusedCall.actionNotNow');
      const detail = message('refusedCall.allowedNow', { reason, actions });
      return { status: 409, kind: 'not-allowed', title, detail, more: { request, reason } };
    }
    case 'warned': {
      const { about, request, reason, matchingAction, question } = outcome;
      if (about === 'doubt') {
        const detail = message('refusedCall.confirmed', { reason });
        return {
          status: 409,
          kind: 'in-doubt',
          title: message('refusedCall.doubt'),
          detail,
          more: { request, reason, question },
        };
      }
      if (about === 'early') {
        const more = { request, reason, matchingAction };
        const detail = message('refusedCall.confirmed', { reason });
        return { status: 409, kind: 'early', title: message('refusedCall.early'), detail, more };
      }
      const title = message('refusedCall.outOfStep');
      const detail = message('refusedCall.confirmStatus', { reason });
      return { status: 409, kind: 'out-of-step', title, detail, more: { request, reason, matchingAction } };
    }
    case 'stale': {
      const { request, lastActor, lastEvent } = outcome;
      const detail = message('refusedCall.stale', {
        person: lastActor,
        event: eventWords(request.side, lastEvent),
        state: request.stateLabel,
        version: request.version,
      });
      const more = { request, lastActor, lastEvent };
      return { status: 409, kind: 'stale', title: message('refusedCall.faster'), detail, more };
    }
  }
}
