/** Groups of patrons and loan rules as stored. */
import { In } from 'typeorm';
import type { LoanRuleChange, LoanRuleDraft, PatronGroupChange, PatronGroupDraft } from '../../contract/rule-inputs.js';
import type { LoanRuleView, PatronGroupView, UnknownGroup } from '../../contract/rule-views.js';
import { patronGroupOf } from '../../domain/rules/patron-groups.js';
import type { LoanRuleRecords } from '../../engine/model/local/loan-rules.js';
import type { FieldProblem, Outcome } from '../../engine/model/local/outcome.js';
import { message } from '../../words/message.js';
import { isRowId } from '../database/row-id.js';
import {
  done,
  notNow,
  type RecordsContext,
  type Runner,
  recordView,
  removed,
  unknown,
  viewsOf,
} from '../local-records/records-context.js';
import { libraryTable } from '../tables/libraries.js';
import { insertNew, updateRow } from '../tables/on-client.js';
import { loanRuleTable, patronGroupTable } from '../tables/rules.js';
import { factsFor, readGroups, readLoanRules, readTerms, readTermsOfRequest } from './loan-terms.js';
import { wrongConditions } from './sending.js';

/** Groups of patrons, loan rules and the terms that follow from them, on PostgreSQL. */
export const createLoanRuleRecords = (on: RecordsContext, order: Runner): LoanRuleRecords => ({
  groups: () => listGroups(on),
  addGroup: (draft) => order((at) => addGroup(at, draft)),
  changeGroup: (code, change) => order((at) => changeGroup(at, code, change)),
  removeGroup: (code) => order((at) => removeGroup(at, code)),
  unknownGroups: () => unknownGroups(on),
  rules: () => readLoanRules(on),
  addRule: (draft) => order((at) => addRule(at, draft)),
  changeRule: async (id, change) => (isRowId(id) ? order((at) => changeRule(at, id, change)) : unknown),
  removeRule: async (id) => (isRowId(id) ? order((at) => removed(at, loanRuleTable, { id })) : unknown),
  facts: (question) => factsFor(on, question),
  terms: (question) => readTerms(on, question),
  termsOfRequest: (request, patron) => readTermsOfRequest(on, request, patron),
});

type GroupRow = Omit<PatronGroupView, 'french'> & { french: string | null };

/** How many patrons have each code, in any case. */
const counted = `with counted as (select lower(trim(group_code)) as code, min(group_code) as shown, count(*)::int as patrons
  from patron where group_code is not null group by 1)`;

/** A patron belongs to the group whose own code they have, else to the first that treats their code as its own. */
async function listGroups({ client }: RecordsContext, code?: string): Promise<PatronGroupView[]> {
  return viewsOf(
    await client.query<GroupRow>(
      `${counted}
       select g.code, g.name, g.french, g.position, g.codes, coalesce((select sum(c.patrons)::int from counted c
         where c.code in (select lower(trim(each)) from unnest(g.codes || g.code) each)), 0) as patrons
       from patron_group g where $1::text is null or g.code = $1 order by g.position, g.code`,
      [code ?? null],
    ),
  );
}

/** How many codes are listed at once. */
const unknownAtMost = 200;

async function unknownGroups({ client }: RecordsContext): Promise<UnknownGroup[]> {
  const { rows } = await client.query<UnknownGroup>(
    `${counted}
     select c.shown as code, c.patrons from counted c where c.code <> '' and c.code not in (
       select lower(trim(each)) from patron_group g, unnest(g.codes || g.code) each)
     order by c.patrons desc, c.shown limit ${unknownAtMost}`,
  );
  return rows;
}

const lastGroup = () => '(select coalesce(max(position), 0) + 1 from patron_group)';

