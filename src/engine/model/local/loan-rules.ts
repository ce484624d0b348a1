/** Groups of patrons, and the rules that decide what their members may request, for how long and at what cost. */
import type {
  LoanRuleChange,
  LoanRuleDraft,
  PatronGroupChange,
  PatronGroupDraft,
} from '../../../contract/rule-inputs.js';
import type { LoanRuleView, PatronGroupView, UnknownGroup } from '../../../contract/rule-views.js';
import type { LoanTerms } from '../../../domain/rules/loan-rules.js';
import type { RuleFacts } from '../../../domain/rules/rule-conditions.js';
import type { Outcome } from './outcome.js';

/** For whom and for what terms are asked. What is not named is not known. */
export interface TermsQuestion {
  /** Group and language, as their record has them. */
  patron?: { group?: string | undefined; language?: string | undefined };
  /** Of the item, and of the request as far as it is known. */
  item?: RuleFacts;
}

export interface LoanRuleRecords {
  /** In their order. */
  groups(): Promise<PatronGroupView[]>;
  addGroup(draft: PatronGroupDraft): Promise<Outcome<PatronGroupView>>;
  changeGroup(code: string, change: PatronGroupChange): Promise<Outcome<PatronGroupView>>;
  /** Not while a loan rule names it. */
  removeGroup(code: string): Promise<Outcome<undefined>>;
  /** Codes on the records of patrons that no group has, those with the most patrons first. */
  unknownGroups(): Promise<UnknownGroup[]>;

  /** In the order in which they are asked. */
  rules(): Promise<LoanRuleView[]>;
  addRule(draft: LoanRuleDraft): Promise<Outcome<LoanRuleView>>;
  changeRule(id: string, change: LoanRuleChange): Promise<Outcome<LoanRuleView>>;
  removeRule(id: string): Promise<Outcome<undefined>>;

  /** What the rules are asked with. */
  facts(question: TermsQuestion): Promise<RuleFacts>;
  /** The terms of a patron and an item. */
  terms(question: TermsQuestion): Promise<LoanTerms>;
  /** The terms of a stored borrowing request, for its own patron or the one who takes it. */
  termsOfRequest(request: string, patron?: string): Promise<LoanTerms>;
}
