/** Patrons sign in with card and PIN, or with the institution’s account. Their sessions open nothing of the staff’s. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Passwords } from '../access/passwords.js';
import { csrfOf, digestOf, newSecret } from '../access/secrets.js';
import type { SessionRules } from '../access/sign-in.js';
import { createWaiting, isTelling, networkOf, type SlowingRules, waitFor } from '../access/slowing.js';
import type { ImportOrder, NewPins } from '../local/patrons.js';
import { newPinsIn } from './pins-of-file.js';
import type { PatronAccount, PatronCaller, PatronStore, PatronWayIn } from './ports.js';

export type PatronSignedIn =
  | { kind: 'in'; token: string; caller: PatronCaller }
  /** No such card, no PIN yet, or another one: which of them is not told. */
  | { kind: 'wrong' }
  | { kind: 'slow'; seconds: number }
  | { kind: 'busy' };

export interface PatronAccess {
  signIn(card: string, pin: string, address: string): Promise<PatronSignedIn>;
  /** A session for somebody whose card was proved elsewhere. */
  open(account: PatronAccount, address: string, way: PatronWayIn): Promise<{ token: string; caller: PatronCaller }>;
  bySession(token: string): Promise<PatronCaller | undefined>;
  signOut(token: string): Promise<void>;
  /** `unknown`: there is no such patron. */
  setPin(card: string, pin: string): Promise<'done' | 'unknown' | 'busy'>;
  /** Digests of the new PINs in a file of patrons; what is wrong with the file, its import tells. */
  newPinsIn(order: ImportOrder): Promise<NewPins | 'busy'>;
}

export interface PatronAccessOptions {
  store: PatronStore;
  passwords: Passwords;
  sessions: SessionRules;
  slowing: SlowingRules;
  wait?: (ms: number) => Promise<unknown>;
  clock?: () => Date;
}

export function createPatronAccess({
  store,
  passwords,
  sessions,
  slowing,
  wait = pause,
  clock = () => new Date(),
}: PatronAccessOptions): PatronAccess {
  const waiting = createWaiting(slowing);
  const tell = (source: string, detail: string) => store.securityEvent({ source, kind: 'patron-sign-in', detail });

  async function prove(card: string, pin: string, address: string) {
    const sources = [`card ${card.trim().toLowerCase()}`, `patrons of ${networkOf(address)}`];
    const [ofCard = 0, ofAddress = 0] = await store.countAttempt(sources, clock(), slowing.windowMs);
    const ms = waitFor({ account: ofCard, address: ofAddress }, slowing);
    if (ms > 0 && !(await waiting(card, networkOf(address), () => wait(ms))))
      return { kind: 'slow', seconds: Math.ceil(ms / 1000) } as const;
    const known = await store.account(card);
    const right = await passwords.verify(pin, known?.pinHash, networkOf(address));
    if (right === 'busy') return { kind: 'busy' } as const;
    if (!right || !known) {
      // The card itself is no secret, but it names a person: it is not written down here.
      if (isTelling(ofCard, slowing.account)) await tell(address, `${ofCard} failed attempts to sign in with one card`);
      if (isTelling(ofAddress, slowing.address)) await tell(address, `${ofAddress} failed attempts with cards`);
      return { kind: 'wrong' } as const;
    }
    await store.forgetAttempt(sources);
    return { kind: 'right', account: known.account } as const;
  }

  const callerOf = (account: PatronAccount, token: string, seenAt: Date, endsAt: Date): PatronCaller => ({
    ...account,
    session: {
      csrf: csrfOf(token),
      idleEndsAt: new Date(Math.min(seenAt.getTime() + sessions.idleMs, endsAt.getTime())).toISOString(),
      endsAt: endsAt.toISOString(),
    },
  });

  const open: PatronAccess['open'] = async (account, address, way) => {
    const token = newSecret();
    const at = clock();
    const endsAt = new Date(at.getTime() + sessions.longestMs);
    await store.openSession({ tokenHash: digestOf(token), patron: account.id, way, address, at, endsAt });
    return { token, caller: callerOf(account, token, at, endsAt) };
  };

  return {
    open,
    async signIn(card, pin, address) {
      const proof = await prove(card, pin, address);
      return proof.kind === 'right' ? { kind: 'in', ...(await open(proof.account, address, 'pin')) } : proof;
    },
    async bySession(token) {
      const found = await store.session(digestOf(token), clock(), sessions.idleMs);
      return found && callerOf(found.account, token, found.seenAt, found.endsAt);
    },
    signOut: (token) => store.closeSession(digestOf(token)),
    newPinsIn: (order) => newPinsIn(order, { store, passwords }),
    async setPin(card, pin) {
      const hash = await passwords.hash(pin, 'staff');
      if (hash === 'busy') return 'busy';
      return (await store.setPin(card, hash, clock())) ? 'done' : 'unknown';
    },
  };
}
