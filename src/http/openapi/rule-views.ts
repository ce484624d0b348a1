/** What the desk reads of workflow profiles and rules. */
import { rotaOrders } from '../../domain/rota-rules.js';
import { ruleFactNames, ruleOperators } from '../../domain/rule-conditions.js';
import { integer, list, object, oneOf, optional, text, yesNo } from './shape.js';

const conditions = list(
  object({
    fact: oneOf(...ruleFactNames),
    operator: oneOf(...ruleOperators),
    values: optional(list(text)),
  }),
);
const rule = { id: text, position: integer, name: text, enabled: yesNo, conditions } as const;

const template = {
  code: text,
  name: text,
  order: oneOf(...rotaOrders),
  status: oneOf('active', 'inactive'),
  members: list(text),
} as const;

export const ruleViews = {
  ProfileView: object({
    code: text,
    name: text,
    french: optional(text),
    kind: oneOf('borrowing', 'lending'),
    unticked: list(text),
    automaticRenew: yesNo,
    steps: list(object({ step: text, label: text, ticked: yesNo })),
    partners: list(text),
  }),
  SendingRuleView: object({ ...rule, sends: yesNo }),
  RotaTemplate: object(template),
  RotaTemplateSaved: object({
    ...template,
    warnings: optional(list(text, { description: 'Nobody of it can be asked: it is saved all the same.' })),
  }),
  RotaRuleView: object({
    ...rule,
    description: optional(text),
    templates: list(text),
    goesOn: yesNo,
    lastResort: yesNo,
  }),
};
