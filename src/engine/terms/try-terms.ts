/** Trying out: what each loan rule says of a patron and an item, and the terms that follow. Nothing is changed. */
import type { LoanTrial } from '../../contract/rule-views.js';
import { isPickupPlace } from '../../domain/fulfilment/pickup.js';
import { firstThatFits } from '../../domain/rules/first-that-fits.js';
import { loanRuleSays, mayPickUpAt } from '../../domain/rules/loan-rules.js';
import { type RuleFacts, ruleFactNames, ruleFactRows } from '../../domain/rules/rule-conditions.js';
import type { EngineContext } from '../engine-context.js';
import type { TriedItem } from '../model/gateway.js';
import { termsQuestionOf } from './terms-of-loan.js';

/** Nothing for a patron who is not there, or a request that is no borrowing request. */
export async function tryTerms(
  { local, views }: Pick<EngineContext, 'local' | 'views'>,
  id: string,
  { request, ...named }: TriedItem,
): Promise<LoanTrial | undefined> {
  const now = new Date();
  const patron = await local.patrons.read(id, now);
  const loan = request === undefined ? undefined : await views.loan(request);
  if (!patron || (request !== undefined && loan?.request.side !== 'borrowing')) return undefined;
  const item: RuleFacts = {
    ...(loan ? termsQuestionOf(loan, loan.request.partnerCode).item : {}),
    ...(Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)) as RuleFacts),
  };
  const question = { patron, item };
  const [facts, terms, rules, libraries] = await Promise.all([
    local.loanRules.facts(question),
    local.loanRules.terms(question),
    local.loanRules.rules(),
    local.libraries.list(now),
  ]);
  const { refusal, requestLimit, loanDays, renewals, requestFee, rule, mayRequest } = terms;
  return {
    patron: patron.id,
    patronName: patron.name,
    ...(loan ? { title: loan.citation.title } : {}),
    facts: ruleFactNames.flatMap((fact) => {
      const value = facts[fact];
      return value ? [{ fact, label: ruleFactRows[fact].label, value }] : [];
    }),
    rules: firstThatFits(rules, facts, loanRuleSays),
    mayRequest,
    ...(refusal ? { refusal } : {}),
    openRequests: patron.activeRequests,
    requestLimit,
    loanDays,
    ...(renewals === undefined ? {} : { renewals }),
    requestFee,
    currency: patron.currency,
    pickupLibraries: libraries
      .filter((each) => isPickupPlace(each) && mayPickUpAt(terms, each.code))
      .map(({ code, name }) => ({ code, name })),
    ...(rule ? { rule } : {}),
  };
}
