/** Takes a file in, within one transaction: a dry run does the same and leaves nothing. */
import { equalValues } from '../../domain/distribution/compare.js';
import type { DirectoryFile, DirectoryRecord } from '../../domain/distribution/directory-file.js';
import { message } from '../../words/message.js';
import type { FieldProblem, Outcome } from '../model/local/outcome.js';
import { partnerSection } from './partners.js';
import type { DistributionTx, Origin, RecordChange, Undoing } from './ports.js';
import { type OpenDirectoryRow, rowsOf } from './rows.js';
import type { SectionContext, StoredRecord } from './section.js';
import type { DirectoryChoice, DirectoryRow, OrderedBy } from './views.js';

export interface Taking {
  file: DirectoryFile;
  choices: readonly DirectoryChoice[];
  takeAll: boolean;
  /** Also tries what is not chosen, to know beforehand what cannot be applied. */
  tryAll: boolean;
  importId: string;
  by: OrderedBy;
  operation: string;
}

export interface Taken {
  rows: DirectoryRow[];
  same: number;
  undoing: Undoing;
  tokens: { partner: string; token: string }[];
}

export async function take(tx: DistributionTx, within: SectionContext, taking: Taking): Promise<Taken> {
  const sectionContext = { ...within, importId: taking.importId };
  const origins = await tx.records.origins();
  const refused = await refusedPartners(tx);
  const { open, same } = await rowsOf(taking.file, { sectionContext, origins, refused, ...taking });
  const work: Work = { tx, sectionContext, taking, records: [], proposals: [], tokens: [], origins, refused };
  const pending = new Set(
    open.filter(({ row }) => row.kind === 'proposed' && row.verdict !== 'take').map(({ row }) => recordNameOf(row)),
  );
  const leaving = open.filter(({ file }) => !file).reverse();
  for (const each of [...open.filter(({ file }) => file), ...leaving]) await settle(work, each, pending);
  const before = await remember(work, open, same);
  return {
    rows: open.map(({ row }) => row),
    same: same.length,
    undoing: { records: work.records, origins: before, proposals: work.proposals },
    tokens: work.tokens,
  };
}

/** Those that came into the directory in another way since are refused no more. */
async function refusedPartners(tx: DistributionTx): Promise<string[]> {
  const known = new Set((await tx.partners()).map(({ code }) => code));
  const decided = await tx.records.proposals();
  return decided.filter(({ key, decision }) => decision === 'refused' && !known.has(key)).map(({ key }) => key);
}

interface Work {
  tx: DistributionTx;
  sectionContext: SectionContext;
  taking: Taking;
  origins: readonly Origin[];
  refused: readonly string[];
  records: RecordChange[];
  proposals: NonNullable<Undoing['proposals']>;
  tokens: { partner: string; token: string }[];
}

/** `partners/HUMBER`, as people and choices name it. */
export const recordNameOf = ({ section, key }: { section: string; key: string }): string => `${section}/${key}`;

/** Does with one row what is to be done, and writes down in the row what became of it. */
async function settle(work: Work, open: OpenDirectoryRow, pending: Set<string>): Promise<void> {
  const { row, section, file } = open;
  const waitsFor = ((file && section.names?.(file.record)) ?? []).filter((each) => pending.has(recordNameOf(each)));
  const wished = row.verdict === 'take' || row.fields?.some(({ taken }) => taken);
  if (waitsFor.length > 0 && row.verdict !== 'keep') {
    Object.assign(row, { outcome: 'waits', waitsFor: waitsFor.map(({ key }) => key) });
    if (!open.stored) pending.add(recordNameOf(row));
    return;
  }
  if (!wished) {
    const isRefused = row.kind === 'proposed' && work.refused.includes(row.key);
    row.outcome = row.kind !== 'proposed' || open.chosen ? 'left' : isRefused ? 'refused' : 'proposed';
    if (work.taking.tryAll && row.verdict === 'decide') await tryOut(work, open);
    return;
  }
  const was = await section.audited?.(work.sectionContext, row.key);
  const outcome = await work.tx.attempt(() => apply(work.sectionContext, open));
  if (outcome.kind !== 'done') {
    Object.assign(row, { outcome: 'cannot', problems: problemsOf(outcome) });
    work.sectionContext.context.book.forget();
    return;
  }
  row.outcome = row.fields?.some(({ taken, verdict }) => !taken && verdict === 'decide') ? 'partly' : 'applied';
  await written(work, open, outcome.value, was);
}

async function tryOut({ tx, sectionContext }: Work, open: OpenDirectoryRow): Promise<void> {
  const outcome = await tx.attempt(() => apply(sectionContext, everything(open)), true);
  sectionContext.context.book.forget();
  if (outcome.kind !== 'done') Object.assign(open.row, { outcome: 'cannot', problems: problemsOf(outcome) });
}

