import type { RequestSummary } from '../../contract/request-views.js';
import { localDate } from '../../domain/calendar/calendar.js';
import type { StoredSummary } from '../model/requests.js';

/** By when it is needed and what it may cost, as lists and requests show it. */
export const wished = (
  { neededBy, maximumCosts }: Pick<StoredSummary, 'neededBy' | 'maximumCosts'>,
  timeZone: string,
): { [Name in 'neededBy' | 'maximumCost']: RequestSummary[Name] } => ({
  neededBy: neededBy && dayOf(neededBy, timeZone),
  maximumCost: maximumCosts && { amount: maximumCosts.monetaryValue, currency: maximumCosts.currencyCode?.value },
});

/** The day of an instant; what partners wrote otherwise stays as it is. */
const dayOf = (said: string, timeZone: string): string =>
  /^\d{4}-\d{2}-\d{2}T/.test(said) && !Number.isNaN(Date.parse(said)) ? localDate(new Date(said), timeZone) : said;
