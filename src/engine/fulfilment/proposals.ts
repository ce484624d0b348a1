/** What a form begins with, where dates of this library tell. */

import { localDate } from '../../domain/calendar.js';
import { proposedRenewal, type RenewalQuestion, renewalQuestion } from '../../domain/fulfilment/renewals.js';
import type { Allowed } from '../../domain/staff-actions.js';
import type { ActionName } from '../../domain/tables.js';
import type { EngineContext } from '../engine-context.js';
import type { ReceiptProposal } from '../model/local/circulation.js';
import type { LentItemView } from '../model/local/lending.js';
import type { Loan } from '../model/records.js';
import { dueAtShipping } from '../step/order-facts.js';
import { sharedBarcodes } from './shared-barcodes.js';

/**
 * The actions with their proposals: a renewal for one step after the patron's due date (R49), place and due date of a receipt
 * (R38), the lender's date at shipping and at a renewal (R91, R102), the fee for what is lost (R114), and the terms as they
 * were offered.
 */
export function withProposals(
  { settings }: EngineContext,
  loan: Loan,
  {
    patronDue,
    dueWhenLent,
    receipt = {},
    items = [],
    currency,
  }: {
    patronDue: Date | undefined;
    /** Of the items that are here and may be lent. */
    dueWhenLent?: Date | undefined;
    receipt?: ReceiptProposal & { barcode?: string };
    /** Of ours at the partner. */
    items?: readonly LentItemView[] | undefined;
    /** In which sums are named with this partner. */
    currency?: string | undefined;
  },
  actions: Allowed[],
  now = new Date(),
): Allowed[] {
  const { request } = loan;
  const { timeZone, renewalStepDays, replyByRelease } = settings;
  const ofReceipt: Readonly<Record<string, string | undefined>> = {
    itemPolicy: receipt.itemPolicy,
    location: receipt.location,
    patronDueDate: receipt.dueDate,
    temporaryBarcode: receipt.barcode,
  };
  const lostCost = costOf(items);
  const { terms } = request.facts;
  const offer = terms && String(terms.offer);
  const proposed = (action: ActionName, field: string): string | undefined => {
    if (request.side === 'borrowing' && receipts.has(action)) return ofReceipt[field];
    if (action === 'loanToPatron' && field === 'patronDueDate' && dueWhenLent) return localDate(dueWhenLent, timeZone);
    if (action === 'acceptConditions') return field === 'offer' ? offer : undefined;
    // What the library has set is what the form begins with: who offers sees what comes of silence.
    if (action === 'offerConditions' && field === 'ifUnanswered') return replyByRelease ? 'release' : 'keep';
    if (action === 'ship' && field === 'cost') return terms?.cost?.amount;
    // A lender names its fee as it names its prices, until it has named it.
    if (field === 'currency' && request.side === 'borrowing' && feeOfLender.has(action))
      return request.facts.lostCase?.currency ?? currency;
    if (field === 'currency' && priced.has(action)) return terms?.cost?.currency ?? currency;
    if (field === 'wishedDueDate') return proposedRenewal(patronDue ?? request.dueDate, now, renewalStepDays, timeZone);
    if (request.side === 'lending' && action === 'declareLost')
      return lostCost[field as keyof typeof lostCost] ?? (field === 'currency' ? currency : undefined);
    if (request.side !== 'lending' || field !== 'dueDate') return undefined;
    if (action === 'ship') return localDate(dueAtShipping(loan, now, settings), timeZone);
    return action === 'acceptRenewal' ? renewalOf(settings, request)?.proposed : undefined;
  };
  // What the lender has shipped is received without a doubt.
  const asks = (action: ActionName, field: string) =>
    !(receipts.has(action) && field === 'confirmed' && request.state === 'shippedPhysically');
  return actions.map((action) => ({
    ...action,
    fields: action.fields
      .filter(({ name }) => asks(action.name, name))
      .map((field) => {
        const date = proposed(action.name, field.name);
        return date ? { ...field, default: date } : field;
      }),
  }));
}

/** The renewal that a borrower asks us for. */
export function renewalOf(
  settings: Pick<EngineContext['settings'], 'renewalStepDays' | 'renewalCapDays' | 'timeZone'>,
  { side, state, facts, dueDate }: Loan['request'],
): RenewalQuestion | undefined {
  const since = facts.receivedAt ?? facts.shippedAt;
  if (side !== 'lending' || state !== 'renewRequested' || !dueDate || !since) return undefined;
  const { renewalStepDays: stepDays, renewalCapDays: limitDays, timeZone } = settings;
  return renewalQuestion({
    since: new Date(since),
    due: dueDate,
    asked: facts.wishedDueDate,
    stepDays,
    limitDays,
    timeZone,
  });
}

/** What the items that are out would cost to replace, when all that have a price have it in one currency. */
function costOf(items: readonly LentItemView[]): { cost?: string; currency?: string } {
  const priced = items.filter(({ returnedAt, replacementCost }) => !returnedAt && Number(replacementCost) > 0);
  const [currency, ...others] = new Set(priced.map(({ replacementCurrency }) => replacementCurrency));
  if (!currency || others.length > 0) return {};
  const cents = priced.reduce((sum, { replacementCost }) => sum + Math.round(Number(replacementCost) * 100), 0);
  return { cost: (cents / 100).toFixed(2), currency };
}

/** Orders that may name a price of the loan. */
const priced: ReadonlySet<string> = new Set(['ship', 'offerConditions']);

/** Orders of a borrower that may name what the lender charges for a loss. */
const feeOfLender: ReadonlySet<string> = new Set(['declareLost', 'feePaid']);

const receipts: ReadonlySet<string> = new Set(['receive', 'receiveNotForLoan']);

/** What a receipt begins with at the desk where it would be received, when it can be received now. */
export async function receiptOf(
  context: EngineContext,
  loan: Loan,
  actions: Allowed[],
  desk = context.settings.desk,
): Promise<ReceiptProposal & { barcode?: string }> {
  const { request } = loan;
  if (request.side !== 'borrowing' || !actions.some(({ name }) => receipts.has(name))) return {};
  const [only, ...others] = await sharedBarcodes(context, loan);
  const place = await context.local.circulation.receiptProposal(
    {
      desk,
      ...(request.partnerCode ? { partner: request.partnerCode } : {}),
      ...(request.dueDate ? { lenderDue: request.dueDate } : {}),
    },
    new Date(),
  );
  return { ...place, ...(only && others.length === 0 ? only : {}) };
}
