/** What the desk reads of workflow profiles and rules. */
import { type RotaTemplate, rotaOrders } from '../../domain/rota-rules.js';
import { type Condition, ruleFactNames, ruleOperators } from '../../domain/rule-conditions.js';
import type { ProfileView, RotaRuleView, RotaTemplateSaved, SendingRuleView } from '../../engine/local/rules.js';
import { integer, list, object, oneOf, optional, type Schema, text, yesNo } from './shape.js';

const conditions = list(
  object<Condition>({
    fact: oneOf(...ruleFactNames),
    operator: oneOf(...ruleOperators),
    values: optional(list(text)),
  }),
);
const rule = { id: text, position: integer, name: text, enabled: yesNo, conditions } as const;

const template = {
  ...{ code: text, name: text, order: oneOf(...rotaOrders) },
  ...{ status: oneOf('active', 'inactive'), members: list(text) },
} as const;

export const ruleViews: Record<string, Schema> = {
  ProfileView: object<ProfileView>({
    code: text,
    name: text,
    french: optional(text),
    kind: oneOf('borrowing', 'lending'),
    unticked: list(text),
    automaticRenew: yesNo,
    steps: list(object<ProfileView['steps'][number]>({ step: text, label: text, ticked: yesNo })),
    partners: list(text),
  }),
  SendingRuleView: object<SendingRuleView>({ ...rule, sends: yesNo }),
  RotaTemplate: object<RotaTemplate>(template),
  RotaTemplateSaved: object<RotaTemplateSaved>({
    ...template,
    warnings: optional(list(text, { description: 'Nobody of it can be asked: it is saved all the same.' })),
  }),
  RotaRuleView: object<RotaRuleView>({
    ...rule,
    description: optional(text),
    templates: list(text),
    goesOn: yesNo,
    lastResort: yesNo,
  }),
};
