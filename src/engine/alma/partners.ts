/** Partners from Alma's partner records. One that is here already is changed where Alma says otherwise. */
import { isDeepStrictEqual } from 'node:util';
import type { AlmaImportReport, AlmaOrder } from '../../contract/alma-operations.js';
import type { PartnerChange, PartnerDraft } from '../../contract/partner-schemas.js';
import { type AlmaPartner, almaCodeSymbol, type FieldRemark, partnerIn } from '../../domain/alma/partner-record.js';
import type { WorkflowProfile } from '../../domain/partner/workflow-profile.js';
import { readAlmaPartners } from '../../protocol/alma/partner-texts.js';
import { message } from '../../words/message.js';
import { sameSymbol } from '../directory/partner-book.js';
import { problemsOfChange, problemsOfDraft } from '../directory/partner-problems.js';
import { addPartner, changePartner, type DirectoryStore } from '../directory/partners.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import type { AlmaRow } from '../model/alma.js';
import type { Outcome } from '../model/local/outcome.js';
import type { PartnerRecord } from '../model/records.js';
import { almaReport, isKept } from './report.js';

/** What is to be done for one record. */
interface Plan {
  row: AlmaRow;
  code: string;
  draft?: PartnerDraft;
  change?: PartnerChange;
}

export async function importPartners(
  context: EngineContext,
  directory: DirectoryStore,
  order: AlmaOrder,
  actor: Actor,
): Promise<Outcome<AlmaImportReport>> {
  const read = readAlmaPartners(order.text);
  if (read.kind === 'unreadable') return { kind: 'invalid', problems: [{ field: 'text', problem: read.problem }] };
  const profiles = await directory.profiles();
  const taken = new Map<string, number>();
  const plans: Plan[] = [];
  for (const [index, record] of read.records.entries())
    plans.push(await planFor(context, directory, profiles, record, index + 1, taken));
  if (
    isKept(
      order,
      plans.map(({ row }) => row),
    )
  )
    for (const plan of plans) plan.row = await carriedOut(context, directory, plan, actor);
  return {
    kind: 'done',
    value: almaReport(
      order,
      plans.map(({ row }) => row),
    ),
  };
}

async function planFor(
  context: EngineContext,
  directory: DirectoryStore,
  profiles: readonly WorkflowProfile[],
  record: Record<string, unknown>,
  line: number,
  taken: Map<string, number>,
): Promise<Plan> {
  const { partner, problems, remarks } = partnerIn(record);
  const { status, ...said } = withoutUnknownProfiles(partner, profiles, remarks);
  const { code } = partner;
  const row = (outcome: AlmaRow['outcome'], more: FieldRemark[] = []): AlmaRow => ({
    line,
    key: code,
    outcome,
    ...(more.length > 0 ? { problems: more } : {}),
    ...(remarks.length > 0 ? { remarks } : {}),
  });
  const twice = takenBefore(partner, line, taken);
  if (problems.length + twice.length > 0) return { code, row: row('refused', [...problems, ...twice]) };
  const before = (await context.book.all()).find((each) => each.code.toUpperCase() === code.toUpperCase());
  if (!before) {
    const draft: PartnerDraft = { ...said, dialect: 'alma' };
    const wrong = (await problemsOfDraft(context, draft, profiles)).map(asAlma);
    return wrong.length > 0
      ? { code, row: row('refused', wrong) }
      : { code, row: row('created'), draft, ...(status === 'inactive' ? { change: { status } } : {}) };
  }
  const change = changesTo(before, { ...said, status });
  if (Object.keys(change).length === 0) return { code: before.code, row: row('unchanged') };
  const wrong = await problemsOfChange(context, before, change, profiles, (of) => directory.symbolsInUse(of));
  return wrong.length > 0
    ? { code, row: row('refused', wrong.map(asAlma)) }
    : { code: before.code, row: row('changed'), change };
}

