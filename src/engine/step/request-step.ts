import { renewalsLeft } from '../../domain/calendar/calendar.js';
import { closureSaid } from '../../domain/fulfilment/closure-news.js';
import { dayMeant } from '../../domain/fulfilment/local-days.js';
import { attentionSays, settledBy } from '../../domain/request/attention.js';
import { historyName, sourceOf, targetOf } from '../../domain/tables/events.js';
import { step } from '../../domain/tables/state-machine.js';
import { isFinal } from '../../domain/tables/states.js';
import { type EffectName, type EventName, serviceAfter, tableFor } from '../../domain/tables/tables.js';
import { dialectOf } from '../../protocol/dialects/index.js';
import type { SentFacts } from '../../translation/facts.js';
import { message, type Wording } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type {
  AttentionDraft,
  ConversationRecord,
  Decision,
  Loan,
  NoteDraft,
  PartnerRecord,
  RememberedStep,
} from '../model/records.js';
import type { StepFacts } from '../model/step-facts.js';
import { PartnerNotRead } from '../model/store.js';
import { askedBehind, noteBehind } from '../rota/behind-broker.js';
import {
  activeOf,
  ask,
  endOrResume,
  isBeforeAnAskedPartner,
  leave,
  nextListed,
  noteParcel,
  standBeforeNext,
  takeInPlace,
} from '../rota/rota-moves.js';
import { composeOutgoing, noteMailed, type SendEffect } from '../sending/outgoing.js';
import { absorb, absorbCase, beginWait, historyFactsOf, relabelCase, savepoint, unshipped } from './absorb.js';
import { dueInHistory, historyReason, leftBy, reasonIn, rulesBehind } from './history-lines.js';
import { type LetterCause, type LetterStep, letterDraftOf, lettersOf, settleKeptLetters } from './letters.js';
import { type MailedStep, mailedLetter } from './mailed.js';
import { asItIs, forgetSteps, lastRemembered, rememberStep, takeBackChanges, takenBackBy } from './remembered-steps.js';
import type { Applied, Cause, RequestStep } from './step-in-hand.js';

