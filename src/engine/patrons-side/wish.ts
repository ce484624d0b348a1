/** What a patron fills in, as the request that it becomes; and what is missing in it. */

import type { RequestDraft } from '../../contract/request-inputs.js';
import type { Wish } from '../../domain/patrons-side/views.js';
import { message } from '../../words/message.js';
import type { FieldProblem } from '../model/local/outcome.js';

/** `patron` is who is signed in; nothing that the form says changes it. */
export function draftFromWish(wish: Wish, patron: string): RequestDraft {
  const {
    kind,
    anyEdition,
    pickupLocation,
    notAfter,
    note: _ofStaff,
    agreeToCopyright,
    agreeToTerms: _ticked,
    evenIfDuplicate,
    ...citation
  } = filledIn(wish);
  const isCopy = kind !== 'book';
  return {
    ...citation,
    title: citation.title ?? '',
    serviceType: isCopy ? 'Copy' : 'Loan',
    publicationType: kind === 'article' ? 'Article' : kind === 'chapter' ? 'Chapter' : 'Book',
    ...(kind === 'article' ? {} : { preferredEdition: anyEdition === false ? 'ThisEdition' : 'AnyEdition' }),
    ...(isCopy ? { agreeToCopyright: agreeToCopyright === true, copyrightCompliance: 'CA-FairDealing' } : {}),
    ...(pickupLocation ? { pickupLocation } : {}),
    ...(notAfter ? { lastInterestDate: notAfter, needBeforeDate: notAfter } : {}),
    patron: { id: patron },
  };
}

/** Texts without blanks around them; empty ones are none. */
function filledIn(wish: Wish): Wish {
  const entries = Object.entries(wish).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]);
  return Object.fromEntries(entries.filter(([, value]) => value !== '')) as unknown as Wish;
}

/** What the form still lacks, in its own words. `sent`: it is to be sent now, and whether the loan terms are asked for. */
export function missingIn(wish: Wish, sent?: { asksTerms: boolean }): FieldProblem[] {
  const { kind, title, titleOfComponent, pagesRequested, agreeToCopyright, agreeToTerms } = wish;
  const problems: FieldProblem[] = [];
  const need = (field: string, problem: FieldProblem['problem']) => problems.push({ field, problem });
  if (kind === 'article' && !titleOfComponent?.trim()) need('titleOfComponent', message('refusedMine.articleNeeded'));
  if (kind === 'chapter' && !titleOfComponent?.trim() && !pagesRequested?.trim())
    need('titleOfComponent', message('refusedMine.chapterNeeded'));
  if (!title?.trim())
    need('title', message(kind === 'article' ? 'refusedMine.journalNeeded' : 'refusedMine.titleNeeded'));
  if (sent && kind !== 'book' && agreeToCopyright !== true) need('agreeToCopyright', message('refusedMine.copyright'));
  if (sent?.asksTerms && kind === 'book' && agreeToTerms !== true) need('agreeToTerms', message('refusedMine.terms'));
  return problems;
}
