import type { CandidateView } from '../../contract/lending-operations.js';
import type { Loan } from '../model/records.js';

/** Which of the copies that were found goes to the borrower: what is being moved, what staff chose, else the first that may be lent. */
export function copyToLend(
  candidates: readonly CandidateView[],
  { facts }: Pick<Loan['request'], 'facts'>,
  moving?: string,
): CandidateView | undefined {
  const chosen = facts.local?.['copy'];
  const of = (wanted: unknown) =>
    typeof wanted === 'string' ? candidates.find(({ barcode }) => barcode === wanted) : undefined;
  return of(moving) ?? of(chosen) ?? candidates.find(({ available }) => available) ?? candidates[0];
}
