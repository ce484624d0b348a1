import type { DirectoryFile, Imposing } from '../../domain/distribution/directory-file.js';
import { order } from '../channel.js';
import type { House } from '../house.js';
import type { FieldProblem, Outcome } from '../local/outcome.js';
import { createPartnerBook } from '../partner-book.js';
import { doneWith, invalidField, notNowBecause } from './answers.js';
import { countsOf } from './counts.js';
import { ownFile } from './own-file.js';
import type { DistributionStore, DistributionTx, FetchFile, RecordChange } from './ports.js';
import { createProposals } from './proposals.js';
import { doubled } from './read-file.js';
import type { SectionGround } from './section.js';
import { sectionNames, sections } from './sections.js';
import { createSubscriptions } from './subscriptions.js';
import { nameOf, type Taken, take } from './take.js';
import { undo } from './undo.js';
import type {
  DirectoryImport,
  DirectoryImported,
  DirectoryPlan,
  Distribution,
  Edition,
  ImportOrder,
  OrderedBy,
  SectionView,
} from './views.js';

export type * from './views.js';

export interface DistributionParts {
  house: House;
  store: DistributionStore;
  fetchFile: FetchFile;
  /** What is wrong with a value that should be a directory file, by its schema. */
  check(value: unknown): FieldProblem[];
}

/** What the other files of this room are given. */
export interface Room extends DistributionParts {
  /** One transaction on the ground of the sections. */
  within<T>(
    by: OrderedBy,
    file: DirectoryFile | undefined,
    work: (tx: DistributionTx, ground: SectionGround) => Promise<{ keep: boolean; value: T }>,
  ): Promise<T>;
  read(value: unknown): Outcome<DirectoryFile>;
  takeIn(order: ImportOrder, by: OrderedBy, source: DirectoryImport['source']): Promise<Outcome<DirectoryImported>>;
  /** After a transaction that was kept: what others in this process must know. */
  announce(records: readonly RecordChange[], by: OrderedBy): Promise<void>;
}

/** The directory file of this node and those of others: written, compared, taken in, undone, followed. */
export function createDistribution(parts: DistributionParts): Distribution {
  const { store } = parts;
  const room: Room = {
    ...parts,
    within: (by, file, work) => within(parts, by, file, work),
    read: (value) => readFile(parts, value),
    takeIn: (order_, by, source) => takeIn(room, order_, by, source),
    announce: (records, by) => announce(parts.house, records, by),
  };
  return {
    sections: async () => sectionViews(await store.records.imposed()),
    impose: (section, imposed) => impose(store, section, imposed),
    file: async (only = []) => {
      const strange = only.find((name) => !sectionNames.includes(name));
      if (strange !== undefined) return invalidField('section', unknownSection(strange));
      return within(parts, nobody, undefined, async (tx, ground) => ({
        keep: true,
        value: doneWith(await ownFile(ground, tx.records, only)),
      }));
    },
    plan: (wish) => plan(room, wish),
    apply: (wish, by) => takeIn(room, wish, by, 'file'),
    imports: (page) => store.records.imports(page),
    readImport: async (id) => {
      const found = await store.records.readImport(id);
      return found && withoutUndoing(found);
    },
    undo: (id, by) => takeBack(room, id, by),
    ...createProposals(room),
    ...createSubscriptions(room),
  };
}

const nobody: OrderedBy = { name: '', kind: 'node', code: '', address: '', traceId: '' };
const withoutUndoing = ({ undoing: _, ...view }: DirectoryImport & { undoing: unknown }): DirectoryImport => view;
const unknownSection = (name: string) => `There is no section ${name}. Choose from ${sectionNames.join(', ')}.`;

const sectionViews = (imposed: Record<string, Imposing>): SectionView[] =>
  sections.map(({ name, label, french, fields, careful, onDemand = false }) => ({
    ...{ name, label, french, fields: Object.keys(fields), careful: [...careful], onDemand },
    imposed: imposed[name] ?? false,
  }));

async function impose(store: DistributionStore, name: string, imposed: Imposing): Promise<Outcome<SectionView>> {
  const section = sections.find((each) => each.name === name);
  if (!section) return { kind: 'unknown' };
  const strange =
    typeof imposed === 'object' ? imposed.find((field) => !Object.hasOwn(section.fields, field)) : undefined;
  if (strange !== undefined)
    return invalidField(
      'imposed',
      `${name} has no field ${strange}. Choose from ${Object.keys(section.fields).join(', ')}.`,
    );
  await store.records.setImposed(name, imposed);
  return doneWith(sectionViews(await store.records.imposed()).find((each) => each.name === name) as SectionView);
}

function readFile({ check }: DistributionParts, value: unknown): Outcome<DirectoryFile> {
  const problems = check(value);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const file = value as DirectoryFile;
  const twice = doubled(file);
  return twice.length > 0 ? { kind: 'invalid', problems: twice } : doneWith(file);
}

