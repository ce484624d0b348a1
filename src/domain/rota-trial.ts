/** What each rota assignment rule says of a request, and what is wrong with the rotas as they are kept. */
import { missedWords, off, tooLate } from './first-that-fits.js';
import type { RotaRule, RotaTemplate } from './rota-rules.js';
import { fitAll, type RuleFacts } from './rule-conditions.js';
import type { Sentence } from './words.js';

export interface RuleVerdict {
  rule: string;
  fits: boolean;
  /** Its templates are used for this request. */
  used: boolean;
  why: Sentence;
}

/** In the order in which the rules are asked. */
export function ruleVerdicts(rules: readonly RotaRule[], facts: RuleFacts): RuleVerdict[] {
  let decided: string | undefined;
  return rules.map((rule) => {
    const { name, enabled, conditions, lastResort, goesOn } = rule;
    const verdict = (fits: boolean, used: boolean, text: string, french: string): RuleVerdict => ({
      ...{ rule: name, fits, used },
      why: { text, french },
    });
    if (!enabled) return verdict(false, false, off.text, off.french);
    const missed = conditions.filter((condition) => !fitAll([condition], facts));
    if (missed.length > 0) return { rule: name, fits: false, used: false, why: missedWords(missed, facts) };
    if (lastResort)
      return verdict(
        true,
        true,
        'It fits; its partners come last.',
        'Elle convient ; ses partenaires viennent en dernier.',
      );
    if (decided !== undefined) return { rule: name, fits: true, used: false, why: tooLate(decided) };
    if (!goesOn) decided = name;
    return goesOn
      ? verdict(
          true,
          true,
          'It fits; the rules after it are asked too.',
          'Elle convient ; les règles suivantes comptent aussi.',
        )
      : verdict(true, true, 'It fits and decides.', 'Elle convient et décide.');
  });
}

export interface RotaWarning {
  kind: 'emptyRota' | 'partnerInNoRota' | 'ruleToInactiveRota';
  /** Code of the template or the partner, name of the rule. */
  about: string;
  says: Sentence;
}

interface KnownPartner {
  code: string;
  name: string;
  status: 'active' | 'inactive';
  lending: boolean;
}

/** Active rotas whose members cannot be asked. */
export function emptyRotas(templates: readonly RotaTemplate[], partners: readonly KnownPartner[]): RotaWarning[] {
  return templates
    .filter(({ status, members }) => status === 'active' && !members.some((code) => canBeAsked(code, partners)))
    .map(({ code, name }) =>
      warning(
        'emptyRota',
        code,
        `The rota “${name}” has no active partner that lends: it asks nobody.`,
        `La rota « ${name} » n’a aucun partenaire prêteur actif : elle n’interroge personne.`,
      ),
    );
}

const canBeAsked = (code: string, partners: readonly KnownPartner[]): boolean =>
  partners.some((each) => each.code === code && each.status === 'active' && each.lending);

const warning = (kind: RotaWarning['kind'], about: string, text: string, french: string): RotaWarning => ({
  ...{ kind, about },
  says: { text, french },
});

/** A rota that asks nobody, a rule that leads nowhere, an active lending partner that no rota names. */
export function rotaWarnings(
  templates: readonly RotaTemplate[],
  rules: readonly RotaRule[],
  partners: readonly KnownPartner[],
): RotaWarning[] {
  const active = templates.filter(({ status }) => status === 'active');
  const nowhere = rules
    .filter(({ enabled, templates: led }) => enabled && !led.some((code) => active.some((each) => each.code === code)))
    .map(({ name }) =>
      warning(
        'ruleToInactiveRota',
        name,
        `The rule “${name}” leads to inactive rotas only.`,
        `La règle « ${name} » ne mène qu’à des rotas inactives.`,
      ),
    );
  const forgotten = templates.length === 0 ? [] : partners.filter(({ code }) => canBeAsked(code, partners));
  return [
    ...emptyRotas(templates, partners),
    ...nowhere,
    ...forgotten
      .filter(({ code }) => !active.some(({ members }) => members.includes(code)))
      .map(({ code, name }) =>
        warning(
          'partnerInNoRota',
          code,
          `${name} lends to us and is in no active rota.`,
          `${name} nous prête et n’est dans aucune rota active.`,
        ),
      ),
  ];
}
