/** Takes back what an import did: field by field, and not what staff changed since. */
import { equalValues } from '../../domain/distribution/compare.js';
import type { DirectoryRecord } from '../../domain/distribution/directory-file.js';
import { message } from '../../words/message.js';
import type { FieldProblem, Outcome } from '../model/local/outcome.js';
import { doneWith } from './answers.js';
import type { DistributionTx, RecordChange, Undoing } from './ports.js';
import type { SectionContext } from './section.js';
import { sections } from './sections.js';
import { recordNameOf } from './take.js';
import type { OrderedBy } from './views.js';

/** What could not be taken back; when there is any, the caller keeps nothing. */
export async function undo(
  tx: DistributionTx,
  sectionContext: SectionContext,
  { records, origins, proposals }: Undoing,
  importId: string,
  by: OrderedBy,
): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = [];
  for (const change of [...records].reverse()) {
    const outcome = await tx.attempt(() => takeBack(tx, sectionContext, change, by));
    if (outcome.kind === 'done') continue;
    const why = outcome.kind === 'invalid' ? outcome.problems[0]?.problem : undefined;
    const reason = outcome.kind === 'notNow' ? outcome.reason : message('refusedDirectory.gone');
    problems.push({ field: recordNameOf(change), problem: why ?? reason });
  }
  for (const { section, key, before } of origins) {
    if (before) await tx.records.putOrigin({ section, key, ...before }, importId);
    else await tx.records.dropOrigin({ section, key });
  }
  if (!proposals) await tx.records.dropProposals(importId);
  for (const { before, ...name } of proposals ?? []) await tx.records.unpropose(name, before, importId);
  return problems;
}

async function takeBack(
  tx: DistributionTx,
  sectionContext: SectionContext,
  change: RecordChange,
  by: OrderedBy,
): Promise<Outcome<unknown>> {
  const section = sections.find(({ name }) => name === change.section);
  if (!section) return doneWith(undefined);
  const now = (await section.read(sectionContext)).find(({ key }) => key === change.key);
  const { before, after } = change;
  const audit = { by, operation: 'undoDirectoryImport', thing: section.thing, id: now?.id ?? change.key };
  const was = await section.audited?.(sectionContext, change.key);
  const note = async (usual: { before: unknown; after: unknown }) =>
    tx.records.audit({
      ...audit,
      ...(section.audited ? { before: was, after: await section.audited(sectionContext, change.key) } : usual),
    });
  if (!before) {
    if (!now) return doneWith(undefined);
    const removed = await section.remove(sectionContext, now);
    if (removed.kind === 'done') await note({ before: now.record, after: null });
    return removed;
  }
  const wished = now ? restored(now.record, before, after ?? {}) : before;
  if (now && equalValues(wished, now.record)) return doneWith(undefined);
  const outcome = await section.write(sectionContext, wished, now);
  if (outcome.kind === 'done') await note({ before: now?.record ?? null, after: wished });
  return outcome;
}

/** As it was before, except what somebody changed since. */
function restored(now: DirectoryRecord, before: DirectoryRecord, after: DirectoryRecord): DirectoryRecord {
  const names = [...new Set([...Object.keys(now), ...Object.keys(before)])];
  return Object.fromEntries(
    names
      .map((name) => [name, equalValues(now[name], after[name]) ? before[name] : now[name]] as const)
      .filter(([, value]) => value !== undefined),
  );
}
