/** Conditions of rules: what is known of a request against the values that a rule names. */

export const ruleFactRows = {
  partner: { label: 'Partner', french: 'Partenaire' },
  userGroup: { label: 'User group', french: 'Groupe de lecteurs' },
  serviceType: { label: 'Service type', french: 'Type de service' },
  requestedFormat: { label: 'Requested format', french: 'Format demandé' },
  pickupLocation: { label: 'Pickup location', french: 'Lieu de retrait' },
  ownerLibrary: { label: 'Owner', french: 'Bibliothèque propriétaire' },
  serviceLevel: { label: 'Level of service', french: 'Niveau de service' },
  language: { label: 'Language', french: 'Langue' },
} as const;

export type RuleFact = keyof typeof ruleFactRows;
export const ruleFactNames = Object.keys(ruleFactRows) as [RuleFact, ...RuleFact[]];

export const ruleOperatorRows = {
  is: { label: 'is one of', french: 'est parmi' },
  isNot: { label: 'is none of', french: 'n’est pas parmi' },
  isEmpty: { label: 'is empty', french: 'est vide' },
  isNotEmpty: { label: 'is not empty', french: 'n’est pas vide' },
} as const;
export type RuleOperator = keyof typeof ruleOperatorRows;
export const ruleOperators = Object.keys(ruleOperatorRows) as [RuleOperator, ...RuleOperator[]];

export interface Condition {
  fact: RuleFact;
  operator: RuleOperator;
  /** For `is` and `isNot`, in any case. */
  values?: string[];
}

/** What is known of a request; what is not known is empty. */
export type RuleFacts = Partial<Record<RuleFact, string>>;

/** All conditions fit; a rule without any fits always. */
export const fitAll = (conditions: readonly Condition[], facts: RuleFacts): boolean =>
  conditions.every((condition) => fits(condition, facts));

function fits({ fact, operator, values = [] }: Condition, facts: RuleFacts): boolean {
  const known = folded(facts[fact] ?? '');
  if (operator === 'isEmpty') return known === '';
  if (operator === 'isNotEmpty') return known !== '';
  return values.some((value) => folded(value) === known) === (operator === 'is');
}

const folded = (value: string): string => value.trim().toLowerCase();

/** Why a rule cannot be kept: a condition that names no value could never fit, or would always. */
export function conditionProblem({ fact, operator, values = [] }: Condition): string | undefined {
  const needsValues = operator === 'is' || operator === 'isNot';
  if (needsValues && values.length === 0) return `Name at least one value for ${ruleFactRows[fact].label}.`;
  if (!needsValues && values.length > 0)
    return `${ruleFactRows[fact].label} “${ruleOperatorRows[operator].label}” takes no values.`;
  return undefined;
}

/** Conditions as a sentence: `User group is one of staff, faculty`. */
export const conditionsInWords = (conditions: readonly Condition[]): string =>
  conditions
    .map(({ fact, operator, values = [] }) =>
      [ruleFactRows[fact].label, ruleOperatorRows[operator].label, values.join(', ')].filter(Boolean).join(' '),
    )
    .join('; ') || 'always';
