/** What partners with open requests are told of a closure. */
import type { LendingState } from '../lending.js';
import type { Period } from './closures.js';
import { dayAfter, isLocalDate } from './local-days.js';

export const closureNews = ['closed', 'changed', 'reopened'] as const;
export type ClosureNews = (typeof closureNews)[number];

/** Where a borrower waits for our answer or our parcel: who waits is told. */
export const inOurHands: readonly LendingState[] = [
  'created',
  'locateFailed',
  'beingProcessed',
  'willSupply',
  'cancelRequested',
  'renewRequested',
];

/** One message in both languages, for we do not know which one the desk of the partner reads. */
export function closureWords(news: ClosureNews, { from, until }: Period): string {
  const english: Record<ClosureNews, string> = {
    closed: `Our library is closed ${period(from, until)}. We take up your request again on ${dayAfter(until)}.`,
    changed: `The closure of our library has changed: it is closed ${period(from, until)}. We take up your request again on ${dayAfter(until)}.`,
    reopened: `Our library is not closed ${period(from, until)} after all.`,
  };
  const french: Record<ClosureNews, string> = {
    closed: `Notre bibliothèque est fermée ${frenchPeriod(from, until)}. Nous reprendrons votre demande le ${dayAfter(until)}.`,
    changed: `La fermeture de notre bibliothèque a changé : elle est fermée ${frenchPeriod(from, until)}. Nous reprendrons votre demande le ${dayAfter(until)}.`,
    reopened: `Finalement, notre bibliothèque n’est pas fermée ${frenchPeriod(from, until)}.`,
  };
  return `${english[news]}\n${french[news]}`;
}

const period = (from: string, until: string) => (from === until ? `on ${from}` : `from ${from} to ${until}`);
const frenchPeriod = (from: string, until: string) => (from === until ? `le ${from}` : `du ${from} au ${until}`);

/** When a partner says that it is closed, `2026-12-24 2027-01-03`, or that it is not, `open`. */
export function closureSaid(text: string): Period | 'open' | undefined {
  if (text === 'open') return 'open';
  const [from = '', until = '', ...more] = text.split(' ');
  return isLocalDate(from) && isLocalDate(until) && from <= until && more.length === 0 ? { from, until } : undefined;
}
