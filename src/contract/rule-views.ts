/** What the desk reads of workflow profiles and rules. */

import { rotaOrders } from '../domain/rota/rota-rules.js';
import { ruleFactNames, ruleOperators } from '../domain/rules/rule-conditions.js';
import type { Shape } from './schemas.js';
import { amount, integer, list, object, oneOfThese, optional, sentenceShape, text, wording, yesNo } from './shape.js';

const conditions = list(
  object({
    fact: oneOfThese(...ruleFactNames),
    operator: oneOfThese(...ruleOperators),
    values: optional(list(text)),
  }),
);
const rule = { id: text, position: integer, name: text, enabled: yesNo, conditions } as const;

const template = {
  code: text,
  name: text,
  order: oneOfThese(...rotaOrders),
  status: oneOfThese('active', 'inactive'),
  members: list(text),
} as const;

export const ruleViews = {
  ProfileView: object({
    code: text,
    name: text,
    /** Its name in French. */
    french: optional(text),
    kind: oneOfThese('borrowing', 'lending'),
    unticked: list(text),
    automaticRenew: yesNo,
    /** Every optional step of the kind. */
    steps: list(object({ step: text, label: wording, ticked: yesNo })),
    /** Codes of the partners that name it. */
    partners: list(text),
  }),
  SendingRuleView: object({ ...rule, sends: yesNo }),
  RotaTemplate: object(template),
  RotaTemplateSaved: object({
    ...template,
    warnings: optional(list(sentenceShape, { description: 'Nobody of it can be asked: it is saved all the same.' })),
  }),
  RotaRuleView: object({
    ...rule,
    description: optional(text),
    templates: list(text),
    goesOn: yesNo,
    lastResort: yesNo,
  }),
  PatronGroupView: object({
    code: text,
    name: text,
    /** Its name in French. */
    french: optional(text),
    position: integer,
    codes: list(text, { description: 'Other codes that are treated as this group.' }),
    patrons: { ...integer, description: 'How many patrons have its code, or one of the other codes.' },
  }),
  UnknownGroup: object({ code: text, patrons: integer }),
  LoanRuleView: object({
    ...rule,
    mayRequest: yesNo,
    refusal: optional(text),
    french: optional(text),
    requestLimit: optional(integer),
    loanDays: optional(integer),
    renewals: optional(integer),
    requestFee: optional(amount),
    pickupLibraries: list(text),
  }),
  LoanTrial: object({
    patron: text,
    patronName: text,
    title: optional(text),
    facts: list(object({ fact: oneOfThese(...ruleFactNames), label: wording, value: text }), {
      description: 'What the rules were asked with.',
    }),
    rules: list(object({ rule: text, fits: yesNo, used: yesNo, why: sentenceShape })),
    mayRequest: yesNo,
    refusal: optional(wording),
    openRequests: integer,
    requestLimit: { ...integer, description: '0: as many as wanted.' },
    loanDays: integer,
    renewals: optional({ ...integer, description: 'Absent: as often as the lender grants it.' }),
    requestFee: amount,
    currency: text,
    pickupLibraries: list(object({ code: text, name: text })),
    rule: optional(
      object({ id: text, name: text }, { description: 'The rule that decides; absent: the policies do.' }),
    ),
  }),
};
export type LoanRuleView = Shape<'LoanRuleView'>;
export type LoanTrial = Shape<'LoanTrial'>;
export type PatronGroupView = Shape<'PatronGroupView'>;
export type UnknownGroup = Shape<'UnknownGroup'>;

export type RotaRuleView = Shape<'RotaRuleView'>;
export type SendingRuleView = Shape<'SendingRuleView'>;

export type ProfileView = Shape<'ProfileView'>;
/** A template as it was saved. */
export type RotaTemplateSaved = Shape<'RotaTemplateSaved'>;