async function addGroup(on: RecordsContext, draft: PatronGroupDraft): Promise<Outcome<PatronGroupView>> {
  const { code, name, french, codes = [], position = lastGroup } = draft;
  const problems = await takenCodes(on, { code, codes });
  if (problems.length > 0) return { kind: 'invalid', problems };
  await insertNew(on.tables, patronGroupTable, { code: code.trim(), name, french, codes, position });
  return groupNow(on, code.trim());
}

async function changeGroup(
  on: RecordsContext,
  code: string,
  { name, french, codes, position }: PatronGroupChange,
): Promise<Outcome<PatronGroupView>> {
  const problems = await takenCodes(on, { codes: codes ?? [], except: code });
  if (problems.length > 0) return { kind: 'invalid', problems };
  await updateRow(on.tables, patronGroupTable, { code }, { name, french, codes, position });
  return groupNow(on, code);
}

async function groupNow(on: RecordsContext, code: string): Promise<Outcome<PatronGroupView>> {
  const [group] = await listGroups(on, code);
  return group ? done(group) : unknown;
}

/** A code belongs to one group alone. */
async function takenCodes(
  on: RecordsContext,
  { code, codes, except }: { code?: string; codes: readonly string[]; except?: string },
): Promise<FieldProblem[]> {
  const others = (await readGroups(on)).filter((each) => each.code !== except);
  const taken = (field: string, each: string): FieldProblem[] => {
    const group = patronGroupOf(others, each);
    return group ? [{ field, problem: message('refusedLoanRule.codeTaken', { code: each, group: group.name }) }] : [];
  };
  return [...(code ? taken('code', code) : []), ...codes.flatMap((each) => taken('codes', each))];
}

async function removeGroup(on: RecordsContext, code: string): Promise<Outcome<undefined>> {
  const naming = (await readLoanRules(on)).find(({ conditions }) =>
    conditions.some(({ fact, values = [] }) => fact === 'userGroup' && values.includes(code)),
  );
  if (naming) return notNow(message('refusedLoanRule.groupNamed', { rule: naming.name }));
  return removed(on, patronGroupTable, { code });
}

const lastRule = () => '(select coalesce(max(position), 0) + 1 from loan_rule)';

async function addRule(on: RecordsContext, draft: LoanRuleDraft): Promise<Outcome<LoanRuleView>> {
  const problems = await problemsOf(on, draft);
  if (problems.length > 0) return { kind: 'invalid', problems };
  return asView(await insertNew(on.tables, loanRuleTable, { position: lastRule, ...columnsOf(draft) }));
}

async function changeRule(on: RecordsContext, id: string, change: LoanRuleChange): Promise<Outcome<LoanRuleView>> {
  const problems = await problemsOf(on, change);
  if (problems.length > 0) return { kind: 'invalid', problems };
  return asView(await updateRow(on.tables, loanRuleTable, { id }, columnsOf(change)));
}

/** What is named of a rule; what is left out keeps its value. */
function columnsOf({
  name,
  enabled,
  position,
  conditions,
  mayRequest,
  refusal,
  french,
  requestLimit,
  loanDays,
  renewals,
  requestFee,
  pickupLibraries,
}: LoanRuleChange) {
  return {
    ...{ name, enabled, conditions, mayRequest, refusal, french },
    ...{ requestLimit, loanDays, renewals, requestFee, pickupLibraries },
    ...(position === undefined ? {} : { position }),
  };
}

const asView = (row: object | undefined): Outcome<LoanRuleView> =>
  row ? done(recordView<LoanRuleView>(row)) : unknown;

async function problemsOf(
  { tables }: RecordsContext,
  { conditions, pickupLibraries = [] }: LoanRuleChange,
): Promise<FieldProblem[]> {
  const known = pickupLibraries.length > 0 ? await tables.findBy(libraryTable, { code: In(pickupLibraries) }) : [];
  return [
    ...wrongConditions(conditions),
    ...pickupLibraries
      .filter((library) => !known.some(({ code }) => code === library))
      .map((library) => ({ field: 'pickupLibraries', problem: message('refusedMissing.library', { library }) })),
  ];
}
