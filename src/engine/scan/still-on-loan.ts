import { localDate } from '../../domain/calendar/calendar.js';
import { type Message, message } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { Loan } from '../model/records.js';

/** With the borrower by its own word, and not wanted back yet. */
const onLoanThere: ReadonlySet<string> = new Set(['receivedByPartner', 'renewRequested']);

/**
 * Why a check-in by scan is asked about: the borrower has said that it received the item, and not that it sent it back. Nothing
 * of a partner that speaks only e-mail: it may send nothing.
 */
export async function stillOnLoan(
  { book, settings }: Pick<EngineContext, 'book' | 'settings'>,
  { request: { state, facts, partnerCode } }: Loan,
  barcode?: string,
): Promise<Message | undefined> {
  if (!onLoanThere.has(state) || !facts.receivedAt || facts.returnedAt) return undefined;
  const partner = await book.get(partnerCode ?? '');
  if (!partner || partner.byEmail) return undefined;
  const day = localDate(new Date(facts.receivedAt), settings.timeZone);
  return message('refusedShip.stillOnLoan', {
    partner: partner.name,
    day: { day },
    item: barcode ?? facts.items?.[0]?.barcode,
  });
}
