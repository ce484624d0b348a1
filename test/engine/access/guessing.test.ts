import { expect } from 'chai';
import { createForgotten } from '../../../src/engine/access/forgotten.js';
import { createPasswords } from '../../../src/engine/access/passwords.js';
import type { AccessStore, Account } from '../../../src/engine/access/ports.js';
import { createSignIn } from '../../../src/engine/access/sign-in.js';
import { slowingRules } from '../../../src/engine/access/slowing.js';
import { createPatronAccess, failuresADay, failuresAnHour } from '../../../src/engine/patrons-side/access.js';
import type { PatronStore } from '../../../src/engine/patrons-side/ports.js';
import { createSealer } from '../../../src/settings/secrets.js';

const passwords = createPasswords({ power: 4, atOnce: 4, waiting: 100 });
const sealer = createSealer('a-secret-key-of-tests');
const sessions = { idleMs: 60_000, longestMs: 600_000 };
const dayMs = 86_400_000;

/** Counts as the database does, and what somebody was made to wait for. */
function counted() {
  const counts = new Map<string, { failures: number; since: number }>();
  const waits: number[] = [];
  const told: string[] = [];
  const clock = { now: Date.parse('2026-11-27T14:00:00Z') };
  return {
    waits,
    told,
    clock,
    sources: () => counts.size,
    given: {
      sealer,
      sessions,
      slowing: slowingRules,
      clock: () => new Date(clock.now),
      wait: async (ms: number) => waits.push(ms),
    },
    store: {
      countAttempt: async (sources: readonly string[], at: Date, windowMs: number) =>
        sources.map((source) => {
          const known = counts.get(source);
          const fresh = !known || known.since < at.getTime() - windowMs;
          const next = fresh ? { failures: 1, since: at.getTime() } : { ...known, failures: known.failures + 1 };
          counts.set(source, next);
          return next.failures;
        }),
      forgetAttempt: async ([first = '', ...others]: readonly string[]) => {
        counts.delete(first);
        for (const other of others) {
          const known = counts.get(other);
          if (known) known.failures = Math.max(0, known.failures - 1);
        }
      },
      securityEvent: async ({ detail }: { detail: string }) => void told.push(detail),
      openSession: async () => true,
    },
  };
}

async function patrons(bySystem?: (card: string, pin: string) => Promise<'right' | 'wrong' | 'notAnswering'>) {
  const { store, given, ...seen } = counted();
  const pins = new Map([
    ['card1', String(await passwords.hash('4821'))],
    ['card2', String(await passwords.hash('7733'))],
  ]);
  const access = createPatronAccess({
    ...given,
    ...(bySystem ? { bySystem } : {}),
    passwords,
    store: {
      ...store,
      account: async (card: string) => {
        const pinHash = pins.get(card.trim().toLowerCase());
        return pinHash && { account: { id: card.trim().toLowerCase(), name: 'Sam' }, pinHash };
      },
      setPin: async (card: string, hash: string) => pins.set(card.toLowerCase(), hash) !== undefined,
    } as unknown as PatronStore,
  });
  /** From ever new addresses, as somebody with many machines has them. */
  const guess = async (times: number, card = 'CARD1', from = (n: number) => `198.51.${n >> 8}.${n & 255}`) => {
    const kinds: Record<string, number> = {};
    for (let n = 1; n <= times; n += 1) {
      const { kind } = await access.signIn(card, String(1000 + n), from(n));
      kinds[kind] = (kinds[kind] ?? 0) + 1;
    }
    return kinds;
  };
  return { access, guess, ...seen };
}

