/** What a step changes of the request in memory: what it makes known, the lost case, the wait; and how it is taken back. */

import { dueSaid } from '../../domain/fulfilment/local-days.js';
import { caseAfterOrder, caseAfterStatus, caseAfterWord } from '../../domain/fulfilment/lost-case.js';
import type { LineFacts } from '../../domain/request/line-facts.js';
import { joinedConditions, type Terms } from '../../domain/request/terms.js';
import { sourceOf } from '../../domain/tables/events.js';
import type { EventName } from '../../domain/tables/tables.js';
import type { Decision, Loan, RequestFacts } from '../model/records.js';
import type { StepFacts } from '../model/step-facts.js';

/**
 * What a step makes known about the loan, kept with the request. Nothing is forgotten by a message that leaves it out.
 * `lenderZone`: where the lender counts its days.
 */
export function absorb(
  loan: Loan,
  event: EventName,
  { known = {}, heard = {}, sent = {}, local = {} }: StepFacts,
  now: Date,
  lenderZone: string,
): void {
  const { request, citation } = loan;
  const facts = request.facts;
  if (event === 'askAgain') for (const name of ['retryAfter', 'reasonRetry'] as const) delete facts[name];
  absorbTerms(facts, event, { heard, sent }, now);
  if (event === 'send') delete facts.supplied;
  if (event === 'supplier.copyCompleted') {
    delete facts.file;
    delete facts.copyNote;
    if (heard.note) facts.copyNote = heard.note;
  }
  const said = dueDateAfter(event, heard.dueDate, sent.dueDate);
  if (said) {
    const due = dueSaid(said, lenderZone);
    request.dueDate = due.at;
    request.dueDay = due.day;
  }
  keep(facts, {
    items: heard.items ?? sent.items,
    url: heard.url ?? sent.url,
    file: heard.file,
    expectedDeliveryDate: heard.expectedDeliveryDate ?? sent.expectedDeliveryDate,
    retryAfter: heard.retryAfter ?? sent.retryAfter,
    reasonUnfilled: heard.reasonUnfilled,
    wishedDueDate: heard.wishedDueDate ?? sent.wishedDueDate,
    returnAddress: heard.returnAddress,
    shipTo: heard.shipTo,
    realSupplier: heard.realSupplier,
    asked: heard.asked,
    supplied: heard.supplied && { ...facts.supplied, ...heard.supplied },
  });
  keepTimes(facts, event, now);
  if (request.side === 'borrowing' && !known.unsent) waitFrom(facts, event, now);
  if (request.side === 'lending' && askedAgain.has(event)) {
    facts.askedAgainAt = now.toISOString();
    delete facts.locate;
  }
  if (event === 'supplier.renewGranted' || event === 'acceptRenewal') facts.renewals = (facts.renewals ?? 0) + 1;
  const { internalNote: _note, citation: mended, ...kept } = local;
  if (Object.keys(kept).length > 0) facts.local = { ...facts.local, ...kept };
  if (mended) mendCitation(citation, mended);
}

/** The lender's date: theirs as they say it, ours as we send it. A refused renewal says the old one again. */
function dueDateAfter(event: EventName, heard: string | undefined, sent: string | undefined): string | undefined {
  return sent ?? (tellsDate.has(event) ? heard : undefined);
}
const tellsDate: ReadonlySet<EventName> = new Set<EventName>([
  'supplier.loaned',
  'supplier.renewGranted',
  'supplier.renewRefused',
  'supplier.recalled',
  'supplier.overdue',
  'supplier.statusAnswer',
]);

function keep(facts: RequestFacts, known: Partial<RequestFacts>): void {
  for (const [name, value] of Object.entries(known)) if (value !== undefined) Object.assign(facts, { [name]: value });
}

/** What makes a lending request one to be decided anew. */
const askedAgain: ReadonlySet<EventName> = new Set<EventName>([
  'reactivate',
  'requester.retry',
  'requester.conditionsAccepted',
]);

const times: Partial<Record<EventName, keyof RequestFacts>> = {
  ship: 'shippedAt',
  shipDigitally: 'shippedAt',
  shipCopy: 'shippedAt',
  'supplier.loaned': 'shippedAt',
  'supplier.copyCompleted': 'shippedAt',
  'supplier.copyMailed': 'shippedAt',
  receive: 'receivedAt',
  receiveNotForLoan: 'receivedAt',
  receiveDigitally: 'receivedAt',
  receiveCopy: 'receivedAt',
  'requester.received': 'receivedAt',
  returnToPartner: 'returnedAt',
  'requester.shippedReturn': 'returnedAt',
  'requester.partlyReturned': 'returnedAt',
};

