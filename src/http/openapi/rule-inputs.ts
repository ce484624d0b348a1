/** What a desk may send about workflow profiles and rules. All are closed: an unknown field is refused by its name. */
import { rotaOrders } from '../../domain/rota-rules.js';
import { ruleFactNames, ruleOperators } from '../../domain/rule-conditions.js';
import { profileSteps } from '../../domain/workflow-profile.js';
import { closed, code, integer, line, list, oneOf, optional, orNull, yesNo } from './shape.js';

const name = line(200, { minLength: 1 });
const french = optional(orNull(line(200, { minLength: 1, description: 'The name in French.' })));
const reference = line(64, { minLength: 1 });
const position = { ...integer, minimum: 0, maximum: 1_000_000 };

const steps = optional(
  list(line(64, { minLength: 1 }), {
    maxItems: 100,
    description:
      'The optional steps that are taken; without it all. ' +
      Object.entries(profileSteps)
        .map(([side, rows]) => `${side}: ${Object.keys(rows).join(', ')}`)
        .join('; '),
  }),
);
const automaticRenew = optional({
  ...yesNo,
  description: 'Lending: a renewal that is possible is granted without staff.',
});

const conditions = optional(
  list(
    closed({
      fact: oneOf(...ruleFactNames),
      operator: oneOf(...ruleOperators),
      values: optional(list(name, { maxItems: 200 })),
    }),
    { maxItems: 50, description: 'All must fit; without any the rule fits always.' },
  ),
);
const rule = { conditions, enabled: optional(yesNo), position: optional(position) } as const;
const template = {
  order: optional(oneOf(...rotaOrders)),
  status: optional(oneOf('active', 'inactive')),
} as const;
const members = list(reference, { maxItems: 200, description: 'Partners in the order to be asked.' });
const templates = list(reference, { minItems: 1, maxItems: 50 });
const rota = {
  ...rule,
  description: optional(orNull(line(1000))),
  goesOn: optional({ ...yesNo, description: 'The rules after it are asked too.' }),
  lastResort: optional({ ...yesNo, description: 'Its partners come at the very end.' }),
} as const;
const change = { minProperties: 1 };

export const ruleInputs = {
  ProfileDraft: closed({ code, name, french, kind: oneOf('borrowing', 'lending'), steps, automaticRenew }),
  ProfileChange: closed({ name: optional(name), french, steps, automaticRenew }, change),
  SendingRuleDraft: closed({ name, sends: yesNo, ...rule }),
  SendingRuleChange: closed({ name: optional(name), sends: optional(yesNo), ...rule }, change),
  RotaTemplateDraft: closed({ code, name, members, ...template }),
  RotaTemplateChange: closed({ name: optional(name), members: optional(members), ...template }, change),
  RotaRuleDraft: closed({ name, templates, ...rota }),
  RotaRuleChange: closed({ name: optional(name), templates: optional(templates), ...rota }, change),
};
