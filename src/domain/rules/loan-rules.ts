/** Loan rules: what a patron may request, for how long and at what cost. The first rule that fits decides; policies where it says nothing. */
import { type InEach, type Message, message, type Wording } from '../../words/message.js';
import type { Policies } from '../fulfilment/policies.js';
import { type AutomaticRule, byRule } from '../tables/automatic-rules.js';
import { type DecidingRule, decidingRule } from './first-that-fits.js';
import type { RuleFacts } from './rule-conditions.js';

/** What a rule decides. What it leaves out is as the policies have it. */
export interface LoanOutcome {
  mayRequest: boolean;
  /** What the patron reads when the request is refused. */
  refusal?: string;
  /** The same in French. */
  french?: string;
  /** Open requests at once; 0: as many as wanted. */
  requestLimit?: number;
  loanDays?: number;
  /** How often one loan may be renewed. */
  renewals?: number;
  /** `2.50`, charged to the patron when the item is received. */
  requestFee?: string;
  /** Codes of the libraries where it may be picked up; without any, all. */
  pickupLibraries?: readonly string[];
}

export interface LoanRule extends DecidingRule, LoanOutcome {
  id: string;
}

/** The terms of one patron and, where it is known, one item. */
export interface LoanTerms {
  mayRequest: boolean;
  /** Why not, in the library's own words where it wrote some. */
  refusal?: Wording;
  /** 0: as many as wanted. */
  requestLimit: number;
  loanDays: number;
  /** Without it as often as the lender grants it. */
  renewals?: number;
  /** `0.00`: none. */
  requestFee: string;
  /** Without it all libraries. */
  pickupLibraries?: readonly string[];
  /** The rule that decided; none where the policies alone do. */
  rule?: { id: string; name: string };
}

/** The terms by the first rule that fits, else by the policies. Everything that a patron may do, and for how long, goes through here. */
export function termsFor(
  rules: readonly LoanRule[],
  policies: Pick<Policies, 'activeRequestLimit' | 'patronLoanDays'>,
  facts: RuleFacts,
): LoanTerms {
  const usual = {
    mayRequest: true,
    requestLimit: policies.activeRequestLimit,
    loanDays: policies.patronLoanDays,
    requestFee: '0.00',
  };
  const rule = decidingRule(rules, facts);
  if (!rule) return usual;
  const { id, name, mayRequest, requestLimit, loanDays, renewals, requestFee, pickupLibraries = [] } = rule;
  return {
    mayRequest,
    ...(mayRequest ? {} : { refusal: refusalOf(rule) }),
    requestLimit: requestLimit ?? usual.requestLimit,
    loanDays: loanDays ?? usual.loanDays,
    ...(renewals === undefined ? {} : { renewals }),
    requestFee: requestFee ?? usual.requestFee,
    ...(pickupLibraries.length > 0 ? { pickupLibraries } : {}),
    rule: { id, name },
  };
}

/** In each language the library's words; words in one language alone are read in both. */
function refusalOf({ refusal, french }: LoanOutcome): Wording {
  const own: InEach | undefined =
    refusal || french ? { in: { en: refusal ?? french ?? '', fr: french ?? refusal ?? '' } } : undefined;
  return own ?? message('refusedLoanRule.mayNotRequest');
}

/** Whether an item may be picked up at a library. */
export const mayPickUpAt = ({ pickupLibraries }: Pick<LoanTerms, 'pickupLibraries'>, library: string): boolean =>
  pickupLibraries === undefined || pickupLibraries.includes(library);

/** Why a loan is not renewed once more; nothing when it may be. */
export const renewalsUsedUp = ({ renewals }: Pick<LoanTerms, 'renewals'>, done: number): Message | undefined =>
  renewals !== undefined && done >= renewals ? message('refusedLoanRule.renewalsUsedUp', { renewals }) : undefined;

/** For *Try it*: what a rule that decides says. */
export const loanRuleSays = ({ mayRequest }: Pick<LoanRule, 'mayRequest'>): Message =>
  message(mayRequest ? 'ruleTried.mayRequest' : 'ruleTried.mayNotRequest');

/** For a line of history: the rule that decided, by its name. Nothing where the policies alone do. */
export const byLoanRule = ({ rule }: Pick<LoanTerms, 'rule'>): { rule?: AutomaticRule; ruleName?: string } =>
  rule ? { rule: byRule('loanRule'), ruleName: rule.name } : {};
