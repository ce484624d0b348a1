/** Patrons sign in with card and PIN, or with the institution’s account. Their sessions open nothing of the staff’s. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Sealer } from '../../settings/secrets.js';
import { createKnownBrowsers } from '../access/known-browser.js';
import type { Passwords } from '../access/passwords.js';
import { csrfOf, digestOf, newSecret } from '../access/secrets.js';
import type { SessionRules } from '../access/sign-in.js';
import { createWaiting, isTelling, networkOf, type SlowingRules, siteOf, waitFor } from '../access/slowing.js';
import type { CsvImportOrder, NewPins } from '../model/local/patrons.js';
import { newPinsIn } from './pins-of-file.js';
import type { PatronAccount, PatronCaller, PatronStore, PatronWayIn } from './ports.js';

export type PatronSignedIn =
  /** `browser`: what the browser carries from now on, by which it is known again. */
  | { kind: 'in'; token: string; caller: PatronCaller; browser?: string | undefined }
  /** No such card, no PIN yet, or another one: the caller does not learn which. */
  | { kind: 'wrong' }
  | { kind: 'slow'; seconds: number }
  /** So many failed today that no further PIN is looked at, unless it comes from a browser that is known. */
  | { kind: 'paused'; seconds: number }
  | { kind: 'busy' }
  /** The library’s own system checks PINs, and does not answer. */
  | { kind: 'systemNotAnswering' };

export interface PatronAccess {
  /** `browser`: what the browser carries since a patron last signed in there. */
  signIn(card: string, pin: string, address: string, browser?: string): Promise<PatronSignedIn>;
  /** A session for somebody whose card was proved elsewhere. */
  open(account: PatronAccount, address: string, way: PatronWayIn): Promise<{ token: string; caller: PatronCaller }>;
  bySession(token: string): Promise<PatronCaller | undefined>;
  signOut(token: string): Promise<void>;
  /** `unknown`: there is no such patron. */
  setPin(card: string, pin: string): Promise<'done' | 'unknown' | 'busy'>;
  /** Digests of the new PINs in a file of patrons; what is wrong with the file, its import tells. */
  newPinsIn(order: CsvImportOrder): Promise<NewPins | 'busy'>;
}

export interface PatronAccessOptions {
  store: PatronStore;
  passwords: Passwords;
  sessions: SessionRules;
  slowing: SlowingRules;
  /** The library’s own system, which knows the PINs; undefined where it checks none. */
  bySystem?: (card: string, pin: string) => Promise<'right' | 'wrong' | 'notAnswering' | undefined>;
  /** Without it no browser is known again. */
  sealer?: Sealer;
  wait?: (ms: number) => Promise<unknown>;
  clock?: () => Date;
}

/**
 * A PIN of four digits has ten thousand forms: slowing alone would let it be found in a night from many addresses. So of
 * one card no more than a hundred failures a day are looked at (NIST SP 800-63B, 5.2.2), and of one network, behind which a
 * campus may stand, five hundred. Browsers in which the patron signed in before are counted apart.
 *
 * Of one card from one place few are looked at, ten in an hour and twenty in a day, and the others count for nothing: who
 * sits at one place shuts the card for that place alone, and its owner goes on at every other.
 */
export const failuresADay = { ofCard: 100, ofAddress: 500, ofCardFromOnePlace: 20 } as const;
export const failuresAnHour = { ofCardFromOnePlace: 10 } as const;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const askAgainSeconds = 3600;

/**
 * On how many cards one PIN failed lately, from one network. It is kept in this process alone, by digests with a key of its
 * own: what was typed is stored nowhere.
 */
function createTally(windowMs: number, clock: () => Date) {
  const key = newSecret();
  const cardsOf = new Map<string, { since: number; cards: Set<string> }>();
  const nameOf = (network: string, pin: string) => digestOf(`${key} ${network} ${pin}`);
  const lately = (name: string) => {
    const known = cardsOf.get(name);
    return known && clock().getTime() - known.since <= windowMs ? known : undefined;
  };
  return {
    of: (network: string, pin: string): number => lately(nameOf(network, pin))?.cards.size ?? 0,
    add(network: string, pin: string, card: string) {
      const name = nameOf(network, pin);
      const known = lately(name) ?? { since: clock().getTime(), cards: new Set<string>() };
      if (known.cards.size < cardsAtMost) known.cards.add(card.slice(0, 100));
      cardsOf.delete(name);
      cardsOf.set(name, known);
      if (cardsOf.size > talliesAtMost) cardsOf.delete(cardsOf.keys().next().value ?? name);
    },
  };
}
const cardsAtMost = 100;
const talliesAtMost = 5_000;

/** Under what is counted, how many failures are looked at, and in what time, in milliseconds. */
type Counted = readonly [source: string, most: number, windowMs: number];

