import { actionRow, allowedActions, chooseVariant } from '../domain/staff-actions.js';
import { attempt, type LastStep, outcomeOf, type Work } from './attempt.js';
import { readFields } from './fields.js';
import { followUp } from './follow-up.js';
import { orderSteps } from './fulfilment/index.js';
import type { House } from './house.js';
import { orderFacts } from './order-facts.js';
import type { ActOutcome, Actor } from './ports.js';
import type { Loan, PartnerRecord } from './records.js';
import type { Workbench } from './workbench.js';

export interface Order {
  id: string;
  action: string;
  /** The version the desk was looking at. */
  seenVersion: number;
  fields: Record<string, unknown>;
  actor: Actor;
}

/** One order of staff → step, history, outbox, in one transaction; the answer says who was faster or what is wrong. */
export async function act(house: House, order: Order, lastStep: LastStep): Promise<ActOutcome> {
  const now = new Date();
  return outcomeOf(house, await attempt(house, order, acting(house, order, now), now), lastStep);
}

/** Where somebody stands who does not say: the desk that every node begins with. */
const usualDesk = 'RES_DESK';

/** An action of the table on the bench: its variant, its form, its step and what follows by itself. */
export function acting(house: House, order: Pick<Order, 'action' | 'fields' | 'actor'>, now: Date): Work {
  const { action, actor } = order;
  return async (bench, tx, partners) => {
    const { loan } = bench;
    const { side, state: from } = loan.request;
    const notAllowed = () => ({ kind: 'notAllowed', loan, reason: whyNot(loan, action) }) as const;
    const chosen = variantOf(bench, partners, order);
    if (!chosen) return notAllowed();
    const { fields, problems } = readFields(
      actionRow(side, action)?.fields ?? [],
      order.fields,
      house.settings.timeZone,
    );
    if (problems.length > 0) return { kind: 'invalid', problems };
    const here = { house, loan, local: tx.local, fields, actor, desk: actor.desk ?? usualDesk, now };
    const done = await orderSteps[side][chosen]?.(here);
    if (done && 'refused' in done) return done.refused;
    const facts = orderFacts(chosen, fields, loan, now, house.settings);
    const sent = { ...facts.sent, ...done?.sent };
    const local = { ...facts.local, ...done?.local };
    const applied = bench.apply(chosen, { sent, local }, { actorKind: actor.kind, actor: actor.name, note: sent.note });
    if (applied.kind === 'noRow') return notAllowed();
    if (local.internalNote)
      bench.remember({ text: local.internalNote, active: false, authorKind: actor.kind, author: actor.name });
    followUp(house, bench, chosen, from, now);
    return undefined;
  };
}

function variantOf(
  bench: Workbench,
  partners: readonly PartnerRecord[],
  { action, actor }: Pick<Order, 'action' | 'actor'>,
): string | undefined {
  const { side, serviceType, state } = bench.loan.request;
  const active = bench.active();
  return chooseVariant(side, serviceType, state, action, {
    asked: active?.state === 'asked',
    partnerLeft: bench.nextListed() !== undefined,
    messageWished: partners.find((each) => each.code === active?.partnerCode)?.checkedInMessage ?? true,
    byRule: actor.kind === 'system',
  });
}

function whyNot({ request }: Loan, action: string): string {
  const allowed = allowedActions(request.side, request.serviceType, request.state).map((each) => each.name);
  return `${action} is not possible in ${request.state}. Possible: ${allowed.join(', ') || 'nothing more'}.`;
}