function keepTimes(facts: RequestFacts, event: EventName, now: Date): void {
  const name = times[event];
  if (name) Object.assign(facts, { [name]: now.toISOString() });
}

/** Puts corrected fields of a citation in the place of what it has. */
export function mendCitation(citation: Loan['citation'], mended: Record<string, string>): void {
  const { title, author, isbn, issn, volume, ...rest } = mended;
  if (title) citation.title = title;
  if (author) citation.author = author;
  const identifiers = [
    ...(isbn ? [{ bibliographicItemIdentifierCode: { value: 'ISBN' }, bibliographicItemIdentifier: isbn }] : []),
    ...(issn ? [{ bibliographicItemIdentifierCode: { value: 'ISSN' }, bibliographicItemIdentifier: issn }] : []),
  ];
  citation.bibliographic = {
    ...citation.bibliographic,
    ...rest,
    ...(title ? { title } : {}),
    ...(author ? { author } : {}),
    ...(volume ? { volume: [volume] } : {}),
    ...(identifiers.length > 0 ? { bibliographicItemId: identifiers } : {}),
  };
  citation.mended = true;
}

/** What a step makes known about the terms of the loan: offered, accepted, and those that came with the item. */
function absorbTerms(facts: RequestFacts, event: EventName, { heard = {}, sent = {} }: StepFacts, now: Date): void {
  if (sourceOf(event) === 'requester') {
    accepted(facts, acceptances.has(event), now);
    return;
  }
  const said: Said = {
    conditions: heard.conditions ?? (sent.loanConditions ? [...sent.loanConditions] : undefined),
    costs: aboutLoss.has(event) || (facts.lostCase && event === 'supplier.notification') ? undefined : heard.costs,
    retryBefore: heard.retryBefore ?? sent.retryBefore,
  };
  said.costs ??= sent.cost;
  if (heard.reasonRetry) facts.reasonRetry = heard.reasonRetry;
  if (event === 'supplier.conditional' || event === 'offerConditions') {
    offered(facts, said, { heard, sent }, now);
    return;
  }
  accepted(facts, event === 'acceptConditions', now);
  if (sourceOf(event) === 'supplier')
    said.conditions = said.conditions && joinedConditions(facts.conditions, said.conditions);
  keep(facts, said);
}

type Said = Pick<RequestFacts, 'conditions' | 'costs' | 'retryBefore'>;

/** A new offer takes the place of the last one; ReShare adds one condition after the other to the same offer. */
function offered(facts: RequestFacts, said: Said, { heard = {}, sent = {} }: StepFacts, now: Date): void {
  const before = heard.offerForm === 'token' && !facts.terms?.acceptedAt ? facts.terms : undefined;
  const conditions = joinedConditions(before?.conditions, said.conditions);
  const cost = said.costs ?? before?.cost;
  const replyBy = said.retryBefore ?? before?.replyBy;
  const reason = heard.reasonRetry ?? sent.ownReason?.code ?? sent.reason ?? before?.reason;
  const note = [before?.note, heard.note ?? sent.note].filter(Boolean).join('\n');
  facts.offers = (facts.offers ?? 0) + 1;
  const terms: Terms = {
    offer: facts.offers,
    ...(conditions.length > 0 ? { conditions } : {}),
    ...(cost ? { cost } : {}),
    ...(reason ? { reason } : {}),
    ...(note ? { note } : {}),
    ...(replyBy ? { replyBy } : {}),
    offeredAt: now.toISOString(),
  };
  for (const name of ['conditions', 'costs', 'retryBefore', 'offerForm'] as const) delete facts[name];
  facts.terms = terms;
  keep(facts, {
    conditions: terms.conditions,
    costs: cost,
    retryBefore: replyBy,
    ...(heard.offerForm ? { offerForm: heard.offerForm } : {}),
  });
}

function accepted(facts: RequestFacts, isAccepted: boolean, now: Date): void {
  if (isAccepted && facts.terms) facts.terms = { acceptedAt: now.toISOString(), ...facts.terms };
}

