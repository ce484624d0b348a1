/** The terms of an offer as words at the start of its note: for whoever is shown no field, and reads no token. */
import type { SupplyingAgencyMessage } from '../messages.js';
import type { WritingContext } from './dialect.js';
import { answerBy, conditionWords } from './note-tokens.js';
import { withLead, withLines } from './notes.js';

/** `other`: what stands where no code tells the terms; without any the note would be one like any other. */
export function withTermsInWords(
  message: SupplyingAgencyMessage,
  { timeZone }: Pick<WritingContext, 'timeZone'>,
  other?: string,
): SupplyingAgencyMessage {
  const { loanCondition, offeredCosts, retryBefore } = message.retryInfo ?? {};
  const words = conditionWords(loanCondition, offeredCosts) || (other ? conditionWords([{ value: other }]) : '');
  return withLead(withLines(message, retryBefore ? [answerBy(dayInWords(retryBefore, timeZone))] : []), words);
}

/** The day of an instant where the sender lives, `YYYY-MM-DD`. */
export function dayInWords(instant: string, timeZone = 'UTC'): string {
  const at = new Date(instant);
  // Midnight UTC is how systems write a day without an hour.
  if (/^\d{4}-\d{2}-\d{2}(?:T00:00:00(?:\.0+)?Z?)?$/.test(instant) || Number.isNaN(at.getTime()))
    return instant.slice(0, 10);
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}
