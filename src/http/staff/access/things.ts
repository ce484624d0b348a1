/** The things that make up the configuration: how the log calls them, and how one looks at one. */
import type { Request } from 'express';
import type { Operation } from '../../../contract/operation.js';
import type { AccessDesk } from '../../../engine/access/index.js';
import type { Distribution } from '../../../engine/distribution/views.js';
import type { LibrarySystemDesk } from '../../../engine/library-system/desk.js';
import type { PartnerDirectory } from '../../../engine/model/gateway.js';
import type { LocalRecords } from '../../../engine/model/local-records.js';
import type { WebhookDesk } from '../../../engine/webhooks/desk.js';
import type { SettingsDesk } from '../../../settings/shown.js';

export interface Sights {
  gateway: { directory: Pick<PartnerDirectory, 'partner'> };
  local: LocalRecords;
  access: Pick<AccessDesk, 'keys'>;
  distribution: Distribution;
  webhooks: Pick<WebhookDesk, 'read'>;
  librarySystem: Pick<LibrarySystemDesk, 'kept'>;
  settings: Pick<SettingsDesk, 'inForce'>;
}
type Sight = (id: string, from: Sights) => Promise<unknown>;

const one =
  <T>(list: (from: Sights) => Promise<readonly T[]>, nameOf: (each: T) => unknown): Sight =>
  async (id, from) =>
    (await list(from)).find((each) => String(nameOf(each)) === id);

/** How a thing looks, by the first part of its address. */
const sights: Readonly<Record<string, { thing: string; look: Sight }>> = {
  partners: { thing: 'partner', look: (id, { gateway }) => gateway.directory.partner(id) },
  'practice-partner': { thing: 'partner', look: (id, { gateway }) => gateway.directory.partner(id) },
  libraries: { thing: 'library', look: (id, { local }) => local.libraries.read(id, new Date()) },
  users: { thing: 'user', look: (id, { local }) => local.staff.read(id) },
  keys: { thing: 'key', look: (id, { access }) => access.keys.read(id) },
  // How its deliveries are is no part of what somebody set.
  webhooks: {
    thing: 'webhook',
    look: async (id, { webhooks }) => {
      const found = await webhooks.read(id);
      if (!found) return undefined;
      const { name, address, events, personal, enabled, keyBeforeUntil } = found;
      return { name, address, events, personal, enabled, ...(keyBeforeUntil ? { keyBeforeUntil } : {}) };
    },
  },
  'library-system': { thing: 'librarySystem', look: (library, { librarySystem }) => librarySystem.kept(library) },
  node: { thing: 'settings', look: async (_id, { settings }) => settings.inForce() },
  policies: { thing: 'policies', look: (_id, { local }) => local.policies.list() },
  reasons: {
    thing: 'reasons',
    look: async (list, { local }) => (await local.reasons.list()).filter((each) => each.list === list),
  },
  'temporary-item-rules': {
    thing: 'temporaryItemRule',
    look: one(
      ({ local }) => local.policies.itemRules(),
      ({ id }) => id,
    ),
  },
  'workflow-profiles': {
    thing: 'workflowProfile',
    look: one(
      ({ local }) => local.rules.profiles(),
      ({ code }) => code,
    ),
  },
  'sending-rules': {
    thing: 'sendingRule',
    look: one(
      ({ local }) => local.rules.sendingRules(),
      ({ id }) => id,
    ),
  },
  'rota-templates': {
    thing: 'rotaTemplate',
    look: one(
      ({ local }) => local.rules.rotaTemplates(),
      ({ code }) => code,
    ),
  },
  'rota-rules': {
    thing: 'rotaRule',
    look: one(
      ({ local }) => local.rules.rotaRules(),
      ({ id }) => id,
    ),
  },
  'patron-groups': {
    thing: 'patronGroup',
    look: one(
      async ({ local }) => (await local.loanRules.groups()).map(({ patrons: _counted, ...group }) => group),
      ({ code }) => code,
    ),
  },
  'loan-rules': {
    thing: 'loanRule',
    look: one(
      ({ local }) => local.loanRules.rules(),
      ({ id }) => id,
    ),
  },
  letters: {
    thing: 'letter',
    look: one(
      ({ local }) => local.letters.catalogue(),
      ({ code }) => code,
    ),
  },
  // The words of a letter are the letter, as the log tells of it; a slip has none.
  'letter-words': { thing: 'letterWords', look: (id, { local }) => local.letters.words(id) },
  'letter-styles': { thing: 'letterStyle', look: (library, { local }) => local.letters.styles.read(library) },
  'query-templates': {
    thing: 'queryTemplate',
    look: one(
      ({ local }) => local.letters.queries(),
      ({ type }) => type,
    ),
  },
  directory: { thing: 'directoryImport', look: (id, { distribution }) => distribution.readImport(id) },
  // What it made is in the report; who gave it in is what the log keeps.
  patrons: {
    thing: 'patron',
    look: async (id, { local }) => {
      const patron = await local.patrons.read(id, new Date());
      if (!patron) return undefined;
      const { name, email, group, language, pickupLibrary, expiresOn, noCourtesy, blocks } = patron;
      return { name, email, group, language, pickupLibrary, expiresOn, noCourtesy, blocks: blocks.length };
    },
  },
  holdings: { thing: 'holding', look: (id, { local }) => local.holdings.read(id) },
  catalogue: { thing: 'catalogueImport', look: async () => undefined },
  imports: { thing: 'import', look: async () => undefined },
  // A run leaves its trace in the timetable.
  mail: { thing: 'mail', look: async () => undefined },
  mails: { thing: 'mailedLetter', look: async () => undefined },
  jobs: { thing: 'job', look: async () => undefined },
  'staff-jobs': { thing: 'staffJob', look: async () => undefined },
  'job-readers': { thing: 'jobReaders', look: async () => undefined },
};

