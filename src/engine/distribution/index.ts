import type {
  DirectoryImport,
  DirectoryImported,
  DirectoryImportOrder,
  SectionView,
} from '../../contract/directory-views.js';
import type { DirectoryFile, Imposing } from '../../domain/distribution/directory-file.js';
import { message } from '../../words/message.js';
import { createPartnerBook } from '../directory/partner-book.js';
import type { EngineContext } from '../engine-context.js';
import type { FieldProblem, Outcome } from '../model/local/outcome.js';
import { order } from '../sending/channel.js';
import { doneWith, invalidField } from './answers.js';
import { ownFile } from './own-file.js';
import type { DistributionStore, DistributionTx, FetchFile, RecordChange } from './ports.js';
import { createProposals } from './proposals.js';
import type { SectionContext } from './section.js';
import { fileSectionNames, sections } from './sections.js';
import { createSubscriptions } from './subscriptions.js';
import { orderedByNobody, plan, takeIn, undoImport, withoutUndoing } from './take-in.js';
import type { Distribution, OrderedBy } from './views.js';

export type * from './views.js';

export interface DistributionParts {
  context: EngineContext;
  store: DistributionStore;
  fetchFile: FetchFile;
  /** What is wrong with a value that should be a directory file, by its schema. */
  check(value: unknown): FieldProblem[];
}

/** What the other files of this room are given. */
export interface DistributionRoom extends DistributionParts {
  /** One transaction over the sections. */
  within<T>(
    by: OrderedBy,
    file: DirectoryFile | undefined,
    work: (tx: DistributionTx, sectionContext: SectionContext) => Promise<{ keep: boolean; value: T }>,
  ): Promise<T>;
  read(value: unknown): Outcome<DirectoryFile>;
  takeIn(
    order: DirectoryImportOrder,
    by: OrderedBy,
    source: DirectoryImport['source'],
  ): Promise<Outcome<DirectoryImported>>;
  /** After a transaction that was kept: what others in this process must know. */
  announce(records: readonly RecordChange[], by: OrderedBy): Promise<void>;
}

/** The directory file of this node and those of others: written, compared, taken in, undone, followed. */
export function createDistribution(parts: DistributionParts): Distribution {
  const { store } = parts;
  const room: DistributionRoom = {
    ...parts,
    within: (by, file, work) => within(parts, by, file, work),
    read: (value) => readFile(parts, value),
    takeIn: (order_, by, source) => takeIn(room, order_, by, source),
    announce: (records, by) => announce(parts.context, records, by),
  };
  return {
    sections: async () => sectionViews(await store.records.imposed()),
    impose: (section, imposed) => impose(store, section, imposed),
    file: async (only = []) => {
      const strange = only.find((name) => !fileSectionNames.includes(name));
      if (strange !== undefined) return invalidField('section', unknownSection(strange));
      return within(parts, orderedByNobody, undefined, async (tx, sectionContext) => ({
        keep: true,
        value: doneWith(await ownFile(sectionContext, tx.records, only)),
      }));
    },
    plan: (wish) => plan(room, wish),
    apply: (wish, by) => takeIn(room, wish, by, 'file'),
    imports: (page) => store.records.imports(page),
    readImport: async (id) => {
      const found = await store.records.readImport(id);
      return found && withoutUndoing(found);
    },
    undo: (id, by) => undoImport(room, id, by),
    ...createProposals(room),
    ...createSubscriptions(room),
  };
}

const unknownSection = (name: string) =>
  message('refusedDirectory.noSection', { name, sections: fileSectionNames.join(', ') });

const sectionViews = (imposed: Record<string, Imposing>): SectionView[] =>
  sections.map(({ name, fields, careful, onDemand = false }) => ({
    name,
    label: message(`directorySection.${name}`),
    fields: Object.keys(fields),
    careful: [...careful],
    onDemand,
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
      message('refusedDirectory.noField', {
        section: name,
        field: strange,
        fields: Object.keys(section.fields).join(', '),
      }),
    );
  await store.records.setImposed(name, imposed);
  return doneWith(sectionViews(await store.records.imposed()).find((each) => each.name === name) as SectionView);
}

function readFile({ check }: DistributionParts, value: unknown): Outcome<DirectoryFile> {
  const problems = check(value);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const file = value as DirectoryFile;
  const twice = doubledKeys(file);
  return twice.length > 0 ? { kind: 'invalid', problems: twice } : doneWith(file);
}

/** Names are looked up before the transaction begins: nothing waits for the network within one. */
async function within<T>(
  { context, store }: DistributionParts,
  by: OrderedBy,
  file: DirectoryFile | undefined,
  work: (tx: DistributionTx, sectionContext: SectionContext) => Promise<{ keep: boolean; value: T }>,
): Promise<T> {
  const known = new Set((await context.book.all()).map(({ url }) => url));
  const named = (file?.sections['partners']?.records ?? []).flatMap(({ url }) =>
    url === undefined ? [] : [String(url)],
  );
  const strange = [...new Set(named.filter((url) => !known.has(url)))];
  const looked = new Map<string, Awaited<ReturnType<EngineContext['courier']['inspect']>>>();
  for (let at = 0; at < strange.length; at += lookUpsAtOnce)
    await Promise.all(
      strange.slice(at, at + lookUpsAtOnce).map(async (url) => looked.set(url, await context.courier.inspect(url))),
    );
  const inspect = async (url: string) => looked.get(url) ?? (await context.courier.inspect(url));
  return store.transaction((tx) =>
    work(tx, {
      context: {
        ...context,
        local: tx.local,
        book: createPartnerBook(() => tx.partners()),
        courier: { ...context.courier, inspect },
      },
      directory: tx.directory,
      links: tx.links,
      local: tx.local,
      by: { kind: 'staff', name: by.name },
    }),
  );
}
const lookUpsAtOnce = 20;

/** A partner with a new address is tried at once, as when staff give it one. */
async function announce(context: EngineContext, records: readonly RecordChange[], by: OrderedBy): Promise<void> {
  context.book.forget();
  for (const { section, key, before, after } of records) {
    const moved = section === 'partners' && before && after && before['url'] !== after['url'];
    if (moved && (await context.store.channel(key)).state === 'held')
      await order(context, key, 'resume', { kind: 'staff', name: by.name });
  }
}

/** Records that a file that is right by its schema has twice: it could only mean one of them. */
const doubledKeys = (file: DirectoryFile): FieldProblem[] =>
  sections.flatMap((section) => {
    const keys = (file.sections[section.name]?.records ?? []).map((record) => section.keyOf(record));
    return [...new Set(keys.filter((key, at) => keys.indexOf(key) < at))].map((key) => ({
      field: `sections.${section.name}`,
      problem: message('refusedPartner.twice', { symbol: key }),
    }));
  });
