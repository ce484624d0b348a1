/** The directory file of somebody else that this node follows. */
import type { Outcome } from '../local/outcome.js';
import { doneWith, invalidField, notNowBecause } from './answers.js';
import { countsInWords } from './counts.js';
import type { Room } from './index.js';
import { directoryBytes } from './limits.js';
import type { Look, StoredSubscription } from './ports.js';
import { sections } from './sections.js';
import type { DirectorySubscription, Distribution, NodeNotice, OrderedBy, SubscriptionOrder } from './views.js';

const fetchLimitMs = 60_000;

export const createSubscriptions = (
  room: Room,
): Pick<Distribution, 'subscription' | 'subscribe' | 'unsubscribe' | 'runOnce' | 'notices'> => ({
  subscription: () => read(room),
  subscribe: (order, by) => subscribe(room, order, by),
  unsubscribe: async () =>
    (await room.store.records.removeSubscription()) ? doneWith(undefined) : { kind: 'unknown' },
  runOnce: (now) => runOnce(room, now),
  notices: async () => noticesOf(await read(room)),
});

async function read({ store }: Room): Promise<DirectorySubscription | undefined> {
  const found = await store.records.subscription();
  if (!found) return undefined;
  const { token, etag: _, ...view } = found;
  return { ...view, presents: token !== undefined };
}

function noticesOf(found: DirectorySubscription | undefined): NodeNotice[] {
  if (!found?.failingSince) return [];
  const { said = '', failingSince: since, failures } = found;
  const text = `The directory at ${found.url} could not be followed (${failures} looks in a row): ${said}`;
  const french = `Le répertoire à l’adresse ${found.url} n’a pu être suivi (${failures} essais de suite) : ${said}`;
  return [{ kind: 'subscriptionFailing', text, french, since }];
}

async function subscribe(
  room: Room,
  { url, token }: SubscriptionOrder,
  by: OrderedBy,
): Promise<Outcome<DirectorySubscription>> {
  const address = await room.house.courier.inspect(url);
  if (!address.ok && address.reason && address.code !== 'dns') return invalidField('url', address.reason);
  await room.store.records.saveSubscription({
    ...{ url, by: by.name },
    ...(token ? { token: room.house.sealSecret(token) } : {}),
  });
  return doneWith((await read(room)) as DirectorySubscription);
}

/** By the timetable when `hours` have passed since the last look that went well; at every ring when it did not. */
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
/** The timetable rings on the hour, and a look takes a while. */
const slackMs = 10 * 60_000;

async function runOnce(room: Room, now: Date): Promise<Outcome<DirectorySubscription>> {
  const { store, house } = room;
  const found = await store.records.subscription();
  if (!found) return notNowBecause('No directory is followed: interlend directory subscribe URL begins it.');
  const look = await lookAt(room, found);
  await store.records.noteLook({ ...look, at: now });
  if (look.outcome === 'failed')
    house.log.warn({ url: found.url, said: look.said }, 'A directory could not be followed.');
  return doneWith((await read(room)) as DirectorySubscription);
}

async function lookAt(room: Room, { url, token, etag, lastImport }: StoredSubscription): Promise<Omit<Look, 'at'>> {
  const { store, house, fetchFile } = room;
  const again = lastImport !== undefined && (await isOpen(room, lastImport));
  const fetched = await fetchFile({
    ...{ url, maxBytes: directoryBytes, limitMs: fetchLimitMs },
    ...(token ? { token: house.openSecret(token) } : {}),
    ...(etag && !again ? { etag } : {}),
  });
  if (fetched.kind === 'failed') return { outcome: 'failed', said: fetched.reason };
  if (fetched.kind === 'unchanged') return { outcome: 'unchanged', said: 'Nothing new since the last look.' };
  const file = jsonIn(fetched.bytes);
  if (file === undefined)
    return { outcome: 'failed', said: 'What is there is not JSON: is this the address of a directory file?' };
  const outcome = await room.takeIn({ file: shared(file), takeTheRest: true }, subscriber, 'subscription');
  if (outcome.kind !== 'done') return { outcome: 'failed', said: why(outcome) };
  const { id, counts, file: edition } = outcome.value;
  const kept = (await store.records.readImport(id)) !== undefined;
  return {
    outcome: kept ? 'new' : 'unchanged',
    said: `Version ${edition.version}: ${countsInWords(counts).text}`,
    etag: fetched.etag ?? null,
    ...(kept ? { importId: id } : {}),
  };
}

/** What could not be applied last time may be possible now, though the file is the same; what was undone stays so. */
async function isOpen({ store }: Room, lastImport: string): Promise<boolean> {
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

/** Without the sections that are each library’s own affair. What is no directory file is left for the check to say. */
function shared(file: unknown): unknown {
  const { sections: said } = (file ?? {}) as { sections?: unknown };
  if (typeof said !== 'object' || said === null) return file;
  const own = sections.filter(({ onDemand }) => onDemand).map(({ name }) => name);
  return {
    ...(file as object),
    sections: Object.fromEntries(Object.entries(said).filter(([name]) => !own.includes(name))),
  };
}

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function why(outcome: Exclude<Outcome<unknown>, { kind: 'done' }>): string {
  if (outcome.kind === 'notNow') return outcome.reason;
  if (outcome.kind === 'unknown') return 'It is not there.';
  const [first, ...more] = outcome.problems;
  return `The file is not as it must be: ${first?.field}: ${first?.problem}${more.length > 0 ? ` (and ${more.length} more)` : ''}`;
}
