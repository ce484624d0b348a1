import type { DirectorySubscription, NodeNotice, SubscriptionOrder } from '../../contract/directory-views.js';
import {
  type DirectoryFile,
  type DirectorySection,
  type Imposing,
  isImposing,
} from '../../domain/distribution/directory-file.js';
import { message, type Wording } from '../../words/message.js';
import { type Outcome, problemsInOne } from '../model/local/outcome.js';
import { doneWith, invalidField, notNowBecause } from './answers.js';
import { countsInWords } from './counts.js';
import type { DistributionRoom } from './index.js';
import type { StoredSubscription, SubscriptionLook } from './ports.js';
import { sections } from './sections.js';
import { type Distribution, directoryBytes, type OrderedBy } from './views.js';

const fetchLimitMs = 60_000;

export const createSubscriptions = (
  room: DistributionRoom,
): Pick<Distribution, 'subscription' | 'subscribe' | 'unsubscribe' | 'runOnce' | 'notices'> => ({
  subscription: () => read(room),
  subscribe: (order, by) => subscribe(room, order, by),
  unsubscribe: () => unsubscribe(room),
  runOnce: (now) => runOnce(room, now),
  notices: async () => noticesOf(await read(room)),
});

async function read({ store }: DistributionRoom): Promise<DirectorySubscription | undefined> {
  const found = await store.records.subscription();
  if (!found) return undefined;
  const { token, etag: _, ...view } = found;
  return { ...view, presents: token !== undefined };
}

function noticesOf(found: DirectorySubscription | undefined): NodeNotice[] {
  if (!found?.failingSince) return [];
  const { said = '', failingSince: since, failures } = found;
  return [
    {
      kind: 'subscriptionFailing',
      text: message('notice.subscriptionFailing', { url: found.url, failures, said }),
      since,
    },
  ];
}

async function subscribe(
  room: DistributionRoom,
  { url, token }: SubscriptionOrder,
  by: OrderedBy,
): Promise<Outcome<DirectorySubscription>> {
  const address = await room.context.courier.inspect(url);
  if (!address.ok && address.reason && address.code !== 'dns') return invalidField('url', address.reason);
  await room.store.records.saveSubscription({
    url,
    by: by.name,
    ...(token ? { token: room.context.sealSecret(token) } : {}),
  });
  return doneWith((await read(room)) as DirectorySubscription);
}

/** By the timetable when `hours` have passed since the last look that went well; each time it runs when it did not. */
export async function lookIsDue(
  { subscription }: Pick<Distribution, 'subscription'>,
  hours: number,
  now: Date,
): Promise<boolean> {
  const found = await subscription();
  if (!found || hours === 0) return false;
  if (!found.triedAt || found.failures > 0) return true;
  return now.getTime() - new Date(found.triedAt).getTime() >= hours * 3_600_000 - slackMs;
}
/** The timetable runs it each hour, and a look takes a while. */
const slackMs = 10 * 60_000;

/** Who follows a directory no more is free again in what it imposed; the values stay as they are. */
async function unsubscribe({ store }: DistributionRoom): Promise<Outcome<undefined>> {
  const found = await store.records.subscription();
  if (!found || !(await store.records.removeSubscription())) return { kind: 'unknown' };
  const last = found.lastImport ? await store.records.readImport(found.lastImport) : undefined;
  if (last)
    await store.records.release(
      last.file.issuer,
      sections.map(({ name }) => name),
    );
  return doneWith(undefined);
}

async function runOnce(room: DistributionRoom, now: Date): Promise<Outcome<DirectorySubscription>> {
  const { store, context } = room;
  const found = await store.records.subscription();
  if (!found) return notNowBecause(message('refusedDirectory.notFollowed'));
  const look = await lookAt(room, found);
  await store.records.noteLook({ ...look, at: now });
  if (look.outcome === 'failed')
    context.log.warn({ url: found.url, said: look.said }, 'A directory could not be followed.');
  return doneWith((await read(room)) as DirectorySubscription);
}

