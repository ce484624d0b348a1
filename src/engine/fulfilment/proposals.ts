/** What a form begins with, where dates of this library tell. */

import type { LentItemView } from '../../contract/lending-operations.js';
import { type Calendar, localDate } from '../../domain/calendar/calendar.js';
import { endOfLocalDate, outOfClosure } from '../../domain/fulfilment/local-days.js';
import {
  proposedRecall,
  type RenewalQuestion,
  renewalQuestion,
  wishedOfLender,
} from '../../domain/fulfilment/renewals.js';
import type { Allowed } from '../../domain/tables/staff-actions.js';
import type { ActionName } from '../../domain/tables/tables.js';
import type { EngineContext } from '../engine-context.js';
import type { ReceiptProposal } from '../model/local/circulation.js';
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
    needsItems = false,
    calendar,
    recallDays,
  }: {
    patronDue: Date | undefined;
    /** Of the items that are here and may be lent. */
    dueWhenLent?: Date | undefined;
    receipt?: ReceiptProposal & { barcode?: string };
    /** Of ours at the partner. */
    items?: readonly LentItemView[] | undefined;
    /** In which sums are named with this partner. */
    currency?: string | undefined;
    /** The partner cannot receive a loan without a barcode. */
    needsItems?: boolean;
    /** Of a lender: no due date is proposed for a day on which it is closed. */
    calendar?: Calendar | undefined;
    /** What a patron gets from a recall on, by the policy. */
    recallDays?: number | undefined;
  },
  actions: Allowed[],
  now = new Date(),
): Allowed[] {
  const { request } = loan;
  const { timeZone, renewalStepDays, renewalCapDays, returnAllowanceDays, replyByRelease } = settings;
  const ofReceipt: Readonly<Record<string, string | undefined>> = {
    itemPolicy: receipt.itemPolicy,
    location: receipt.location,
    patronDueDate: receipt.dueDate,
    temporaryBarcode: receipt.barcode,
  };
  const volumes = request.side === 'borrowing' ? shippedVolumes(request.facts.items) : undefined;
  const lostCost = costOf(items);
  const { terms } = request.facts;
  const offer = terms && String(terms.offer);
  const openDay = (day: string): string =>
    calendar ? localDate(outOfClosure(endOfLocalDate(day, calendar.timeZone), calendar), calendar.timeZone) : day;
  const proposed = (action: ActionName, field: string): string | undefined => {
    // As on the scan pages: staff untick it where they do not want it.
    if (field === 'notifyPatron' && (receipts.has(action) || receiptsOfCopies.has(action))) return 'true';
    if (request.side === 'borrowing' && receipts.has(action)) return field === 'items' ? volumes : ofReceipt[field];
    if (action === 'loanToPatron' && field === 'patronDueDate' && dueWhenLent) return localDate(dueWhenLent, timeZone);
    if (action === 'acceptConditions') return field === 'offer' ? offer : undefined;
    // What the library has set is what the form begins with: who offers sees what comes of silence.
    if (action === 'offerConditions' && field === 'ifUnanswered') return replyByRelease ? 'release' : 'keep';
    if (action === 'ship' && field === 'cost') return terms?.cost?.amount;
    // A lender names its fee as it names its prices, until it has named it.
    if (field === 'currency' && request.side === 'borrowing' && feeOfLender.has(action))
      return request.facts.lostCase?.currency ?? currency;
    if (field === 'currency' && priced.has(action)) return terms?.cost?.currency ?? currency;
    if (field === 'wishedDueDate') {
      const { receivedAt } = request.facts;
      return wishedOfLender({
        patronDue,
        lenderDue: request.dueDate,
        since: receivedAt ? new Date(receivedAt) : undefined,
        now,
        allowanceDays: returnAllowanceDays,
        stepDays: renewalStepDays,
        limitDays: renewalCapDays,
        timeZone,
      });
    }
    if (request.side === 'lending' && action === 'declareLost')
      return lostCost[field as keyof typeof lostCost] ?? (field === 'currency' ? currency : undefined);
    if (request.side !== 'lending' || field !== 'dueDate') return undefined;
    if (action === 'recall' && recallDays !== undefined)
      return proposedRecall({ due: request.dueDate, recallDays, allowanceDays: returnAllowanceDays }, now, timeZone);
    if (action === 'ship') return openDay(localDate(dueAtShipping(loan, now, settings), timeZone));
    const { proposed: renewed, latest } = (action === 'acceptRenewal' && renewalOf(settings, request)) || {};
    if (!renewed || !latest) return undefined;
    // The limit comes first: a closed day that it leaves is asked about when it is named.
    const open = openDay(renewed);
    return open <= latest ? open : renewed;
  };
  // What the lender has shipped is received without a doubt.
  const asks = (action: ActionName, field: string) =>
    !(receipts.has(action) && field === 'confirmed' && request.state === 'shippedPhysically') &&
    !(receipts.has(action) && field === 'temporaryBarcode' && volumes !== undefined);
  return actions.map((action) => ({
    ...action,
    fields: action.fields
      .filter(({ name }) => asks(action.name, name))
      .map((field) => {
        const date = proposed(action.name, field.name);
        const required = needsItems && action.name === 'ship' && field.name === 'barcodes';
        return { ...field, ...(date ? { default: date } : {}), ...(required ? { required } : {}) };
      })
      // Several volumes are what the form of their receipt is about.
      .sort((one, other) => Number(isVolumes(other)) - Number(isVolumes(one))),
  }));
}

/** Where a borrower may ask for a renewal. */
const renewable: ReadonlySet<string> = new Set(['loaned', 'renewed', 'renewNotAccepted', 'mediatedRenewal', 'overdue']);

/** The volumes that the lender shipped, one line each, where there are several: `39345: Vol. 1`. */
function shippedVolumes(items: NonNullable<Loan['request']['facts']['items']> = []): string | undefined {
  if (items.length < 2) return undefined;
  return items.map(({ barcode, name }) => (name ? `${barcode}: ${name}` : barcode)).join('\n');
}

const isVolumes = ({ type, default: proposed }: Allowed['fields'][number] & { default?: string }): boolean =>
  type === 'items' && proposed !== undefined;

/** The dates of a renewal: of one that a borrower asks us for, and of one that we may ask a lender for. */
export function renewalOf(
  settings: Pick<EngineContext['settings'], 'renewalStepDays' | 'renewalCapDays' | 'timeZone'>,
  { side, state, facts, dueDate }: Loan['request'],
): RenewalQuestion | undefined {
  const since = facts.receivedAt ?? facts.shippedAt;
  const isOpen = side === 'lending' ? state === 'renewRequested' : renewable.has(state);
  if (!isOpen || !dueDate || !since) return undefined;
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
const receiptsOfCopies: ReadonlySet<string> = new Set(['receiveDigitally', 'receiveCopy']);

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
      request: request.id,
      desk,
      ...(request.partnerCode ? { partner: request.partnerCode } : {}),
      ...(request.dueDate ? { lenderDue: request.dueDate } : {}),
    },
    new Date(),
  );
  return { ...place, ...(only && others.length === 0 ? only : {}) };
}
