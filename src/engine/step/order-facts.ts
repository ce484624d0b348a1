import { localDate } from '../../domain/calendar.js';
import { lenderDue, lenderDueAfterRenewal } from '../../domain/deadlines.js';
import type { LostPlace } from '../../domain/fulfilment/lost-case.js';
import { type Reasons, reasonsInForce } from '../../domain/library-reasons.js';
import { conditionReason, rejectReason } from '../../domain/reasons.js';
import type { Settings } from '../../settings/read-settings.js';
import type { SentFacts } from '../../translation/facts.js';
import type { Loan } from '../records.js';

/** What staff wrote down that stays in this library. */
export interface LocalFacts {
  internalNote?: string;
  /** A mended citation: the fields that changed. */
  citation?: Record<string, string>;
  patronDueDate?: string;
  [field: string]: unknown;
}

/** A form's fields as what travels and what stays. Defaults that rules give are filled in here. */
export function orderFacts(
  action: string,
  fields: Record<string, unknown>,
  loan: Loan,
  now: Date,
  settings: Settings,
  reasons: Reasons = reasonsInForce([]),
): { sent: SentFacts; local: LocalFacts } {
  const text = (name: string) => fields[name] as string | undefined;
  const cost = text('cost') ?? text('maximumCosts');
  const sent: SentFacts = {
    ...said('note', action === 'send' ? noteOfRequest(text('note'), loan) : text('note')),
    ...said('expectedDeliveryDate', text('expectedDeliveryDate')),
    ...said('url', text('url')),
    ...said('retryBefore', text('replyBy')),
    ...said('retryAfter', text('retryAfter')),
    ...(cost && !aboutLoss.has(action)
      ? { cost: { amount: cost, currency: settings.currency } }
      : offeredCost(action, loan)),
    ...(fields['barcodes'] ? { items: (fields['barcodes'] as string[]).map((barcode) => ({ barcode })) } : {}),
    ...(text('wishedDueDate')
      ? { wishedDueDate: localDate(new Date(text('wishedDueDate') as string), settings.timeZone) }
      : {}),
    ...dueDateOf(action, text('dueDate'), loan, now, settings),
    ...reasonOf(action, text('reason'), text('note'), loan, reasons),
    ...lostOf(action, fields, loan, settings.currency),
    ...(action === 'mendCitation' ? { mendedCitation: true } : {}),
  };
  return { sent, local: localOf(action, fields) };
}

/** What is said at Send comes after what was noted for the partners before; alone it would take its place. */
function noteOfRequest(note: string | undefined, { citation }: Loan): string | undefined {
  return note && [citation.service?.note, note].filter(Boolean).join('\n');
}

const said = (name: keyof SentFacts, value: string | undefined): Partial<SentFacts> => (value ? { [name]: value } : {});

/** Who accepts conditions and names no other sum accepts the price that was offered. */
function offeredCost(action: string, { request }: Loan): Partial<SentFacts> {
  return action === 'acceptConditions' && request.facts.costs ? { cost: request.facts.costs } : {};
}

/** Who lends names the date; when staff name none, the library's rules do. */
function dueDateOf(
  action: string,
  given: string | undefined,
  { request }: Loan,
  now: Date,
  settings: Settings,
): Partial<SentFacts> {
  if (request.side === 'borrowing') return {};
  if (given) return { dueDate: given };
  if (action === 'ship') return { dueDate: lenderDue(now, settings.lenderDueDays, settings.timeZone).toISOString() };
  if (action !== 'acceptRenewal') return {};
  return { dueDate: renewedDue(request, now, settings) };
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

/** The words staff choose from, as the codes that travel. */
function reasonOf(
  action: string,
  chosen: string | undefined,
  note: string | undefined,
  { request }: Loan,
  reasons: Reasons,
): Partial<SentFacts> {
  const isChosen = ({ code }: { code: string }) => code === chosen;
  if (action === 'acceptConditions')
    return { ...(request.facts.conditions ? { loanConditions: request.facts.conditions } : {}) };
  if (!chosen) return {};
  const rejected = reasons.reject.find(isChosen) ?? rejectReason(chosen);
  if (action === 'reject') return { reason: rejected?.reasonUnfilled ?? chosen };
  if (action === 'offerRetry') return { reason: rejected?.reasonRetry ?? chosen };
  if (action === 'offerConditions') {
    const row = reasons.condition.find(isChosen) ?? conditionReason(chosen);
    return {
      reason: row?.reasonRetry ?? chosen,
      ...(row?.loanCondition ? { loanConditions: [row.loanCondition] } : {}),
    };
  }
  const label = reasons.cancel.find(isChosen)?.label;
  return label ? { note: [label, note].filter(Boolean).join('. ') } : {};
}

const aboutLoss = new Set(['reportLost', 'declareLost', 'feePaid']);
const onItsWay = new Set(['shippedPhysically', 'returnedToPartner', 'returnedByPartner']);

/** What staff wrote of a lost case. On its way from one library to the other it was nobody's, unless they say whose. */
function lostOf(
  action: string,
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
  'replyBy',
  'retryAfter',
  'cost',
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

function localOf(action: string, fields: Record<string, unknown>): LocalFacts {
  if (action.startsWith('mend')) {
    const mended = citationFields.flatMap((name) => (fields[name] ? [[name, fields[name]]] : []));
    return { internalNote: fields['internalNote'] as string | undefined, citation: Object.fromEntries(mended) };
  }
  const local: LocalFacts = Object.fromEntries(
    Object.entries(fields).filter(([name]) => !travelling.has(name) && !ofLetters.has(name) && name !== 'dueDate'),
  );
  if (fields['dueDate']) local.patronDueDate = fields['dueDate'] as string;
  return local;
}
