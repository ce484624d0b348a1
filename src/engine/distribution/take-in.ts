/** A directory file on its way in: tried, taken, and taken back. */

import type {
  DirectoryImport,
  DirectoryImported,
  DirectoryImportOrder,
  DirectoryPlan,
} from '../../contract/directory-views.js';
import type { DirectoryFile } from '../../domain/distribution/directory-file.js';
import { type Message, message } from '../../words/message.js';
import type { Outcome } from '../model/local/outcome.js';
import { doneWith, notNowBecause } from './answers.js';
import { countsOf } from './counts.js';
import type { DistributionRoom } from './index.js';
import type { DistributionTx, RecordChange } from './ports.js';
import type { SectionContext } from './section.js';
import { recordNameOf, type Taken, take } from './take.js';
import { undo } from './undo.js';
import type { Edition, OrderedBy } from './views.js';

export const orderedByNobody: OrderedBy = { name: '', kind: 'node', code: '', address: '', traceId: '' };
export const withoutUndoing = ({ undoing: _, ...view }: DirectoryImport & { undoing: unknown }): DirectoryImport =>
  view;

const editionOf = ({ issuer, name, version, issuedAt }: DirectoryFile): Edition => ({
  issuer,
  name,
  version,
  issuedAt,
});

export async function plan(room: DistributionRoom, wish: DirectoryImportOrder): Promise<Outcome<DirectoryPlan>> {
  const read = room.read(wish.file);
  if (read.kind !== 'done') return read;
  const file = read.value;
  const before = await room.store.records.lastImport(file.issuer);
  const taken = await room.within(orderedByNobody, file, async (tx, sectionContext) => ({
    keep: false,
    value: await tried(tx, sectionContext, file, wish),
  }));
  return doneWith({
    file: editionOf(file),
    ...(before ? { before: { ...before.file, takenAt: before.at } } : {}),
    older: before !== undefined && before.file.version > file.version,
    rows: taken.rows,
    counts: countsOf(taken.rows, taken.same),
  });
}

/** The import is begun as well, and like all the rest of a dry run it is not kept. */
async function tried(
  tx: DistributionTx,
  sectionContext: SectionContext,
  file: DirectoryFile,
  wish: DirectoryImportOrder,
): Promise<Taken> {
  const importId = await tx.records.beginImport({ by: '', source: 'file', edition: editionOf(file), file });
  return take(tx, sectionContext, {
    file,
    importId,
    by: orderedByNobody,
    operation: 'planDirectory',
    tryAll: true,
    choices: wish.choices ?? [],
    takeAll: wish.takeAll ?? false,
  });
}

export async function takeIn(
  room: DistributionRoom,
  { file: value, choices = [], takeAll = false, takeTheRest = false, force = false }: DirectoryImportOrder,
  by: OrderedBy,
  source: DirectoryImport['source'],
): Promise<Outcome<DirectoryImported>> {
  const read = room.read(value);
  if (read.kind !== 'done') return read;
  const file = read.value;
  type Kept = { outcome: Outcome<DirectoryImported>; records: RecordChange[] };
  const { outcome, records } = await room.within<Kept>(by, file, async (tx, sectionContext) => {
    const leaves = (left: Outcome<DirectoryImported>) => ({ keep: false, value: { outcome: left, records: [] } });
    const last = await tx.records.lastImport(file.issuer);
    if (last && last.file.version > file.version && !force) return leaves(notNowBecause(older(last.file, file)));
    const importId = await tx.records.beginImport({ by: by.name, source, edition: editionOf(file), file });
    const operation = source === 'acceptance' ? 'acceptProposal' : 'importDirectory';
    const taken = await take(tx, sectionContext, { file, choices, takeAll, tryAll: false, importId, by, operation });
    const bad = taken.rows.filter(({ outcome: became }) => became === 'cannot');
    if (bad.length > 0 && !takeTheRest)
      return leaves({
        kind: 'invalid',
        problems: bad.flatMap((row) =>
          (row.problems ?? []).map(({ field, problem }) => ({
            field: [recordNameOf(row), field].filter(Boolean).join(' '),
            problem,
          })),
        ),
      });
    await tx.records.settleImport(importId, taken.rows, taken.same, taken.undoing);
    const kept = await tx.records.readImport(importId);
    if (!kept) throw new Error(`Import ${importId} is not there after it was written.`);
    const imported = { ...withoutUndoing(kept), tokens: taken.tokens };
    // A second look at the same version that changes nothing leaves no trace.
    const idle = source === 'subscription' && last?.file.version === file.version && taken.undoing.records.length === 0;
    return { keep: !idle, value: { outcome: doneWith(imported), records: taken.undoing.records } };
  });
  if (outcome.kind === 'done') await room.announce(records, by);
  return outcome;
}

const older = (last: Edition, file: Edition): Message =>
  message('refusedDirectory.olderVersion', {
    version: file.version,
    issued: { day: file.issuedAt.slice(0, 10) },
    last: last.version,
    lastIssued: { day: last.issuedAt.slice(0, 10) },
  });

export async function undoImport(room: DistributionRoom, id: string, by: OrderedBy): Promise<Outcome<DirectoryImport>> {
  type Kept = { outcome: Outcome<DirectoryImport>; records: RecordChange[] };
  const { outcome, records } = await room.within<Kept>(by, undefined, async (tx, sectionContext) => {
    const leaves = (left: Outcome<DirectoryImport>) => ({ keep: false, value: { outcome: left, records: [] } });
    const found = await tx.records.readImport(id);
    if (!found) return leaves({ kind: 'unknown' });
    if (found.undoneAt) return leaves(notNowBecause(message('refusedDirectory.undoneAlready')));
    const last = await tx.records.lastImport();
    if (last?.id !== found.id)
      return leaves(notNowBecause(message('refusedDirectory.laterFirst', { import: last?.id })));
    const problems = await undo(tx, sectionContext, found.undoing, id, by);
    if (problems.length > 0) return leaves({ kind: 'invalid', problems });
    await tx.records.noteUndone(id, by.name);
    const undone = await tx.records.readImport(id);
    return {
      keep: true,
      value: {
        outcome: undone ? doneWith(withoutUndoing(undone)) : { kind: 'unknown' },
        records: found.undoing.records,
      },
    };
  });
  if (outcome.kind === 'done') await room.announce(records, by);
  return outcome;
}