export function createPatronAccess({
  store,
  passwords,
  sessions,
  slowing,
  sealer,
  bySystem,
  wait = pause,
  clock = () => new Date(),
}: PatronAccessOptions): PatronAccess {
  const waiting = createWaiting(slowing);
  const tell = (source: string, detail: string) => store.securityEvent({ source, kind: 'patron-sign-in', detail });

  const samePin = createTally(slowing.windowMs, clock);

  const browsers = createKnownBrowsers(sealer, 'browser of a patron', clock);

  /** What is counted for a day, with what may be, and for the window; of a browser that is known, under its own name alone. */
  const countedAs = (card: string, address: string, browser: string | undefined, pinHash = '') => {
    const own = browser === undefined ? card : `${card} in ${browser}`;
    const ofCard: Counted = [`card today ${own}`, failuresADay.ofCard, dayMs];
    if (browser !== undefined) return { today: [ofCard], lately: [`card ${own}`] };
    const network = networkOf(address);
    // With another PIN it begins anew, wherever the old one was guessed at.
    const here = `${card} from ${siteOf(address)} ${digestOf(pinHash)}`;
    const today: Counted[] = [
      [`card this hour ${here}`, failuresAnHour.ofCardFromOnePlace, hourMs],
      [`card today ${here}`, failuresADay.ofCardFromOnePlace, dayMs],
      [`patrons today of ${network}`, failuresADay.ofAddress, dayMs],
      ofCard,
    ];
    return { today, lately: [`card ${own}`, `patrons of ${network}`] };
  };

  async function prove(typed: string, pin: string, address: string, mark: string | undefined) {
    const card = typed.trim().toLowerCase();
    const network = networkOf(address);
    const browser = browsers.idOf(mark, card);
    if (browser === undefined && waiting.isFull(network))
      return { kind: 'slow', seconds: Math.ceil(slowing.longestMs / 1000) } as const;
    const known = await store.account(card);
    const { today, lately } = countedAs(card, address, browser, known?.pinHash);
    for (const [source, most, windowMs] of today) {
      const [count = 0] = await store.countAttempt([source], clock(), windowMs);
      if (count <= most) continue;
      if (count === most + 1)
        await tell(
          address,
          `${most} failed attempts, of one card or from one network: no further PIN is looked at for now`,
        );
      return { kind: 'paused', seconds: askAgainSeconds } as const;
    }
    const [ofCard = 0, ofAddress = 0] = await store.countAttempt(lately, clock(), slowing.windowMs);
    // One PIN on card after card is a guess at all of them.
    const sameOnCards = browser === undefined ? samePin.of(network, pin) : 0;
    const ms = waitFor({ account: Math.max(ofCard, sameOnCards + 1), address: ofAddress }, slowing);
    if (ms > 0 && !(await waiting(lately[0] ?? card, network, () => wait(ms))))
      return { kind: 'slow', seconds: Math.ceil(ms / 1000) } as const;
    const inSystem = await bySystem?.(typed.trim(), pin);
    if (inSystem === 'right') {
      // The look-up may have added the patron, or have changed the name.
      const account = (await store.account(card))?.account;
      await store.forgetAttempt([...lately, ...today.map(([source]) => source)]);
      return account ? ({ kind: 'right', account } as const) : ({ kind: 'wrong' } as const);
    }
    if (inSystem === 'notAnswering' && known?.pinHash === undefined) return { kind: 'systemNotAnswering' } as const;
    const right =
      inSystem === 'wrong'
        ? false
        : await passwords.verify(pin, known?.pinHash, browser === undefined ? network : `${card} in ${browser}`);
    if (right === 'busy') return { kind: 'busy' } as const;
    if (!right || !known) {
      if (browser === undefined) samePin.add(network, pin, card);
      // The card itself is no secret, but it names a person: it is not written down here.
      if (isTelling(ofCard, slowing.account)) await tell(address, `${ofCard} failed attempts to sign in with one card`);
      if (isTelling(ofAddress, slowing.address)) await tell(address, `${ofAddress} failed attempts with cards`);
      return { kind: 'wrong' } as const;
    }
    await store.forgetAttempt([...lately, ...today.map(([source]) => source)]);
    return { kind: 'right', account: known.account, provedBy: known.pinHash } as const;
  }

  const callerOf = (account: PatronAccount, token: string, seenAt: Date, endsAt: Date): PatronCaller => ({
    ...account,
    session: {
      csrf: csrfOf(token),
      idleEndsAt: new Date(Math.min(seenAt.getTime() + sessions.idleMs, endsAt.getTime())).toISOString(),
      endsAt: endsAt.toISOString(),
    },
  });

  /** `isOpen` false: the PIN that was proved was changed meanwhile. */
  async function begin(account: PatronAccount, address: string, way: PatronWayIn, provedBy?: string) {
    const token = newSecret();
    const at = clock();
    const endsAt = new Date(at.getTime() + sessions.longestMs);
    const kept = { tokenHash: digestOf(token), patron: account.id, way, address, at, endsAt };
    const isOpen = await store.openSession({ ...kept, provedBy });
    return { isOpen, session: { token, caller: callerOf(account, token, at, endsAt) } };
  }

  return {
    open: async (account, address, way) => (await begin(account, address, way)).session,
    async signIn(card, pin, address, browser) {
      const proof = await prove(card, pin, address, browser);
      if (proof.kind !== 'right') return proof;
      const mark = browsers.mark(card.trim().toLowerCase(), browser);
      const { isOpen, session } = await begin(
        proof.account,
        address,
        'pin',
        'provedBy' in proof ? proof.provedBy : undefined,
      );
      return isOpen ? { kind: 'in', ...session, browser: mark } : { kind: 'wrong' };
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
      if (!(await store.setPin(card, hash, clock()))) return 'unknown';
      // Whose card was guessed at gets in at once with the new one.
      for (const of of ['card', 'card today']) await store.forgetAttempt([`${of} ${card.trim().toLowerCase()}`]);
      return 'done';
    },
  };
}
