import { waitFrom } from '../deadlines/waiting.js';
import type { Loan, RequestFacts } from '../records.js';
import type { StepFacts } from './step-facts.js';

/** What a step makes known about the loan, kept with the request. Nothing is forgotten by a message that leaves it out. */
export function absorb(loan: Loan, event: string, { heard = {}, sent = {}, local = {} }: StepFacts, now: Date): void {
  const { request, citation } = loan;
  const facts = request.facts;
  if (event === 'supplier.conditional' || event === 'offerConditions')
    for (const name of ['conditions', 'costs', 'retryBefore'] as const) delete facts[name];
  const due = dueDateAfter(event, heard.dueDate, sent.dueDate);
  if (due) request.dueDate = new Date(due);
  keep(facts, {
    items: heard.items ?? sent.items,
    url: heard.url ?? sent.url,
    expectedDeliveryDate: heard.expectedDeliveryDate ?? sent.expectedDeliveryDate,
    conditions: heard.conditions ?? (sent.loanConditions ? [...sent.loanConditions] : undefined),
    costs:
      aboutLoss.has(event) || (facts.lostCase && event === 'supplier.notification')
        ? undefined
        : (heard.costs ?? sent.cost),
    retryBefore: heard.retryBefore ?? sent.retryBefore,
    retryAfter: heard.retryAfter ?? sent.retryAfter,
    reasonUnfilled: heard.reasonUnfilled,
    wishedDueDate: heard.wishedDueDate ?? sent.wishedDueDate,
    returnAddress: heard.returnAddress,
    shipTo: heard.shipTo,
    realSupplier: heard.realSupplier,
  });
  keepTimes(facts, event, now);
  if (request.side === 'borrowing') waitFrom(facts, event, now);
  if (request.side === 'lending' && askedAgain.has(event)) {
    facts.askedAgainAt = now.toISOString();
    delete facts.locate;
  }
  if (event === 'supplier.renewGranted' || event === 'acceptRenewal') facts.renewals = (facts.renewals ?? 0) + 1;
  const { internalNote: _note, citation: mended, ...kept } = local;
  if (Object.keys(kept).length > 0) facts.local = { ...facts.local, ...kept };
  if (mended) mend(citation, mended);
}

/** The lender's date: theirs as they say it, ours as we send it. A refused renewal says the old one again. */
function dueDateAfter(event: string, heard: string | undefined, sent: string | undefined): string | undefined {
  const dates = /^(supplier\.(loaned|renewGranted|renewRefused|recalled|overdue|statusAnswer))$/;
  return sent ?? (dates.test(event) ? heard : undefined);
}

function keep(facts: RequestFacts, known: Partial<RequestFacts>): void {
  for (const [name, value] of Object.entries(known)) if (value !== undefined) Object.assign(facts, { [name]: value });
}

/** A price that comes with these is the fee of the lost case, not of the loan. */
const aboutLoss = new Set(['supplier.declaredLost', 'supplier.completedWithoutReturn']);

/** What makes a lending request one to be decided anew. */
const askedAgain = new Set(['reactivate', 'requester.retry', 'requester.conditionsAccepted']);

const times: Record<string, keyof RequestFacts> = {
  ship: 'shippedAt',
  shipDigitally: 'shippedAt',
  'supplier.loaned': 'shippedAt',
  'supplier.copyCompleted': 'shippedAt',
  receive: 'receivedAt',
  receiveNotForLoan: 'receivedAt',
  receiveDigitally: 'receivedAt',
  'requester.received': 'receivedAt',
  returnToPartner: 'returnedAt',
  returnAfterCheckIn: 'returnedAt',
  'requester.shippedReturn': 'returnedAt',
};

function keepTimes(facts: RequestFacts, event: string, now: Date): void {
  const name = times[event];
  if (name) Object.assign(facts, { [name]: now.toISOString() });
}

function mend(citation: Loan['citation'], mended: Record<string, string>): void {
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
