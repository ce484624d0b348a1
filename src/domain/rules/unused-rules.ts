/** Rules that no request can reach: their conditions exclude each other, or an earlier rule takes all that they would fit. */
import type { Condition, RuleFact } from './rule-conditions.js';

/** A rule of a list of which the first that fits decides. */
export interface ListedRule {
  name: string;
  enabled: boolean;
  conditions: readonly Condition[];
  /** The rules after it are asked too. */
  goesOn?: boolean;
  /** It is asked whatever rule fitted before. */
  lastResort?: boolean;
}

export interface UnusedRule {
  name: string;
  /** The rule that takes every request which this one would fit; absent where its own conditions exclude each other. */
  behind?: string;
}

/** In the order in which the rules are asked. Rules that are off are left out. */
export function unusedRules(rules: readonly ListedRule[]): UnusedRule[] {
  const deciding: { name: string; fits: Fitting }[] = [];
  return rules.flatMap(({ name, enabled, conditions, goesOn = false, lastResort = false }) => {
    if (!enabled) return [];
    const fits = fittingOf(conditions);
    if ([...fits.values()].some(isNothing)) return [{ name }];
    const before = lastResort ? undefined : deciding.find((earlier) => isWithin(fits, earlier.fits));
    if (!goesOn && !lastResort) deciding.push({ name, fits });
    return before ? [{ name, behind: before.name }] : [];
  });
}

/** Values of one fact that a rule fits: these only, or all but these. Nothing known is the empty value. */
interface Values {
  only: boolean;
  of: ReadonlySet<string>;
}
type Fitting = ReadonlyMap<RuleFact, Values>;

function fittingOf(conditions: readonly Condition[]): Fitting {
  const fits = new Map<RuleFact, Values>();
  for (const { fact, operator, values = [] } of conditions) {
    const isEmpty = operator === 'isEmpty' || operator === 'isNotEmpty';
    const of = new Set(isEmpty ? [''] : values.map((value) => value.trim().toLowerCase()));
    const next = { only: operator === 'is' || operator === 'isEmpty', of };
    const before = fits.get(fact);
    fits.set(fact, before ? both(before, next) : next);
  }
  return fits;
}

function both(one: Values, other: Values): Values {
  if (!one.only && !other.only) return { only: false, of: new Set([...one.of, ...other.of]) };
  const [listed, rest] = one.only ? [one, other] : [other, one];
  return { only: true, of: new Set([...listed.of].filter((value) => has(rest, value))) };
}

const has = ({ only, of }: Values, value: string): boolean => of.has(value) === only;
const isNothing = ({ only, of }: Values): boolean => only && of.size === 0;

/** Whatever fits the first fits the second too. */
const isWithin = (inner: Fitting, outer: Fitting): boolean =>
  [...outer].every(([fact, allowed]) => {
    const values = inner.get(fact);
    if (!values) return false;
    if (values.only) return [...values.of].every((value) => has(allowed, value));
    return !allowed.only && [...allowed.of].every((value) => values.of.has(value));
  });
