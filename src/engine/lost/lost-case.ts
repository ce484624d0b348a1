/** The lost case of a request in hand: moved by orders, by partners' words and by a status set by hand. */

import { caseAfterOrder, caseAfterStatus, caseAfterWord } from '../../domain/fulfilment/lost-case.js';
import type { EventName } from '../../domain/tables.js';
import type { Loan, RequestFacts } from '../model/records.js';
import type { StepFacts } from '../model/step-facts.js';

type Case = RequestFacts['lostCase'];

/** Takes what a step means for the case. Gives the case if that changed it. */
export function absorbCase({ request }: Loan, event: EventName, { heard, sent }: StepFacts, now: Date): Case {
  const before = request.facts.lostCase;
  const said = heard && {
    ...(heard.lostCase ? { said: heard.lostCase } : {}),
    ...(heard.note ? { note: heard.note } : {}),
    ...(heard.costs ? { costs: heard.costs } : {}),
  };
  const after = said
    ? caseAfterWord(request.side, event, before, said, now)
    : caseAfterOrder(request.side, event, before, sent?.lostCase ?? {}, now);
  return keep(request, after);
}

/** Takes what a status set by hand means for the case. */
export function relabelCase({ request }: Loan, now: Date): Case {
  return keep(request, caseAfterStatus(request.side, request.state, request.facts.lostCase, now));
}

function keep(request: Loan['request'], after: Case): Case {
  const changed = after && JSON.stringify(after) !== JSON.stringify(request.facts.lostCase);
  if (!changed) return undefined;
  request.facts.lostCase = after;
  return after;
}

/** How the history tells it: the state, and the fee where there is one. */
export function historyFactsOf(changed: Case): Record<string, unknown> {
  if (!changed) return {};
  const { state, fee, currency } = changed;
  return { lostCase: state, ...(fee ? { fee: [fee, currency].filter(Boolean).join(' ') } : {}) };
}
