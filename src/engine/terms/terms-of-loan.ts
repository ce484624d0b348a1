/** The terms of a request as it is about to be stored: for its patron, by what it asks for. */
import { type LoanTerms, mayPickUpAt } from '../../domain/rules/loan-rules.js';
import type { RuleFacts } from '../../domain/rules/rule-conditions.js';
import { message } from '../../words/message.js';
import { citationDraftOf } from '../before-sending/citation-from.js';
import type { TermsQuestion } from '../model/local/loan-rules.js';
import type { FieldProblem } from '../model/local/outcome.js';
import type { LocalRecords } from '../model/local-records.js';
import type { Loan } from '../model/records.js';
import { itemFactsOf } from '../rota/rule-facts.js';

/** What loan rules are asked with. `at`: the partner that a request is with, once it was sent. */
export function termsQuestionOf({ request, citation }: Pick<Loan, 'request' | 'citation'>, at?: string): TermsQuestion {
  const draft = { ...citationDraftOf(citation, request.facts), serviceType: request.serviceType };
  const item: RuleFacts = { ...itemFactsOf(draft), ...(at ? { partner: at } : {}) };
  const { group, language } = citation.patron ?? {};
  return { item, patron: { group, language } };
}

export const termsOfLoan = (
  loan: Pick<Loan, 'request' | 'citation'>,
  { loanRules }: Pick<LocalRecords, 'loanRules'>,
): Promise<LoanTerms> => loanRules.terms(termsQuestionOf(loan));

/** A place where this patron may not pick up this item, with those where they may. */
export async function pickupProblem(
  { citation: { pickupLocation } }: Pick<Loan, 'citation'>,
  terms: Pick<LoanTerms, 'pickupLibraries'>,
  { libraries }: Pick<LocalRecords, 'libraries'>,
  now: Date,
): Promise<FieldProblem[]> {
  if (!pickupLocation || mayPickUpAt(terms, pickupLocation)) return [];
  const named = (await libraries.list(now)).filter(({ code }) => mayPickUpAt(terms, code)).map(({ name }) => name);
  return [{ field: 'pickupLocation', problem: message('refusedLoanRule.pickup', { places: { oneOf: named } }) }];
}
