/** Whom to ask for a new request, in which order, and why: rota assignment rules lead to templates of partners. */
import { type Message, message } from '../../words/message.js';
import type { ClosedPeriod } from '../partner/records.js';
import { type Condition, fitAll, type RuleFacts } from '../rules/rule-conditions.js';
import { type LeftOut, type PartnerFigures, type Ranking, rank } from './rota-ranking.js';
import { leftOutWords } from './rota-words.js';

export const rotaOrders = ['ordered', 'random', 'ranked'] as const;
export interface RotaTemplate {
  code: string;
  name: string;
  /** `random`: every request asks them in another order. `ranked`: by what is known of them at that moment. */
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
  practice?: boolean;
  /** The services that it supplies. */
  loans?: boolean;
  copies?: boolean;
  /** Local dates, both included: as the directory or its own notice says. */
  closedFrom?: string;
  closedUntil?: string;
  /** Its calendar, as the directory says. */
  closures?: readonly ClosedPeriod[];
}

/** By its notice or its calendar; a notice without a beginning means from now on. Of two reasons the later end counts. */
export function closedNow(
  { closedFrom, closedUntil, closures = [] }: Pick<AskedPartner, 'closedFrom' | 'closedUntil' | 'closures'>,
  today: string,
): { closedUntil?: string } {
  const said = closedUntil ? [{ from: closedFrom ?? today, until: closedUntil }] : [];
  const ends = [...said, ...closures].filter(({ from, until }) => from <= today && today <= until);
  const last = ends
    .map(({ until }) => until)
    .sort()
    .at(-1);
  return last ? { closedUntil: last } : {};
}

export interface ChosenRota {
  /** Of a ranked template with its code, and the figures that put the partner there. */
  lines: { partner: string; why: Message; ranking?: Ranking; rankedIn?: string }[];
  leftOut: (LeftOut & { why: Message })[];
}

/**
 * The first rule that fits gives the partners, those after it when it goes on; rules of last resort close the rota. A
 * partner stands where it is named first. The same `seed` gives the same random order. `figures`: of the partners of ranked
 * templates; one without figures is taken as the directory has it. `asked`: codes of those that the request has been with. `today`: a local
 * date; who is closed on it is left out.
 */
export function chooseRota(
  rules: readonly RotaRule[],
  templates: readonly RotaTemplate[],
  facts: RuleFacts,
  partners: readonly AskedPartner[],
  seed: string,
  figures: readonly PartnerFigures[] = [],
  asked: readonly string[] = [],
  today?: string,
): ChosenRota {
  const chosen: ChosenRota = { lines: [], leftOut: [] };
  const seen = new Set<string>();
  for (const { rule, template } of chain(rules, templates, facts)) {
    const named = { rule: rule.name, rota: template.name };
    const why = message(rule.lastResort ? 'rotaReason.lastResort' : 'rotaReason.byRule', named);
    const fresh = membersOf(template, seed).filter((partner) => !seen.has(partner));
    for (const partner of fresh) seen.add(partner);
    const { order, leftOut } = placed(template, fresh, hindranceIn(partners, facts, asked, today), figures);
    chosen.lines.push(...order.map((line) => ({ ...line, why })));
    chosen.leftOut.push(
      ...leftOut.map((left) => ({ ...left, why: message('rotaReason.leftOutBy', { left: leftOutWords(left), why }) })),
    );
  }
  return chosen;
}

/** Members in the order of their template, without those that cannot be asked. */
function placed(
  { order, code: rankedIn }: RotaTemplate,
  members: readonly string[],
  hindrance: (code: string) => LeftOut | undefined,
  figures: readonly PartnerFigures[],
): { order: { partner: string; ranking?: Ranking; rankedIn?: string }[]; leftOut: LeftOut[] } {
  const leftOut = members.flatMap((code) => hindrance(code) ?? []);
  const able = members.filter((code) => !hindrance(code));
  if (order !== 'ranked') return { order: able.map((partner) => ({ partner })), leftOut };
  const ranked = rank(able.map((code) => figures.find(({ partner }) => partner === code) ?? withoutFigures(code)));
  return {
    order: ranked.order.map((line) => ({ ...line, rankedIn })),
    leftOut: [...leftOut, ...ranked.leftOut].map((left) => ({ ...left, rankedIn })),
  };
}

/** Of whom nothing is known but that it is there. */
export const withoutFigures = (partner: string): PartnerFigures => ({
  partner,
  name: partner,
  supplies: true,
  channel: 'well',
  openRequests: 0,
  supplied: 0,
  answered: 0,
});

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

/** Why a partner cannot be asked, whatever the order of the rota. Without a day nobody is taken to be closed. */
export const hindranceIn =
  (
    partners: readonly AskedPartner[],
    { serviceType }: Pick<RuleFacts, 'serviceType'>,
    asked: readonly string[],
    today?: string,
  ) =>
  (code: string): LeftOut | undefined => {
    const known = partners.find((each) => each.code === code);
    if (!known) return { partner: code, reason: 'notInDirectory' };
    if (asked.includes(code)) return { partner: code, reason: 'alreadyAsked' };
    if (known.status !== 'active') return { partner: code, reason: 'inactive' };
    if (known.practice) return { partner: code, reason: 'practice' };
    if (!known.lending) return { partner: code, reason: 'notLending' };
    if (!supplies(known, serviceType)) return { partner: code, reason: 'cannotSupply' };
    const { closedUntil } = today === undefined ? {} : closedNow(known, today);
    return closedUntil ? { partner: code, reason: 'closed', until: closedUntil } : undefined;
  };

/** Of a partner of whom nothing is said it is taken that it supplies both. */
export const supplies = (
  { loans = true, copies = true }: Pick<AskedPartner, 'loans' | 'copies'>,
  serviceType: string | undefined,
): boolean => (serviceType === 'Copy' ? copies : serviceType === 'Loan' ? loans : true);

function membersOf({ order, members, code }: RotaTemplate, seed: string): string[] {
  if (order !== 'random') return members;
  const shuffled = members.map((member) => ({ member, place: mixed(`${seed} ${code} ${member}`) }));
  return shuffled.sort((one, other) => one.place - other.place).map(({ member }) => member);
}

/** A number that looks random and is always the same for a text (FNV-1a, then stirred). */
function mixed(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