/** Values that say who somebody is, and secrets: the log keeps that they changed, and not what they were. */
const notKept: Readonly<Record<string, readonly string[]>> = {
  patron: ['name', 'email'],
  settings: ['smtpPassword'],
};

/** What the log keeps of how a thing looks; of one that was changed also the names of the values that it does not keep. */
export function keptOf(thing: string, look: unknown, before?: unknown): unknown {
  const left = notKept[thing];
  if (!left || typeof look !== 'object' || look === null) return look;
  const values = look as Record<string, unknown>;
  const kept = Object.fromEntries(Object.entries(values).filter(([name]) => !left.includes(name)));
  const was = before as Record<string, unknown> | undefined;
  const changed = was ? left.filter((name) => was[name] !== values[name]) : [];
  return changed.length > 0 ? { ...kept, notKept: changed } : kept;
}

/** How a thing looks now; `undefined` when it is not there. */
export type Snapshots = (thing: string, id: string) => Promise<unknown>;

export function snapshotsOf(from: Sights): Snapshots {
  const looks = new Map(Object.values(sights).map(({ thing, look }) => [thing, look]));
  for (const [thing, look] of Object.entries(ofTheDirectory)) looks.set(thing, look);
  const closures: Sight = (code, { local }) => local.libraries.closures(code);
  return async (thing, id) => (thing === 'closures' ? closures(id, from) : looks.get(thing)?.(id, from));
}

/** The parts of the directory that are no import. */
const ofTheDirectory: Readonly<Record<string, Sight>> = {
  directorySection: one(
    ({ distribution }) => distribution.sections(),
    ({ name }) => name,
  ),
  directoryProposal: one(
    ({ distribution }) => distribution.proposals({ all: true }),
    ({ key }) => key,
  ),
  directorySubscription: (_id, { distribution }) => distribution.subscription(),
};

function inTheDirectory(part: string | undefined, { params }: Request): { thing: string; id?: string } {
  if (part === 'sections') return { thing: 'directorySection', id: String(params['section']) };
  if (part === 'proposals') return { thing: 'directoryProposal', id: String(params['code']) };
  if (part === 'subscription') return { thing: 'directorySubscription', id: 'directory' };
  return params['id'] === undefined
    ? { thing: 'directoryImport' }
    : { thing: 'directoryImport', id: String(params['id']) };
}

/** What an operation changes; without an id it makes something new. */
export function thingOf({ path }: Operation, req: Request): { thing: string; id?: string } {
  const [, first = '', second] = path.split('/');
  const known = sights[first]?.thing;
  if (first === 'directory') return inTheDirectory(second, req);
  if (first === 'policies') return { thing: 'policies', id: 'all' };
  if (first === 'node') return { thing: 'settings', id: 'node' };
  const thing = path.includes('/closures') ? 'closures' : (known ?? first);
  const named = /\{(\w+)\}/.exec(path)?.[1];
  return named && second !== undefined ? { thing, id: String(req.params[named]) } : { thing };
}

/** Whether the log can show how a thing was and became. */
export const hasSight = (path: string): boolean => Object.hasOwn(sights, path.split('/')[1] ?? '');
