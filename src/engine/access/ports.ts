/** What of accounts, sessions, keys and the audit log is stored, and what the HTTP layer may ask of it. Values only. */

import type { AuditView, KeyView } from '../../contract/access-views.js';
import type { OwnChange } from '../../contract/me-operations.js';
import type { DeskTask } from '../../domain/fulfilment/desks.js';
import type { Language } from '../../domain/fulfilment/patron.js';
import type { Permission, Rights } from '../../domain/staff/permissions.js';
import type { RoleHeld, Theme } from '../../domain/staff/staff.js';
import type { Page, Side } from '../model/actor.js';

/** Who calls, as the HTTP layer found out. */
export interface Caller extends Rights {
  /** `node`: whoever has the node’s own key, from its settings or its data folder. */
  kind: 'user' | 'key' | 'node';
  /** Login of a user, id of a key. */
  code: string;
  name: string;
  email?: string;
  language?: Language;
  theme?: Theme;
  /** Of a browser that signed in. */
  session?: SessionFacts;
}

/** What the desk shows of its session, so that it can warn before the end. */
export interface SessionFacts {
  id: string;
  csrf: string;
  startedAt: string;
  /** At the latest. */
  endsAt: string;
  /** When nothing is done until then; each call by somebody who is there moves it. */
  idleEndsAt: string;
  idleSeconds: number;
}

/** A member of staff who may sign in. */
export interface Account {
  code: string;
  name: string;
  email?: string;
  language: Language;
  theme: Theme;
  active: boolean;
  roles: RoleHeld[];
}

/** How somebody proved who they are. */
export type WayIn = 'password' | 'openId';

export interface NewSession {
  tokenHash: string;
  way: WayIn;
  code: string;
  address: string;
  at: Date;
  endsAt: Date;
  /** Digest of the password that was proved. */
  provedBy?: string | undefined;
}

/** One browser of somebody who signed in. */
export interface OpenSession {
  /** The beginning of the digest of its secret: names it, and opens nothing. */
  id: string;
  way: WayIn;
  address: string;
  startedAt: string;
  seenAt: string;
  endsAt: string;
}

/** A desk where somebody may work, and what can be done there. */
export interface StandingPlace {
  code: string;
  name: string;
  library: string;
  libraryName: string;
  can: DeskTask[];
}

/** Something that a user’s desk remembers: any JSON. */
export interface Preference {
  key: string;
  value: unknown;
  changedAt: string;
}

export interface KeyDraft {
  name: string;
  roles: RoleHeld[];
  /** Cuts the roles down to these permissions. */
  only?: Permission[];
  expiresAt?: string;
}
/** A change of the configuration as it begins. */
export interface AuditDraft {
  actor: string;
  actorKind: Caller['kind'];
  actorCode: string;
  address: string;
  traceId: string;
  operation: string;
  thing: string;
  thingId: string;
  before?: unknown;
}
export interface AuditFilter {
  thing?: string;
  id?: string;
  actor?: string;
  operation?: string;
  /** An operation whose entries are left out. */
  without?: string;
  outcome?: AuditView['outcome'];
  /** All of these words are in what it was or became, its code or who did it. */
  q?: string;
  from?: string;
  until?: string;
  after?: string;
  limit: number;
}

/** Things that belong to a library: through their request, or through where they are. */
export type Belongs =
  | 'patron'
  | 'request'
  | 'loan'
  | 'hold'
  | 'fee'
  | 'letter'
  | 'mail'
  | 'messageIn'
  | 'messageOut'
  | 'move'
  | 'scanned'
  | 'holding'
  | 'location'
  | 'desk';
/** A thing that was named, and the library it belongs to; without one it is the whole institution’s. */
export interface Belonging {
  id: string;
  library?: string;
  side?: Side;
}

export interface AccessStore extends IdentityStore {
  /** By login in any case, with the digest of the password if there is one. */
  account(code: string): Promise<{ account: Account; passwordHash?: string } | undefined>;
  /** Active ones with that e-mail address in any case. */
  accountsAt(email: string): Promise<Account[]>;
  /**
   * Ends all sessions of the account and its link to set another. `insteadOf`: digest of the password that was proved. False:
   * there is no such account, or another password was set meanwhile.
   */
  setPassword(code: string, hash: string, at: Date, insteadOf?: string): Promise<boolean>;

  /** The link works until then; an older one of the account no more. */
  keepPasswordLink(code: string, tokenHash: string, expiresAt: Date): Promise<void>;
  /** Whose link it is, while it works and the account is active. */
  passwordLink(tokenHash: string, at: Date): Promise<Account | undefined>;
  /** Sets the password, ends all sessions and the link, in one. False: the link does not work any more. */
  usePasswordLink(tokenHash: string, hash: string, at: Date): Promise<boolean>;

