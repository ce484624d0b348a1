/** Who may enter and what they may do, in one piece for the HTTP layer. */
import type { Sealer } from '../../settings/secrets.js';
import type { Message } from '../../words/index.js';
import type { InEach } from '../../words/message.js';
import type { MailQueue } from '../model/mail.js';
import { whatIsWrongWith } from './common-passwords.js';
import { createForgotten, type Forgotten } from './forgotten.js';
import { type ApiKeys, createKeys } from './keys.js';
import type { IdentityProvider } from './openid/ports.js';
import { createOpenIdSignIn, type OpenIdRules, type OpenIdSignIn } from './openid/sign-in.js';
import { createOwn, type OwnAccount } from './own.js';
import { createPasswords, type PasswordCost, type Passwords } from './passwords.js';
import type { AccessStore } from './ports.js';
import { createSignIn, type SessionRules, type SignIn } from './sign-in.js';
import { type SlowingRules, slowingRules } from './slowing.js';

export type { AuditView, KeyView } from '../../contract/access-views.js';
export type { Belongs, Caller, OpenSession } from './ports.js';

type Stored = Pick<
  AccessStore,
  'alone' | 'beginAudit' | 'settleAudit' | 'audit' | 'librariesOf' | 'desks' | 'setPassword'
>;

export interface AccessDesk extends SignIn, OwnAccount, Stored {
  keys: ApiKeys;
  forgotten: Forgotten;
  passwords: Passwords;
  /** What is wrong with a password that somebody chooses, with its remedy. */
  whatIsWrongWith(password: string, of: { code: string; name?: string | undefined }): Promise<Message | undefined>;
  /** Whether the account has a password of this node; without one its owner signs in with the institution’s. */
  hasPassword(code: string): Promise<boolean>;
  /** Of this node: times that belong to no request are shown there. */
  timeZone: string;
  /** What the college is called, and the desk that acts for whoever has chosen none. */
  college(): string;
  usualDesk: string;
  /** Where the institution’s own accounts open this node too. */
  openId?: OpenIdSignIn & { label: InEach };
}

export interface AccessOptions {
  /** What a forgotten password needs: who mails the link, where it leads, in whose name. */
  forgotten?: { mails?: MailQueue; canMail?(): boolean; deskUrl?: string; name(): string };
  sessions: SessionRules;
  slowing?: SlowingRules;
  cost?: PasswordCost;
  timeZone?: string;
  college?(): string;
  usualDesk?: string;
  /** Names of the institution: no password is made of them. */
  institution?(): readonly string[];
  /** Of what browsers carry, by which they are known again. */
  sealer?: Sealer;
  openId?: { provider: IdentityProvider; rules: OpenIdRules; sealer: Sealer; label: InEach };
}

export function createAccess(
  store: AccessStore,
  {
    sessions,
    slowing = slowingRules,
    cost,
    openId,
    sealer,
    timeZone = 'UTC',
    college = () => '',
    usualDesk = '',
    forgotten = { name: () => '' },
    institution = () => [],
  }: AccessOptions,
): AccessDesk {
  const passwords = createPasswords(cost);
  const wrong: AccessDesk['whatIsWrongWith'] = (password, of) =>
    whatIsWrongWith(password, { ...of, institution: institution() });
  const signIn = createSignIn({ store, passwords, sessions, slowing, sealer });
  return {
    ...signIn,
    ...(openId ? { openId: openIdOf(store, signIn, slowing, openId) } : {}),
    ...createOwn(store, sessions.idleMs),
    forgotten: createForgotten({ ...forgotten, whatIsWrongWith: wrong, store, passwords, slowing, timeZone }),
    keys: createKeys(store),
    timeZone,
    college,
    usualDesk,
    passwords,
    whatIsWrongWith: wrong,
    alone: (name, work) => store.alone(name, work),
    beginAudit: (draft) => store.beginAudit(draft),
    settleAudit: (id, outcome, after, thingId) => store.settleAudit(id, outcome, after, thingId),
    audit: (filter) => store.audit(filter),
    librariesOf: (what, ids) => store.librariesOf(what, ids),
    desks: (libraries) => store.desks(libraries),
    setPassword: (code, hash, at) => store.setPassword(code, hash, at),
    hasPassword: async (code) => (await store.account(code))?.passwordHash !== undefined,
  };
}

const openIdOf = (
  store: AccessStore,
  { open }: SignIn,
  slowing: SlowingRules,
  { label, ...given }: NonNullable<AccessOptions['openId']>,
) => ({ ...createOpenIdSignIn({ ...given, store, open, slowing }), label });