async function carriedOut(
  context: EngineContext,
  directory: DirectoryStore,
  plan: Plan,
  actor: Actor,
): Promise<AlmaRow> {
  const { row, code, draft, change } = plan;
  let token: string | undefined;
  if (row.outcome === 'refused') return row;
  if (draft) {
    const added = await addPartner(context, directory, draft, actor);
    if (added.kind === 'invalid') return { ...row, outcome: 'refused', problems: added.problems.map(asAlma) };
    token = added.token;
  }
  if (change) {
    const changed = await changePartner(context, directory, code, change, actor);
    if (changed.kind === 'invalid') return { ...row, outcome: 'refused', problems: changed.problems.map(asAlma) };
  }
  return { ...row, ...(token ? { token } : {}) };
}

/** What Alma says otherwise; symbols and notes are added to ours, never taken away. */
function changesTo(
  before: PartnerRecord,
  said: Omit<AlmaPartner, 'status'> & { status: AlmaPartner['status'] },
): PartnerChange {
  const { code: _same, symbols: all, notes, borrowingProfile, lendingProfile, ...plain } = said;
  const symbols = all.filter(({ type }) => type !== almaCodeSymbol || before.symbols.length === 0);
  const differs = Object.entries(plain).filter(
    ([name, value]) => !isDeepStrictEqual(value, (before as unknown as Record<string, unknown>)[name]),
  );
  const newSymbols = symbols.filter(
    ({ type, value }) => !before.symbols.some((each) => sameSymbol(each, `${type}:${value}`)),
  );
  const newNotes = (notes ?? []).filter(({ text }) => !before.notes.some((each) => each.text === text));
  return {
    ...(Object.fromEntries(differs) as PartnerChange),
    ...(newSymbols.length > 0 ? { symbols: [...before.symbols.map(asSymbol), ...newSymbols] } : {}),
    ...(newNotes.length > 0 ? { notes: [...before.notes, ...newNotes] } : {}),
    ...(borrowingProfile && borrowingProfile !== before.borrowingProfile?.code ? { borrowingProfile } : {}),
    ...(lendingProfile && lendingProfile !== before.lendingProfile?.code ? { lendingProfile } : {}),
  };
}

const asSymbol = (symbol: string) => {
  const at = symbol.indexOf(':');
  return { type: symbol.slice(0, at), value: symbol.slice(at + 1) };
};

/** A workflow profile that is not here does not keep the partner out: every step is taken then. */
function withoutUnknownProfiles(
  partner: AlmaPartner,
  profiles: readonly WorkflowProfile[],
  remarks: FieldRemark[],
): AlmaPartner {
  const { borrowingProfile, lendingProfile, ...rest } = partner;
  const known = (kind: 'borrowing' | 'lending', code: string | undefined) => {
    if (!code || profiles.some((each) => each.code === code && each.kind === kind)) return code;
    const problem = message('refusedAlma.noProfile', { kind, code });
    remarks.push({ field: `${kind}_workflow`, problem });
    return undefined;
  };
  const borrowing = known('borrowing', borrowingProfile);
  const lending = known('lending', lendingProfile);
  return {
    ...rest,
    ...(borrowing ? { borrowingProfile: borrowing } : {}),
    ...(lending ? { lendingProfile: lending } : {}),
  };
}

function takenBefore({ code, symbols }: AlmaPartner, line: number, taken: Map<string, number>): FieldRemark[] {
  const names = [
    ['code', code] as const,
    ...symbols.map(({ type, value }) => ['iso_symbol', `${type}:${value}`] as const),
  ];
  return names.flatMap(([field, name]) => {
    if (name === '') return [];
    const before = taken.get(`${field} ${name.toUpperCase()}`);
    taken.set(`${field} ${name.toUpperCase()}`, before ?? line);
    return before === undefined
      ? []
      : [{ field, problem: message('refusedFile.sameRecord', { key: name, record: before }) }];
  });
}

const almaNames: Readonly<Record<string, string>> = {
  symbols: 'iso_symbol',
  contacts: 'email',
  url: 'ill_server',
  borrowingProfile: 'borrowing_workflow',
  lendingProfile: 'lending_workflow',
};
const asAlma = ({ field, problem }: FieldRemark): FieldRemark => ({ field: almaNames[field] ?? field, problem });
