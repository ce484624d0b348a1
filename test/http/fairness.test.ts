import { expect } from 'chai';
import { createFailures } from '../../src/http/failures.js';
import { createGate, createQuota } from '../../src/http/fairness.js';

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

  it('lets nobody in with no places, also under pressure, and nobody wait with no line', async () => {
    expect(await createGate({ slots: 0, waiting: 9, waitMs: 9 }).enter()).to.equal(undefined);
    expect(await createGate({ slots: 0, waiting: 9, waitMs: 9, pressure: () => true }).enter()).to.equal(undefined);
  });
});

describe('the quota', () => {
  it('refills evenly and says how long to wait', () => {
    let now = 0;
    const quota = createQuota(2, () => now);
    expect([quota.take('a'), quota.take('a'), quota.take('a')]).to.deep.equal([0, 0, 30]);
    now += 30_000;
    expect([quota.take('a'), quota.take('a')]).to.deep.equal([0, 30]);
  });

  it('of 0 lets nobody through', () => {
    expect(createQuota(0).take('a')).to.equal(60);
  });

  it('forgets the oldest key when it knows too many', () => {
    const quota = createQuota(1, () => 0, 2);
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
