/** Whom to ask for a new request, in which order, and why: rota assignment rules lead to templates of partners. */
import { type Condition, fitAll, type RuleFacts } from './rule-conditions.js';

export const rotaOrders = ['ordered', 'random'] as const;
export interface RotaTemplate {
  code: string;
  name: string;
  /** `random`: every request asks them in another order. */
  order: (typeof rotaOrders)[number];
  status: 'active' | 'inactive';
  /** Codes of partners. */
  members: string[];
}

export interface RotaRule {
  name: string;
  /** Off: its templates are not used through it. */
  enabled: boolean;
  conditions: Condition[];
  /** Codes of templates, one after the other. */
  templates: string[];
  /** The rules after it are asked too. */
  goesOn: boolean;
  /** Its partners come at the very end, whatever other rule fitted. */
  lastResort: boolean;
}

export interface AskedPartner {
  code: string;
  status: 'active' | 'inactive';
  /** It lends to us. */
  lending: boolean;
}

export interface ChosenRota {
  lines: { partner: string; why: string }[];
  leftOut: { partner: string; why: string }[];
}

/**
 * The first rule that fits gives the partners, those after it when it goes on; rules of last resort close the rota. A
 * partner stands where it is named first. The same `seed` gives the same random order.
 */
export function chooseRota(
  rules: readonly RotaRule[],
  templates: readonly RotaTemplate[],
  facts: RuleFacts,
  partners: readonly AskedPartner[],
  seed: string,
): ChosenRota {
  const chosen: ChosenRota = { lines: [], leftOut: [] };
  const seen = new Set<string>();
  for (const { rule, template } of chain(rules, templates, facts)) {
    const why = `rule “${rule.name}”, rota “${template.name}”${rule.lastResort ? ' (last resort)' : ''}`;
    for (const partner of membersOf(template, seed)) {
      if (seen.has(partner)) continue;
      seen.add(partner);
      const hindered = hindrance(partners.find(({ code }) => code === partner));
      if (hindered) chosen.leftOut.push({ partner, why: `${hindered}; ${why}` });
      else chosen.lines.push({ partner, why });
    }
  }
  return chosen;
}

/** The rules that fit with their templates in use, in the order in which they are asked. */
function chain(rules: readonly RotaRule[], templates: readonly RotaTemplate[], facts: RuleFacts) {
  const fitting = rules.filter(({ enabled, conditions }) => enabled && fitAll(conditions, facts));
  const usual = fitting.filter(({ lastResort }) => !lastResort);
  const stop = usual.findIndex(({ goesOn }) => !goesOn);
  const asked = [...(stop < 0 ? usual : usual.slice(0, stop + 1)), ...fitting.filter(({ lastResort }) => lastResort)];
  return asked.flatMap((rule) =>
    rule.templates.flatMap((code) => {
      const template = templates.find((each) => each.code === code);
      return template?.status === 'active' ? [{ rule, template }] : [];
    }),
  );
}

function hindrance(partner: AskedPartner | undefined): string | undefined {
  if (!partner) return 'not in the directory';
  if (partner.status !== 'active') return 'inactive';
  return partner.lending ? undefined : 'does not lend to us';
}

function membersOf({ order, members, code }: RotaTemplate, seed: string): string[] {
  if (order === 'ordered') return members;
  const placed = members.map((member) => ({ member, place: mixed(`${seed} ${code} ${member}`) }));
  return placed.sort((one, other) => one.place - other.place).map(({ member }) => member);
}

/** A number that looks random and is always the same for a text (FNV-1a, then stirred). */
function mixed(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
