/** The rota of a new request: whom staff chose, else whom the rota assignment rules name, else everybody who lends. */

import type { RequestDraft } from '../../contract/request-inputs.js';
import { localDate } from '../../domain/calendar/calendar.js';
import { type LeftOut, passes } from '../../domain/rota/rota-ranking.js';
import { type ChosenRota, chooseRota, closedNow, supplies } from '../../domain/rota/rota-rules.js';
import { leftOutWords } from '../../domain/rota/rota-words.js';
import type { RuleFacts } from '../../domain/rules/rule-conditions.js';
import { message, type Wording } from '../../words/message.js';
import type { FieldProblem } from '../model/local/outcome.js';
import type { LocalRecords } from '../model/local-records.js';
import type { ConversationRecord, PartnerRecord } from '../model/records.js';
import { byCatalogues } from './by-catalogues.js';
import { figuresFor, type RotaWanted } from './figures.js';

export interface RotaFound {
  rota: ConversationRecord[];
  /** Whom a rule named and who cannot be asked, with the reason. */
  leftOut: ChosenRota['leftOut'];
  problems: { field: string; problem: Wording }[];
}

/** `seed` decides on random orders: the same one gives the same rota. */
export async function rotaFor(
  draft: Pick<RequestDraft, 'rota'>,
  partners: readonly PartnerRecord[],
  rules: LocalRecords['rules'],
  facts: RuleFacts,
  seed: string,
  wanted: RotaWanted,
): Promise<RotaFound> {
  if (draft.rota?.length) return chosenByStaff(draft.rota, partners, facts);
  const ruled = await byRules(partners, rules, facts, seed, wanted);
  if (ruled.lines.length > 0) {
    const seen = byCatalogues(ruled.lines, wanted.located, wanted.timeZone);
    return { rota: linesOf(seen.lines), leftOut: [...ruled.leftOut, ...seen.leftOut], problems: [] };
  }
  const out = new Set(ruled.leftOut.map(({ partner }) => partner));
  const { able, leftOut } = inTheDirectory(
    partners.filter((each) => lends(each) && !each.practice && !out.has(each.code)),
    facts,
    wanted,
  );
  const others = able.map((partner) => ({ partner, why: message('rotaReason.inTheDirectory') }));
  // Better late than never: whoever was left out for a while is asked when otherwise nobody would be.
  const late = [...ruled.leftOut, ...leftOut.map((left) => ({ ...left, why: leftOutWords(left) }))]
    .filter(passes)
    .map(({ partner, why }) => ({ partner, why: message('rotaReason.nobodyElse', { why }) }));
  const seen = byCatalogues(others.length > 0 ? others : late, wanted.located, wanted.timeZone);
  const all = seen.lines;
  const nobody = message('refusedRota.nobody');
  return {
    rota: linesOf(all),
    leftOut: [
      ...ruled.leftOut.filter((left) => !all.some(({ partner }) => partner === left.partner)),
      ...leftOut
        .filter((left) => !all.some(({ partner }) => partner === left.partner))
        .map((left) => ({ ...left, why: leftOutWords(left) })),
      ...seen.leftOut,
    ],
    problems: all.length === 0 ? [{ field: 'rota', problem: nobody }] : [],
  };
}

/** Without a rule everybody who lends is asked, but for who does not offer the service or was asked before. */
function inTheDirectory(
  lending: readonly PartnerRecord[],
  { serviceType }: RuleFacts,
  { asked, now, timeZone }: RotaWanted,
) {
  const today = localDate(now, timeZone);
  const leftOut = lending.flatMap((partner): LeftOut[] => {
    if (asked.includes(partner.code)) return [{ partner: partner.code, reason: 'alreadyAsked' }];
    if (!supplies(partner, serviceType)) return [{ partner: partner.code, reason: 'cannotSupply' }];
    const { closedUntil } = closedNow(partner, today);
    return closedUntil ? [{ partner: partner.code, reason: 'closed', until: closedUntil }] : [];
  });
  const out = new Set(leftOut.map(({ partner }) => partner));
  return { leftOut, able: lending.map(({ code }) => code).filter((code) => !out.has(code)) };
}

const lends = ({ status, lending }: PartnerRecord) => status === 'active' && lending;

function chosenByStaff(codes: readonly string[], partners: readonly PartnerRecord[], facts: RuleFacts): RotaFound {
  const once = [...new Set(codes)];
  return {
    rota: linesOf(once.map((partner) => ({ partner, why: message('rotaReason.chosenByStaff') }))),
    leftOut: [],
    problems: [
      ...mixedWithPractice(once, partners),
      ...once.flatMap((code) => {
        const known = partners.find((partner) => partner.code === code && lends(partner));
        if (!known) return [{ field: 'rota', problem: message('refusedRota.notLending', { partner: code }) }];
        return supplies(known, facts.serviceType)
          ? []
          : [
              {
                field: 'rota',
                problem: message('refusedRota.doesNotSupply', { partner: code, service: facts.serviceType }),
              },
            ];
      }),
    ],
  };
}

/** A request is for practice or it is real: one that was real must not end with a partner that lends nothing. */
export function mixedWithPractice(
  codes: readonly string[],
  partners: readonly Pick<PartnerRecord, 'code' | 'practice'>[],
): FieldProblem[] {
  const practice = codes.filter((code) => partners.some((each) => each.code === code && each.practice));
  if (practice.length === 0 || practice.length === codes.length) return [];
  return [{ field: 'rota', problem: message('rotas.mixed', { partner: practice.join(', ') }) }];
}

async function byRules(
  partners: readonly PartnerRecord[],
  records: LocalRecords['rules'],
  facts: RuleFacts,
  seed: string,
  wanted: RotaWanted,
): Promise<ChosenRota> {
  const rules = await records.rotaRules();
  if (rules.length === 0) return { lines: [], leftOut: [] };
  const templates = await records.rotaTemplates();
  const figures = await figuresFor(templates, partners, records, wanted);
  const today = localDate(wanted.now, wanted.timeZone);
  return chooseRota(rules, templates, facts, partners, seed, figures, wanted.asked, today);
}

const linesOf = (lines: ChosenRota['lines']): ConversationRecord[] =>
  lines.map(({ partner, why, ranking, rankedIn }, index) => ({
    position: index + 1,
    partnerCode: partner,
    state: 'listed',
    why,
    answered: false,
    outSeq: 0,
    facts: { ...(ranking ? { ranking } : {}), ...(rankedIn ? { rankedIn } : {}) },
  }));
