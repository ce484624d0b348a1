/** Rota assignment rules as stored, with the templates that they lead to. */
import { In } from 'typeorm';
import type { RotaRuleChange, RotaRuleDraft } from '../../contract/rule-inputs.js';
import type { RotaRuleView } from '../../contract/rule-views.js';
import type { FieldProblem, Outcome } from '../../engine/model/local/outcome.js';
import type { RuleRecords } from '../../engine/model/local/rules.js';
import { message } from '../../words/message.js';
import { isRowId } from '../database/row-id.js';
import { done, type RecordsContext, type Runner, removed, unknown, viewsOf } from '../local-records/records-context.js';
import { insertNew, updateRow } from '../tables/on-client.js';
import { rotaRuleTable, rotaRuleTemplateTable, rotaTemplateTable } from '../tables/rules.js';
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
    removeRotaRule: async (id) => (isRowId(id) ? order((on) => removed(on, rotaRuleTable, { id })) : unknown),
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

async function addRule(on: RecordsContext, { templates, ...draft }: RotaRuleDraft): Promise<Outcome<RotaRuleView>> {
  const problems = await problemsOf(on, { templates, ...draft });
  if (problems.length > 0) return { kind: 'invalid', problems };
  const { name, description, enabled, position = nextPosition, conditions, goesOn, lastResort } = draft;
  const row = { name, description, enabled, position, conditions, goesOn, lastResort };
  const made = await insertNew(on.tables, rotaRuleTable, row);
  if (!made) return unknown;
  await setTemplates(on, made.id, templates);
  return saved(on, made.id);
}

const nextPosition = () => '(select coalesce(max(position), 0) + 1 from rota_rule)';

async function changeRule(on: RecordsContext, id: string, change: RotaRuleChange): Promise<Outcome<RotaRuleView>> {
  const there = await on.tables.findOne(rotaRuleTable, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!there) return unknown;
  const problems = await problemsOf(on, change);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const { name, description, enabled, position, conditions, goesOn, lastResort, templates } = change;
  const named = { name, description, enabled, position, conditions, goesOn, lastResort };
  await updateRow(on.tables, rotaRuleTable, { id }, named);
  if (templates) await setTemplates(on, id, templates);
  return saved(on, id);
}

async function saved(on: RecordsContext, id: string): Promise<Outcome<RotaRuleView>> {
  const [rule] = await readRules(on, id);
  return rule ? done(rule) : unknown;
}

async function problemsOf(
  { tables }: RecordsContext,
  { templates, conditions }: RotaRuleChange,
): Promise<FieldProblem[]> {
  const known = await tables.findBy(rotaTemplateTable, { code: In(templates ?? []) });
  return [
    ...wrongConditions(conditions),
    ...(templates?.length === 0 ? [{ field: 'templates', problem: message('refusedRule.rotaNeeded') }] : []),
    ...(templates ?? [])
      .filter((template) => !known.some(({ code }) => code === template))
      .map((template) => ({ field: 'templates', problem: message('refusedRule.noRota', { template }) })),
  ];
}

async function setTemplates({ tables }: RecordsContext, rule: string, templates: readonly string[]): Promise<void> {
  await tables.delete(rotaRuleTemplateTable, { rule });
  await tables.insert(
    rotaRuleTemplateTable,
    [...new Set(templates)].map((template, at) => ({ rule, position: at + 1, template })),
  );
}