describe('a patron whose PIN the library’s own system checks', () => {
  it('gets in when it says so, and not by a PIN that only Interlend knew; guesses are slowed all the same', async () => {
    const { access, guess } = await patrons(async (_card, pin) => (pin === '9999' ? 'right' : 'wrong'));
    expect((await access.signIn('card1', '9999', '203.0.113.1')).kind).to.equal('in');
    expect((await access.signIn('card1', '4821', '203.0.113.1')).kind).to.equal('wrong');
    expect(await guess(130)).to.include({ paused: 31 });
  });

  it('gets in by the PIN that is known here while it does not answer, and reads that it does not otherwise', async () => {
    const { access } = await patrons(async () => 'notAnswering');
    expect((await access.signIn('card1', '4821', '203.0.113.1')).kind).to.equal('in');
    expect((await access.signIn('card1', '1111', '203.0.113.1')).kind).to.equal('wrong');
    expect((await access.signIn('card7', '1111', '203.0.113.1')).kind).to.equal('systemNotAnswering');
  });
});

describe('E14: whoever guesses the PIN of a card', () => {
  it('has a hundred tries a day, wherever they come from; of four digits that is one in a hundred', async () => {
    const { access, guess, told, clock } = await patrons();
    expect(await guess(130)).to.deep.equal({ wrong: failuresADay.ofCard, paused: 30 });
    expect(
      await access.signIn('card1 ', '4821', '203.0.113.1'),
      'the right one says no more than a wrong one',
    ).to.include({
      kind: 'paused',
      seconds: 3600,
    });
    expect(told.filter((each) => /^100 .*no further PIN/.test(each))).to.have.length(1);
    clock.now += dayMs + 1;
    expect((await access.signIn('card1', '4821', '203.0.113.1')).kind).to.equal('in');
  });

  it('keeps its owner out of no browser in which they signed in before, and out of none after a new PIN', async () => {
    const { access, guess, waits } = await patrons();
    const first = await access.signIn('card1', '4821', '203.0.113.1');
    if (first.kind !== 'in') throw new Error(first.kind);
    await guess(130);
    waits.length = 0;
    const again = await access.signIn('CARD1', '4821', '203.0.113.9', first.browser);
    expect(again.kind).to.equal('in');
    expect(waits, 'and waits for nothing').to.deep.equal([]);
    await access.setPin('Card1', '5566');
    expect((await access.signIn('card1', '5566', '203.0.113.1')).kind).to.equal('in');
  });

  it('from one place shuts the card there alone: its owner gets in from everywhere else, in a browser that nobody knows', async () => {
    for (const from of [() => '203.0.113.7', (n: number) => `2001:db8:7:${n.toString(16)}::1`]) {
      const { access, guess, clock } = await patrons();
      const { ofCardFromOnePlace: anHour } = failuresAnHour;
      expect(await guess(1000, 'CARD1', from)).to.deep.equal({ wrong: anHour, paused: 1000 - anHour });
      expect((await access.signIn('card1', '4821', from(5))).kind, 'there').to.equal('paused');
      expect((await access.signIn('card1', '4821', '198.51.100.1')).kind, 'elsewhere').to.equal('in');
      expect((await access.signIn('card2', '7733', from(5))).kind, 'another card, there').to.equal('in');
      let wrong = anHour;
      for (let hour = 1; hour < 24; hour += 1) {
        clock.now += 3_600_001;
        wrong += (await guess(50, 'CARD1', from))['wrong'] ?? 0;
      }
      expect(wrong, 'in a day').to.equal(failuresADay.ofCardFromOnePlace);
      expect((await access.signIn('card1', '4821', '198.51.100.2')).kind).to.equal('in');
    }
  });

  it('from one place is told once an hour, and a new PIN opens the card there at once', async () => {
    const { access, guess, told } = await patrons();
    await guess(60, 'CARD1', () => '203.0.113.7');
    expect(told.filter((each) => /^10 .*no further PIN/.test(each))).to.have.length(1);
    await access.setPin('Card1', '5566');
    expect((await access.signIn('card1', '5566', '203.0.113.7')).kind).to.equal('in');
  });

  it('is not helped by a browser that is known for another card, by a changed mark, or by that of staff', async () => {
    const { access, guess } = await patrons();
    const own = await access.signIn('card2', '7733', '203.0.113.1');
    if (own.kind !== 'in' || !own.browser) throw new Error(own.kind);
    await guess(130);
    const { store, given } = counted();
    const account = { code: 'card1', name: 'Sam', active: true, roles: [] } as unknown as Account;
    const passwordHash = String(await passwords.hash('4821'));
    const staff = createSignIn({
      ...given,
      passwords,
      store: { ...store, account: async () => ({ account, passwordHash }) } as unknown as AccessStore,
    });
    const ofStaff = await staff.signIn('card1', '4821', '203.0.113.1');
    const marks = [own.browser, `${own.browser.slice(0, -2)}AA`, 'x', '', (ofStaff as { browser?: string }).browser];
    for (const mark of marks)
      expect((await access.signIn('card1', '4821', '203.0.113.1', mark)).kind).to.equal('paused');
  });

  it('at the browser of its owner has no more tries than a stranger', async () => {
    const { access } = await patrons();
    const owner = await access.signIn('card1', '4821', '203.0.113.1');
    if (owner.kind !== 'in') throw new Error(owner.kind);
    const kinds = new Set<string>();
    for (let n = 1; n <= failuresADay.ofCard; n += 1)
      kinds.add((await access.signIn('card1', String(1000 + n), '203.0.113.1', owner.browser)).kind);
    expect([...kinds]).to.deep.equal(['wrong']);
    expect((await access.signIn('card1', '4821', '203.0.113.1', owner.browser)).kind).to.equal('paused');
  });

  it('KC21: who tries one PIN on card after card waits from the sixth on, and another PIN does not', async () => {
    const { access, waits } = await patrons();
    for (let n = 0; n < 60; n += 1) await access.signIn(`other${n}`, '1234', '203.0.113.7');
    expect(waits.length).to.equal(55);
    expect(waits.slice(0, 3)).to.deep.equal([500, 1000, 2000]);
    waits.length = 0;
    const elsewhere = await access.signIn('card2', '7733', '198.51.100.9');
    expect([elsewhere.kind, waits]).to.deep.equal(['in', []]);
  });

  it('on ever new cards has five hundred tries a day from one network, and others go on', async () => {
    const { access } = await patrons();
    const kinds: Record<string, number> = {};
    for (let n = 1; n <= 600; n += 1) {
      const { kind } = await access.signIn(`nobody${n}`, '4821', `2001:db8:0:1::${n.toString(16)}`);
      kinds[kind] = (kinds[kind] ?? 0) + 1;
    }
    expect(kinds).to.deep.equal({ wrong: failuresADay.ofAddress, paused: 100 });
    expect((await access.signIn('card1', '4821', '2001:db8:0:200::1')).kind).to.equal('in');
  });
});

