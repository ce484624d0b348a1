import { lenderDue, lenderDueAfterRenewal, localDate } from '../../domain/calendar/calendar.js';
import { outOfClosure } from '../../domain/fulfilment/local-days.js';
import type { LostPlace } from '../../domain/fulfilment/lost-case.js';
import { linesOfAddress } from '../../domain/partner/address-lines.js';
import { type Reasons, reasonsInForce } from '../../domain/request/library-reasons.js';
import type { LineFacts } from '../../domain/request/line-facts.js';
import { conditionReason, ownCondition, ownReject, rejectReason } from '../../domain/request/reasons.js';
import { byRule } from '../../domain/tables/automatic-rules.js';
import type { ChosenOrder } from '../../domain/tables/staff-actions.js';
import type { ActionName } from '../../domain/tables/tables.js';
import type { Address, RequestedDeliveryInfo } from '../../protocol/messages.js';
import type { Settings } from '../../settings/read-settings.js';
import type { SentFacts } from '../../translation/facts.js';
import { type Language, say } from '../../words/index.js';
import type { Wording } from '../../words/message.js';
import type { LocalRecords } from '../model/local-records.js';
import type { Loan } from '../model/records.js';
import type { LocalFacts } from '../model/step-facts.js';

/** A form's fields as what travels and what stays. Defaults that rules give are filled in here. */
export function orderFacts(
  { action, facts: known }: Pick<ChosenOrder, 'action' | 'facts'>,
  fields: Record<string, unknown>,
  loan: Loan,
  now: Date,
  settings: Settings,
  reasons: Reasons = reasonsInForce([]),
): { sent: SentFacts; local: LocalFacts } {
  const text = (name: string) => fields[name] as string | undefined;
  const sent: SentFacts = {
    ...said('note', action === 'send' ? noteOfRequest(text('note'), loan) : text('note')),
    ...said('expectedDeliveryDate', text('expectedDeliveryDate')),
    ...said('url', text('url')),
    ...said('courier', text('courier')),
    ...said('trackingId', text('trackingNumber')),
    ...said('passedTo', text('passedTo')),
    ...said('deliveryMethod', text('deliveryMethod') ?? (action === 'shipCopy' ? 'Mail' : undefined)),
    ...said('itemFormat', action === 'shipCopy' ? 'PaperCopy' : undefined),
    ...said('retryBefore', text('replyBy')),
    ...said('retryAfter', text('retryAfter')),
    ...costOf(action, text('cost'), text('currency'), loan, settings.currency),
    ...(action === 'askAgain' ? { askedAgain: true } : {}),
    ...answersOf(action, loan),
    ...(fields['barcodes'] ? { items: (fields['barcodes'] as string[]).map((barcode) => ({ barcode })) } : {}),
    ...(text('wishedDueDate')
      ? { wishedDueDate: localDate(new Date(text('wishedDueDate') as string), settings.timeZone) }
      : {}),
    ...dueDateOf(action, text('dueDate'), loan, now, settings),
    ...reasonOf(action, chosenIn(fields), text('note'), loan, reasons, settings.language),
    ...lostOf(action, fields, loan, settings.currency),
    ...(action === 'mendCitation' && !known.unsent ? { mendedCitation: true } : {}),
  };
  return { sent, local: localOf(action, fields) };
}

/** What is said at Send comes after what was noted for the partners before; alone it would take its place. */
function noteOfRequest(note: string | undefined, { citation }: Loan): string | undefined {
  return note && [citation.service?.note, note].filter(Boolean).join('\n');
}

const said = (name: keyof SentFacts, value: string | undefined): Partial<SentFacts> => (value ? { [name]: value } : {});

/**
 * What an order says of money. Who accepts an offer accepts its price and no other; who ships repeats the price that was
 * offered. The currency of an offer goes on; a sum named otherwise is in the library's.
 */
function costOf(
  action: ActionName,
  amount: string | undefined,
  currency: string | undefined,
  { request }: Loan,
  usual: string,
): Partial<SentFacts> {
  if (aboutLoss.has(action)) return {};
  const offered = request.facts.terms?.cost;
  if (action === 'acceptConditions') return offered ? { cost: offered } : {};
  if (amount)
    return { cost: { amount, currency: currency ?? (ships.has(action) ? offered?.currency : undefined) ?? usual } };
  return ships.has(action) && offered ? { cost: offered } : {};
}

