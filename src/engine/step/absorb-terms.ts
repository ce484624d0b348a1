/** What a step makes known about the terms of the loan: offered, accepted, and those that came with the item. */
import { sourceOf } from '../../domain/events.js';
import type { EventName } from '../../domain/tables.js';
import { joinedConditions, type Terms } from '../../domain/terms.js';
import type { RequestFacts } from '../model/records.js';
import type { StepFacts } from '../model/step-facts.js';

export function absorbTerms(
  facts: RequestFacts,
  event: EventName,
  { heard = {}, sent = {} }: StepFacts,
  now: Date,
): void {
  if (sourceOf(event) === 'requester') {
    accepted(facts, acceptances.has(event), now);
    return;
  }
  const said: Said = {
    conditions: heard.conditions ?? (sent.loanConditions ? [...sent.loanConditions] : undefined),
    costs: aboutLoss.has(event) || (facts.lostCase && event === 'supplier.notification') ? undefined : heard.costs,
    retryBefore: heard.retryBefore ?? sent.retryBefore,
  };
  said.costs ??= sent.cost;
  if (heard.reasonRetry) facts.reasonRetry = heard.reasonRetry;
  if (event === 'supplier.conditional' || event === 'offerConditions') {
    offered(facts, said, { heard, sent }, now);
    return;
  }
  accepted(facts, event === 'acceptConditions', now);
  if (sourceOf(event) === 'supplier')
    said.conditions = said.conditions && joinedConditions(facts.conditions, said.conditions);
  keep(facts, said);
}

type Said = Pick<RequestFacts, 'conditions' | 'costs' | 'retryBefore'>;

/** A new offer takes the place of the last one; ReShare adds one condition after the other to the same offer. */
function offered(facts: RequestFacts, said: Said, { heard = {}, sent = {} }: StepFacts, now: Date): void {
  const before = heard.offerForm === 'token' && !facts.terms?.acceptedAt ? facts.terms : undefined;
  const conditions = joinedConditions(before?.conditions, said.conditions);
  const cost = said.costs ?? before?.cost;
  const replyBy = said.retryBefore ?? before?.replyBy;
  const reason = heard.reasonRetry ?? sent.reason ?? before?.reason;
  const note = [before?.note, heard.note ?? sent.note].filter(Boolean).join('\n');
  facts.offers = (facts.offers ?? 0) + 1;
  const terms: Terms = {
    offer: facts.offers,
    ...(conditions.length > 0 ? { conditions } : {}),
    ...(cost ? { cost } : {}),
    ...(reason ? { reason } : {}),
    ...(note ? { note } : {}),
    ...(replyBy ? { replyBy } : {}),
    offeredAt: now.toISOString(),
  };
  for (const name of ['conditions', 'costs', 'retryBefore', 'offerForm'] as const) delete facts[name];
  facts.terms = terms;
  keep(facts, {
    conditions: terms.conditions,
    costs: cost,
    retryBefore: replyBy,
    ...(heard.offerForm ? { offerForm: heard.offerForm } : {}),
  });
}

function accepted(facts: RequestFacts, isAccepted: boolean, now: Date): void {
  if (isAccepted && facts.terms) facts.terms = { acceptedAt: now.toISOString(), ...facts.terms };
}

function keep(facts: RequestFacts, known: Partial<RequestFacts>): void {
  for (const [name, value] of Object.entries(known)) if (value !== undefined) Object.assign(facts, { [name]: value });
}

/** How a borrower says yes. */
const acceptances = new Set(['requester.retry', 'requester.conditionsAccepted']);

/** A price that comes with these is the fee of the lost case, not of the loan. */
const aboutLoss = new Set(['supplier.declaredLost', 'supplier.completedWithoutReturn']);
