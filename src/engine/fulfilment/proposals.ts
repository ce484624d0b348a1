/** What a form begins with, where dates of this library tell. */
import { localDate } from '../../domain/calendar.js';
import { lenderDue } from '../../domain/deadlines.js';
import { proposedRenewal } from '../../domain/fulfilment/renewals.js';
import type { Allowed } from '../../domain/staff-actions.js';
import type { House } from '../house.js';
import type { ReceiptProposal } from '../local/circulation.js';
import { renewedDue } from '../order-facts.js';
import type { Loan } from '../records.js';
import { sharedBarcodes } from './shared-barcodes.js';

/**
 * The actions with their proposals: a renewal for one step after the patron's due date (R49), place and due date of a receipt
 * (R38), and the lender's date at shipping and at a renewal (R91, R102).
 */
export function withProposals(
  { settings }: House,
  { request }: Loan,
  { patronDue, receipt = {} }: { patronDue: Date | undefined; receipt?: ReceiptProposal & { barcode?: string } },
  actions: Allowed[],
  now = new Date(),
): Allowed[] {
  const { timeZone, renewalStepDays, lenderDueDays } = settings;
  const ofReceipt: Readonly<Record<string, string | undefined>> = {
    itemPolicy: receipt.itemPolicy,
    location: receipt.location,
    patronDueDate: receipt.dueDate,
    temporaryBarcode: receipt.barcode,
  };
  const proposed = (action: string, field: string): string | undefined => {
    if (request.side === 'borrowing' && receipts.has(action)) return ofReceipt[field];
    if (field === 'wishedDueDate') return proposedRenewal(patronDue ?? request.dueDate, now, renewalStepDays, timeZone);
    if (request.side !== 'lending' || field !== 'dueDate') return undefined;
    if (action === 'ship') return localDate(lenderDue(now, lenderDueDays, timeZone), timeZone);
    return action === 'acceptRenewal' ? localDate(new Date(renewedDue(request, now, settings)), timeZone) : undefined;
  };
  return actions.map((action) => ({
    ...action,
    fields: action.fields.map((field) => {
      const date = proposed(action.name, field.name);
      return date ? { ...field, default: date } : field;
    }),
  }));
}

const receipts: ReadonlySet<string> = new Set(['receive', 'receiveNotForLoan']);

/** What a receipt begins with at the library's usual desk, when it can be received now. */
export async function receiptOf(
  house: House,
  loan: Loan,
  actions: Allowed[],
): Promise<ReceiptProposal & { barcode?: string }> {
  const { request } = loan;
  if (request.side !== 'borrowing' || !actions.some(({ name }) => receipts.has(name))) return {};
  const [only, ...others] = await sharedBarcodes(house, loan);
  const place = await house.local.circulation.receiptProposal(
    {
      desk: house.settings.desk,
      ...(request.partnerCode ? { partner: request.partnerCode } : {}),
      ...(request.dueDate ? { lenderDue: request.dueDate } : {}),
    },
    new Date(),
  );
  return { ...place, ...(only && others.length === 0 ? only : {}) };
}