const everything = (open: OpenDirectoryRow): OpenDirectoryRow => ({
  ...open,
  row: { ...open.row, fields: (open.row.fields ?? []).map((field) => ({ ...field, taken: true })) },
});

function apply(
  sectionContext: SectionContext,
  { section, stored, file, row }: OpenDirectoryRow,
): Promise<Outcome<unknown>> {
  if (!file) return stored ? section.remove(sectionContext, stored) : Promise.resolve({ kind: 'unknown' });
  return section.write(sectionContext, stored ? merged(stored, row) : file.record, stored);
}

/** Ours with the fields that are taken; what the file takes back is gone. */
function merged({ record }: StoredRecord, { fields = [] }: DirectoryRow): DirectoryRecord {
  const taken = fields.filter((field) => field.taken);
  const given = taken.filter(({ file }) => file !== undefined).map(({ field, file }) => [field, file]);
  const kept = Object.entries(record).filter(([name]) => !taken.some(({ field }) => field === name));
  return Object.fromEntries([...kept, ...given]);
}

/** For undoing, and for the log. */
async function written(
  work: Work,
  { section, row, stored, file }: OpenDirectoryRow,
  value: unknown,
  was: unknown,
): Promise<void> {
  const { tx, sectionContext, taking, records, tokens } = work;
  const now = file ? (await section.read(sectionContext)).find(({ key }) => key === row.key) : undefined;
  const before = stored?.record ?? null;
  const after = now?.record ?? null;
  if (equalValues(before, after)) return;
  records.push({ section: section.name, key: row.key, before, after });
  const { by, operation } = taking;
  const id = now?.id ?? stored?.id ?? row.key;
  const shown = section.audited
    ? { before: was, after: await section.audited(sectionContext, row.key) }
    : { before, after };
  await tx.records.audit({ by, operation, thing: section.thing, id, ...shown });
  const token = (value as { token?: unknown } | undefined)?.token;
  if (section === partnerSection && typeof token === 'string') tokens.push({ partner: row.key, token });
}

/** What the file says is remembered where it was decided; what is still open is compared with what was said before. */
async function remember(
  work: Work,
  open: readonly OpenDirectoryRow[],
  same: readonly Origin[],
): Promise<Undoing['origins']> {
  const undoing: Undoing['origins'] = [];
  const put = async (next: Origin | undefined, { section, key }: Pick<Origin, 'section' | 'key'>) => {
    const last = work.origins.find((each) => each.section === section && each.key === key);
    if (equalValues(last, next)) return;
    undoing.push({
      section,
      key,
      before: last ? { issuer: last.issuer, record: last.record, imposed: last.imposed } : null,
    });
    if (next) await work.tx.records.putOrigin(next, work.taking.importId);
    else await work.tx.records.dropOrigin({ section, key });
  };
  for (const each of same) await put(each, each);
  for (const { row, file, before, chosen } of open) {
    const name = { section: row.section, key: row.key };
    if (row.outcome === 'proposed' && file)
      work.proposals.push({ ...name, before: await work.tx.records.propose(file, work.taking.importId) });
    if (row.outcome === 'waits' || row.outcome === 'cannot') continue;
    if (row.outcome === 'proposed' || row.outcome === 'refused') continue;
    if (!file) {
      if (row.outcome === 'applied' || chosen) await put(undefined, name);
      // What the file says no more it does not impose either, also while its removal waits for a decision.
      else if (before && before.imposed.length > 0) await put({ ...before, imposed: [] }, name);
    } else if (row.kind === 'changed') await put(seen(file, before, row), name);
    else if (row.outcome === 'applied' || chosen) {
      await put(file, name);
      if (row.kind === 'proposed' || partnerSection.name === row.section)
        await work.tx.records.decide(name, row.outcome === 'applied' ? 'accepted' : 'refused', work.taking.by.name);
    }
  }
  return undoing;
}

/** Fields that wait for a decision keep what was said before. */
function seen(file: Origin, before: Origin | undefined, { fields = [] }: DirectoryRow): Origin {
  const waiting = fields.filter(({ verdict }) => verdict === 'decide').map(({ field }) => field);
  const kept = Object.entries(before?.record ?? {}).filter(([name]) => waiting.includes(name));
  const said = Object.entries(file.record).filter(([name]) => !waiting.includes(name));
  return { ...file, record: Object.fromEntries([...said, ...kept]) };
}

function problemsOf(outcome: Exclude<Outcome<unknown>, { kind: 'done' }>): FieldProblem[] {
  if (outcome.kind === 'invalid') return outcome.problems;
  return [{ field: '', problem: outcome.kind === 'notNow' ? outcome.reason : message('refusedDirectory.gone') }];
}
