/** Where a received item goes, by when its patron has it back, and what the form of the receipt begins with (R38). */
import { localDate } from '../../../domain/calendar.js';
import { patronDue } from '../../../domain/fulfilment/patron-due.js';
import { temporaryItemPlace } from '../../../domain/fulfilment/temporary-item.js';
import type { ReceiptProposal } from '../../../engine/model/local/circulation.js';
import { readCalendar } from '../closures.js';
import { readDesk } from '../libraries.js';
import { readItemRules, readPolicies } from '../policies.js';
import { believedRows, type RecordsContext } from '../records-context.js';

/** The rule for the partner goes before what is usual in the library. */
export async function placeByRule(on: RecordsContext, library: string, partner: string | undefined) {
  const rows = await believedRows<{ location: string | null }>(
    on,
    `select coalesce(default_item_location, (select min(code) from location where library_code = $1 and kind = 'borrowing'))
       as location from library where code = $1`,
    [library],
  );
  return temporaryItemPlace(await readItemRules(on), partner, rows[0]?.location ?? undefined);
}

/** The patron's due date by policy: the days of the loan after those on the hold shelf (R38), never after the lender's. */
export async function dueByPolicy(
  on: RecordsContext,
  library: string,
  lenderDue: Date | undefined,
  now: Date,
): Promise<Date> {
  const calendar = (await readCalendar(on, library)) ?? { timeZone: 'UTC' };
  const { patronLoanDays, holdShelfDays } = await readPolicies(on);
  return patronDue(now, holdShelfDays + patronLoanDays, lenderDue, calendar);
}

/** Nothing at a desk that is not there: the order itself says so. */
export async function receiptProposal(
  on: RecordsContext,
  { desk: code, partner, lenderDue }: { desk: string; partner?: string; lenderDue?: Date },
  now: Date,
): Promise<ReceiptProposal> {
  const desk = await readDesk(on, code);
  if (!desk) return {};
  const { location, itemPolicy } = await placeByRule(on, desk.library, partner);
  const due = await dueByPolicy(on, desk.library, lenderDue, now);
  return {
    ...(location ? { location } : {}),
    ...(itemPolicy ? { itemPolicy } : {}),
    dueDate: localDate(due, desk.timeZone),
  };
}
