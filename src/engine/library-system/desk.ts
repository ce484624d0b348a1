/** What staff set of the link to their library's system, and what they see and settle of its calls. */
import type {
  LibrarySystemDraft,
  LibrarySystemLinkView,
  LibrarySystemStateView,
  LibrarySystemTestView,
  SystemCallDetail,
  SystemCallsOfRequest,
  SystemCallView,
} from '../../contract/library-system-operations.js';
import { looksUpPatrons, type PresetName, presetNames } from '../../domain/library-system/links.js';
import { originOf } from '../../domain/partner/origin.js';
import { messageWords } from '../../domain/request/message-words.js';
import type { LinkSettings } from '../../library-system/port.js';
import { newLink, presetRows, presets } from '../../library-system/presets/index.js';
import { message } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor, Page } from '../model/actor.js';
import type { Outcome } from '../model/local/outcome.js';
import type { CallSender } from '../webhooks/call-sender.js';
import type { TargetFigures } from '../webhooks/ports.js';
import { type ActiveLinks, linkOf } from './active.js';
import { problemsOfLink } from './link-problems.js';
import type { PatronLookedUp, SystemPatrons } from './patrons.js';
import type {
  LinkRecord,
  LinkStore,
  LinkTestLine,
  SystemCallFilter,
  SystemCallRow,
  SystemCallStore,
  SystemRest,
} from './ports.js';
import { type Systems, sip2OriginOf } from './systems.js';
import { testLink, testPatrons } from './test-link.js';

export interface LibrarySystemDesk {
  list(): Promise<LibrarySystemLinkView[]>;
  read(library: string): Promise<LibrarySystemLinkView | undefined>;
  /** What somebody set, as the audit log compares it. */
  kept(library: string): Promise<object | undefined>;
  save(library: string, draft: LibrarySystemDraft, by: string): Promise<Outcome<LibrarySystemLinkView>>;
  test(library: string, card: string, now: Date): Promise<Outcome<LibrarySystemTestView>>;
  state(libraries: readonly string[] | 'all'): Promise<LibrarySystemStateView[]>;
  lookUpPatron(card: string): Promise<PatronLookedUp>;
  calls(filter: Omit<SystemCallFilter, 'request'>): Promise<Page<SystemCallView>>;
  ofRequest(request: string): Promise<SystemCallsOfRequest | undefined>;
  /** What waits for the system is sent to the partner now. */
  sendNow(request: string, by: Actor, now: Date): Promise<Outcome<SystemCallsOfRequest>>;
  call(request: string, id: string): Promise<SystemCallDetail | undefined>;
  again(request: string, id: string): Promise<Outcome<SystemCallView>>;
  settle(
    request: string,
    id: string,
    how: { as: 'byHand' | 'notNeeded'; by: Actor; note?: string | undefined; now: Date },
  ): Promise<Outcome<SystemCallView>>;
}

export interface LibrarySystemDeskParts {
  context: Pick<EngineContext, 'courier' | 'sealSecret' | 'local' | 'views'>;
  links: LinkStore;
  calls: SystemCallStore;
  active: ActiveLinks;
  systems: Systems;
  caller: Pick<CallSender, 'wake'>;
  patrons: Pick<SystemPatrons, 'lookUp'>;
  /** Messages to partners have become due. */
  released(): void;
}

