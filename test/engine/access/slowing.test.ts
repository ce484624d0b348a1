import { expect } from 'chai';
import { createPasswords, usualCost } from '../../../src/engine/access/passwords.js';
import { createWaiting, networkOf, slowingRules, waitFor } from '../../../src/engine/access/slowing.js';

describe('one address that tries ever new names', () => {
  it('FD2, E14: takes the waiting places of its own address only', async () => {
    const waiting = createWaiting(slowingRules);
    const ends: (() => void)[] = [];
    const pause = () => new Promise<void>((end) => ends.push(end));
    const noisy = Array.from({ length: 200 }, (_, at) => waiting(`name${at}`, '203.0.113.7', pause));
    const honest = Array.from({ length: 10 }, (_, at) => waiting(`staff${at}`, `198.51.100.${at}`, pause));
    for (const end of ends) end();
    expect((await Promise.all(noisy)).filter(Boolean)).to.have.length(slowingRules.waitingOfAddress);
    expect(await Promise.all(honest)).to.deep.equal(Array(10).fill(true));
  });

  it('FD2: does not hold up those who type their password elsewhere: they take turns', async () => {
    const passwords = createPasswords({ power: 10, atOnce: 2, waiting: 30 });
    const hash = String(await passwords.hash('a right password'));
    const order: string[] = [];
    const sign = async (who: string, typed: string) => {
      const right = await passwords.verify(typed, hash, who);
      order.push(`${who} ${right}`);
    };
    await Promise.all([
      ...Array.from({ length: 200 }, () => sign('203.0.113.7', 'a guess')),
      ...Array.from({ length: 10 }, (_, at) => sign(`198.51.100.${at}`, 'a right password')),
    ]);
    const honest = order.filter((each) => each.startsWith('198.'));
    expect(honest).to.have.length(10);
    expect(honest.every((each) => each.endsWith(' true'))).to.equal(true);
    // Of the guesses those that found no place were told at once; of the others no more than the honest ones came first.
    const before = order.slice(0, order.lastIndexOf(honest.at(-1) ?? '')).filter((each) => each.endsWith(' false'));
    expect(before.length).to.be.at.most(12);
  });
});

describe('sign-in from many addresses at once', () => {
  it('KD6: keeps nobody out who knows the password: they take turns with 75 addresses', async () => {
    const passwords = createPasswords({ ...usualCost, power: 4 });
    const hash = String(await passwords.hash('a right password'));
    const noisy = Array.from({ length: 75 * 4 }, (_, at) => passwords.verify('a guess', hash, `203.0.113.${at % 75}`));
    const honest = Array.from({ length: 20 }, (_, at) =>
      passwords.verify('a right password', hash, `198.51.100.${at}`),
    );
    expect(await Promise.all(honest)).to.deep.equal(Array(20).fill(true));
    await Promise.all(noisy);
  });
});

describe('whoever guesses passwords (E14)', () => {
  const waits = (many: number, of: (n: number) => { account: number; address: number }) =>
    Array.from({ length: many }, (_, n) => waitFor(of(n + 1), slowingRules));

  it('a thousand on one account wait ever longer, wherever they come from, and never longer than the longest', () => {
    const all = waits(1000, (n) => ({ account: n, address: 1 }));
    expect(all.slice(0, 8)).to.deep.equal([0, 0, 0, 0, 0, 500, 1000, 2000]);
    expect(
      [...all].sort((one, other) => one - other),
      'ever longer',
    ).to.deep.equal(all);
    expect(Math.max(...all), 'and the owner is never locked out').to.equal(slowingRules.longestMs);
    expect(
      all.reduce((sum, ms) => sum + ms, 0),
      'more than two hours',
    ).to.be.above(2 * 3_600_000);
  });

  it('one on each of a thousand accounts wait as long by their address; another address does not wait', () => {
    const all = waits(1000, (n) => ({ account: 1, address: n }));
    expect(all.slice(18, 23)).to.deep.equal([0, 0, 500, 1000, 2000]);
    expect(all.at(-1)).to.equal(slowingRules.longestMs);
    expect(waitFor({ account: 1, address: 1 }, slowingRules)).to.equal(0);
  });
});

describe('the address that attempts are counted under', () => {
  for (const [address, network] of [
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:0::/56'],
    ['2001:0DB8:1:2ff::1', '2001:db8:1:200::/56'],
    ['2001:db8::1', '2001:db8:0:0::/56'],
    ['::1', '0:0:0:0::/56'],
    ['fe80::1%eth0', 'fe80:0:0:0::/56'],
    ['', ''],
  ] as const)
    it(`${address || 'nothing'} → ${network || 'nothing'}`, () => expect(networkOf(address)).to.equal(network));
});
