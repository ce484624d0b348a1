import { setTimeout as pause } from 'node:timers/promises';
import type { Passwords } from './passwords.js';
import type { AccessStore, Account, Caller } from './ports.js';
import { csrfOf, digestOf, newSecret } from './secrets.js';
import { createWaiting, isTelling, type SlowingRules, waitFor } from './slowing.js';

export interface SessionRules {
  /** A session ends after so much silence, and at the latest after so long. */
  idleMs: number;
  longestMs: number;
}

export type SignedIn =
  | { kind: 'in'; token: string; caller: Caller }
  /** No such account, or not its password: which of them is not told. */
  | { kind: 'wrong' }
  | { kind: 'deactivated' }
  /** Too many attempts wait already. */
  | { kind: 'slow'; seconds: number }
  | { kind: 'busy' };

export interface SignIn {
  signIn(login: string, password: string, address: string): Promise<SignedIn>;
  /** A session for somebody whose identity was proved elsewhere. */
  open(account: Account, address: string): Promise<{ token: string; caller: Caller }>;
  bySession(token: string): Promise<Caller | undefined>;
  signOut(token: string): Promise<void>;
  /** Ends all sessions of the account, and begins one anew. `slow` as at signing in. */
  changeOwnPassword(caller: Caller, now: string, next: string, address: string): Promise<SignedIn>;
}

export interface SignInOptions {
  store: AccessStore;
  passwords: Passwords;
  sessions: SessionRules;
  slowing: SlowingRules;
  wait?: (ms: number) => Promise<unknown>;
  clock?: () => Date;
}

export function createSignIn({
  store,
  passwords,
  sessions,
  slowing,
  wait = pause,
  clock = () => new Date(),
}: SignInOptions): SignIn {
  const waiting = createWaiting(slowing);

  /** Proves a password, slowed and counted; what it proves is the account. */
  async function prove(login: string, password: string, address: string) {
    const sources = [`account ${login.toLowerCase()}`, `address ${address}`];
    const [account = 0, ofAddress = 0] = await store.countAttempt(sources, clock(), slowing.windowMs);
    const ms = waitFor({ account, address: ofAddress }, slowing);
    if (ms > 0 && !(await waiting(`${login.toLowerCase()} ${address}`, () => wait(ms))))
      return { kind: 'slow', seconds: Math.ceil(ms / 1000) } as const;
    const known = await store.account(login);
    const right = await passwords.verify(password, known?.passwordHash);
    if (right === 'busy') return { kind: 'busy' } as const;
    if (!right || !known) {
      if (isTelling(account, slowing.account)) await tell(address, `${account} failed attempts to sign in as ${login}`);
      if (isTelling(ofAddress, slowing.address)) await tell(address, `${ofAddress} failed attempts to sign in`);
      return { kind: 'wrong' } as const;
    }
    await store.forgetAttempt(sources);
    return known.account.active
      ? ({ kind: 'right', account: known.account } as const)
      : ({ kind: 'deactivated' } as const);
  }

  const tell = (source: string, detail: string) => store.securityEvent({ source, kind: 'sign-in', detail });

  async function open(account: Account, address: string) {
    const token = newSecret();
    const at = clock();
    const endsAt = new Date(at.getTime() + sessions.longestMs);
    await store.openSession({ tokenHash: digestOf(token), code: account.code, address, at, endsAt });
    return { token, caller: callerOf(account, token, at, endsAt) };
  }

  return {
    open,
    async signIn(login, password, address) {
      const proof = await prove(login, password, address);
      return proof.kind === 'right' ? { kind: 'in', ...(await open(proof.account, address)) } : proof;
    },
    async bySession(token) {
      const found = await store.session(digestOf(token), clock(), sessions.idleMs);
      return found && callerOf(found.account, token, found.startedAt, found.endsAt);
    },
    signOut: (token) => store.closeSession(digestOf(token)),
    async changeOwnPassword(caller, now, next, address) {
      const proof = await prove(caller.code, now, address);
      if (proof.kind !== 'right') return proof;
      const hash = await passwords.hash(next);
      if (hash === 'busy') return { kind: 'busy' };
      await store.setPassword(caller.code, hash, clock());
      return { kind: 'in', ...(await open(proof.account, address)) };
    },
  };
}

const callerOf = ({ active: _active, ...account }: Account, token: string, startedAt: Date, endsAt: Date): Caller => ({
  kind: 'user',
  ...account,
  session: { csrf: csrfOf(token), startedAt: startedAt.toISOString(), endsAt: endsAt.toISOString() },
});
