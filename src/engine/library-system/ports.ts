/** The link of a library to its own system, as the engine and its adapters know it. */
import type { CallName } from '../../domain/library-system/calls.js';
import type { LinkTestStep } from '../../domain/library-system/links.js';
import type {
  LibrarySystem,
  LinkSecrets,
  LinkSettings,
  LooksUpPatrons,
  SystemProblem,
} from '../../library-system/port.js';
import type { CallAnswer, ClaimedCall, TargetFigures } from '../webhooks/ports.js';
import type { KnownCall, SystemFacts } from './plan.js';

/** The link of one library as it is stored; its secrets are sealed. */
export interface LinkRecord {
  /** Code of the library. */
  library: string;
  enabled: boolean;
  settings: LinkSettings;
  /** JSON of `LinkSecrets`, and the origin for which it was entered. */
  secret?: string;
  secretOrigin?: string;
  sip2Secret?: string;
  sip2Origin?: string;
  sip2TerminalSecret?: string;
  sip2TerminalOrigin?: string;
  /** Since when it has been switched on. */
  since?: string;
  test?: LinkTest;
  testedAt?: string;
  updatedAt: string;
  updatedBy: string;
}

/** What a test of a link found, a line each. */
export interface LinkTest {
  lines: LinkTestLine[];
}
export interface LinkTestLine {
  step: LinkTestStep;
  outcome: 'passed' | 'failed' | 'leftOut';
  durationMs?: number;
  /** What was found, or the system's own words. */
  says?: SystemProblem['reason'];
}

export type LinkChange = Pick<LinkRecord, 'library' | 'enabled' | 'settings'> & {
  by: string;
  /** Sealed, with its origin; undefined: it stays. `null`: it is removed. */
  secret?: { sealed: string; origin: string } | null | undefined;
  sip2Secret?: { sealed: string; origin: string } | null | undefined;
  sip2TerminalSecret?: { sealed: string; origin: string } | null | undefined;
};

/**
 * Who looks patrons up for a library: the system that its loans are entered in (`librarySystem`), whose calls rest with it,
 * or a SIP2 server beside it.
 */
export interface LookUpTarget {
  kind: 'librarySystem' | 'patronLookUp';
  /** Code of the library. */
  library: string;
}

/** A system that has not answered since then. */
export interface SystemRest {
  failingSince: string;
  /** It is not asked before. Missing: it is asked again. */
  resumesAt?: string;
}

export interface LinkStore {
  all(): Promise<LinkRecord[]>;
  read(library: string): Promise<LinkRecord | undefined>;
  save(change: LinkChange): Promise<void>;
  /** There is no link any more: its library works by hand. */
  remove(library: string): Promise<void>;
  tested(library: string, test: LinkTest, at: Date): Promise<void>;
  figures(library: string): Promise<(TargetFigures & { needPerson: number; byHand: number }) | undefined>;
  /** Whether the system that looks patrons up has answered of late; undefined: it has, or was not asked yet. */
  lookUps(target: LookUpTarget): Promise<SystemRest | undefined>;
  /** It answered, or did not: then it rests, longer each time, and nobody waits for it meanwhile. */
  lookedUp(target: LookUpTarget, answered: boolean): Promise<void>;
  /** The library that a request without one belongs to. */
  home(): Promise<string | undefined>;
  /** Codes and names of the resource sharing libraries. */
  libraries(): Promise<{ code: string; name: string }[]>;
}

/** A call as staff see it. */
export interface SystemCallRow {
  id: string;
  library: string;
  name: CallName;
  item?: string;
  description?: string;
  request?: string;
  side?: 'borrowing' | 'lending';
  externalId?: string;
  title?: string;
  status: KnownCall['status'];
  attempts: number;
  unanswered: number;
  personal: boolean;
  needsPerson: boolean;
  createdAt: string;
  answeredAt?: string;
  nextAttemptAt?: string;
  /** An earlier call about the same item is not settled. */
  behind?: string;
  answer?: CallAnswer;
  facts: Readonly<Record<string, unknown>>;
  settledAt?: string;
  settledBy?: string;
  note?: string;
}

export interface SystemCallFilter {
  library?: string | undefined;
  request?: string | undefined;
  state?: 'waiting' | 'needsPerson' | 'done' | undefined;
  after?: string | undefined;
  limit: number;
  owners?: readonly string[] | undefined;
}

export interface SystemCallStore {
  list(filter: SystemCallFilter): Promise<{ items: SystemCallRow[]; next?: string }>;
  read(id: string): Promise<SystemCallRow | undefined>;
  /**
   * Sends it once more, now, because a person has looked. A charge of which nobody knows whether it was made is refused.
   * `mayBeThere`: what says "exists already" then means that it is done.
   */
  again(id: string, mayBeThere: boolean): Promise<'done' | 'busy' | 'settled' | 'never' | 'unknown'>;
  settle(
    id: string,
    how: { as: 'byHand' | 'notNeeded'; by: string; kind: string; note?: string | undefined; at: Date },
  ): Promise<'done' | 'busy' | 'settled' | 'unknown'>;
  /** Messages of the request that wait for its calls are sent all the same; how many there were. */
  sendNow(request: string, by: { name: string; kind: string; at: Date }): Promise<number>;
  /** Writes a call that this process sends at once, under a lease. */
  begin(call: {
    library: string;
    request: string;
    name: CallName;
    item?: string | undefined;
    personal: boolean;
    facts: object;
    instance: string;
    leaseSeconds: number;
  }): Promise<ClaimedCall | undefined>;
  /** Writes a call that waits. */
  write(call: {
    library: string;
    request: string;
    name: CallName;
    item?: string | undefined;
    personal: boolean;
    facts: object;
  }): Promise<void>;
  /** The request, a row, as calls need it; `link`: of its library. */
  facts(
    request: string,
    link?: (library: string | undefined) => Pick<LinkRecord, 'since'> | undefined,
  ): Promise<SystemFacts | undefined>;
  /** Loans under way when the link was switched on: they stay by hand. */
  byHandCount(library: string, since: Date): Promise<number>;
}

/** Makes the client that looks patrons up by SIP2. */
export type OpenPatrons = (settings: LinkSettings, secrets: LinkSecrets) => LooksUpPatrons;
/** Makes the client of a system; the settings may change from call to call. */
export type OpenSystem = (settings: LinkSettings, secrets: LinkSecrets) => LibrarySystem;