describe('E14: whoever guesses a password of staff', () => {
  it('fills no table with ever new names: what cannot even wait is not counted, and who is known gets in beside it', async () => {
    const { store, given, sources } = counted();
    const account = { code: 'eroy', name: 'É. Roy', active: true, roles: [] } as unknown as Account;
    const passwordHash = String(await passwords.hash('a right password'));
    const found = async (code: string) => (code === 'eroy' ? { account, passwordHash } : undefined);
    const ends: (() => void)[] = [];
    const wait = () => new Promise<void>((end) => ends.push(end));
    const signIn = createSignIn({
      ...given,
      wait,
      passwords,
      store: { ...store, account: found } as unknown as AccessStore,
    });
    const owner = await signIn.signIn('eroy', 'a right password', '198.51.100.7');
    if (owner.kind !== 'in') throw new Error(owner.kind);
    const flood = Array.from({ length: 60 }, (_, n) => signIn.signIn(`name${n}`, 'x', '198.51.100.7'));
    while (ends.length < slowingRules.waitingOfAddress) await new Promise(setImmediate);
    const before = sources();
    const more = await Promise.all(
      Array.from({ length: 500 }, (_, n) => signIn.signIn(`other${n}`, 'x', '198.51.100.7')),
    );
    expect(new Set(more.map(({ kind }) => kind))).to.deep.equal(new Set(['slow']));
    expect(sources()).to.equal(before);
    expect((await signIn.signIn('eroy', 'a right password', '198.51.100.7', owner.browser)).kind).to.equal('in');
    for (const end of ends) end();
    await Promise.all(flood);
  });

  it('does not keep its owner waiting in a browser that is known, and in another one no longer than the longest wait', async () => {
    const { store, given, waits } = counted();
    const account = { code: 'eroy', name: 'É. Roy', active: true, roles: [] } as unknown as Account;
    const passwordHash = String(await passwords.hash('a right password'));
    const found = async (code: string) => (code === 'eroy' ? { account, passwordHash } : undefined);
    const signIn = createSignIn({ ...given, passwords, store: { ...store, account: found } as unknown as AccessStore });
    const owner = await signIn.signIn('ERoy', 'a right password', '203.0.113.1');
    if (owner.kind !== 'in') throw new Error(owner.kind);
    for (let n = 1; n <= 50; n += 1) await signIn.signIn('eroy', `guess ${n}`, `198.51.100.${n}`);
    expect(Math.max(...waits)).to.equal(slowingRules.longestMs);
    waits.length = 0;
    const again = await signIn.signIn('eroy', 'a right password', '203.0.113.1', owner.browser);
    expect([again.kind, waits]).to.deep.equal(['in', []]);
    const changed = await signIn.changeOwnPassword(owner.caller, 'not it', 'another password', '203.0.113.1');
    expect([changed.kind, waits], 'nor who changes their password').to.deep.equal(['wrong', []]);
    const elsewhere = await signIn.signIn('eroy', 'a right password', '203.0.113.7');
    expect([elsewhere.kind, waits]).to.deep.equal(['in', [slowingRules.longestMs]]);
  });
});