export function createLibrarySystemDesk(parts: LibrarySystemDeskParts): LibrarySystemDesk {
  const { context, links, calls, active, systems, caller } = parts;

  async function view(code: string, name: string): Promise<LibrarySystemLinkView> {
    const [link, figures, lookUps, libraries] = await Promise.all([
      links.read(code),
      links.figures(code),
      links.lookUps({ kind: 'patronLookUp', library: code }),
      context.local.libraries.list(new Date()),
    ]);
    const settings = link?.settings ?? newLink('generic');
    const { waiting = 0, needPerson = 0, delivered = 0 } = figures ?? {};
    return {
      library: code,
      libraryName: name,
      enabled: link?.enabled ?? false,
      settings,
      hasSecret: link?.secret !== undefined,
      hasSip2Secret: link?.sip2Secret !== undefined,
      hasSip2TerminalSecret: link?.sip2TerminalSecret !== undefined,
      presets: presetNames.map(presetView),
      ...(link?.since ? { since: link.since } : {}),
      staysByHand: link?.since && settings.kind === 'ncip' ? await calls.byHandCount(code, new Date(link.since)) : 0,
      ...(link?.test && link.testedAt ? { test: { at: link.testedAt, lines: link.test.lines } } : {}),
      ...restOf(figures, lookUps),
      ...{ waiting, needPerson, delivered },
      pickupLibraries: libraries.map(({ code, name }) => ({ code, name })),
    };
  }

  const anyCopy = async () => (await context.local.holdings.list({ limit: 1 })).items[0]?.barcode;

  const read = async (code: string): Promise<LibrarySystemLinkView | undefined> => {
    const found = (await links.libraries()).find((library) => library.code === code);
    return found && view(found.code, found.name);
  };

  /** Undefined: it stays; `null`: it is removed. */
  const sealed = (secret: string | undefined, origin: string) =>
    secret === undefined ? undefined : secret === '' ? null : { sealed: context.sealSecret(secret), origin };

  async function testLoans(link: LinkRecord, card: string): Promise<LinkTestLine[]> {
    const opened = systems.open(link);
    if ('problem' in opened) return [{ step: 'answers', outcome: 'failed', says: opened.problem }];
    const lines = await testLink(opened.system, link.settings, { card, copy: await anyCopy() });
    if (lines.every(({ outcome }) => outcome !== 'failed')) {
      await links.lookedUp({ kind: 'librarySystem', library: link.library }, true);
      caller.wake();
    }
    return lines;
  }

  async function testSip2(link: LinkRecord, card: string): Promise<LinkTestLine[]> {
    const client = systems.patronsOf(link);
    if ('problem' in client) return [{ step: 'sip2Answers', outcome: 'failed', says: client.problem }];
    const lines = await testPatrons(client, card);
    if (lines[0]?.outcome === 'passed') await links.lookedUp({ kind: 'patronLookUp', library: link.library }, true);
    return lines;
  }

  async function ofRequest(request: string): Promise<SystemCallsOfRequest | undefined> {
    const loan = await context.views.loan(request);
    if (!loan) return undefined;
    const { id, owner } = loan.request;
    const link = linkOf(active, owner);
    const [{ items }, undelivered] = await Promise.all([
      calls.list({ request: id, limit: 200 }),
      link?.settings.waitBeforePartner ? context.views.undelivered(id) : [],
    ]);
    const waiting = undelivered.filter(({ waits }) => waits === 'librarySystem');
    return {
      isLinked: link !== undefined,
      messagesWait: waiting.map((each) => messageWords(each.message)),
      items: items.map(callView),
    };
  }

  const inRequest = async (request: string, id: string): Promise<SystemCallRow | undefined> => {
    const row = await calls.read(id);
    return row?.request === request ? row : undefined;
  };

  async function outcomeOf(id: string, what: 'done' | keyof typeof refusals): Promise<Outcome<SystemCallView>> {
    if (what === 'unknown') return { kind: 'unknown' };
    if (what !== 'done') return { kind: 'notNow', reason: refusals[what] };
    caller.wake();
    const row = await calls.read(id);
    return row ? { kind: 'done', value: callView(row) } : { kind: 'unknown' };
  }

  return {
    list: async () => Promise.all((await links.libraries()).map(({ code, name }) => view(code, name))),
    read,
    kept: async (library) => {
      const link = await links.read(library);
      return link && { enabled: link.enabled, ...link.settings, hasSecret: link.secret !== undefined };
    },
    save: async (library, given, by) => {
      const { toAgency, fromAgency } = given.settings;
      const draft = { ...given, settings: { ...given.settings, toAgency: toAgency.trim() || fromAgency } };
      const known = await read(library);
      if (!known) return { kind: 'unknown' };
      const problems = await problemsOfLink(context, draft);
      if (problems.length > 0) return { kind: 'invalid', problems };
      const settings: LinkSettings = draft.settings;
      const linked = { settings };
      await links.save({
        ...{ library, enabled: draft.enabled, settings, by },
        secret: sealed(draft.secret, originOf(settings.address) ?? settings.address),
        sip2Secret: sealed(draft.sip2Secret, sip2OriginOf(linked)),
        sip2TerminalSecret: sealed(draft.sip2TerminalSecret, sip2OriginOf(linked)),
      });
      await active.changed();
      caller.wake();
      const saved = await read(library);
      return saved ? { kind: 'done', value: saved } : { kind: 'unknown' };
    },
    test: async (library, card, now) => {
      const link = await links.read(library);
      const { kind, patrons } = link?.settings ?? {};
      if (!link || (kind !== 'ncip' && patrons !== 'sip2'))
        return { kind: 'notNow', reason: message('librarySystemCall.notLinked') };
      const lines = [
        ...(kind === 'ncip' ? await testLoans(link, card) : []),
        ...(patrons === 'sip2' ? await testSip2(link, card) : []),
      ];
      await links.tested(library, { lines }, now);
      return { kind: 'done', value: { at: now.toISOString(), lines } };
    },
    state: async (libraries) => {
      const names = await links.libraries();
      const on = new Map([...active.known, ...active.lookingUp].map((link) => [link.library, link]));
      const seen = [...on.values()].filter(({ library }) => libraries === 'all' || libraries.includes(library));
      return Promise.all(
        seen.map(async ({ library, settings }) => {
          const [figures, lookUps] = await Promise.all([
            links.figures(library),
            links.lookUps({ kind: 'patronLookUp', library }),
          ]);
          const { waiting = 0, needPerson = 0 } = figures ?? {};
          return {
            library,
            libraryName: names.find(({ code }) => code === library)?.name ?? library,
            ...restOf(figures, lookUps),
            ...{ waiting, needPerson, looksUpPatrons: looksUpPatrons(settings.kind, settings.patrons) },
          };
        }),
      );
    },
    lookUpPatron: (card) => parts.patrons.lookUp(card.trim()),
    calls: async (filter) => {
      const { items, next } = await calls.list(filter);
      return { items: items.map(callView), ...(next ? { next } : {}) };
    },
    ofRequest,
    sendNow: async (request, { name, kind }, now) => {
      const loan = await context.views.loan(request);
      if (!loan) return { kind: 'unknown' };
      const count = await calls.sendNow(loan.request.id, { name, kind, at: now });
      if (count === 0) return { kind: 'notNow', reason: message('librarySystemCall.nothingWaits') };
      parts.released();
      const value = await ofRequest(request);
      return value ? { kind: 'done', value } : { kind: 'unknown' };
    },
    call: async (request, id) => {
      const row = await inRequest(request, id);
      if (!row) return undefined;
      const { sent, text } = row.answer ?? {};
      return { ...callView(row), ...(sent ? { sent } : {}), ...(text ? { received: text } : {}) };
    },
    again: async (request, id) => {
      const row = await inRequest(request, id);
      if (!row) return { kind: 'unknown' };
      const link = await links.read(row.library);
      const { secondRecord } = presets[link?.settings.preset ?? 'generic'];
      return outcomeOf(id, await calls.again(id, !secondRecord.includes(row.name)));
    },
    settle: async (request, id, { as, by, note, now }) => {
      if (!(await inRequest(request, id))) return { kind: 'unknown' };
      return outcomeOf(id, await calls.settle(id, { as, by: by.name, kind: by.kind, note, at: now }));
    },
  };
}

