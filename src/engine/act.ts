import { actionRow, allowedActions, chooseVariant } from '../domain/staff-actions.js';
import { UnwritableMessage } from '../protocol/write.js';
import { readFields } from './fields.js';
import { followUp } from './follow-up.js';
import type { House } from './house.js';
import { orderFacts } from './order-facts.js';
import type { ActOutcome, Actor } from './ports.js';
import type { Loan, PartnerRecord } from './records.js';
import type { StoreTransaction } from './store.js';
import { viewOf } from './views.js';
import { openWorkbench, type Workbench } from './workbench.js';

export interface Order {
  id: string;
  action: string;
  /** The version the desk was looking at. */
  seenVersion: number;
  fields: Record<string, unknown>;
  actor: Actor;
}
type LastStep = (id: string) => Promise<{ actor: string; event: string }>;

/** What came of an attempt, while its transaction was on; it is put into words after the commit. */
type Attempt =
  | { kind: 'done'; loan: Loan; outboundIds: string[] }
  | { kind: 'unknown' }
  | { kind: 'stale'; loan: Loan }
  | { kind: 'notAllowed'; loan: Loan; reason: string }
  | Extract<ActOutcome, { kind: 'invalid' }>;

/** One order of staff → step, history, outbox, in one transaction; the answer says who was faster or what is wrong. */
export async function act(house: House, order: Order, lastStep: LastStep): Promise<ActOutcome> {
  try {
    const partners = await house.book.all();
    const attempted = await house.store.transaction((tx) => attempt(house, partners, tx, order));
    if (attempted.kind !== 'done') return outcomeOf(house, attempted, lastStep);
    const { loan, outboundIds } = attempted;
    house.faultPoint('act-after-commit');
    if (outboundIds.length > 0) void house.doorbell.ring(outboundIds).then(() => house.faultPoint('rung'));
    return { kind: 'done', request: await viewOf(house, loan) };
  } catch (error) {
    if (error instanceof UnwritableMessage)
      return { kind: 'invalid', problems: error.problems.map((problem) => ({ field: 'message', problem })) };
    throw error;
  }
}

async function outcomeOf(
  house: House,
  attempted: Exclude<Attempt, { kind: 'done' }>,
  lastStep: LastStep,
): Promise<ActOutcome> {
  switch (attempted.kind) {
    case 'unknown':
    case 'invalid':
      return attempted;
    case 'notAllowed':
      return { kind: 'notAllowed', request: await viewOf(house, attempted.loan), reason: attempted.reason };
    case 'stale': {
      const last = await lastStep(attempted.loan.request.id);
      const request = await viewOf(house, attempted.loan);
      return { kind: 'stale', request, lastActor: last.actor, lastEvent: last.event };
    }
  }
}

async function attempt(
  house: House,
  partners: readonly PartnerRecord[],
  tx: StoreTransaction,
  order: Order,
): Promise<Attempt> {
  const loan = await tx.lockRequest(order.id);
  if (!loan) return { kind: 'unknown' };
  const { request } = loan;
  if (request.version !== order.seenVersion) return { kind: 'stale', loan };
  const now = new Date();
  const bench = openWorkbench(house, partners, loan, now);
  const chosen = variantOf(bench, partners, order);
  if (!chosen) return { kind: 'notAllowed', loan, reason: whyNot(loan, order.action) };
  const form = actionRow(request.side, order.action)?.fields ?? [];
  const { fields, problems } = readFields(form, order.fields, house.settings.timeZone);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const { sent, local } = orderFacts(chosen, fields, loan, now, house.settings);
  const note = [sent.note, local.internalNote].filter(Boolean).join('\n') || undefined;
  const applied = bench.apply(chosen, { sent, local }, { actorKind: order.actor.kind, actor: order.actor.name, note });
  if (applied.kind === 'noRow') return { kind: 'notAllowed', loan, reason: whyNot(loan, order.action) };
  followUp(house, bench, chosen, request.state, now);
  const { outboundIds, attentionCount } = await tx.save(bench.decision());
  house.faultPoint('act-before-commit');
  const after = { ...bench.loan, request: { ...bench.loan.request, version: request.version + 1, attentionCount } };
  return { kind: 'done', loan: after, outboundIds };
}

function variantOf(bench: Workbench, partners: readonly PartnerRecord[], { action, actor }: Order): string | undefined {
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
