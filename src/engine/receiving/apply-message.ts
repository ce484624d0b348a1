import { byRule } from '../../domain/automatic-rules.js';
import { step } from '../../domain/state-machine.js';
import { type EventName, tableFor } from '../../domain/tables.js';
import type { InitiatingMessage, Request, SupplyingAgencyMessage } from '../../protocol/messages.js';
import { UnwritableMessage } from '../../protocol/write.js';
import { asPassed, eventFromRequester, eventFromSupplier, eventReported } from '../../translation/events.js';
import type { MessageFacts } from '../../translation/facts.js';
import { citationChanges } from '../before-sending/edit.js';
import { sameSymbol, symbolText } from '../directory/partner-book.js';
import type { EngineContext } from '../engine-context.js';
import type { ConversationRecord, PartnerRecord } from '../model/records.js';
import { becauseOfRules, followUp, leaveToStaff, nameForRota, nameForRules } from '../step/by-rule.js';
import type { Applied, Cause, RequestStep } from '../step/step-in-hand.js';
import { type ArrivedMessage, citationOf } from './arrived-message.js';

/** What a message is called here, what it says, and the rule that named it so. */
interface Named {
  event: EventName;
  facts: MessageFacts;
  because?: Record<string, unknown>;
  /** What an answer by rule tells the partner. */
  answer?: string;
}

/** The message in hand: named for rota and rules, stepped, followed up. */
export function applyMessage(
  context: EngineContext,
  requestStep: RequestStep,
  heard: Pick<ArrivedMessage, 'message' | 'partner'> & { enteredBy?: string },
  conversationId: string,
): { applied: boolean; reason?: string; event?: EventName } {
  const { message, partner, enteredBy } = heard;
  const spoken = requestStep.loan.conversations.find((each) => each.id === conversationId) ?? requestStep.active();
  if (!spoken) throw new Error(`Conversation ${conversationId} is not part of its request.`);
  const now = new Date();
  const from = requestStep.loan.request.state;
  const named = name(context, requestStep, message, spoken, now);
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
      event: named.event,
      facts: { notApplied: 'no rule takes it here' },
    });
    return { applied: false, reason: `${named.event} has no place in ${from}` };
  }
  if (message.kind === 'request' && message.serviceInfo?.requestType !== 'Reminder' && applied.kind !== 'outOfOrder')
    mend(requestStep, message, cause);
  followUp(context, requestStep, named.event, from, now);
  return applied.kind === 'outOfOrder'
    ? { applied: false, reason: 'out of order' }
    : { applied: true, event: named.event };
}

/** The borrower sends it anew: what it wishes otherwise stands with the request, old and new. */
function mend(requestStep: RequestStep, message: Request, { actorKind, actor }: Cause): void {
  const { citation } = requestStep.loan;
  const anew = citationOf(message);
  const changed = citationChanges(citation, { ...citation, ...anew });
  if (message.serviceInfo?.requestType === 'Retry' && Object.keys(changed).length > 0)
    requestStep.note({ actorKind, actor, event: 'edited', facts: { changed } });
  Object.assign(citation, anew, { mended: true });
}

/** Whether a lender's message may send the request on to the next partner of its rota. */
export const mayLeave = (message: InitiatingMessage): boolean =>
  message.kind === 'supplyingAgencyMessage' && onwardStatuses.has(message.statusInfo.status);

const onwardStatuses: ReadonlySet<string | undefined> = new Set(['Unfilled', 'RetryPossible', 'Cancelled']);

/** A message whose answer cannot be written changes nothing and is shown: the partner cannot mend what is ours. */
function take(
  requestStep: RequestStep,
  { event, facts, answer }: Named,
  cause: Cause,
  spoken: ConversationRecord,
): Applied | 'unwritable' {
  try {
    return requestStep.apply(event, { heard: facts, ...(answer ? { sent: { note: answer } } : {}) }, cause, spoken);
  } catch (error) {
    if (!(error instanceof UnwritableMessage)) throw error;
    leaveToStaff(requestStep, event, error, cause);
    return 'unwritable';
  }
}

function name(
  context: EngineContext,
  requestStep: RequestStep,
  message: InitiatingMessage,
  spoken: ConversationRecord,
  now: Date,
): Named {
  if (message.kind !== 'supplyingAgencyMessage') {
    const heard = eventFromRequester(message);
    const event = nameForRules(context, requestStep, heard.event);
    const rule = becauseOfRules(context, requestStep, event, now);
    return { event, facts: inWords(heard.facts), because: rule?.facts, answer: rule?.note };
  }
  const { event: said, facts } = eventFromSupplier(message);
  /** A copy that came as a link is a copy, whatever the lender calls the way it went. */
  const isCopyByLink = said === 'supplier.loaned' && requestStep.loan.request.serviceType === 'Copy' && facts.url;
  const event = isCopyByLink ? 'supplier.copyCompleted' : said;
  if (spoken.position !== requestStep.loan.request.activePosition || spoken.state === 'passed')
    return { event: asPassed(event), facts };
  const missed = event === 'supplier.statusAnswer' ? missedStep(requestStep, message) : undefined;
  if (!missed) return { event: nameForRota(requestStep, event), facts };
  const because = { rule: byRule('statusMakesUp'), date: now.toISOString() };
  return { event: missed, facts, because };
}

/** Corrections that came as tokens are read by staff, who mend the citation. */
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
  const event = nameForRota(requestStep, eventReported(message));
  const taken = step(tableFor(side, serviceType), state, event);
  return taken && taken.to !== state ? event : undefined;
}

/** The library behind a broker stands in the history where the broker has no words of its own. */
const brokered = ({ event, facts }: Named): string | undefined =>
  event === 'supplier.brokerAsked' || event === 'supplier.brokerRefused' ? facts.realSupplier : undefined;

/** Whom a broker asks for us, and who of them cannot supply, stands with its line of the rota. */
function learnOfBroker(
  requestStep: RequestStep,
  spoken: ConversationRecord,
  message: InitiatingMessage,
  partner: PartnerRecord,
): void {
  if (message.kind !== 'supplyingAgencyMessage') return;
  const supplier = message.extras?.realSupplier ?? foreignSymbol(message, partner);
  if (!supplier) return;
  const refused = message.extras?.brokerUnfilled === true || message.statusInfo.status === 'Unfilled';
  const known = spoken.facts?.behind ?? [];
  const before = known.find(({ symbol }) => symbol === supplier);
  if (before && before.refused === refused) return;
  const behind = [...known.filter((each) => each !== before), { symbol: supplier, refused }];
  spoken.facts = { ...spoken.facts, behind };
  requestStep.touch(spoken);
}

/** A partner that speaks for others names them as the supplier. */
function foreignSymbol({ header }: SupplyingAgencyMessage, partner: PartnerRecord): string | undefined {
  const symbol = header.supplyingAgencyId && symbolText(header.supplyingAgencyId);
  return symbol && !partner.symbols.some((own) => sameSymbol(own, symbol)) ? symbol : undefined;
}

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