/**
 * Since when the system has not answered, for the banner. It is asked only when somebody needs it: once it does not rest any more and
 * nothing waits for it, nobody knows whether it still fails.
 */
function restOf(figures: TargetFigures | undefined, lookUps: SystemRest | undefined): Partial<SystemRest> {
  const isKnown = figures && (figures.resumesAt !== undefined || figures.waiting > 0);
  const { failingSince, resumesAt }: Partial<SystemRest> =
    isKnown && figures.failingSince ? figures : lookUps?.resumesAt ? lookUps : {};
  return { ...(failingSince ? { failingSince } : {}), ...(resumesAt ? { resumesAt } : {}) };
}

const presetView = (name: PresetName) => {
  const { triedWith, settings, notes } = presets[name];
  const { calls } = newLink(name);
  return {
    name,
    label: presetRows[name].label,
    triedWith,
    defaults: { ...settings, calls },
    notes: notes.map((note) => message(`presetNote.${note}`)),
  };
};

const refusals = {
  busy: message('librarySystemCall.busy'),
  settled: message('librarySystemCall.settled'),
  never: message('librarySystemCall.never'),
  unknown: message('librarySystemCall.settled'),
} as const;

function callView(row: SystemCallRow): SystemCallView {
  const { library, id, name, item, description, status, attempts, createdAt, answeredAt, nextAttemptAt, behind } = row;
  const { problem, problemClass, theirWords, facts, isPending, alreadySo } = row.answer ?? {};
  const { settledAt, settledBy, note } = row;
  const isOpen = status !== 'delivered' || alreadySo;
  return {
    ...{ id, library, name, status, attempts, createdAt },
    ...{
      request: row.request ?? '',
      side: row.side ?? 'borrowing',
      externalId: row.externalId ?? '',
      title: row.title ?? '',
    },
    ...(item ? { item } : {}),
    ...(description ? { description } : {}),
    ...(answeredAt ? { answeredAt } : {}),
    ...(nextAttemptAt ? { nextAttemptAt } : {}),
    ...(behind ? { behind: behind as SystemCallView['name'] } : {}),
    needsPerson: row.needsPerson,
    mayTryAgain: !(name === 'charge' && row.unanswered > 0),
    ...(facts ? { found: facts as Record<string, unknown> } : {}),
    ...(isPending ? { isPending } : {}),
    ...(isOpen && problem ? { problem } : {}),
    ...(isOpen && problemClass ? { problemClass } : {}),
    ...(isOpen && theirWords ? { theirWords } : {}),
    ...(settledAt ? { settledAt } : {}),
    ...(settledBy ? { settledBy } : {}),
    ...(note ? { note } : {}),
  };
}