/** Names are looked up before the transaction begins: nothing waits for the network within one. */
async function within<T>(
  { house, store }: DistributionParts,
  by: OrderedBy,
  file: DirectoryFile | undefined,
  work: (tx: DistributionTx, ground: SectionGround) => Promise<{ keep: boolean; value: T }>,
): Promise<T> {
  const known = new Set((await house.book.all()).map(({ url }) => url));
  const named = (file?.sections['partners']?.records ?? []).map(({ url }) => String(url));
  const strange = [...new Set(named.filter((url) => !known.has(url)))];
  const looked = new Map<string, Awaited<ReturnType<House['courier']['inspect']>>>();
  for (let at = 0; at < strange.length; at += lookUpsAtOnce)
    await Promise.all(
      strange.slice(at, at + lookUpsAtOnce).map(async (url) => looked.set(url, await house.courier.inspect(url))),
    );
  const inspect = async (url: string) => looked.get(url) ?? (await house.courier.inspect(url));
  return store.transaction((tx) =>
    work(tx, {
      house: {
        ...house,
        local: tx.local,
        book: createPartnerBook(() => tx.partners()),
        courier: { ...house.courier, inspect },
      },
      directory: tx.directory,
      local: tx.local,
      by: { kind: 'staff', name: by.name },
    }),
  );
}
const lookUpsAtOnce = 20;

const editionOf = ({ issuer, name, version, issuedAt }: DirectoryFile): Edition => ({
  issuer,
  name,
  version,
  issuedAt,
});

async function plan(room: Room, wish: ImportOrder): Promise<Outcome<DirectoryPlan>> {
  const read = room.read(wish.file);
  if (read.kind !== 'done') return read;
  const file = read.value;
  const before = await room.store.records.lastImport(file.issuer);
  const taken = await room.within(nobody, file, async (tx, ground) => ({
    keep: false,
    value: await tried(tx, ground, file, wish),
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
  ground: SectionGround,
  file: DirectoryFile,
  wish: ImportOrder,
): Promise<Taken> {
  const importId = await tx.records.beginImport({ by: '', source: 'file', edition: editionOf(file), file });
  return take(tx, ground, {
    ...{ file, importId, by: nobody, operation: 'planDirectory', tryAll: true },
    ...{ choices: wish.choices ?? [], takeAll: wish.takeAll ?? false },
  });
}

async function takeIn(
  room: Room,
  { file: value, choices = [], takeAll = false, takeTheRest = false, force = false }: ImportOrder,
  by: OrderedBy,
  source: DirectoryImport['source'],
): Promise<Outcome<DirectoryImported>> {
  const read = room.read(value);
  if (read.kind !== 'done') return read;
  const file = read.value;
  type Kept = { outcome: Outcome<DirectoryImported>; records: RecordChange[] };
  const { outcome, records } = await room.within<Kept>(by, file, async (tx, ground) => {
    const leaves = (left: Outcome<DirectoryImported>) => ({ keep: false, value: { outcome: left, records: [] } });
    const last = await tx.records.lastImport(file.issuer);
    if (last && last.file.version > file.version && !force) return leaves(notNowBecause(older(last.file, file)));
    const importId = await tx.records.beginImport({ by: by.name, source, edition: editionOf(file), file });
    const operation = source === 'acceptance' ? 'acceptProposal' : 'importDirectory';
    const taken = await take(tx, ground, { file, choices, takeAll, tryAll: false, importId, by, operation });
    const bad = taken.rows.filter(({ outcome: became }) => became === 'cannot');
    if (bad.length > 0 && !takeTheRest)
      return leaves({
        kind: 'invalid',
        problems: bad.flatMap((row) =>
          (row.problems ?? []).map(({ field, problem }) => ({
            field: [nameOf(row), field].filter(Boolean).join(' '),
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

const older = (last: Edition, file: Edition): string =>
  `This file is version ${file.version} of ${file.issuedAt.slice(0, 10)}, and version ${last.version} of ${last.issuedAt.slice(0, 10)} ` +
  'was taken in already. Take the newer one, or force the older one.';

async function takeBack(room: Room, id: string, by: OrderedBy): Promise<Outcome<DirectoryImport>> {
  type Kept = { outcome: Outcome<DirectoryImport>; records: RecordChange[] };
  const { outcome, records } = await room.within<Kept>(by, undefined, async (tx, ground) => {
    const leaves = (left: Outcome<DirectoryImport>) => ({ keep: false, value: { outcome: left, records: [] } });
    const found = await tx.records.readImport(id);
    if (!found) return leaves({ kind: 'unknown' });
    if (found.undoneAt) return leaves(notNowBecause('It is undone already.'));
    const last = await tx.records.lastImport();
    if (last?.id !== found.id) return leaves(notNowBecause(`Import ${last?.id} came after it: undo that one first.`));
    const problems = await undo(tx, ground, found.undoing, id, by);
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

/** A partner with a new address is tried at once, as when staff give it one. */
async function announce(house: House, records: readonly RecordChange[], by: OrderedBy): Promise<void> {
  house.book.forget();
  for (const { section, key, before, after } of records) {
    const moved = section === 'partners' && before && after && before['url'] !== after['url'];
    if (moved && (await house.store.channel(key)).state === 'held')
      await order(house, key, 'resume', { kind: 'staff', name: by.name });
  }
}
