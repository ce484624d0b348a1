/** Changed policies and temporary item creation rules as stored. */

import { isDeepStrictEqual } from 'node:util';
import type { ItemRuleChange, ItemRuleDraft } from '../../contract/local-inputs.js';
import type { ItemRuleView, PolicyView } from '../../contract/local-views.js';
import { type OverdueRow, profileProblem } from '../../domain/fulfilment/overdue-profile.js';
import {
  type Policies,
  type PolicyRow,
  policiesInForce,
  policyNames,
  policyRows,
} from '../../domain/fulfilment/policies.js';
import { policyOptions, policyWords } from '../../domain/fulfilment/policy-words.js';
import { domainsIn, isDomain } from '../../domain/letters/mail-address.js';
import type { Actor } from '../../engine/model/actor.js';
import type { FieldProblem, Outcome } from '../../engine/model/local/outcome.js';
import type { PolicyChange, PolicyRecords } from '../../engine/model/local/policies.js';
import { message } from '../../words/message.js';
import { isRowId } from '../database/row-id.js';
import { locationTable } from '../tables/libraries.js';
import { insertNew, type StoredRow, updateRow } from '../tables/on-client.js';
import { partnerTable } from '../tables/partner.js';
import { itemRuleTable, policyTable } from '../tables/policies.js';
import {
  done,
  type RecordsContext,
  type Runner,
  recordView,
  rememberedFind,
  removed,
  unknown,
} from './records-context.js';

export function createPolicyRecords(recordsContext: RecordsContext, order: Runner): PolicyRecords {
  return {
    inForce: () => readPolicies(recordsContext),
    list: () => listPolicies(recordsContext),
    change: (change, by) =>
      order(async (on) => {
        const problems = [...(await imposedAmong(on, change)), ...wrongIn(change)];
        return problems.length > 0 ? { kind: 'invalid', problems } : changePolicies(on, change, by);
      }),
    changeFromFile: (change, by) => order((on) => changePolicies(on, change, by)),
    itemRules: () => readItemRules(recordsContext),
    addItemRule: (draft) => order((on) => addItemRule(on, draft)),
    changeItemRule: async (id, change) => (isRowId(id) ? order((on) => changeItemRule(on, id, change)) : unknown),
    removeItemRule: async (id) => (isRowId(id) ? order((on) => removed(on, itemRuleTable, { id })) : unknown),
  };
}

const changedPolicies = (on: RecordsContext) => rememberedFind(on, policyTable);

/** The policies in force, within a transaction too. */
export async function readPolicies(on: RecordsContext): Promise<Policies> {
  return policiesInForce(Object.fromEntries((await changedPolicies(on)).map(({ name, value }) => [name, value])));
}

async function listPolicies(on: RecordsContext): Promise<PolicyView[]> {
  const changed = new Map((await changedPolicies(on)).map((row) => [row.name, row]));
  const imposers = await whoImposes(on);
  return policyNames.map((name) => {
    const { type, default: usual, options }: PolicyRow = policyRows[name];
    const own = changed.get(name);
    const who = own ? { changedAt: own.changedAt.toISOString(), changedBy: own.changedBy } : {};
    const issuer = imposers.get(name);
    return {
      name,
      type,
      ...policyWords[name],
      value: own?.value ?? usual,
      default: usual,
      ...who,
      ...(options
        ? {
            options: options.map((each) => ({
              value: each,
              label: policyOptions[each as keyof typeof policyOptions].label,
            })),
          }
        : {}),
      ...(issuer ? { imposedBy: issuer } : {}),
    };
  });
}

/** The policies that a directory file imposes, with the name under which that file was issued. */
async function whoImposes({ client }: RecordsContext): Promise<Map<string, string>> {
  const { rows } = await client.query<{ key: string; issuer: string }>(
    `select origin.key, coalesce(file.name, origin.issuer) as issuer from directory_origin origin
     left join directory_import file on file.id = origin.import_id
     where origin.section = 'policies' and origin.imposed ? 'value'`,
  );
  return new Map(rows.map(({ key, issuer }) => [key, issuer]));
}

/** What would change although it is imposed, each at its field. The same value again is no change. */
async function imposedAmong(on: RecordsContext, change: PolicyChange): Promise<FieldProblem[]> {
  const imposers = await whoImposes(on);
  if (imposers.size === 0) return [];
  const inForce: Record<string, unknown> = { ...(await readPolicies(on)) };
  return Object.entries(change).flatMap(([name, value]) => {
    const issuer = imposers.get(name);
    if (issuer === undefined || isDeepStrictEqual(value, inForce[name])) return [];
    return [{ field: name, problem: message('refusedPolicy.imposed', { issuer }) }];
  });
}

function wrongIn(change: PolicyChange): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const profile = change.overdueProfile as readonly OverdueRow[] | null | undefined;
  const problem = profile ? profileProblem(profile) : undefined;
  if (problem) problems.push({ field: 'overdueProfile', problem });
  const domain = domainsIn(String(change.mailDomains ?? '')).find((each) => !isDomain(each));
  if (domain !== undefined)
    problems.push({ field: 'mailDomains', problem: message('refusedPolicy.notADomain', { domain }) });
  return problems;
}

async function changePolicies(on: RecordsContext, change: PolicyChange, by: Actor): Promise<Outcome<PolicyView[]>> {
  const problems = wrongIn(change);
  if (problems.length > 0) return { kind: 'invalid', problems };
  for (const [name, value] of Object.entries(change)) {
    if (value === null) await on.tables.delete(policyTable, { name });
    else await on.tables.upsert(policyTable, { name, value, changedAt: () => 'now()', changedBy: by.name }, ['name']);
  }
  return done(await listPolicies(on));
}

/** In the order in which they are asked. */
export async function readItemRules(on: RecordsContext): Promise<ItemRuleView[]> {
  return (await rememberedFind(on, itemRuleTable, { order: { position: 'ASC', id: 'ASC' } })).map(ruleView);
}

const ruleView = (rule: StoredRow<ItemRuleView>) => recordView<ItemRuleView>(rule);
const nextPosition = () => '(select coalesce(max(position), 0) + 1 from temporary_item_rule)';

async function addItemRule(on: RecordsContext, draft: ItemRuleDraft): Promise<Outcome<ItemRuleView>> {
  const { partner, location, itemPolicy, position = nextPosition } = draft;
  const problems = await unknownNames(on, draft);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const rule = await insertNew(on.tables, itemRuleTable, { position, partner, location, itemPolicy });
  return rule ? done(ruleView(rule)) : unknown;
}

async function changeItemRule(on: RecordsContext, id: string, change: ItemRuleChange): Promise<Outcome<ItemRuleView>> {
  const { partner, location, itemPolicy, position } = change;
  const problems = await unknownNames(on, change);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const rule = await updateRow(on.tables, itemRuleTable, { id }, { position, partner, location, itemPolicy });
  return rule ? done(ruleView(rule)) : unknown;
}

async function unknownNames(
  { tables }: RecordsContext,
  { partner, location }: ItemRuleChange,
): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = [];
  if (location !== undefined && !(await tables.existsBy(locationTable, { code: location })))
    problems.push({ field: 'location', problem: message('refusedMissing.location', { location }) });
  if (partner && !(await tables.existsBy(partnerTable, { code: partner })))
    problems.push({ field: 'partner', problem: message('refusedMissing.partner', { partner }) });
  return problems;
}
