/** What partners with open requests are told about a closure. */
import { noteToPartner } from '../partner/note-to-partner.js';
import type { LendingState } from '../tables/lending.js';
import { type Period, spanOf } from './closures.js';
import { dayAfter, isLocalDate } from './local-days.js';

export const closureNews = ['closed', 'changed', 'reopened'] as const;
export type ClosureNews = (typeof closureNews)[number];

/** Where a borrower waits for our answer or our parcel, and is therefore notified. */
export const inOurHands: readonly LendingState[] = [
  'created',
  'locateFailed',
  'beingProcessed',
  'willSupply',
  'cancelRequested',
  'renewRequested',
];

/** The note that tells a partner of it. */
export const closureWords = (news: ClosureNews, { from, until }: Period): string =>
  noteToPartner(news, { span: spanOf({ from, until }), from, until, reopens: dayAfter(until) });

/** When a partner says that it is closed, `2026-12-24 2027-01-03`, or that it is not, `open`. */
export function closureSaid(text: string): Period | 'open' | undefined {
  if (text === 'open') return 'open';
  const [from = '', until = '', ...more] = text.split(' ');
  return isLocalDate(from) && isLocalDate(until) && from <= until && more.length === 0 ? { from, until } : undefined;
}