async function lookAt(
  room: DistributionRoom,
  { url, token, etag, lastImport }: StoredSubscription,
): Promise<Omit<SubscriptionLook, 'at'>> {
  const { store, context, fetchFile } = room;
  const again = lastImport !== undefined && (await isOpen(room, lastImport));
  const key = token ? readable(context, token) : undefined;
  if (token && key === undefined)
    return {
      outcome: 'failed',
      said: message('subscription.keyUnreadable'),
    };
  const fetched = await fetchFile({
    url,
    maxBytes: directoryBytes,
    limitMs: fetchLimitMs,
    ...(key ? { token: key } : {}),
    ...(etag && !again ? { etag } : {}),
  });
  if (fetched.kind === 'failed') return { outcome: 'failed', said: fetched.reason };
  if (fetched.kind === 'unchanged') return { outcome: 'unchanged', said: message('subscription.unchanged') };
  const file = jsonIn(fetched.bytes);
  if (file === undefined) return { outcome: 'failed', said: message('subscription.notJson') };
  // What is no such file is refused where it is taken in.
  const taken = shared(file) as DirectoryFile;
  const outcome = await room.takeIn({ file: taken, takeTheRest: true }, subscriber, 'subscription');
  if (outcome.kind !== 'done') return { outcome: 'failed', said: why(outcome) };
  const { id, counts, file: edition } = outcome.value;
  const held = Object.keys(taken.sections);
  await store.records.release(
    edition.issuer,
    ownSections.filter((name) => !held.includes(name)),
  );
  const kept = (await store.records.readImport(id)) !== undefined;
  return {
    outcome: kept ? 'new' : 'unchanged',
    said: message('subscription.taken', { version: edition.version, counts: countsInWords(counts) }),
    etag: fetched.etag ?? null,
    ...(kept ? { importId: id } : {}),
  };
}

function readable(context: DistributionRoom['context'], sealed: string): string | undefined {
  try {
    return context.openSecret(sealed);
  } catch {
    return undefined; // sealed with another secret key
  }
}

/** What could not be applied last time may be possible now, though the file is the same; what was undone stays so. */
async function isOpen({ store }: DistributionRoom, lastImport: string): Promise<boolean> {
  const followed = await store.records.readImport(lastImport);
  if (!followed || followed.undoneAt) return false;
  const newest = await store.records.lastImport(followed.file.issuer);
  return newest !== undefined && newest.counts.waiting + newest.counts.cannot > 0;
}

const subscriber: OrderedBy = {
  name: 'Directory subscription',
  kind: 'node',
  code: 'directory',
  address: '',
  traceId: '',
};

/** Sections that are each library’s own affair: followers take of them what is imposed. */
const ownSections: readonly string[] = sections.filter(({ onDemand }) => onDemand).map(({ name }) => name);

/**
 * Of the sections that are each library’s own affair only what is imposed. What is no directory file is left for the
 * check to say.
 */
function shared(file: unknown): unknown {
  const { sections: said } = (file ?? {}) as { sections?: unknown };
  if (typeof said !== 'object' || said === null) return file;
  const kept = Object.entries(said).flatMap(([name, section]) => {
    const part = ownSections.includes(name) ? imposedOf(section) : section;
    return part === undefined ? [] : [[name, part]];
  });
  return { ...(file as object), sections: Object.fromEntries(kept) };
}

/** The section with the records that are imposed; nothing when none is. */
function imposedOf(section: unknown): unknown {
  const { imposed, records } = (section ?? {}) as Partial<DirectorySection>;
  if (isImposing(imposed) || !Array.isArray(records)) return section;
  const only = records.filter((record) => isImposing(record?.['imposed'] as Imposing | undefined));
  return only.length > 0 ? { ...(section as object), records: only } : undefined;
}

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function why(outcome: Exclude<Outcome<unknown>, { kind: 'done' }>): Wording {
  if (outcome.kind === 'notNow' || outcome.kind === 'doubt') return outcome.reason;
  if (outcome.kind === 'unknown') return message('refusedDirectory.fileGone');
  return message('refusedDirectory.fileWrong', { problem: problemsInOne(outcome.problems) });
}