export function openStep(
  context: EngineContext,
  partners: readonly PartnerRecord[],
  original: Loan,
  now: Date,
): RequestStep {
  const loan: Loan = {
    request: { ...original.request, facts: { ...original.request.facts } },
    citation: { ...original.citation },
    conversations: original.conversations.map((each) => ({ ...each })),
  };
  const { request } = loan;
  const changed = new Set<number>();
  const settled = new Set<string>();
  /** What the step under way tells partners that read mail; each step writes its letters when all is known. */
  const mailed: MailedStep[] = [];
  /** On which conversation a partner spoke: what is sent on it now answers by itself. */
  let answering: number | undefined;
  const decision: Decision = {
    loan,
    changed: [],
    history: [],
    outbound: [],
    attention: [],
    settled: [],
    notes: [],
    letters: [],
    withdrawn: [],
  };
  const active = () => activeOf(loan);
  const touch = (conversation: ConversationRecord | undefined) => conversation && changed.add(conversation.position);

  function partnerOf(conversation: ConversationRecord): PartnerRecord {
    const partner = partners.find((each) => each.code === conversation.partnerCode);
    if (partner) return partner;
    throw new PartnerNotRead(conversation.partnerCode, request.id);
  }

  /** Where the lender counts its days: the partner that speaks, or this library. */
  function zoneOfLender(conversation: ConversationRecord | undefined): string {
    const lender =
      request.side === 'borrowing' ? partners.find(({ code }) => code === conversation?.partnerCode) : undefined;
    return lender?.timeZone ?? context.settings.timeZone;
  }

  function send(effect: SendEffect, facts: SentFacts, target: ConversationRecord, mayBeUndone = false): void {
    const asked = effect === 'send:Request' ? ask(context, loan, partnerOf(target), now) : target;
    const isAnswer = asked.position === answering && effect !== 'send:Request';
    const waitSeconds = Math.max(
      mayBeUndone || maySoonBeUndone.has(effect) ? context.settings.undoSeconds : 0,
      isAnswer ? (dialectOf(partnerOf(asked).dialect).answersAfterSeconds ?? 0) : 0,
    );
    touch(asked);
    if (partnerOf(asked).byEmail) {
      noteMailed(context, loan, partnerOf(asked), asked, effect, facts, now);
      mailed.push({ effect, facts, conversation: asked, waitSeconds });
      return;
    }
    const drafts = composeOutgoing(context, loan, partnerOf(asked), asked, effect, facts, now);
    decision.outbound.push(...(waitSeconds > 0 ? drafts.map((draft) => ({ ...draft, waitSeconds })) : drafts));
  }

  function mark(attention: AttentionDraft): void {
    decision.attention.push(attention);
    request.attentionCount += 1;
  }

  function carryOut(
    effect: EffectName,
    { heard = {}, sent = {}, mayBeUndone = false }: StepFacts,
    why: Wording,
    spoken?: ConversationRecord,
  ): void {
    const [kind, what = ''] = effect.split(':');
    if (kind === 'attention' && what === 'message' && tellsOfClosure(heard)) return;
    if (kind === 'attention')
      mark({
        partnerCode: (spoken ?? active())?.partnerCode,
        reason: what,
        says: attentionSays(what, { ...(heard.note ? { note: heard.note } : {}), ...moreOn(what, heard.retryAfter) }),
        facts: heard.note ? { note: heard.note } : undefined,
      });
    else if (effect === 'rota:inPlace' && spoken) {
      touch(takeInPlace(loan, spoken, why, now));
      touch(spoken);
      const { shippedAt: _, sentBackAt: __, ...heard } = spoken.facts?.parcel ?? {};
      absorb(loan, 'supplier.loaned', { heard }, now, zoneOfLender(spoken));
    } else if (kind === 'rota') {
      touch(leave(loan, why, now));
      if (what === 'next') standBeforeNext(loan);
    } else if (kind === 'send') {
      const target = targetOf(effect) === 'passed' ? (spoken ?? active()) : active();
      if (target) send(effect as SendEffect, sent, target, mayBeUndone);
      if (target && effect === 'send:ShippedReturnToPassed')
        target.facts = { ...target.facts, parcel: { ...target.facts?.parcel, sentBackAt: now.toISOString() } };
    }
  }

  /** When another try is offered: from when. */
  function moreOn(what: string, retryAfter: string | undefined): { more?: Wording } {
    const day = what === 'retryOffered' && retryAfter && dayMeant(retryAfter, context.settings.timeZone);
    return day ? { more: message('attentionMore.askAgainAfter', { day: { day } }) } : {};
  }

  /** What the state that was reached means for rota, conversation and the active lists. */
  function arriveIn(): void {
    if (isBeforeAnAskedPartner(loan)) {
      touch(leave(loan, undefined, now));
      standBeforeNext(loan);
    }
    const final = isFinal(request.side, request.state);
    request.closedAt = final ? (request.closedAt ?? now) : undefined;
    touch(endOrResume(loan, final, now));
  }

  function letterStep(event: LetterCause, by: string, conversation: ConversationRecord | undefined): LetterStep {
    const partner = partners.find((each) => each.code === (conversation?.partnerCode ?? request.partnerCode));
    const { renewalStepDays, renewalCapDays } = context.settings;
    return {
      loan,
      event,
      by,
      // A copy is kept.
      ...(request.serviceType === 'Copy'
        ? {}
        : { renewalsLeft: renewalsLeft(request.facts.renewals ?? 0, renewalStepDays, renewalCapDays) }),
      ...(conversation ? { conversation } : {}),
      ...(partner ? { partner } : {}),
    };
  }

  /** Closes open marks; one that an earlier step of this decision made was never open. */
  function settle(reason: string, marksBefore: number): void {
    settled.add(reason);
    for (let at = marksBefore - 1; at >= 0; at -= 1)
      if (decision.attention[at]?.reason === reason) {
        decision.attention.splice(at, 1);
        request.attentionCount -= 1;
      }
  }

  function take(event: EventName, facts: StepFacts, cause: Cause, spoken?: ConversationRecord): Applied {
    const { known = {} } = facts;
    const inTable = step(tableFor(request.side, request.serviceType), request.state, event, known);
    if (!inTable) return { kind: 'noRow' };
    const undone = takenBackBy(loan, event);
    const taken = undone && inTable.back ? { ...inTable, to: undone.from } : inTable;
    const name = historyName(request.side, event, known);
    mailed.length = 0;
    if (cause.actorKind === 'partner') answering = (spoken ?? active())?.position;
    const from = request.state;
    const before = asItIs(loan);
    const marksBefore = decision.attention.length;
    const { dueDate, dueDay } = request;
    const { terms } = request.facts;
    const { heard = {} } = facts;
    const position = (spoken ?? active())?.position;
    const leaving = active();
    const stood = leaving?.state;
    const outOfOrder = taken.effects.includes('record:outOfOrder');
    request.state = taken.to;
    request.serviceType = serviceAfter(request.serviceType, taken.to, taken.becomes);
    const heeded = !outOfOrder && sourceOf(event) !== 'passedSupplier';
    if (heeded) absorb(loan, event, facts, now, zoneOfLender(spoken ?? active()));
    if (undone) takeBackChanges(loan, undone);
    if (taken.to !== from) delete request.facts.answeredBy;
    if (spoken && event === 'passedSupplier.loaned') {
      noteParcel(spoken, heard, zoneOfLender(spoken), now);
      touch(spoken);
    }
    const dueLetters = outOfOrder ? [] : settleKeptLetters(request, event, facts);
    const stands =
      taken.to === from && (isFinal(request.side, from) || taken.effects.includes('attention:contradiction'));
    const lostCase = heeded && !stands ? absorbCase(loan, event, facts, now) : undefined;
    const why = historyReason(request.side, name, facts, cause, context.settings.timeZone);
    for (const effect of taken.effects)
      carryOut(effect, facts, why, targetOf(effect) === 'passed' ? (spoken ?? leaving) : spoken);
    const refusedOne = event === 'refuseConditions' && known.brokerGoesOn ? active() : undefined;
    const refusedSymbol = refusedOne && askedBehind(refusedOne, partnerOf(refusedOne));
    if (refusedOne && refusedSymbol) {
      noteBehind(loan, refusedOne, partnerOf(refusedOne), { symbol: refusedSymbol, refused: true });
      touch(refusedOne);
    }
    if (leaving?.state === 'passed' && stood !== 'passed')
      leaving.facts = { ...leaving.facts, ...leftBy(name, heard.reasonUnfilled) };
    arriveIn();
    if (heard.note && (heard.activeNote || event === 'requester.request'))
      decision.notes.push(noteOf(heard.note, cause, spoken ?? leaving));
    const closes = outOfOrder ? [] : settledBy(event, known);
    for (const reason of closes) settle(reason, marksBefore);
    if (!outOfOrder)
      rememberStep(loan, { event, known, name }, before, {
        undone,
        byRule: cause.actorKind === 'system',
        settled: closes,
        now,
      });
    const remembered = lastRemembered(request);
    const rules = cause.actorKind === 'partner' ? rulesBehind(context, event, taken.effects, now) : undefined;
    const told = {
      ...rules,
      ...historyFactsOf(lostCase),
      ...dueInHistory({ dueDate, dueDay }, request),
      ...(request.facts.terms !== terms && request.facts.terms ? { terms: request.facts.terms } : reasonIn(facts)),
      ...cause.facts,
      ...(remembered?.action === name && taken.to !== from ? { step: remembered.version } : {}),
      ...(undone ? undoneInHistory(undone, taken.effects) : {}),
      ...(outOfOrder ? { notApplied: 'out of order' } : {}),
    };
    decision.history.push({
      conversationPosition: position,
      actorKind: cause.actorKind,
      actor: cause.actor,
      event: name,
      fromState: from,
      toState: request.state,
      note: cause.note,
      facts: Object.keys(told).length > 0 ? told : undefined,
    });
    if (!outOfOrder) {
      const called = lettersOf({
        ...letterStep(event, cause.actor, spoken ?? leaving),
        line: name,
        known,
        form: facts.form ?? {},
        before: { state: from, ...(dueDay ? { dueDay } : {}) },
      });
      decision.letters.push(...called.letters);
      for (const { code, form } of dueLetters)
        decision.letters.push(
          ...[
            letterDraftOf(code, { ...letterStep(event, cause.actor, spoken ?? leaving), line: name, form }) ?? [],
          ].flat(),
        );
      decision.withdrawn.push(...called.withdrawn);
    }
    for (const each of mailed)
      decision.letters.push(
        ...mailedLetter(
          { ...letterStep(event, cause.actor, each.conversation), line: name, form: facts.form ?? {} },
          each,
        ),
      );
    return { kind: outOfOrder ? 'outOfOrder' : taken.to === from ? 'stayed' : 'moved' };
  }

  return {
    loan,
    active,
    nextListed: () => nextListed(loan),
    apply: (event, facts, cause, spoken) => {
      const restore = savepoint(decision, changed, settled);
      try {
        return take(event, facts, cause, spoken);
      } catch (error) {
        restore();
        throw error;
      }
    },
    relabel: (to, cause, settles) => {
      const from = request.state;
      const position = active()?.position;
      request.state = to;
      request.serviceType = serviceAfter(request.serviceType, to);
      forgetSteps(loan);
      delete request.facts.keptLetters;
      if (request.side === 'borrowing' && unshipped.includes(to)) beginWait(request.facts, now);
      const told = { ...historyFactsOf(relabelCase(loan, now)), ...cause.facts };
      arriveIn();
      for (const reason of settles) settled.add(reason);
      decision.history.push({
        ...cause,
        conversationPosition: position,
        event: 'changeStatus',
        fromState: from,
        toState: request.state,
        ...(Object.keys(told).length > 0 ? { facts: told } : {}),
      });
    },
    remember: (note) => decision.notes.push(note),
    letter: (code, event, by, more) => {
      const draft = letterDraftOf(code, letterStep(event, by, active()), more);
      if (draft) decision.letters.push(draft);
      return draft !== undefined;
    },
    takeBack: (codes) => decision.withdrawn.push(...codes),
    mark,
    touch,
    note: (entry) => decision.history.push(entry),
    decision: () => ({ ...decision, changed: [...changed], settled: [...settled] }),
  };
}

/** Which step an undo took back, and whether the partner is notified of that. */
const undoneInHistory = ({ action, version }: RememberedStep, effects: readonly EffectName[]) => ({
  undid: action,
  undidStep: version,
  ...(effects.some((effect) => effect.startsWith('send:')) ? { tellsPartner: true } : {}),
});

/** What tells of steps that are done by accident at times: it waits a short while, so that undo withdraws it. */
const maySoonBeUndone: ReadonlySet<SendEffect> = new Set([
  'send:Received',
  'send:ShippedReturn',
  'send:ShippedForward',
  'send:Loaned',
] as const);

/** A closure concerns all requests with the partner: staff have one notice of it, and no mark on each. */
const tellsOfClosure = ({ closure }: NonNullable<StepFacts['heard']>): boolean =>
  closure !== undefined && closureSaid(closure) !== undefined;

/** A partner's words that are to stand out at our desk. */
const noteOf = (text: string, { actor }: Cause, spoken?: ConversationRecord): NoteDraft => ({
  text,
  active: true,
  authorKind: 'partner',
  author: actor,
  partnerCode: spoken?.partnerCode,
});
