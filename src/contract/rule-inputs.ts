/** What a desk may send about workflow profiles and rules. All are closed: an unknown field is refused by its name. */

import { profileSteps } from '../domain/partner/workflow-profile.js';
import { rotaOrders } from '../domain/rota/rota-rules.js';
import { ruleFactNames, ruleOperators } from '../domain/rules/rule-conditions.js';
import type { Shape } from './schemas.js';
import { amount, closed, code, integer, line, list, oneOfThese, optional, orNull, words, yesNo } from './shape.js';

const name = line(200, { minLength: 1 });
const nameInSecondLanguage = optional(orNull(line(200, { minLength: 1, description: 'The name in French.' })));
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
      fact: oneOfThese(...ruleFactNames),
      operator: oneOfThese(...ruleOperators),
      values: optional(list(name, { maxItems: 200 })),
    }),
    { maxItems: 50, description: 'All must fit; without any the rule fits always.' },
  ),
);
const rule = {
  conditions,
  enabled: optional(yesNo) /** Rules are asked in this order; without it the new one comes last. */,
  position: optional(position),
} as const;
const template = {
  order: optional(oneOfThese(...rotaOrders)),
  status: optional(oneOfThese('active', 'inactive')),
} as const;
const members = list(reference, { maxItems: 200, description: 'Partners in the order to be asked.' });
const templates = list(reference, { minItems: 1, maxItems: 50 });
const rota = {
  ...rule,
  description: optional(orNull(line(1000))),
  goesOn: optional({ ...yesNo, description: 'The rules after it are asked too.' }),
  lastResort: optional({ ...yesNo, description: 'Its partners come at the very end.' }),
} as const;
const counted = (most: number, description: string) =>
  optional(orNull({ ...integer, minimum: 0, maximum: most, description }));
const terms = {
  ...rule,
  refusal: optional(orNull(words(500, { minLength: 1, description: 'What a patron reads who may not request.' }))),
  french: optional(orNull(words(500, { minLength: 1, description: 'The same in French.' }))),
  requestLimit: counted(10_000, 'Open requests at once; 0: as many as wanted. Without it as the policy has it.'),
  loanDays: optional(
    orNull({ ...integer, minimum: 1, maximum: 3650, description: 'Without it as the policy has it.' }),
  ),
  renewals: counted(100, 'How often one loan may be renewed. Without it as often as the lender grants it.'),
  requestFee: optional(orNull({ ...amount, description: 'Charged to the patron when the item is received.' })),
  pickupLibraries: optional(list(reference, { maxItems: 200, description: 'Codes of libraries; without any, all.' })),
} as const;
const group = {
  french: nameInSecondLanguage,
  position: optional(position),
  codes: optional(
    list(line(100, { minLength: 1 }), {
      maxItems: 200,
      description: 'Other codes on the records of patrons that are treated as this group.',
    }),
  ),
} as const;
const change = { minProperties: 1 };

export const ruleInputs = {
  ProfileDraft: closed({
    code,
    name /** Its name in French; null takes it away. */,
    french: nameInSecondLanguage,
    kind: oneOfThese('borrowing', 'lending') /** The optional steps that are taken; without it all. */,
    steps /** Of a lending profile: a renewal that is possible is granted without staff. */,
    automaticRenew,
  }),
  ProfileChange: closed({ name: optional(name), french: nameInSecondLanguage, steps, automaticRenew }, change),
  SendingRuleDraft: closed({ name, sends: yesNo, ...rule }),
  SendingRuleChange: closed({ name: optional(name), sends: optional(yesNo), ...rule }, change),
  RotaTemplateDraft: closed({ code, name /** Codes of partners in the order to be asked. */, members, ...template }),
  RotaTemplateChange: closed({ name: optional(name), members: optional(members), ...template }, change),
  RotaRuleDraft: closed({ name /** Codes of rota templates. */, templates, ...rota }),
  RotaRuleChange: closed({ name: optional(name), templates: optional(templates), ...rota }, change),
  PatronGroupDraft: closed({ code: line(100, { minLength: 1 }), name, ...group }),
  PatronGroupChange: closed({ name: optional(name), ...group }, change),
  LoanRuleDraft: closed({ name, mayRequest: optional(yesNo), ...terms }),
  LoanRuleChange: closed({ name: optional(name), mayRequest: optional(yesNo), ...terms }, change),
};

export type LoanRuleChange = Shape<'LoanRuleChange'>;
export type LoanRuleDraft = Shape<'LoanRuleDraft'>;
export type PatronGroupChange = Shape<'PatronGroupChange'>;
export type PatronGroupDraft = Shape<'PatronGroupDraft'>;
export type ProfileChange = Shape<'ProfileChange'>;
export type ProfileDraft = Shape<'ProfileDraft'>;
export type RotaRuleChange = Shape<'RotaRuleChange'>;
export type RotaRuleDraft = Shape<'RotaRuleDraft'>;
export type RotaTemplateChange = Shape<'RotaTemplateChange'>;
export type RotaTemplateDraft = Shape<'RotaTemplateDraft'>;
export type SendingRuleChange = Shape<'SendingRuleChange'>;
export type SendingRuleDraft = Shape<'SendingRuleDraft'>;
