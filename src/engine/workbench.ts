import { attentionText } from '../domain/attention.js';
import { attemptIdOf, nextToAsk } from '../domain/rota.js';
import { step } from '../domain/state-machine.js';
import { isFinal } from '../domain/states.js';
import { tableFor } from '../domain/tables.js';
import type { SentFacts } from '../translation/facts.js';
import { absorb } from './absorb.js';
import type { House } from './house.js';
import { composeOutgoing, type SendEffect } from './outgoing.js';
import type { ConversationRecord, Decision, HistoryDraft, Loan, PartnerRecord } from './records.js';
import type { StepFacts } from './step-facts.js';

/** Who or what makes a step happen, as the history tells it. */
export interface Cause {
  actorKind: 'staff' | 'partner' | 'system';
  actor: string;
  note?: string;
  /** For automatic acts: rule, setting, value, date. */
  facts?: Record<string, unknown>;
}

export type Applied = { kind: 'moved' | 'stayed' | 'outOfOrder' } | { kind: 'noRow' };

/**
 * A request on the bench, under its lock: events are applied one after the other, in memory; `decision()` is what
 * storage then writes in one statement. Nothing here waits or writes.
 */
export interface Workbench {
  loan: Loan;
  active(): ConversationRecord | undefined;
  nextListed(): ConversationRecord | undefined;
  /**
   * Takes one event. `heard` is what a partner said, `sent` what our own messages are to say: a partner's words are
   * never sent back to it. `spoken` is the conversation the event came on. Throws `UnwritableMessage`.
   */
  apply(event: string, facts: StepFacts, cause: Cause, spoken?: ConversationRecord): Applied;
  note(entry: HistoryDraft): void;
  touch(conversation: ConversationRecord): void;
  decision(): Decision;
}

export function openWorkbench(house: House, partners: readonly PartnerRecord[], original: Loan, now: Date): Workbench {
  const loan: Loan = {
    request: { ...original.request, facts: { ...original.request.facts } },
    citation: original.citation,
    conversations: original.conversations.map((each) => ({ ...each })),
  };
  const { request } = loan;
  const changed = new Set<number>();
  const decision: Decision = { loan, changed: [], history: [], outbound: [], attention: [] };
  const active = () => loan.conversations.find((each) => each.position === request.activePosition);
  const nextListed = () => {
    const next = nextToAsk(
      loan.conversations.map((each) => ({ position: each.position, partner: each.partnerCode, state: each.state })),
    );
    return next && loan.conversations.find((each) => each.position === next.position);
  };
  const touch = (conversation: ConversationRecord) => changed.add(conversation.position);

  function send(effect: SendEffect, facts: SentFacts, target: ConversationRecord): void {
    const partner = partners.find((each) => each.code === target.partnerCode);
    if (!partner) throw new Error(`Partner ${target.partnerCode} of request ${request.id} is not in the directory.`);
    decision.outbound.push(...composeOutgoing(house, loan, partner, target, effect, facts, now));
    touch(target);
  }

  function ask(target: ConversationRecord): void {
    const partner = partners.find((each) => each.code === target.partnerCode);
    const asked = loan.conversations.filter((each) => each.requestingAgencyRequestId !== undefined).length;
    target.state = 'asked';
    target.requestingAgencyRequestId = attemptIdOf(request.externalId, asked + 1);
    target.requestingSymbol = house.symbols[0];
    target.supplyingSymbol = partner?.symbols[0];
    target.isoVersion = partner?.isoVersion;
    target.askedAt = now;
    touch(target);
  }

  function leave(why: string): void {
    const current = active();
    if (!current) return;
    current.state = 'passed';
    if (why) current.why = why;
    current.endedAt = now;
    touch(current);
  }

  function carryOut(
    effect: string,
    { heard = {}, sent = {} }: StepFacts,
    why: string,
    spoken?: ConversationRecord,
  ): void {
    const [kind, what = ''] = effect.split(':');
    if (kind === 'attention') {
      decision.attention.push({
        partnerCode: (spoken ?? active())?.partnerCode,
        reason: what,
        text: attentionText(what, { note: heard.note }),
        facts: heard.note ? { note: heard.note } : undefined,
      });
      request.attentionCount += 1;
    } else if (effect === 'rota:next' || effect === 'rota:end') {
      leave(why);
      const next = effect === 'rota:next' ? nextListed() : undefined;
      if (next) {
        request.activePosition = next.position;
        request.partnerCode = next.partnerCode;
      }
    } else if (kind === 'send') {
      const passed = what.endsWith('ToPassed');
      const target = passed ? (spoken ?? active()) : active();
      if (!target) return;
      if (what === 'Request') ask(target);
      send(effect as SendEffect, sent, target);
    }
  }

  function apply(event: string, facts: StepFacts, cause: Cause, spoken?: ConversationRecord): Applied {
    const taken = step(tableFor(request.side, request.serviceType), request.state, event);
    if (!taken) return { kind: 'noRow' };
    const from = request.state;
    const position = (spoken ?? active())?.position;
    const leaving = active();
    const outOfOrder = taken.effects.some((effect) => effect.startsWith('record:'));
    request.state = taken.to;
    if (!outOfOrder) absorb(loan, event, facts, now);
    const why = whyOf(event, facts, cause);
    for (const effect of taken.effects)
      carryOut(effect, facts, why, effect.endsWith('ToPassed') ? (spoken ?? leaving) : spoken);
    const final = isFinal(request.side, request.state);
    request.closedAt = final ? (request.closedAt ?? now) : undefined;
    decision.history.push({
      conversationPosition: position,
      actorKind: cause.actorKind,
      actor: cause.actor,
      event,
      fromState: from,
      toState: request.state,
      note: cause.note,
      facts: outOfOrder ? { ...cause.facts, notApplied: 'out of order' } : cause.facts,
    });
    return { kind: outOfOrder ? 'outOfOrder' : taken.to === from ? 'stayed' : 'moved' };
  }

  return {
    loan,
    active,
    nextListed,
    apply,
    touch,
    note: (entry) => decision.history.push(entry),
    decision: () => ({ ...decision, changed: [...changed] }),
  };
}

/** Why a partner was left, kept with its line of the rota. */
function whyOf(event: string, { heard = {}, sent = {} }: StepFacts, cause: Cause): string {
  const reason = heard.reasonUnfilled ?? heard.reasonRetry ?? sent.reason ?? '';
  return [event, reason, cause.note ?? '']
    .filter((part) => part !== '')
    .join(': ')
    .slice(0, 500);
}