/** How a borrower says yes. */
const acceptances = new Set(['requester.retry', 'requester.conditionsAccepted']);

/** A price that comes with these is the fee of the lost case, not of the loan. */
const aboutLoss = new Set(['supplier.declaredLost', 'supplier.completedWithoutReturn']);

// --- the lost case of a request in hand: moved by orders, by partners' words and by a status set by hand ---

type Case = RequestFacts['lostCase'];

/** Takes what a step means for the case. Gives the case if that changed it. */
export function absorbCase(
  { request }: Loan,
  event: EventName,
  { known = {}, heard, sent }: StepFacts,
  now: Date,
): Case {
  const before = request.facts.lostCase;
  // Of several volumes the lost one stays lost.
  if (known.partly) return undefined;
  const said = heard && {
    ...(heard.lostCase ? { said: heard.lostCase } : {}),
    ...(heard.note ? { note: heard.note } : {}),
    ...(heard.costs ? { costs: heard.costs } : {}),
  };
  const after = said
    ? caseAfterWord(request.side, event, before, said, now)
    : caseAfterOrder(request.side, event, before, sent?.lostCase ?? {}, now);
  return keepCase(request, after);
}

/** Takes what a status set by hand means for the case. */
export function relabelCase({ request }: Loan, now: Date): Case {
  return keepCase(request, caseAfterStatus(request.side, request.state, request.facts.lostCase, now));
}

function keepCase(request: Loan['request'], after: Case): Case {
  const changed = after && JSON.stringify(after) !== JSON.stringify(request.facts.lostCase);
  if (!changed) return undefined;
  request.facts.lostCase = after;
  return after;
}

/** How the history tells it: the state, and the fee where there is one. */
export function historyFactsOf(changed: Case): LineFacts {
  if (!changed) return {};
  const { state, fee, currency } = changed;
  return { lostCase: state, ...(fee ? { fee: [fee, currency].filter(Boolean).join(' ') } : {}) };
}

// --- since when we wait for a lender: what claims and automatic cancels are counted from ---

/** Asked, and no answer yet; `RequestReceived` is none. */
export const unanswered: readonly string[] = ['requestSent', 'requestAccepted'];
/** Asked or promised, and nothing is on its way. The index of the scans names the same states. */
export const unshipped: readonly string[] = [...unanswered, 'willSupply'];

/** The steps after which the lender has all its days again. */
const waitsAnew = new Set([
  'send',
  'acceptConditions',
  'askAgain',
  'mendCitation',
  'supplier.expectToSupply',
  'supplier.willSupply',
]);

/** What a step means for the wait. */
function waitFrom(facts: RequestFacts, event: EventName, now: Date): void {
  if (waitsAnew.has(event)) beginWait(facts, now);
}

export function beginWait(facts: RequestFacts, now: Date): void {
  facts.waitingSince = now.toISOString();
  for (const name of ['claims', 'claimedAt', 'clockStopped'] as const) delete facts[name];
}

// --- a step that cannot be finished is taken back ---

/** Remembers a decision in the making; the function returned takes it back to here, on the same objects. */
export function savepoint(decision: Decision, changed: Set<number>, settled: Set<string>): () => void {
  const { loan, history, outbound, attention, notes, letters, withdrawn } = decision;
  const request = { ...loan.request, facts: { ...loan.request.facts } };
  const citation = { ...loan.citation };
  const conversations = loan.conversations.map((each) => [each, { ...each }] as const);
  const [told, sent, marked, noted] = [history.length, outbound.length, attention.length, notes.length];
  const [written, takenBack] = [letters.length, withdrawn.length];
  const [touched, closing] = [new Set(changed), new Set(settled)];
  return () => {
    become(loan.request, request);
    become(loan.citation, citation);
    for (const [conversation, before] of conversations) become(conversation, before);
    loan.conversations.length = conversations.length;
    history.length = told;
    outbound.length = sent;
    attention.length = marked;
    notes.length = noted;
    letters.length = written;
    withdrawn.length = takenBack;
    refill(changed, touched);
    refill(settled, closing);
  };
}

function become<T extends object>(now: T, before: T): void {
  for (const name of Object.keys(now) as (keyof T)[]) if (!Object.hasOwn(before, name)) delete now[name];
  Object.assign(now, before);
}

function refill<T>(now: Set<T>, before: Set<T>): void {
  now.clear();
  for (const each of before) now.add(each);
}