/** An answer takes the form of the offer. */
function answersOf(action: ActionName, { request }: Loan): Partial<SentFacts> {
  const { offerForm } = request.facts;
  return offerForm && answers.has(action) ? { answers: offerForm } : {};
}

const ships = new Set(['ship', 'shipDigitally', 'shipCopy', 'replaceFile']);
const answers = new Set(['acceptConditions', 'refuseConditions']);

/** Who lends names the date; when staff name none, the library's rules do. */
function dueDateOf(
  action: ActionName,
  given: string | undefined,
  loan: Loan,
  now: Date,
  settings: Settings,
): Partial<SentFacts> {
  const { request } = loan;
  if (request.side === 'borrowing') return {};
  if (given) return { dueDate: given };
  if (action === 'ship') return { dueDate: dueAtShipping(loan, now, settings).toISOString() };
  if (action !== 'acceptRenewal') return {};
  return { dueDate: renewedDue(request, now, settings) };
}

/** A booking ends when it was booked to end; any other loan is due by the library's rule. */
export function dueAtShipping({ citation }: Loan, now: Date, { lenderDueDays, timeZone }: Settings): Date {
  const booked = citation.service?.endDate ? new Date(citation.service.endDate) : undefined;
  return booked && booked > now ? booked : lenderDue(now, lenderDueDays, timeZone);
}

/** The lender's date when it grants the next renewal and staff name none. */
export function renewedDue(request: Loan['request'], now: Date, settings: Settings): string {
  const received = request.facts.receivedAt ?? request.facts.shippedAt;
  const renewed = lenderDueAfterRenewal({
    due: request.dueDate ?? now,
    receivedAt: received ? new Date(received) : now,
    renewal: (request.facts.renewals ?? 0) + 1,
    stepDays: settings.renewalStepDays,
    allowanceDays: settings.returnAllowanceDays,
    timeZone: settings.timeZone,
  });
  return renewed.toISOString();
}

/** One reason, or the several conditions of an offer. */
const chosenIn = ({ reason }: Record<string, unknown>): string[] =>
  (Array.isArray(reason) ? reason : [reason]).filter((each) => typeof each === 'string');

/** The words staff choose from, as the codes that travel. */
function reasonOf(
  action: ActionName,
  [chosen, ...more]: readonly string[],
  note: string | undefined,
  { request }: Loan,
  reasons: Reasons,
  language: Language,
): Partial<SentFacts> {
  const isChosen = ({ code }: { code: string }) => code === chosen;
  const { terms, conditions } = request.facts;
  if (action === 'acceptConditions') return terms?.conditions ? { loanConditions: terms.conditions } : {};
  if (ships.has(action)) return conditions ? { loanConditions: conditions } : {};
  if (!chosen) return {};
  const rejected = reasons.reject.find(isChosen) ?? rejectReason(chosen);
  const inWords = (code: string | undefined, label: Wording | undefined): Pick<SentFacts, 'ownReason'> =>
    code && label ? { ownReason: { code, words: say(label, language) } } : {};
  if (action === 'reject')
    return {
      reason: rejected?.reasonUnfilled ?? chosen,
      ...inWords(ownReject(chosen, 'unfilled'), rejected?.label),
    };
  if (action === 'offerRetry')
    return { reason: rejected?.reasonRetry ?? chosen, ...inWords(ownReject(chosen, 'retry'), rejected?.label) };
  if (action === 'offerConditions') {
    const rows = [chosen, ...more].map((each) => ({
      code: each,
      label: undefined as Wording | undefined,
      reasonRetry: each,
      ...(reasons.condition.find(({ code }) => code === each) ?? conditionReason(each)),
    }));
    const conditions = [...new Set(rows.flatMap(({ loanCondition }) => loanCondition ?? []))];
    // What no condition expresses is sent as the reason.
    const [first] = [...rows.filter(({ loanCondition }) => !loanCondition), ...rows];
    return {
      reason: first?.reasonRetry ?? chosen,
      ...(first ? inWords(ownCondition(first.code), first.label) : {}),
      ...(conditions.length > 0 ? { loanConditions: conditions } : {}),
    };
  }
  const label = reasons.cancel.find(isChosen)?.label;
  // A note is a text: a partner gets the words of the library.
  return label ? { note: [say(label, language), note].filter(Boolean).join('. ') } : {};
}

const aboutLoss = new Set(['reportLost', 'declareLost', 'feePaid']);
const onItsWay = new Set(['shippedPhysically', 'returnedToPartner', 'returnedByPartner']);

