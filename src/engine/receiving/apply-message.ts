import type { LineFacts } from '../../domain/request/line-facts.js';
import { byRule } from '../../domain/tables/automatic-rules.js';
import { type HistoryEvent, historyName } from '../../domain/tables/events.js';
import { type EventFacts, step } from '../../domain/tables/state-machine.js';
import { type EventName, tableFor } from '../../domain/tables/tables.js';
import { dialectOf } from '../../protocol/dialects/index.js';
import { citedFields } from '../../protocol/extras.js';
import type { InitiatingMessage, Request, SupplyingAgencyMessage } from '../../protocol/messages.js';
import { UnwritableMessage } from '../../protocol/write.js';
import {
  asPassed,
  eventFromRequester,
  eventFromSupplier,
  eventReported,
  type SupplierEventOfMessage,
} from '../../translation/events.js';
import type { MessageFacts } from '../../translation/facts.js';
import { citationChanges } from '../before-sending/edit.js';
import type { EngineContext } from '../engine-context.js';
import type { ConversationRecord, PartnerRecord } from '../model/records.js';
import { askedBehind, noteBehind, speakerBehind } from '../rota/behind-broker.js';
import { mendCitation } from '../step/absorb.js';
import { becauseOfRules, eventByRules, factsOfRota, followUp, leaveToStaff } from '../step/by-rule.js';
import type { Applied, Cause, RequestStep } from '../step/step-in-hand.js';
import { type ArrivedMessage, citationOf } from './arrived-message.js';

/** What a message is called here, what it says, and the rule that named it so. */
interface Named {
  event: EventName;
  /** Its circumstances, as the tables ask for them. */
  known?: EventFacts;
  facts: MessageFacts;
  because?: LineFacts;
  /** What an answer by rule tells the partner. */
  answer?: string;
}

/** The message in hand: named for rota and rules, stepped, followed up. */
export function applyMessage(
  context: EngineContext,
  requestStep: RequestStep,
  heard: Pick<ArrivedMessage, 'message' | 'partner'> & { enteredBy?: string },
  conversationId: string,
): { applied: boolean; reason?: string; event?: HistoryEvent } {
  const { message, partner, enteredBy } = heard;
  const spoken = requestStep.loan.conversations.find((each) => each.id === conversationId) ?? requestStep.active();
  if (!spoken) throw new Error(`Conversation ${conversationId} is not part of its request.`);
  const now = new Date();
  const from = requestStep.loan.request.state;
  const named = name(context, requestStep, { message, partner }, spoken, now);
  learn(requestStep, spoken, message);
  learnOfBroker(requestStep, spoken, message, partner);
  const cause: Cause = {
    actorKind: 'partner',
    actor: partner.name,
    note: named.facts.note ?? brokered(named),
    facts: enteredBy ? { ...named.because, enteredBy } : named.because,
  };
  const applied = take(requestStep, named, cause, spoken);
  if (applied === 'unwritable') return { applied: false, reason: 'the answer it calls for cannot be written' };
  if (applied.kind === 'noRow') {
    requestStep.note({
      ...cause,
      conversationPosition: spoken.position,
      event: nameOf(requestStep, named),
      facts: { notApplied: 'no rule takes it here' },
    });
    return { applied: false, reason: `${nameOf(requestStep, named)} has no place in ${from}` };
  }
  if (message.kind === 'request' && message.serviceInfo?.requestType !== 'Reminder' && applied.kind !== 'outOfOrder')
    mend(requestStep, message, cause);
  if (message.kind === 'requestingAgencyMessage' && named.facts.changedCitation && applied.kind !== 'outOfOrder')
    correct(requestStep, named.facts.changedCitation, cause);
  followUp(context, requestStep, nameOf(requestStep, named), from, now);
  return applied.kind === 'outOfOrder'
    ? { applied: false, reason: 'out of order' }
    : { applied: true, event: nameOf(requestStep, named) };
}

/** The borrower sends it anew: what it wants otherwise is with the request, old and new. */
function mend(requestStep: RequestStep, message: Request, { actorKind, actor }: Cause): void {
  const { citation } = requestStep.loan;
  const anew = citationOf(message);
  const changed = citationChanges(citation, { ...citation, ...anew });
  if (message.serviceInfo?.requestType === 'Retry' && Object.keys(changed).length > 0)
    requestStep.note({ actorKind, actor, event: 'edited', facts: { changed } });
  Object.assign(citation, anew, { mended: true });
}

