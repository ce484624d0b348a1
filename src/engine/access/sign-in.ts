import { setTimeout as pause } from 'node:timers/promises';
import type { Sealer } from '../../settings/secrets.js';
import { createKnownBrowsers } from './known-browser.js';
import type { Passwords } from './passwords.js';
import type { AccessStore, Account, Caller, WayIn } from './ports.js';
import { csrfOf, digestOf, newSecret, sessionIdOf } from './secrets.js';
import { createWaiting, isTelling, networkOf, type SlowingRules, waitFor } from './slowing.js';

export interface SessionRules {
  /** A session ends after so much silence, and at the latest after so long. */
  idleMs: number;
  longestMs: number;
}

export type SignedIn =
  /** `browser`: what the browser carries from now on, by which it is known again. */
  | { kind: 'in'; token: string; caller: Caller; browser?: string | undefined }
  /** No such account, or not its password: the caller does not learn which. */
  | { kind: 'wrong' }
  | { kind: 'deactivated' }
  /** Too many attempts wait already. */
  | { kind: 'slow'; seconds: number }
  | { kind: 'busy' };

export interface SignIn {
  /** `browser`: what the browser carries since somebody last signed in there. */
  signIn(login: string, password: string, address: string, browser?: string): Promise<SignedIn>;
  /** A session for somebody whose identity was proved elsewhere. */
  open(account: Account, address: string, way?: WayIn): Promise<{ token: string; caller: Caller }>;
  /** `onlyLook`: a call that nobody made just now does not keep a session open. */
  bySession(token: string, onlyLook?: boolean): Promise<Caller | undefined>;
  signOut(token: string): Promise<void>;
  /** Ends all sessions of the account, and begins one anew. `slow` as at signing in. */
  changeOwnPassword(caller: Caller, now: string, next: string, address: string): Promise<SignedIn>;
}

export interface SignInOptions {
  store: AccessStore;
  passwords: Passwords;
  sessions: SessionRules;
  slowing: SlowingRules;
  /** Without it no browser is known again. */
  sealer?: Sealer | undefined;
  wait?: (ms: number) => Promise<unknown>;
  clock?: () => Date;
}

export function createSignIn({
  store,
  passwords,
  sessions,
  slowing,
  sealer,
  wait = pause,
  clock = () => new Date(),
}: SignInOptions): SignIn {
  const waiting = createWaiting(slowing);
  const known = createKnownBrowsers(sealer, 'browser of staff', clock);

  /**
   * Proves a password, slowed and counted; what it proves is the account. `tries`: under what attempts are counted of who is
   * no stranger; neighbours behind the same address keep them out of nothing.
   */
  async function prove(login: string, password: string, address: string, tries = login) {
    const isStranger = tries === login;
    if (isStranger && waiting.isFull(networkOf(address)))
      return { kind: 'slow', seconds: Math.ceil(slowing.longestMs / 1000) } as const;
    const sources = [`account ${tries}`, ...(isStranger ? [`address ${networkOf(address)}`] : [])];
    const [account = 0, ofAddress = 0] = await store.countAttempt(sources, clock(), slowing.windowMs);
    const ms = waitFor({ account, address: ofAddress }, slowing);
    if (ms > 0 && !(await waiting(tries, networkOf(address), () => wait(ms))))
      return { kind: 'slow', seconds: Math.ceil(ms / 1000) } as const;
    const found = await store.account(login);
    const right = await passwords.verify(password, found?.passwordHash, isStranger ? networkOf(address) : tries);
    if (right === 'busy') return { kind: 'busy' } as const;
    if (!right || !found) {
      if (isTelling(account, slowing.account)) await tell(address, `${account} failed attempts to sign in as ${login}`);
      if (isTelling(ofAddress, slowing.address)) await tell(address, `${ofAddress} failed attempts to sign in`);
      return { kind: 'wrong' } as const;
    }
    await store.forgetAttempt(sources);
    return found.account.active
      ? ({ kind: 'right', account: found.account, provedBy: found.passwordHash } as const)
      : ({ kind: 'deactivated' } as const);
  }

  const tell = (source: string, detail: string) => store.securityEvent({ source, kind: 'sign-in', detail });

  async function open(account: Account, address: string, way: WayIn = 'password') {
    const session = beginning(account);
    await store.openSession({ ...session.kept, way, address });
    return session.given;
  }

  /** `wrong`: who knows a password opens nothing after it was changed, however long before they had begun. */
  async function openBy(provedBy: string | undefined, account: Account, address: string) {
    const { kept, given } = beginning(account);
    const isOpen = await store.openSession({ ...kept, way: 'password', address, provedBy });
    return isOpen ? ({ kind: 'in', ...given } as const) : ({ kind: 'wrong' } as const);
  }

  function beginning(account: Account) {
    const token = newSecret();
    const at = clock();
    const endsAt = new Date(at.getTime() + sessions.longestMs);
    return {
      kept: { tokenHash: digestOf(token), code: account.code, at, endsAt },
      given: { token, caller: callerOf(account, token, { startedAt: at, endsAt, seenAt: at }) },
    };
  }

  /** Who somebody is in the session of this secret, and when it ends. */
  function callerOf(
    { active: _active, ...account }: Account,
    token: string,
    { startedAt, endsAt, seenAt }: Times,
  ): Caller {
    const idleEnd = Math.min(seenAt.getTime() + sessions.idleMs, endsAt.getTime());
    return {
      kind: 'user',
      ...account,
      session: {
        id: sessionIdOf(digestOf(token)),
        csrf: csrfOf(token),
        startedAt: startedAt.toISOString(),
        endsAt: endsAt.toISOString(),
        idleEndsAt: new Date(idleEnd).toISOString(),
        idleSeconds: Math.floor(sessions.idleMs / 1000),
      },
    };
  }

  return {
    open,
    async signIn(typed, password, address, browser) {
      // Made small here and nowhere else: a letter that the database makes small otherwise would be counted apart.
      const login = typed.toLowerCase();
      const id = known.idOf(browser, login);
      const proof = await prove(login, password, address, id === undefined ? undefined : `${login} in ${id}`);
      if (proof.kind !== 'right') return proof;
      const session = await openBy(proof.provedBy, proof.account, address);
      return session.kind === 'in' ? { ...session, browser: known.mark(login, browser) } : session;
    },
    async bySession(token, onlyLook = false) {
      const found = await store.session(digestOf(token), clock(), sessions.idleMs, onlyLook);
      return found && callerOf(found.account, token, found);
    },
    signOut: (token) => store.closeSession(digestOf(token)),
    async changeOwnPassword(caller, now, next, address) {
      // Guesses from outside do not delay whoever is signed in.
      const login = caller.code.toLowerCase();
      const proof = await prove(login, now, address, `${login} signed in`);
      if (proof.kind !== 'right') return proof;
      const hash = await passwords.hash(next, networkOf(address));
      if (hash === 'busy') return { kind: 'busy' };
      if (!(await store.setPassword(caller.code, hash, clock(), proof.provedBy))) return { kind: 'wrong' };
      return openBy(hash, proof.account, address);
    },
  };
}

interface Times {
  startedAt: Date;
  endsAt: Date;
  seenAt: Date;
}
