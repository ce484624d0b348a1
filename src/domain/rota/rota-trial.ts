/** What each rota assignment rule says of a request, and what is wrong with the rotas as they are kept. */
import { type Message, message } from '../../words/message.js';
import { missedWords, off, type RuleVerdict, tooLate } from '../rules/first-that-fits.js';
import { fitAll, type RuleFacts } from '../rules/rule-conditions.js';
import type { RotaRule, RotaTemplate } from './rota-rules.js';

/** In the order in which the rules are asked. */
export function ruleVerdicts(rules: readonly RotaRule[], facts: RuleFacts): RuleVerdict[] {
  let decided: string | undefined;
  return rules.map((rule) => {
    const { name, enabled, conditions, lastResort, goesOn } = rule;
    const verdict = (fits: boolean, used: boolean, why: Message): RuleVerdict => ({ rule: name, fits, used, why });
    if (!enabled) return verdict(false, false, off);
    const missed = conditions.filter((condition) => !fitAll([condition], facts));
    if (missed.length > 0) return verdict(false, false, missedWords(missed, facts));
    if (lastResort) return verdict(true, true, message('ruleTried.lastResort'));
    if (decided !== undefined) return verdict(true, false, tooLate(decided));
    if (!goesOn) decided = name;
    return verdict(true, true, message(goesOn ? 'ruleTried.goesOn' : 'ruleTried.decides'));
  });
}

export interface RotaWarning {
  kind: 'emptyRota' | 'partnerInNoRota' | 'ruleToInactiveRota';
  /** Code of the template or the partner, name of the rule. */
  about: string;
  says: Message;
}

/** A partner, as far as rotas look at it. */
export interface KnownPartner {
  code: string;
  name: string;
  status: 'active' | 'inactive';
  lending: boolean;
}

/** Active rotas whose members cannot be asked. */
export function emptyRotas(templates: readonly RotaTemplate[], partners: readonly KnownPartner[]): RotaWarning[] {
  return templates
    .filter(({ status, members }) => status === 'active' && !members.some((code) => canBeAsked(code, partners)))
    .map(({ code, name }) => warning('emptyRota', code, name));
}

const canBeAsked = (code: string, partners: readonly KnownPartner[]): boolean =>
  partners.some((each) => each.code === code && each.status === 'active' && each.lending);

const warning = (kind: RotaWarning['kind'], about: string, name: string): RotaWarning => ({
  kind,
  about,
  says: message(`rotaWarning.${kind}`, { name }),
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
    .map(({ name }) => warning('ruleToInactiveRota', name, name));
  const forgotten = templates.length === 0 ? [] : partners.filter(({ code }) => canBeAsked(code, partners));
  return [
    ...emptyRotas(templates, partners),
    ...nowhere,
    ...forgotten
      .filter(({ code }) => !active.some(({ members }) => members.includes(code)))
      .map(({ code, name }) => warning('partnerInNoRota', code, name)),
  ];
}