/** The borrower corrected the citation of a request that we have: ours says the same from now on, and what was found by the old one is forgotten. */
function correct(
  requestStep: RequestStep,
  corrected: NonNullable<MessageFacts['changedCitation']>,
  { actorKind, actor }: Cause,
): void {
  const { citation, request } = requestStep.loan;
  const before = structuredClone(citation);
  const known = Object.entries(corrected).filter(([name, value]) => name in citedFields && value.trim() !== '');
  const { publisher, placeOfPublication, publicationDate, ...cited } = Object.fromEntries(
    known.map(([name, value]) => [name, value.trim().slice(0, longestText)]),
  );
  const others = (citation.bibliographic.bibliographicItemId ?? []).filter(
    ({ bibliographicItemIdentifierCode }) => !replaced(bibliographicItemIdentifierCode?.value, cited),
  );
  mendCitation(citation, cited);
  const ids = citation.bibliographic.bibliographicItemId ?? [];
  if (cited['isbn'] || cited['issn']) citation.bibliographic.bibliographicItemId = [...ids, ...others];
  citation.publication = {
    ...citation.publication,
    ...(publisher ? { publisher } : {}),
    ...(placeOfPublication ? { placeOfPublication } : {}),
    ...(publicationDate ? { publicationDate } : {}),
  };
  const changed = citationChanges(before, citation);
  if (Object.keys(changed).length === 0) return;
  delete request.facts.locate;
  requestStep.note({ actorKind, actor, event: 'edited', facts: { changed } });
}

/** A number that is corrected takes the place of the one of its kind. */
const replaced = (kind: string | undefined, cited: Record<string, string>): boolean =>
  (kind === 'ISBN' && cited['isbn'] !== undefined) || (kind === 'ISSN' && cited['issn'] !== undefined);

/** No text of a citation is longer. */
const longestText = 2000;

/** Whether a lender's message may send the request on to the next partner of its rota. */
export const mayLeave = (message: InitiatingMessage): boolean =>
  message.kind === 'supplyingAgencyMessage' && onwardStatuses.has(message.statusInfo.status);

const onwardStatuses: ReadonlySet<string | undefined> = new Set(['Unfilled', 'RetryPossible', 'Cancelled']);

/** As the history calls it. */
const nameOf = ({ loan }: RequestStep, { event, known }: Named): HistoryEvent =>
  historyName(loan.request.side, event, known);

/** A message whose answer cannot be written changes nothing and is shown: the partner cannot correct what is ours. */
function take(
  requestStep: RequestStep,
  named: Named,
  cause: Cause,
  spoken: ConversationRecord,
): Applied | 'unwritable' {
  const { event, known, facts, answer } = named;
  try {
    return requestStep.apply(
      event,
      { ...(known ? { known } : {}), heard: facts, ...(answer ? { sent: { note: answer } } : {}) },
      cause,
      spoken,
    );
  } catch (error) {
    if (!(error instanceof UnwritableMessage)) throw error;
    leaveToStaff(requestStep, nameOf(requestStep, named), error, cause);
    return 'unwritable';
  }
}

function name(
  context: EngineContext,
  requestStep: RequestStep,
  { message, partner }: Pick<ArrivedMessage, 'message' | 'partner'>,
  spoken: ConversationRecord,
  now: Date,
): Named {
  if (message.kind !== 'supplyingAgencyMessage') {
    const heard = eventFromRequester(message);
    const ruled = eventByRules(context, requestStep, heard.event);
    const rule = becauseOfRules(context, requestStep, ruled.known ?? {}, now);
    return { ...ruled, facts: inWords(heard.facts), because: rule?.facts, answer: rule?.note };
  }
  const { event: said, facts } = eventFromSupplier(message);
  /** A copy that came as a link is a copy, whatever the lender calls the way it went. */
  const isCopyByLink = said === 'supplier.loaned' && requestStep.loan.request.serviceType === 'Copy' && facts.url;
  const event = isCopyByLink ? 'supplier.copyCompleted' : meantBehind(requestStep, said, { message, partner }, spoken);
  if (spoken.position !== requestStep.loan.request.activePosition || spoken.state === 'passed')
    return { event: asPassed(event), facts };
  const missed = event === 'supplier.statusAnswer' ? missedStep(requestStep, message) : undefined;
  const known = factsOfRota(requestStep);
  if (!missed) return { event, known, facts };
  const because = { rule: byRule('statusMakesUp'), date: now.toISOString() };
  return { event: missed, known, facts, because };
}

