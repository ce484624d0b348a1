/** What the steps of one work tell webhooks. Nothing of it exists while no webhook is on. */

import type { Decision, Loan } from '../../engine/model/records.js';
import type { WithStep } from '../../engine/model/store.js';
import { beforeOf, callsOfStep, eventsOfStep, type RequestBefore } from '../../engine/webhooks/events-of-step.js';
import type { WebhookRecord } from '../../engine/webhooks/ports.js';
import type { Write } from '../exchange/step-writes.js';
import { writeCalls } from './calls.js';

export interface StepCalls {
  /** A request was locked: this is how it is before the step. */
  saw(loan: Loan): void;
  /** The write that tells of a step, once the request has its id; undefined when no webhook has chosen what happens. */
  of(decision: Decision, saving: WithStep): ((requestId: string) => Write) | undefined;
}

/** For one work; `webhooks`: those that are on, as this process knows them. */
export function stepCallsOf(webhooks: readonly WebhookRecord[]): StepCalls {
  const seen = new Map<string, RequestBefore>();
  return {
    saw: (loan) => {
      const { id } = loan.request;
      if (!seen.has(id)) seen.set(id, beforeOf(loan));
    },
    of: (decision, saving) => {
      const { id } = decision.loan.request;
      const before = (saving.isNew ? undefined : seen.get(id)) ?? {};
      const events = eventsOfStep(decision, saving, before);
      // A second step of the same work begins where this one ends.
      seen.set(id, beforeOf(decision.loan));
      if (!events.some(({ type }) => webhooks.some((webhook) => webhook.events.includes(type)))) return undefined;
      const now = new Date();
      return (requestId) => writeCalls(callsOfStep(webhooks, events, { decision, before, requestId, now }));
    },
  };
}
