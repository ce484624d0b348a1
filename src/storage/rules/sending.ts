/** Sending rules as stored. */
import { conditionProblem } from '../../domain/rule-conditions.js';
import type { FieldProblem, Outcome } from '../../engine/model/local/outcome.js';
import type {
  RuleRecords,
  SendingRuleChange,
  SendingRuleDraft,
  SendingRuleView,
} from '../../engine/model/local/rules.js';
import {
  assignments,
  believedRows,
  done,
  type RecordsContext,
  type Runner,
  removed,
  unknown,
  viewsOf,
} from '../local-records/records-context.js';
import { isRowId } from '../row-id.js';

export function sendingRecords(
  recordsContext: RecordsContext,
  order: Runner,
): Pick<RuleRecords, 'sendingRules' | 'addSendingRule' | 'changeSendingRule' | 'removeSendingRule'> {
  return {
    sendingRules: async () =>
      viewsOf({
        rows: await believedRows<{
          id: string;
          position: number;
          name: string;
          enabled: boolean;
          conditions: unknown;
          sends: boolean;
        }>(recordsContext, `select ${columns} from sending_rule order by position, sending_rule.id`),
      }),
    addSendingRule: (draft) => order((on) => addRule(on, draft)),
    changeSendingRule: async (id, change) => (isRowId(id) ? order((on) => changeRule(on, id, change)) : unknown),
    removeSendingRule: async (id) =>
      isRowId(id) ? order((on) => removed(on, 'delete from sending_rule where id = $1', [id])) : unknown,
  };
}

/** Where the rule stands that decides when no other does; new ones come before it unless they say otherwise. */
export const lastPosition = 1000;

const columns = `id::text, position, name, enabled, conditions, sends`;

async function addRule({ client }: RecordsContext, draft: SendingRuleDraft): Promise<Outcome<SendingRuleView>> {
  const { name, sends, conditions = [], enabled = true, position } = draft;
  const problems = wrongConditions(conditions);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const made = await client.query<{
    id: string;
    position: number;
    name: string;
    enabled: boolean;
    conditions: unknown;
    sends: boolean;
  }>(
    `insert into sending_rule (position, name, enabled, conditions, sends)
     values (coalesce($1, (select coalesce(max(position), 0) + 1 from sending_rule where position < ${lastPosition})), $2, $3, $4, $5) returning ${columns}`,
    [position ?? null, name, enabled, JSON.stringify(conditions), sends],
  );
  return done(viewsOf<SendingRuleView>(made)[0] as SendingRuleView);
}

async function changeRule(
  { client }: RecordsContext,
  id: string,
  change: SendingRuleChange,
): Promise<Outcome<SendingRuleView>> {
  const { name, sends, conditions, enabled, position } = change;
  const problems = wrongConditions(conditions);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const { set, values } = assignments({
    name,
    sends,
    enabled,
    position,
    conditions: conditions && JSON.stringify(conditions),
  });
  if (set !== '') await client.query(`update sending_rule set ${set} where id = $1`, [id, ...values]);
  const [rule] = viewsOf<SendingRuleView>(
    await client.query<{
      id: string;
      position: number;
      name: string;
      enabled: boolean;
      conditions: unknown;
      sends: boolean;
    }>(`select ${columns} from sending_rule where id = $1`, [id]),
  );
  return rule ? done(rule) : unknown;
}

/** What is wrong with the conditions of a rule, by the place of each. */
export const wrongConditions = (conditions: SendingRuleDraft['conditions'] = []): FieldProblem[] =>
  conditions.flatMap((condition, at) => {
    const problem = conditionProblem(condition);
    return problem ? [{ field: `conditions.${at}`, problem }] : [];
  });