  /** False: the password that was proved is the account’s no more. */
  openSession(session: NewSession): Promise<boolean>;
  /**
   * A session that is neither over nor idle for longer than `idleMs`, of an account that is active. Notes that somebody
   * was there, unless it is only looked at.
   */
  session(
    tokenHash: string,
    at: Date,
    idleMs: number,
    onlyLook?: boolean,
  ): Promise<{ account: Account; startedAt: Date; endsAt: Date; seenAt: Date } | undefined>;
  closeSession(tokenHash: string): Promise<void>;
  /** Those that are open, the last seen first. */
  sessions(code: string, at: Date, idleMs: number): Promise<OpenSession[]>;
  /** By id, or all of them; how many there were. */
  endSessions(code: string, id?: string): Promise<number>;

  changeOwn(code: string, change: OwnChange): Promise<void>;
  preferences(code: string): Promise<Preference[]>;
  preference(code: string, key: string): Promise<Preference | undefined>;
  /** `json` as it is kept. Undefined: it would be one key more than `most`. */
  setPreference(code: string, key: string, json: string, most: number): Promise<Preference | undefined>;
  forgetPreference(code: string, key: string): Promise<boolean>;

  /** Counts one more attempt of each source within the window; the counts are in the order of the sources. */
  countAttempt(sources: readonly string[], at: Date, windowMs: number): Promise<number[]>;
  /** It was right after all: the first source is forgotten, the others lose the one. */
  forgetAttempt(sources: readonly string[]): Promise<void>;
  securityEvent(event: { source: string; kind: string; detail: string }): Promise<void>;

  addKey(id: string, secretHash: string, draft: KeyDraft, by: string): Promise<KeyView>;
  keys(page: { after?: string; limit: number }): Promise<Page<KeyView>>;
  readKey(id: string): Promise<KeyView | undefined>;
  /** A key that may be used now, with the digest of its secret. Notes the use, once a minute. */
  usableKey(id: string, at: Date): Promise<{ key: KeyView; secretHash: string } | undefined>;
  noteKeyUse(id: string, at: Date): Promise<void>;
  revokeKey(id: string, by: string, at: Date): Promise<KeyView | undefined>;
  unknownLibraries(roles: readonly RoleHeld[]): Promise<string[]>;

  /** Does it while nobody else does something under the same name, in any process; `busy` when that took too long. */
  alone(name: string, work: () => Promise<void>): Promise<'done' | 'busy'>;
  beginAudit(draft: AuditDraft): Promise<string>;
  settleAudit(id: string, outcome: 'done' | 'refused', after: unknown, thingId?: string): Promise<void>;
  audit(filter: AuditFilter): Promise<Page<AuditView>>;

  /** Whose these are, by id or by what else they are called. A name may fit several; what is not there is left out. */
  librariesOf(what: Belongs, ids: readonly string[]): Promise<Belonging[]>;
  /** Each desk, with what can be done there. */
  desks(libraries: 'all' | readonly string[]): Promise<StandingPlace[]>;
  /** Removes what is over: sessions, counts of attempts. */
  tidyAccess(at: Date): Promise<void>;
  /** Removes at most so many entries that are older; how many there were. */
  forgetAudit(before: Date, most: number): Promise<number>;
}

/** Who is to sign in, and what that may change here. */
export interface Newcomer {
  issuer: string;
  subject: string;
  /** Only when the provider verified it. */
  email?: string;
  /** Take them for the one user who has this address. */
  matchEmail: boolean;
  /** Make them a user when they are none. */
  mayBeMade: boolean;
  as: { code: string; name: string; language: Account['language'] };
  /** All roles that the provider says; absent: it is not asked about roles. */
  roles?: readonly RoleHeld[];
  /** Who is said to have made the change, and in which call. */
  audit: Pick<AuditDraft, 'actor' | 'actorCode' | 'actorKind' | 'address' | 'traceId' | 'operation'>;
}

export type Recognised =
  | { kind: 'known'; account: Account }
  /** No user, and none may be made of them. */
  | { kind: 'stranger' }
  | { kind: 'deactivated' };

export interface IdentityStore {
  /**
   * Finds the user by identity, else by address, else makes one; refreshes the roles that came by claim and leaves those
   * given by hand. What it changes is in the audit log of the same transaction.
   */
  recognise(newcomer: Newcomer): Promise<Recognised>;
}
