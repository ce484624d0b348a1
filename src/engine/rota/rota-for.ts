/** The rota of a new request: whom staff chose, else whom the rota assignment rules name, else everybody who lends. */
import { type ChosenRota, chooseRota } from '../../domain/rota-rules.js';
import type { RuleFacts } from '../../domain/rule-conditions.js';
import type { LocalRecords } from '../local-records.js';
import type { RequestDraft } from '../ports.js';
import type { ConversationRecord, PartnerRecord } from '../records.js';

export interface RotaFound {
  rota: ConversationRecord[];
  /** Whom a rule named and who cannot be asked, with the reason. */
  leftOut: ChosenRota['leftOut'];
  problems: { field: string; problem: string }[];
}

/** `seed` decides on random orders: the same one gives the same rota. */
export async function rotaFor(
  draft: Pick<RequestDraft, 'rota'>,
  partners: readonly PartnerRecord[],
  rules: LocalRecords['rules'],
  facts: RuleFacts,
  seed: string,
): Promise<RotaFound> {
  if (draft.rota?.length) return chosenByStaff(draft.rota, partners);
  const ruled = await byRules(partners, rules, facts, seed);
  if (ruled.lines.length > 0) return { rota: linesOf(ruled.lines), leftOut: ruled.leftOut, problems: [] };
  const all = partners.filter(lends).map(({ code }) => ({ partner: code, why: 'in the order of the directory' }));
  const nobody = 'There is no active lending partner. Add one to the directory first.';
  return {
    rota: linesOf(all),
    leftOut: ruled.leftOut,
    problems: all.length === 0 ? [{ field: 'rota', problem: nobody }] : [],
  };
}

const lends = ({ status, lending }: PartnerRecord) => status === 'active' && lending;

function chosenByStaff(codes: readonly string[], partners: readonly PartnerRecord[]): RotaFound {
  const once = [...new Set(codes)];
  return {
    rota: linesOf(once.map((partner) => ({ partner, why: 'chosen by staff' }))),
    leftOut: [],
    problems: once
      .filter((code) => !partners.some((partner) => partner.code === code && lends(partner)))
      .map((code) => ({ field: 'rota', problem: `${code} is not an active lending partner in the directory.` })),
  };
}

async function byRules(
  partners: readonly PartnerRecord[],
  records: LocalRecords['rules'],
  facts: RuleFacts,
  seed: string,
): Promise<ChosenRota> {
  const rules = await records.rotaRules();
  if (rules.length === 0) return { lines: [], leftOut: [] };
  return chooseRota(rules, await records.rotaTemplates(), facts, partners, seed);
}

const linesOf = (lines: ChosenRota['lines']): ConversationRecord[] =>
  lines.map(({ partner, why }, index) => ({
    ...{ position: index + 1, partnerCode: partner, state: 'listed' },
    ...{ why: why.slice(0, 500), answered: false, outSeq: 0 },
  }));