describe('E14: whoever asks for links to set a password in the name of another', () => {
  async function forgotten() {
    const { store, given, clock, sources } = counted();
    const mails: string[] = [];
    const account = {
      code: 'eroy',
      name: 'É. Roy',
      email: 'eroy@college.example',
      active: true,
      roles: [],
      language: 'en',
    };
    const { ask } = createForgotten({
      ...given,
      passwords,
      whatIsWrongWith: async () => undefined,
      deskUrl: 'https://ill.college.example',
      name: () => 'Lakes',
      timeZone: 'UTC',
      mails: { queue: async ({ to }: { to: string }) => void mails.push(to) } as never,
      store: {
        ...store,
        account: async (code: string) => (code === 'eroy' ? { account, passwordHash: 'x' } : undefined),
        keepPasswordLink: async () => undefined,
      } as never,
    });
    return { ask, mails, sources, clock };
  }

  it('fills no mailbox: three in a quarter of an hour, ten in a day', async () => {
    const { ask, mails, clock } = await forgotten();
    for (let n = 0; n < 40; n += 1) await ask('eroy', `198.51.100.${n}`);
    expect(mails).to.have.length(3);
    for (let n = 0; n < 40; n += 1) {
      clock.now += slowingRules.windowMs + 1;
      await ask('ERoy ', `198.51.100.${n}`);
    }
    expect(mails).to.have.length(10);
    clock.now += dayMs;
    await ask('eroy', '198.51.100.1');
    expect(mails).to.have.length(11);
  });

  it('fills no table either', async () => {
    const { ask, sources } = await forgotten();
    for (let n = 0; n < 500; n += 1) await ask(`name${n}`, `2001:db8:0:1::${n.toString(16)}`);
    expect(sources()).to.be.at.most(1 + 2 * 20);
  });
});
