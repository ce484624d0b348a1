/** Where a received item goes, by when its patron has it back, and what the form of the receipt begins with (R38). */
import { localDate } from '../../../domain/calendar/calendar.js';
import { patronDue } from '../../../domain/fulfilment/patron-due.js';
import { temporaryItemPlace } from '../../../domain/fulfilment/temporary-item.js';
import type { LoanTerms } from '../../../domain/rules/loan-rules.js';
import type { ReceiptProposal, ReceiptQuestion } from '../../../engine/model/local/circulation.js';
import { readTermsOfRequest } from '../../rules/loan-terms.js';
import { readCalendar } from '../closures.js';
import { readDesk } from '../libraries.js';
import { readItemRules, readPolicies } from '../policies.js';
import { type RecordsContext, rememberedRows } from '../records-context.js';

/** The rule for the partner goes before what is usual in the library. */
export async function placeByRule(on: RecordsContext, library: string, partner: string | undefined) {
  const rows = await rememberedRows<{ location: string | null }>(
    on,
    `select coalesce(default_item_location, (select min(code) from location where library_code = $1 and kind = 'borrowing'))
       as location from library where code = $1`,
    [library],
  );
  return temporaryItemPlace(await readItemRules(on), partner, rows[0]?.location ?? undefined);
}

/** The patron's due date by their terms: the days of the loan after those on the hold shelf (R38), never after the lender's. */
export async function dueByTerms(
  on: RecordsContext,
  { loanDays }: Pick<LoanTerms, 'loanDays'>,
  library: string,
  lenderDue: Date | undefined,
  now: Date,
): Promise<Date> {
  const calendar = (await readCalendar(on, library)) ?? { timeZone: 'UTC' };
  const { holdShelfDays } = await readPolicies(on);
  return patronDue(now, holdShelfDays + loanDays, lenderDue, calendar);
}

/** Nothing at a desk that is not there: the order itself says so. */
export async function receiptProposal(
  on: RecordsContext,
  { request, desk: code, partner, lenderDue }: ReceiptQuestion,
  now: Date,
): Promise<ReceiptProposal> {
  const desk = await readDesk(on, code);
  if (!desk) return {};
  const { location, itemPolicy } = await placeByRule(on, desk.library, partner);
  const due = await dueByTerms(on, await readTermsOfRequest(on, request), desk.library, lenderDue, now);
  return {
    ...(location ? { location } : {}),
    ...(itemPolicy ? { itemPolicy } : {}),
    dueDate: localDate(due, desk.timeZone),
  };
}
