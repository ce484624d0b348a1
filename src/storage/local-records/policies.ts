/** Changed policies and temporary item creation rules as stored. */

import { isDeepStrictEqual } from 'node:util';
import { type OverdueRow, profileProblem } from '../../domain/fulfilment/overdue-profile.js';
import {
  type Policies,
  type PolicyRow,
  policiesInForce,
  policyNames,
  policyRows,
} from '../../domain/fulfilment/policies.js';
import { policyOptions, policyWords } from '../../domain/fulfilment/policy-words.js';
import type { Actor } from '../../engine/model/actor.js';
import type { FieldProblem, Outcome } from '../../engine/model/local/outcome.js';
import type {
  ItemRuleChange,
  ItemRuleDraft,
  ItemRuleView,
  PolicyChange,
  PolicyRecords,
  PolicyView,
} from '../../engine/model/local/policies.js';
import { message } from '../../words/message.js';
import { onlyRow } from '../only-row.js';
import { isRowId } from '../row-id.js';
import {
  assignments,
  believedRows,
  done,
  type RecordsContext,
  type Runner,
  recordView,
  removed,
  unknown,
  viewsOf,
} from './records-context.js';

export function createPolicyRecords(recordsContext: RecordsContext, order: Runner): PolicyRecords {
  return {
    inForce: () => readPolicies(recordsContext),
    list: () => listPolicies(recordsContext),
    change: (change, by) =>
      order(async (on) => {
        const problems = await imposedAmong(on, change);
        return problems.length > 0 ? { kind: 'invalid', problems } : changePolicies(on, change, by);
      }),
    changeFromFile: (change, by) => order((on) => changePolicies(on, change, by)),
    itemRules: () => readItemRules(recordsContext),
    addItemRule: (draft) => order((on) => addItemRule(on, draft)),
    changeItemRule: async (id, change) => (isRowId(id) ? order((on) => changeItemRule(on, id, change)) : unknown),
    removeItemRule: async (id) =>
      isRowId(id) ? order((on) => removed(on, 'delete from temporary_item_rule where id = $1', [id])) : unknown,
  };
}

interface Changed {
  name: string;
  value: unknown;
  changedAt: Date;
  changedBy: string;
}

const changedPolicies = (on: RecordsContext): Promise<Changed[]> =>
  believedRows<{ name: string; value: unknown; changedAt: Date; changedBy: string }>(
    on,
    `select name, value, changed_at as "changedAt", changed_by as "changedBy" from policy`,
  );

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

async function changePolicies(on: RecordsContext, change: PolicyChange, by: Actor): Promise<Outcome<PolicyView[]>> {
  const problems: FieldProblem[] = [];
  const profile = change.overdueProfile as readonly OverdueRow[] | null | undefined;
  const problem = profile ? profileProblem(profile) : undefined;
  if (problem) problems.push({ field: 'overdueProfile', problem });
  if (problems.length > 0) return { kind: 'invalid', problems };
  for (const [name, value] of Object.entries(change)) {
    if (value === null) await on.client.query('delete from policy where name = $1', [name]);
    else
      await on.client.query(
        `insert into policy (name, value, changed_by) values ($1, $2, $3)
         on conflict (name) do update set value = excluded.value, changed_at = now(), changed_by = excluded.changed_by`,
        [name, JSON.stringify(value), by.name],
      );
  }
  return done(await listPolicies(on));
}

const ruleColumns = `id::text, position, partner_code as partner, location_code as location, item_policy as "itemPolicy"`;

/** In the order in which they are asked. */
export async function readItemRules(on: RecordsContext): Promise<ItemRuleView[]> {
  const rows = await believedRows<{
    id: string;
    position: number;
    partner: string | null;
    location: string;
    itemPolicy: string | null;
  }>(on, `select ${ruleColumns} from temporary_item_rule order by position, temporary_item_rule.id`);
  return viewsOf({ rows });
}

async function addItemRule(on: RecordsContext, draft: ItemRuleDraft): Promise<Outcome<ItemRuleView>> {
  const { client } = on;
  const { partner, location, itemPolicy, position } = draft;
  const problems = await unknownNames(on, draft);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const made = await client.query<{
    id: string;
    position: number;
    partner: string | null;
    location: string;
    itemPolicy: string | null;
  }>(
    `insert into temporary_item_rule (position, partner_code, location_code, item_policy)
     values (coalesce($1, (select coalesce(max(position), 0) + 1 from temporary_item_rule)), $2, $3, $4) returning ${ruleColumns}`,
    [position ?? null, partner ?? null, location, itemPolicy ?? null],
  );
  return done(recordView<ItemRuleView>(onlyRow(made)));
}

async function changeItemRule(on: RecordsContext, id: string, change: ItemRuleChange): Promise<Outcome<ItemRuleView>> {
  const { partner, location, itemPolicy, position } = change;
  const problems = await unknownNames(on, change);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const named = { position, partner_code: partner, location_code: location, item_policy: itemPolicy };
  const { set, values } = assignments(named);
  if (set !== '') await on.client.query(`update temporary_item_rule set ${set} where id = $1`, [id, ...values]);
  const rule = (await readItemRules(on)).find((each) => each.id === id);
  return rule ? done(rule) : unknown;
}

async function unknownNames(
  { client }: RecordsContext,
  { partner, location }: ItemRuleChange,
): Promise<FieldProblem[]> {
  const there = onlyRow(
    await client.query<{ location: boolean; partner: boolean }>(
      `select exists (select from location where code = $1) as location, exists (select from partner where code = $2) as partner`,
      [location ?? '', partner ?? ''],
    ),
  );
  const problems: FieldProblem[] = [];
  if (location !== undefined && !there.location)
    problems.push({ field: 'location', problem: message('refusedMissing.location', { location }) });
  if (partner && !there.partner)
    problems.push({ field: 'partner', problem: message('refusedMissing.partner', { partner }) });
  return problems;
}
