/** Rota assignment rules as stored, with the templates that they lead to. */
import type { FieldProblem, Outcome } from '../../engine/model/local/outcome.js';
import type { RotaRuleChange, RotaRuleDraft, RotaRuleView, RuleRecords } from '../../engine/model/local/rules.js';
import { message } from '../../words/message.js';
import {
  assignments,
  done,
  type RecordsContext,
  type Runner,
  removed,
  unknown,
  viewsOf,
} from '../local-records/records-context.js';
import { isRowId } from '../row-id.js';
import { wrongConditions } from './sending.js';

type RotaRuleTemplateRow = {
  id: string;
  position: number;
  name: string;
  description: string | null;
  enabled: boolean;
  conditions: unknown;
  goesOn: boolean;
  lastResort: boolean;
  templates: unknown;
};

export function rotaRuleRecords(
  recordsContext: RecordsContext,
  order: Runner,
): Pick<RuleRecords, 'rotaRules' | 'addRotaRule' | 'changeRotaRule' | 'removeRotaRule'> {
  return {
    rotaRules: () => readRules(recordsContext),
    addRotaRule: (draft) => order((on) => addRule(on, draft)),
    changeRotaRule: async (id, change) => (isRowId(id) ? order((on) => changeRule(on, id, change)) : unknown),
    removeRotaRule: async (id) =>
      isRowId(id) ? order((on) => removed(on, 'delete from rota_rule where id = $1', [id])) : unknown,
  };
}

async function readRules({ client }: RecordsContext, id?: string): Promise<RotaRuleView[]> {
  return viewsOf(
    await client.query<RotaRuleTemplateRow>(
      `select r.id::text, r.position, r.name, r.description, r.enabled, r.conditions, r.goes_on as "goesOn",
         r.last_resort as "lastResort",
         coalesce((select jsonb_agg(t.template_code order by t.position) from rota_rule_template t
           where t.rule_id = r.id), '[]') as templates
       from rota_rule r where $1::bigint is null or r.id = $1 order by r.position, r.id`,
      [id ?? null],
    ),
  );
}

async function addRule(on: RecordsContext, draft: RotaRuleDraft): Promise<Outcome<RotaRuleView>> {
  const { name, description, templates, conditions = [], position } = draft;
  const { enabled = true, goesOn = false, lastResort = false } = draft;
  const problems = await problemsOf(on, draft);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const { rows } = await on.client.query<{ id: string }>(
    `insert into rota_rule (position, name, description, enabled, conditions, goes_on, last_resort)
     values (coalesce($1, (select coalesce(max(position), 0) + 1 from rota_rule)), $2, $3, $4, $5, $6, $7)
     returning id::text`,
    [position ?? null, name, description ?? null, enabled, JSON.stringify(conditions), goesOn, lastResort],
  );
  const id = rows[0]?.id as string;
  await setTemplates(on, id, templates);
  return saved(on, id);
}

async function changeRule(on: RecordsContext, id: string, change: RotaRuleChange): Promise<Outcome<RotaRuleView>> {
  const there = await on.client.query('select from rota_rule where id = $1 for update', [id]);
  if (there.rowCount === 0) return unknown;
  const problems = await problemsOf(on, change);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const { name, description, enabled, position, conditions } = change;
  const { set, values } = assignments({
    name,
    description,
    enabled,
    position,
    conditions: conditions && JSON.stringify(conditions),
    goes_on: change.goesOn,
    last_resort: change.lastResort,
  });
  if (set !== '') await on.client.query(`update rota_rule set ${set} where id = $1`, [id, ...values]);
  if (change.templates) await setTemplates(on, id, change.templates);
  return saved(on, id);
}

async function saved(on: RecordsContext, id: string): Promise<Outcome<RotaRuleView>> {
  const [rule] = await readRules(on, id);
  return rule ? done(rule) : unknown;
}

async function problemsOf(
  { client }: RecordsContext,
  { templates, conditions }: RotaRuleChange,
): Promise<FieldProblem[]> {
  const { rows } = await client.query<{ code: string }>('select code from rota_template where code = any($1)', [
    templates ?? [],
  ]);
  return [
    ...wrongConditions(conditions),
    ...(templates?.length === 0 ? [{ field: 'templates', problem: message('refusedRule.rotaNeeded') }] : []),
    ...(templates ?? [])
      .filter((template) => !rows.some(({ code }) => code === template))
      .map((template) => ({ field: 'templates', problem: message('refusedRule.noRota', { template }) })),
  ];
}

async function setTemplates({ client }: RecordsContext, id: string, templates: readonly string[]): Promise<void> {
  await client.query('delete from rota_rule_template where rule_id = $1', [id]);
  await client.query(
    `insert into rota_rule_template (rule_id, position, template_code)
     select $1, x.position, x.template from unnest($2::text[]) with ordinality as x(template, position)`,
    [id, [...new Set(templates)]],
  );
}
