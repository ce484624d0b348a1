import { expect } from 'chai';
import { createGate, createQuota } from '../../src/engine/fairness.js';
import { createFailures } from '../../src/http/failures.js';

describe('the gate', () => {
  it('lets the next in when one leaves, in the order they came', async () => {
    const gate = createGate({ slots: 1, waiting: 5, waitMs: 1000 });
    const leave = await gate.enter();
    const order: string[] = [];
    const enter = async (name: string) => {
      const next = await gate.enter();
      order.push(name);
      return next;
    };
    const second = enter('second');
    const third = enter('third');
    leave?.();
    (await second)?.();
    (await third)?.();
    expect(order).to.deep.equal(['second', 'third']);
    expect(gate.busy).to.equal(0);
  });

  it('keeps only a quarter of the places while the outbox is behind', async () => {
    let behind = true;
    const gate = createGate({ slots: 8, waiting: 0, waitMs: 0, pressure: () => behind });
    for (let caller = 0; caller < 10; caller++) await gate.enter();
    expect(gate.busy).to.equal(2);
    behind = false;
    for (let caller = 0; caller < 10; caller++) await gate.enter();
    expect(gate.busy).to.equal(8);
  });

  it('gives a place back once, however often it is told', async () => {
    const gate = createGate({ slots: 2, waiting: 0, waitMs: 0 });
    const leave = await gate.enter();
    await gate.enter();
    leave?.();
    leave?.();
    expect(gate.busy).to.equal(1);
  });

  it('FD1: leaves places to others however many one caller sends, and lets callers take turns', async () => {
    const gate = createGate({ slots: 4, slotsEach: 2, waiting: 100, waitingEach: 50, waitMs: 1000 });
    const order: string[] = [];
    const leaving: (() => void)[] = [];
    const enter = async (who: string) => {
      const leave = await gate.enter(who);
      order.push(leave ? who : `${who} refused`);
      if (leave) leaving.push(leave);
    };
    const noisy = Array.from({ length: 60 }, () => enter('noisy'));
    await Promise.all([enter('quiet'), enter('calm')]);
    // Two of the noisy one are inside, fifty wait, eight are told to come again; the others did not wait at all.
    expect(order.filter((each) => each === 'noisy refused')).to.have.length(8);
    expect(order.filter((each) => !each.endsWith('refused'))).to.deep.equal(['noisy', 'noisy', 'quiet', 'calm']);
    const late = enter('quiet');
    leaving.shift()?.();
    leaving.shift()?.();
    await late;
    expect(order.slice(-2)).to.deep.equal(['noisy', 'quiet']);
    while (leaving.length > 0) {
      leaving.shift()?.();
      await Promise.resolve();
      await Promise.resolve();
    }
    await Promise.all(noisy);
    expect(gate.busy).to.equal(0);
  });

  it('FD1: works on a quarter of what one caller may hold while others send too, and on all of it once they are silent', async () => {
    let now = 0;
    const gate = createGate({
      ...{ slots: 32, slotsEach: 8, slotsBeside: 2, waiting: 320, waitingEach: 80, waitMs: 60_000, now: () => now },
    });
    const inside: (() => void)[] = [];
    let entered = 0;
    const noise = () =>
      gate.enter('noisy').then((leave) => {
        entered += 1;
        if (leave) inside.push(leave);
      });
    const noisy = Array.from({ length: 40 }, noise);
    await new Promise(setImmediate);
    expect(gate.busy, 'alone it holds all its places').to.equal(8);
    (await gate.enter('quiet'))?.();
    const leaves = async (count: number) => {
      for (const leave of inside.splice(0, count)) leave();
      await new Promise(setImmediate);
    };
    await leaves(6);
    expect([gate.busy, entered], 'nobody of the line takes their places').to.deep.equal([2, 8]);
    await leaves(1);
    expect([gate.busy, entered], 'one goes, the next comes').to.deep.equal([2, 9]);
    now += 1000;
    await leaves(1);
    expect(gate.busy, 'the other is silent').to.equal(8);
    while (inside.length > 0) await leaves(inside.length);
    await Promise.all(noisy);
    expect([gate.busy, entered]).to.deep.equal([0, 40]);
  });

  it('lets nobody in with no places, also under pressure, and nobody wait with no line', async () => {
    expect(await createGate({ slots: 0, waiting: 9, waitMs: 9 }).enter()).to.equal(undefined);
    expect(await createGate({ slots: 0, waiting: 9, waitMs: 9, pressure: () => true }).enter()).to.equal(undefined);
  });
});

describe('the quota', () => {
  it('refills evenly and says how long to wait', () => {
    let now = 0;
    const quota = createQuota({ perMinute: 2, now: () => now });
    expect([quota.take('a'), quota.take('a'), quota.take('a')]).to.deep.equal([0, 0, 30]);
    now += 30_000;
    expect([quota.take('a'), quota.take('a')]).to.deep.equal([0, 30]);
  });

  it('FD1: counts a large message for what it costs: one goes through, and the next waits', () => {
    let now = 0;
    const quota = createQuota({ perMinute: 60, burst: 10, now: () => now });
    expect([quota.take('a', 30), quota.take('a')]).to.deep.equal([0, 21]);
    expect(quota.take('b')).to.equal(0);
    now += 21_000;
    expect(quota.take('a')).to.equal(0);
  });

  it('of 0 lets nobody through', () => {
    expect(createQuota({ perMinute: 0 }).take('a')).to.equal(60);
  });

  it('forgets the oldest key when it knows too many', () => {
    const quota = createQuota({ perMinute: 1, now: () => 0, keys: 2 });
    for (const key of ['a', 'b', 'c']) quota.take(key);
    expect([quota.take('c'), quota.take('a')]).to.deep.equal([60, 0]);
  });
});

describe('failed logins', () => {
  it('get slow after a few, for that address and for a while', () => {
    let now = 0;
    const failures = createFailures({ evenMs: 1, slowMs: 9, allowed: 2, windowMs: 100 }, () => now);
    expect([failures.note('a'), failures.note('a'), failures.note('a'), failures.note('b')]).to.deep.equal([
      1, 1, 9, 1,
    ]);
    now = 101;
    expect(failures.note('a')).to.equal(1);
  });
});
