/** How a request moves along its rota. Each move changes the loan in hand and says which conversation it touched. */
import { dueSaid } from '../../domain/fulfilment/local-days.js';
import { defined } from '../../domain/request/defined.js';
import { attemptIdOf, nextToAsk } from '../../domain/rota/rota.js';
import { message, type Wording } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { ConversationRecord, Loan, ParcelFacts, PartnerRecord, RequestFacts } from '../model/records.js';

export function activeOf({ request, conversations }: Loan): ConversationRecord | undefined {
  return conversations.find((each) => each.position === request.activePosition);
}

/** The first partner that has not been asked, apart from the one the request is before. */
export function nextListed({ request, conversations }: Loan): ConversationRecord | undefined {
  const lines = conversations
    .filter((each) => each.position !== request.activePosition)
    .map((each) => ({ position: each.position, partner: each.partnerCode, state: each.state }));
  const next = nextToAsk(lines);
  return next && conversations.find((each) => each.position === next.position);
}

/** Passes the present partner over. What it offered and sent is no fact of the next one. */
export function leave(loan: Loan, why: Wording | undefined, now: Date): ConversationRecord | undefined {
  const current = activeOf(loan);
  if (!current) return undefined;
  current.state = 'passed';
  if (why) current.why = why;
  current.endedAt = now;
  const { facts } = loan.request;
  if (facts.shippedAt) current.facts = { ...current.facts, parcel: parcelOnItsWay(loan) };
  forgetOffer(facts);
  for (const name of ['items', 'url', 'shippedAt', 'lostCase'] as const) delete facts[name];
  loan.request.dueDate = undefined;
  loan.request.dueDay = undefined;
  return current;
}

/** What a library offered is no fact of the one that is asked after it. */
export function forgetOffer(facts: RequestFacts): void {
  for (const name of ['conditions', 'costs', 'retryBefore', 'expectedDeliveryDate', 'terms', 'offerForm'] as const)
    delete facts[name];
  for (const name of ['retryAfter', 'reasonRetry', 'returnAddress', 'realSupplier'] as const) delete facts[name];
}

/** What the partner that is left has shipped: its parcel is still to be known when it comes. */
function parcelOnItsWay({ request: { facts, dueDay } }: Loan): ParcelFacts {
  const { items, returnAddress, realSupplier, conditions, costs, shippedAt } = facts;
  return defined({ items, returnAddress, realSupplier, conditions, costs, shippedAt, dueDate: dueDay });
}

/** A passed partner's word of a parcel on the way, kept with its line: later words leave out what earlier ones said. */
export function noteParcel(line: ConversationRecord, heard: ParcelFacts, lenderZone: string, now: Date): void {
  const { items, returnAddress, realSupplier, conditions, costs } = heard;
  const dueDate = heard.dueDate && dueSaid(heard.dueDate, lenderZone).day;
  const known = defined({ items, dueDate, returnAddress, realSupplier, conditions, costs });
  line.facts = { ...line.facts, parcel: { shippedAt: now.toISOString(), ...line.facts?.parcel, ...known } };
}

/** The partner whose parcel is in hand is the one asked again; one that had the request is passed over. */
export function takeInPlace(
  loan: Loan,
  line: ConversationRecord,
  why: Wording,
  now: Date,
): ConversationRecord | undefined {
  const current = activeOf(loan);
  const left = current?.state === 'asked' ? leave(loan, why, now) : undefined;
  line.state = 'asked';
  line.endedAt = undefined;
  loan.request.activePosition = line.position;
  loan.request.partnerCode = line.partnerCode;
  return left;
}

/** Stands the request before the next partner, when there is one. */
export function standBeforeNext(loan: Loan): void {
  const next = nextListed(loan);
  if (!next) return;
  loan.request.activePosition = next.position;
  loan.request.partnerCode = next.partnerCode;
}

/**
 * Opens the conversation with the partner that the request is before. One that was asked already is asked again on
 * a line of its own: under the old id it may still answer the old request.
 */
export function ask(context: EngineContext, loan: Loan, partner: PartnerRecord, now: Date): ConversationRecord {
  const { request, conversations } = loan;
  let line = activeOf(loan);
  if (!line || line.requestingAgencyRequestId) {
    const position = Math.max(0, ...conversations.map((each) => each.position)) + 1;
    const why = message('rotaReason.askedAgain');
    line = { position, partnerCode: partner.code, state: 'listed', why, answered: false, outSeq: 0 };
    conversations.push(line);
    request.activePosition = position;
  }
  const asked = conversations.filter((each) => each.requestingAgencyRequestId !== undefined).length;
  line.state = 'asked';
  line.requestingAgencyRequestId = attemptIdOf(request.externalId, asked + 1);
  line.requestingSymbol = context.symbols[0];
  line.supplyingSymbol = partner.symbols[0];
  line.isoVersion = partner.isoVersion;
  line.askedAt = now;
  return line;
}

/** A closed request ends its conversation; one that goes on after all takes it up again. */
export function endOrResume(loan: Loan, final: boolean, now: Date): ConversationRecord | undefined {
  const current = activeOf(loan);
  if (final && current?.state === 'asked') {
    current.state = 'ended';
    current.endedAt = now;
    return current;
  }
  if (!final && current?.state === 'ended') {
    current.state = 'asked';
    current.endedAt = undefined;
    return current;
  }
  return undefined;
}

/** Taken up again after it was closed: who was asked then is passed over, and the rota goes on. */
export function isBeforeAnAskedPartner(loan: Loan): boolean {
  const { side, state } = loan.request;
  const standing = activeOf(loan)?.state;
  return side === 'borrowing' && state === 'readyToSend' && (standing === 'asked' || standing === 'ended');
}
