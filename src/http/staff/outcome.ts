import type { RequestView } from '../../contract/request-views.js';
import { deedWords } from '../../domain/tables/events.js';
import type { ActOutcome } from '../../engine/model/orders.js';
import { message } from '../../words/message.js';
import { type Refusal, refused } from '../answering.js';
import { invalidFields, type ProblemFacts, unknownThing } from '../problems.js';
import { shownIn } from './access/shown.js';

/** Why an order on one request was not done. `id`: how the caller named it. */
export const notActed = (outcome: Exclude<ActOutcome, { kind: 'done' }>, id: unknown): Refusal =>
  refused((res) => problemOf(shownIn(res, outcome), id));

/** An order on one request: the request as it now is, or why it was not done. `id`: how the caller named it. */
export const acted = (outcome: ActOutcome, id: unknown): RequestView | Refusal =>
  outcome.kind === 'done' ? outcome.request : notActed(outcome, id);

function problemOf(outcome: Exclude<ActOutcome, { kind: 'done' }>, id: unknown): ProblemFacts {
  switch (outcome.kind) {
    case 'unknown':
      return unknownThing('request', id);
    case 'invalid':
      return invalidFields(outcome.problems);
    case 'notAllowed': {
      const { about, request, reason } = outcome;
      if (about === 'undo')
        return {
          status: 409,
          kind: 'undo-over',
          title: message('refusedCall.actionNotNow'),
          detail: reason,
          more: { request, reason },
        };
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
        event: deedWords(request.side, lastEvent),
        state: request.stateLabel,
        version: request.version,
      });
      const more = { request, lastActor, lastEvent };
      return { status: 409, kind: 'stale', title: message('refusedCall.faster'), detail, more };
    }
  }
}
