import type { Request, Response } from 'express';
import { eventWords } from '../../domain/event-words.js';
import type { ActOutcome } from '../../engine/ports.js';
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
      const allowed = request.actions.map(({ name }) => name).join(', ') || 'none';
      const title = 'The request does not take this action now';
      const detail = `${reason} Allowed now: ${allowed}.`;
      return { status: 409, kind: 'not-allowed', title, detail, more: { request } };
    }
    case 'warned': {
      const { about, request, reason, matchingAction } = outcome;
      if (about === 'doubt') {
        const detail = `${reason} To do it all the same, set the field confirmed to true.`;
        return { status: 409, kind: 'in-doubt', title: 'Our records doubt this', detail, more: { request } };
      }
      if (about === 'early') {
        const more = { request, matchingAction };
        const detail = `${reason} To do it all the same, set the field confirmed to true.`;
        return { status: 409, kind: 'early', title: 'It is early for this', detail, more };
      }
      const title = 'The two libraries would be out of step';
      const detail = `${reason} To change the status all the same, confirm it.`;
      return { status: 409, kind: 'out-of-step', title, detail, more: { request, matchingAction } };
    }
    case 'stale': {
      const { request, lastActor, lastEvent } = outcome;
      const now = `The request is now "${request.stateLabel}", version ${request.version}`;
      const done = eventWords(request.side, lastEvent).text;
      const detail = `${lastActor} did "${done}" meanwhile. ${now}: look again before you act.`;
      const more = { request, lastActor, lastEvent };
      return { status: 409, kind: 'stale', title: 'Somebody was faster', detail, more };
    }
  }
}
