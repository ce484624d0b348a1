import { actionRow, allowedActions, chooseVariant } from '../domain/staff-actions.js';
import { UnwritableMessage } from '../protocol/write.js';
import { readFields } from './fields.js';
import { followUp } from './follow-up.js';
import type { House } from './house.js';
import { orderFacts } from './order-facts.js';
import type { ActOutcome, Actor } from './ports.js';
import { viewOf } from './views.js';
import { openWorkbench } from './workbench.js';

export interface Order {
  id: string;
  action: string;
  /** The version the desk was looking at. */
  seenVersion: number;
  fields: Record<string, unknown>;
  actor: Actor;
}

/** One order of staff → step, history, outbox, in one transaction; the answer says who was faster or what is wrong. */
export async function act(
  house: House,
  order: Order,
  lastStep: (id: string) => Promise<{ actor: string; event: string }>,
): Promise<ActOutcome> {
  try {
    const { outcome, outboundIds } = await attempt(house, order, lastStep);
    if (outboundIds.length > 0) void house.doorbell.ring(outboundIds);
    return outcome;
  } catch (error) {
    if (error instanceof UnwritableMessage)
      return { kind: 'invalid', problems: error.problems.map((problem) => ({ field: 'message', problem })) };
    throw error;
  }
}

async function attempt(
  house: House,
  order: Order,
  lastStep: (id: string) => Promise<{ actor: string; event: string }>,
): Promise<{ outcome: ActOutcome; outboundIds: string[] }> {
  const nothing = (outcome: ActOutcome) => ({ outcome, outboundIds: [] });
  const partners = await house.book.all();
  return house.store.transaction(async (tx) => {
    const loan = await tx.lockRequest(order.id);
    if (!loan) return nothing({ kind: 'unknown' });
    const { request } = loan;
    if (request.version !== order.seenVersion) {
      const last = await lastStep(request.id);
      return nothing({
        kind: 'stale',
        request: await viewOf(house, loan),
        lastActor: last.actor,
        lastEvent: last.event,
      });
    }
    const bench = openWorkbench(house, partners, loan, new Date());
    const active = bench.active();
    const chosen = chooseVariant(request.side, request.serviceType, request.state, order.action, {
      asked: active?.state === 'asked',
      partnerLeft: bench.nextListed() !== undefined,
      messageWished: partners.find((each) => each.code === active?.partnerCode)?.checkedInMessage ?? true,
    });
    if (!chosen) {
      const allowed = allowedActions(request.side, request.serviceType, request.state).map((each) => each.name);
      const reason = `${order.action} is not possible in ${request.state}. Possible: ${allowed.join(', ') || 'nothing more'}.`;
      return nothing({ kind: 'notAllowed', request: await viewOf(house, loan), reason });
    }
    const { fields, problems } = readFields(
      actionRow(request.side, order.action)?.fields ?? [],
      order.fields,
      house.settings.timeZone,
    );
    if (problems.length > 0) return nothing({ kind: 'invalid', problems });
    const { sent, local } = orderFacts(chosen, fields, loan, new Date(), house.settings);
    const note = [sent.note, local.internalNote].filter(Boolean).join('\n') || undefined;
    const cause = { actorKind: order.actor.kind, actor: order.actor.name, note } as const;
    if (bench.apply(chosen, { sent, local }, cause).kind === 'noRow') {
      const reason = `${order.action} is not possible in ${request.state}.`;
      return nothing({ kind: 'notAllowed', request: await viewOf(house, loan), reason });
    }
    followUp(house, bench, chosen);
    house.faultPoint('act-before-commit');
    const { outboundIds } = await tx.save(bench.decision());
    const after = { ...bench.loan, request: { ...bench.loan.request, version: request.version + 1 } };
    return { outcome: { kind: 'done', request: await viewOf(house, after) }, outboundIds };
  });
}
