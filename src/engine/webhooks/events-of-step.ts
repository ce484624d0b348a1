/** What a step tells webhooks: its events, and the calls that they become. Pure but for the ids it gives. */

import { randomUUID } from 'node:crypto';
import { eventsOfState, type WebhookEvent } from '../../domain/request/webhook-events.js';
import type { StateName } from '../../domain/tables/tables.js';
import type { Decision, Loan } from '../model/records.js';
import type { WithStep } from '../model/store.js';
import type { CallDraft, WebhookRecord } from './ports.js';

/** An event with what is said of it besides the request. */
export interface StepEvent {
  type: WebhookEvent;
  more?: Readonly<Record<string, unknown>>;
}

/** How a request was when the step locked it. */
export interface RequestBefore {
  state?: StateName;
  dueDay?: string | undefined;
}
export const beforeOf = ({ request: { state, dueDay } }: Loan): RequestBefore => ({ state, dueDay });

/** The events of a step, in the order in which they are sent. `before`: unknown of a new request. */
export function eventsOfStep(
  decision: Decision,
  { isNew = false, inbound }: WithStep,
  before: RequestBefore = {},
): StepEvent[] {
  const { loan, outbound, letters, attention } = decision;
  const { state, dueDay, closedAt } = loan.request;
  const moved = !isNew && before.state !== undefined && before.state !== state;
  const events: StepEvent[] = [];
  if (inbound)
    events.push({ type: 'message.received', more: { message: { kind: inbound.kind, summary: inbound.summary } } });
  if (isNew) events.push({ type: 'request.created' });
  if (moved) {
    events.push({ type: 'request.statusChanged' });
    for (const type of eventsOfState(state)) events.push({ type });
  }
  if (!isNew && before.dueDay !== dueDay)
    events.push({ type: 'dueDate.changed', more: { dueDateBefore: before.dueDay ?? null } });
  for (const { kind, summary } of outbound)
    events.push({ type: 'message.written', more: { message: { kind, summary } } });
  for (const { code } of letters) events.push({ type: 'letter.written', more: { letter: code } });
  for (const { reason } of attention) events.push({ type: 'request.needsAttention', more: { attention: reason } });
  if (moved && closedAt) events.push({ type: 'request.closed' });
  return events;
}

/** The calls that tell these webhooks of a step; none where none has chosen its events. */
export function callsOfStep(
  webhooks: readonly WebhookRecord[],
  events: readonly StepEvent[],
  step: { decision: Decision; before: RequestBefore; requestId: string; now: Date },
): CallDraft[] {
  return events.flatMap(({ type, more }) =>
    webhooks
      .filter((webhook) => webhook.events.includes(type))
      .map(({ id, personal }) => ({
        ...callOf(id, type, { request: requestFacts(step, personal), ...more }, step.now),
        requestId: step.requestId,
        orderingKey: `request ${step.requestId}`,
        personal: personal && step.decision.loan.citation.patron !== undefined,
      })),
  );
}

/** A call that tells one webhook of one event. Calls of one ordering key go out one after the other. */
export function callOf(target: string, type: string, data: object, now: Date): CallDraft {
  const messageId = `msg_${randomUUID()}`;
  return {
    kind: 'webhook',
    target,
    orderingKey: messageId,
    name: type,
    messageId,
    personal: false,
    request: {
      method: 'POST',
      contentType: 'application/json',
      body: JSON.stringify({ id: messageId, type, timestamp: now.toISOString(), data }),
    },
  };
}

function requestFacts(
  { decision: { loan, history }, before, requestId }: Parameters<typeof callsOfStep>[2],
  personal: boolean,
) {
  const { request, citation, conversations } = loan;
  const conversation = conversations.find(({ position }) => position === request.activePosition);
  const symbol = request.side === 'borrowing' ? conversation?.supplyingSymbol : conversation?.requestingSymbol;
  const last = history.at(-1);
  const { id, name } = citation.patron ?? {};
  return {
    id: requestId,
    number: request.externalId,
    side: request.side,
    service: request.serviceType,
    statusBefore: before.state ?? null,
    status: request.state,
    title: citation.title,
    partner: request.partnerCode === undefined ? null : { code: request.partnerCode, symbol: symbol ?? null },
    dueDate: request.dueDay ?? null,
    library: request.owner ?? null,
    step: last?.event ?? null,
    by: last?.actorKind ?? null,
    ...(personal ? { patron: { id: id ?? null, name: name ?? null } } : {}),
  };
}
