/** Sending rules as stored. */

import type { SendingRuleChange, SendingRuleDraft } from '../../contract/rule-inputs.js';
import type { SendingRuleView } from '../../contract/rule-views.js';
import { conditionProblem } from '../../domain/rules/rule-conditions.js';
import type { FieldProblem, Outcome } from '../../engine/model/local/outcome.js';
import type { RuleRecords } from '../../engine/model/local/rules.js';
import { isRowId } from '../database/row-id.js';
import {
  done,
  type RecordsContext,
  type Runner,
  rememberedFind,
  removed,
  unknown,
} from '../local-records/records-context.js';
import { insertNew, updateRow } from '../tables/on-client.js';
import { sendingRuleTable } from '../tables/rules.js';

export function sendingRecords(
  recordsContext: RecordsContext,
  order: Runner,
): Pick<RuleRecords, 'sendingRules' | 'addSendingRule' | 'changeSendingRule' | 'removeSendingRule'> {
  return {
    sendingRules: () => rememberedFind(recordsContext, sendingRuleTable, { order: { position: 'ASC', id: 'ASC' } }),
    addSendingRule: (draft) => order((on) => addRule(on, draft)),
    changeSendingRule: async (id, change) => (isRowId(id) ? order((on) => changeRule(on, id, change)) : unknown),
    removeSendingRule: async (id) => (isRowId(id) ? order((on) => removed(on, sendingRuleTable, { id })) : unknown),
  };
}

/** Where the rule stands that decides when no other does; new ones come before it unless they say otherwise. */
export const lastPosition = 1000;

const nextPosition = () => `(select coalesce(max(position), 0) + 1 from sending_rule where position < ${lastPosition})`;

async function addRule({ tables }: RecordsContext, draft: SendingRuleDraft): Promise<Outcome<SendingRuleView>> {
  const { name, sends, conditions = [], enabled = true, position = nextPosition } = draft;
  const problems = wrongConditions(conditions);
  if (problems.length > 0) return { kind: 'invalid', problems };
  return rowOr(await insertNew(tables, sendingRuleTable, { position, name, enabled, conditions, sends }));
}

async function changeRule(
  { tables }: RecordsContext,
  id: string,
  { name, sends, conditions, enabled, position }: SendingRuleChange,
): Promise<Outcome<SendingRuleView>> {
  const problems = wrongConditions(conditions);
  if (problems.length > 0) return { kind: 'invalid', problems };
  return rowOr(await updateRow(tables, sendingRuleTable, { id }, { name, sends, conditions, enabled, position }));
}

const rowOr = (rule: SendingRuleView | undefined): Outcome<SendingRuleView> => (rule ? done(rule) : unknown);

/** What is wrong with the conditions of a rule, by the place of each. */
export const wrongConditions = (conditions: SendingRuleDraft['conditions'] = []): FieldProblem[] =>
  conditions.flatMap((condition, at) => {
    const problem = conditionProblem(condition);
    return problem ? [{ field: `conditions.${at}`, problem }] : [];
  });