/** What a message says where the partner asks libraries of its own one after the other. */
function meantBehind(
  { loan: { request } }: RequestStep,
  event: SupplierEventOfMessage,
  { message, partner }: { message: SupplyingAgencyMessage; partner: PartnerRecord },
  spoken: ConversationRecord,
): SupplierEventOfMessage {
  if (!dialectOf(partner.dialect).asksOneAfterAnother) return event;
  const speaker = speakerBehind(message, partner);
  const { behind = [] } = spoken.facts ?? {};
  // Our refusal of its offer, answered: a library that is named has done with it, a broker that names none has done with the request.
  if (
    event === 'supplier.cancelAccepted' &&
    request.state !== 'cancelRequested' &&
    behind.some(({ refused }) => refused)
  )
    return speaker === undefined ? 'supplier.unfilled' : 'supplier.brokerRefused';
  if (request.state !== 'conditional' || speaker === undefined) return event;
  const isOffering = speaker === askedBehind(spoken, partner);
  // A broker whose libraries speak under their own symbols asks another when another one speaks.
  if (event === 'supplier.wordless' && !isOffering) return 'supplier.brokerAsked';
  // Said once more of the one whose offer waits, or of another: the offer stands.
  const saysNothing = event === 'supplier.brokerAsked' ? isOffering : event === 'supplier.brokerRefused' && !isOffering;
  return saysNothing ? 'supplier.wordless' : event;
}

/** Corrections that came as tokens are read by staff, who correct the citation. */
function inWords(facts: MessageFacts): MessageFacts {
  if (!facts.updatedFields) return facts;
  const corrections = facts.updatedFields.map(({ field, value }) => `${field}: ${value}`);
  return { ...facts, note: [facts.note, ...corrections].filter(Boolean).join('\n') };
}

/**
 * The step that a status answer shows we have missed: one that would take us on from here. `RetryPossible` is none,
 * for an answer does not repeat the terms that were offered with it.
 */
function missedStep(requestStep: RequestStep, message: SupplyingAgencyMessage): EventName | undefined {
  if (message.statusInfo.status === 'RetryPossible') return undefined;
  const { side, serviceType, state } = requestStep.loan.request;
  const event = eventReported(message);
  const taken = step(tableFor(side, serviceType), state, event, factsOfRota(requestStep));
  return taken && taken.to !== state ? event : undefined;
}

/** The library behind a broker is in the history where the broker has no words of its own. */
const brokered = ({ event, facts }: Named): string | undefined =>
  event === 'supplier.brokerAsked' || event === 'supplier.brokerRefused' ? facts.realSupplier : undefined;

/** Whom a broker asks for us, and who of them cannot supply, is with its line of the rota. */
function learnOfBroker(
  requestStep: RequestStep,
  spoken: ConversationRecord,
  message: InitiatingMessage,
  partner: PartnerRecord,
): void {
  if (message.kind !== 'supplyingAgencyMessage') return;
  const symbol = speakerBehind(message, partner);
  if (!symbol) return;
  const refused = isOutBehind(message);
  if (noteBehind(requestStep.loan, spoken, partner, { symbol, refused })) requestStep.touch(spoken);
}

/** One library behind the partner is out: it cannot supply, or takes our refusal of its offer for the end. */
const isOutBehind = ({ extras, statusInfo }: SupplyingAgencyMessage): boolean =>
  extras?.brokerUnfilled === true || statusInfo.status === 'Unfilled' || statusInfo.status === 'Cancelled';

/** What every message teaches about its conversation. */
function learn(requestStep: RequestStep, spoken: ConversationRecord, message: InitiatingMessage): void {
  const { supplyingAgencyRequestId, requestingAgencyRequestId } = message.header;
  const known: Partial<ConversationRecord> = {
    ...(supplyingAgencyRequestId && requestStep.loan.request.side === 'borrowing' ? { supplyingAgencyRequestId } : {}),
    /** A Retry may give the request a new id, under which the partner speaks of it from now on. */
    ...(message.kind === 'request' ? { requestingAgencyRequestId } : {}),
    ...(message.kind === 'supplyingAgencyMessage' && message.statusInfo.status
      ? { lastStatus: message.statusInfo.status }
      : {}),
  };
  const news = Object.entries(known).some(([field, value]) => spoken[field as keyof ConversationRecord] !== value);
  if (!news) return;
  Object.assign(spoken, known);
  requestStep.touch(spoken);
}
