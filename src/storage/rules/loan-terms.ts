/** The terms of a patron and an item. Without rules nothing is looked up: the policies decide. */
import type { LoanRuleView } from '../../contract/rule-views.js';
import { type LoanTerms, termsFor } from '../../domain/rules/loan-rules.js';
import { groupFacts } from '../../domain/rules/patron-groups.js';
import type { RuleFacts } from '../../domain/rules/rule-conditions.js';
import type { TermsQuestion } from '../../engine/model/local/loan-rules.js';
import { readPolicies } from '../local-records/policies.js';
import { type RecordsContext, recordView, rememberedFind } from '../local-records/records-context.js';
import { loanRuleTable, patronGroupTable } from '../tables/rules.js';

/** In the order in which they are asked. */
export async function readLoanRules(on: RecordsContext): Promise<LoanRuleView[]> {
  const rows = await rememberedFind(on, loanRuleTable, { order: { position: 'ASC', id: 'ASC' } });
  return rows.map((row) => recordView<LoanRuleView>(row));
}

/** The groups as rules know them. */
export const readGroups = (on: RecordsContext) =>
  rememberedFind(on, patronGroupTable, { order: { position: 'ASC', code: 'ASC' } });

export async function factsFor(on: RecordsContext, { patron, item }: TermsQuestion): Promise<RuleFacts> {
  return {
    ...item,
    ...(patron?.language ? { language: patron.language } : {}),
    ...(patron?.group ? groupFacts(await readGroups(on), patron.group) : {}),
  };
}

export async function readTerms(on: RecordsContext, question: TermsQuestion): Promise<LoanTerms> {
  const rules = await readLoanRules(on);
  const facts = rules.some(({ enabled }) => enabled) ? await factsFor(on, question) : {};
  return termsFor(rules, await readPolicies(on), facts);
}

type TermsRow = {
  serviceType: string;
  requestedFormat: string | null;
  serviceLevel: string | null;
  pickupLocation: string | null;
  ownerLibrary: string | null;
  partner: string | null;
  group: string | null;
  language: string | null;
};

/** Of a stored borrowing request; `patron`: who takes it, where that is not who asked for it. */
export async function readTermsOfRequest(on: RecordsContext, request: string, patron?: string): Promise<LoanTerms> {
  const rules = await readLoanRules(on);
  if (!rules.some(({ enabled }) => enabled)) return termsFor([], await readPolicies(on), {});
  const { rows } = await on.client.query<TermsRow>(
    `select r.service_type as "serviceType", c.publication #>> '{publicationType,value}' as "requestedFormat",
       c.service #>> '{serviceLevel,value}' as "serviceLevel", c.pickup_location as "pickupLocation",
       r.facts #>> '{form,ownerLibrary}' as "ownerLibrary", r.partner_code as partner, p.group_code as "group", p.language
     from request r join citation c on c.request_id = r.id left join patron p on p.id = coalesce($2, c.patron ->> 'id')
     where r.id = $1`,
    [request, patron ?? null],
  );
  const { group, language, ...item } = recordView<Partial<Record<keyof TermsRow, string>>>(rows[0] ?? {});
  return readTerms(on, { patron: { group, language }, item });
}