/** What staff wrote of a lost case. On its way from one library to the other it was nobody's, unless they say whose. */
function lostOf(
  action: ActionName,
  fields: Record<string, unknown>,
  { request }: Loan,
  usualCurrency: string,
): Partial<SentFacts> {
  if (!aboutLoss.has(action)) return {};
  const { where, note, cost, currency, invoice } = fields as Record<string, string | undefined>;
  const known = request.facts.lostCase;
  const place = where ?? (!known && onItsWay.has(request.state) ? 'transit' : undefined);
  const paid = action === 'feePaid';
  const why = paid ? undefined : note;
  /** What was paid is no other fee than the one that was named. */
  const fee = paid && known?.fee ? undefined : cost;
  return {
    lostCase: {
      ...(place ? { where: place as LostPlace } : {}),
      ...(why ? { why } : {}),
      ...(fee ? { fee, currency: currency ?? usualCurrency } : {}),
      ...(invoice ? { invoice } : {}),
    },
  };
}

const citationFields = ['title', 'author', 'isbn', 'issn', 'volume', 'issue', 'pagesRequested'] as const;
const travelling = new Set([
  'note',
  'expectedDeliveryDate',
  'url',
  'file',
  'courier',
  'trackingNumber',
  'passedTo',
  'deliveryMethod',
  'replyBy',
  'retryAfter',
  'cost',
  'offer',
  'maximumCosts',
  'barcodes',
  'wishedDueDate',
  'reason',
  'where',
  'currency',
  'invoice',
  'confirmed',
]);
/** What is for the letters of this step alone. */
const ofLetters = new Set(['printSlip', 'patronNote']);

function localOf(action: ActionName, fields: Record<string, unknown>): LocalFacts {
  if (action === 'mendCitation') {
    const mended = citationFields.flatMap((name) => (fields[name] ? [[name, fields[name]]] : []));
    return { internalNote: fields['internalNote'] as string | undefined, citation: Object.fromEntries(mended) };
  }
  const local: LocalFacts = Object.fromEntries(
    Object.entries(fields).filter(([name]) => !travelling.has(name) && !ofLetters.has(name) && name !== 'dueDate'),
  );
  if (fields['dueDate']) local.patronDueDate = fields['dueDate'] as string;
  return local;
}

/** The orders with which a lender sets a due date. */
const setsDue: ReadonlySet<ActionName> = new Set<ActionName>(['ship', 'acceptRenewal', 'recall']);

/**
 * A lender's due date never falls into a closure or a holiday of its own: it moves to the next open day, whoever set it,
 * and the history tells the date it moved from.
 */
export async function dueOnOpenDay(
  local: Pick<LocalRecords, 'libraries'>,
  { request }: Loan,
  order: ActionName,
  sent: SentFacts,
  now: Date,
): Promise<{ sent: SentFacts; because?: LineFacts; movedTo?: string }> {
  const calendar =
    request.side === 'lending' && sent.dueDate && setsDue.has(order) && (await local.libraries.calendar(request.owner));
  if (!calendar || !sent.dueDate) return { sent };
  const open = outOfClosure(new Date(sent.dueDate), calendar);
  if (open.getTime() === Date.parse(sent.dueDate)) return { sent };
  return {
    sent: { ...sent, dueDate: open.toISOString() },
    movedTo: open.toISOString(),
    because: {
      rule: byRule('openDay'),
      setting: 'closures and holidays of the library',
      value: sent.dueDate,
      date: now.toISOString(),
      movedTo: open.toISOString(),
    },
  };
}

/** A line each, as it is written on the parcel; nothing when the borrower named no postal address. */
export function shipToOf({ citation, request }: Pick<Loan, 'citation' | 'request'>): string[] | undefined {
  const asked = [...(citation.delivery ?? [])].sort(byOrder).flatMap(({ address }) => linesOf(address));
  if (asked.length > 0) return asked;
  const said = request.facts.shipTo?.split('\n').filter((line) => line.trim() !== '');
  return said && said.length > 0 ? said : undefined;
}

const byOrder = (one: RequestedDeliveryInfo, other: RequestedDeliveryInfo): number =>
  Number(one.sortOrder ?? 0) - Number(other.sortOrder ?? 0);

function linesOf(address: Address | undefined): string[] {
  const postal = address && 'physicalAddress' in address ? address.physicalAddress : undefined;
  if (!postal) return [];
  const { line1, line2, locality, postalCode, region, country } = postal;
  return linesOfAddress({ line1, line2, locality, postalCode, region: region?.value, country: country?.value });
}
