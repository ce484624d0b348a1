import { expect } from 'chai';
import { createGate, type Gate } from '../../src/engine/fairness.js';
import { createQuota } from '../../src/engine/quota.js';
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

  /** Callers that come to a gate, in the order in which they were let in; who is refused is told so. */
  function crowd(gate: Gate) {
    const order: string[] = [];
    const inside: { who: string; leave(): void }[] = [];
    const enter = async (who: string, worth?: number) => {
      const leave = await gate.enter(who, worth);
      order.push(leave ? who : `${who} refused`);
      if (leave) inside.push({ who, leave });
    };
    const turn = () => new Promise(setImmediate);
    return {
      order,
      enter,
      come: (who: string, many: number) => Array.from({ length: many }, () => enter(who)),
      turn,
      async leave(who: string, many = 1) {
        for (let count = 0; count < many; count += 1) {
          const at = inside.findIndex((each) => each.who === who);
          inside.splice(at, 1)[0]?.leave();
          await turn();
        }
      },
      async empty() {
        for (; inside.length > 0; await turn()) inside.shift()?.leave();
      },
    };
  }

  it('FD1: gives a caller that is alone nearly all places, and few beside others; they take turns', async () => {
    let now = 0;
    const gate = createGate({
      slots: 8,
      slotsAlone: 7,
      slotsBeside: 2,
      waiting: 100,
      waitingEach: 50,
      waitMs: 60_000,
      now: () => now,
    });
    const { order, come, enter, turn, leave, empty } = crowd(gate);
    const noisy = come('noisy', 60);
    await turn();
    expect(gate.busy, 'alone it has seven').to.equal(7);
    expect(
      order.filter((each) => each === 'noisy refused'),
      'its own line is full',
    ).to.have.length(3);
    await enter('quiet');
    expect(order.at(-1), 'one place was kept').to.equal('quiet');
    const waits = [enter('quiet'), enter('calm')];
    await leave('noisy', 1);
    expect(order.at(-1), 'whoever came first to a place that others hold').to.equal('quiet');
    await leave('noisy', 1);
    expect(order.at(-1)).to.equal('calm');
    await leave('noisy', 3);
    expect([gate.busy, order.at(-1)], 'nobody of its line while it holds two').to.deep.equal([5, 'calm']);
    now += 300;
    await leave('noisy', 1);
    expect([gate.busy, order.at(-1)], 'nor while it holds one: the others wish for much less').to.deep.equal([
      ...[4, 'calm'],
    ]);
    await leave('noisy', 1);
    expect([gate.busy, order.at(-1)]).to.deep.equal([4, 'noisy']);
    now += 1000;
    await leave('noisy', 1);
    expect(gate.busy, 'the others are silent: seven places again, three of which are held by the others').to.equal(8);
    await empty();
    await Promise.all([...noisy, ...waits]);
    expect([gate.busy, gate.waiting]).to.deep.equal([0, 0]);
  });

  it('KD5: while a message of one that sends little is worked on, nothing begins of one that floods the node', async () => {
    let now = 0;
    const gate = createGate({
      ...{ slots: 8, slotsAlone: 7, slotsBeside: 2, waiting: 100, waitingEach: 80, waitMs: 60_000 },
      now: () => now,
    });
    const { order, come, enter, leave, turn, empty } = crowd(gate);
    come('noisy', 40);
    await turn();
    await enter('quiet');
    await leave('noisy', 7);
    expect(order.slice(7), 'the quiet one has the node to itself').to.deep.equal(['quiet']);
    await enter('quiet');
    await leave('quiet');
    expect(order.slice(7)).to.deep.equal(['quiet', 'quiet']);
    await leave('quiet');
    expect(order.slice(7), 'half as many of the noisy one at once as beside others').to.deep.equal([
      ...['quiet', 'quiet', 'noisy'],
    ]);
    await enter('quiet');
    expect(order.at(-1), 'which keep nobody else from being let in at once').to.equal('quiet');
    await leave('noisy', 1);
    expect(order.at(-1)).to.equal('quiet');
    now += 300;
    await enter('quiet');
    expect(order.slice(-2), 'one that takes long does not keep it waiting any more').to.have.members([
      'noisy',
      'quiet',
    ]);
    await empty();
    expect(
      order.filter((who) => who === 'noisy'),
      'all of them come to their turn',
    ).to.have.length(40);
  });

  it('KD5: nothing begins of the flood while what we answer to the quiet one is on its way', async () => {
    let now = 0;
    const gate = createGate({
      ...{ slots: 8, slotsAlone: 7, slotsBeside: 2, waiting: 100, waitingEach: 80, waitMs: 60_000, answeringMs: 35 },
      now: () => now,
    });
    const { order, come, enter, leave, turn, empty } = crowd(gate);
    come('noisy', 30);
    await turn();
    await enter('quiet');
    await leave('noisy', 7);
    await leave('quiet');
    expect(order.slice(7), 'its message is done, its answer is not').to.deep.equal(['quiet']);
    now += 34;
    await enter('quiet');
    await leave('quiet');
    expect(order.slice(7), 'others of its own wait for nothing').to.deep.equal(['quiet', 'quiet']);
    now += 34;
    await enter('calm');
    await leave('calm');
    expect(order.slice(7)).to.deep.equal(['quiet', 'quiet', 'calm']);
    now += 35;
    await enter('calm');
    expect(order.slice(10)).to.have.members(['noisy', 'calm']);
    now += 60_000;
    await empty();
  });

  it('KD5: a flood goes on, four messages a second, beside any number of others that send little', async () => {
    let now = 0;
    const gate = createGate({
      ...{ slots: 8, slotsAlone: 7, slotsBeside: 2, waiting: 100, waitingEach: 80, waitMs: 60_000, answeringMs: 35 },
      now: () => now,
    });
    const { order, come, enter, leave, turn, empty } = crowd(gate);
    come('noisy', 60);
    await turn();
    await leave('noisy', 7);
    for (let step = 0; step < 100; step += 1) {
      await enter(`quiet ${step % 50}`);
      await leave(`quiet ${step % 50}`);
      await leave('noisy');
      now += 20;
    }
    expect(order.slice(14).filter((who) => who === 'noisy').length).to.be.within(7, 9);
    now += 60_000;
    await empty();
  });

  it('KD5: of two that send alike neither keeps the other waiting', async () => {
    const gate = createGate({
      ...{ slots: 8, slotsAlone: 7, slotsBeside: 2, waiting: 100, waitingEach: 80, waitMs: 60_000 },
      now: () => 0,
    });
    const { order, come, leave, turn } = crowd(gate);
    come('one', 12);
    come('other', 12);
    await turn();
    await leave('one', 7);
    expect(order.filter((who) => who === 'one').length).to.be.greaterThan(7);
    expect(order.filter((who) => who === 'other').length).to.equal(2);
  });

  it('FD1: a line that is full has room for who has fewer in it; the last of the longest is told to come again', async () => {
    const gate = createGate({ slots: 1, waiting: 4, waitingEach: 4, waitMs: 60_000 });
    const { order, come, turn, empty } = crowd(gate);
    const all = [...come('noisy', 5), ...come('quiet', 2)];
    await turn();
    expect(order).to.deep.equal(['noisy', 'noisy refused', 'noisy refused']);
    all.push(...come('noisy', 1), ...come('quiet', 1));
    await turn();
    expect(order.slice(3), 'equal shares').to.deep.equal(['noisy refused', 'quiet refused']);
    await empty();
    await Promise.all(all);
    expect(order.slice(5)).to.deep.equal(['noisy', 'quiet', 'noisy', 'quiet']);
  });

  it('FD1: has no quota for one alone; beside others what is more than it goes at its pace or is told when', async () => {
    let now = 0;
    const quota = { perMinute: 60, burst: 2 };
    const gate = createGate({ slots: 64, waiting: 100, waitMs: 3000, presentMs: 10_000, quota, now: () => now });
    const { order, come, enter, turn, empty } = crowd(gate);
    await Promise.all(come('noisy', 20));
    expect(order, 'alone').to.deep.equal(Array(20).fill('noisy'));
    await enter('quiet');
    const held = come('noisy', 5);
    await turn();
    expect(order.slice(21), 'one a second: three within the wait of three seconds').to.deep.equal(
      Array(2).fill('noisy refused'),
    );
    expect([gate.waiting, gate.delay('noisy'), gate.delay('quiet')]).to.deep.equal([3, 4000, 0]);
    now += 1000;
    await enter('quiet');
    expect(order.slice(23).sort()).to.deep.equal(['noisy', 'quiet']);
    now += 2000;
    await enter('calm');
    expect(order.slice(25).sort()).to.deep.equal(['calm', 'noisy', 'noisy']);
    await Promise.all(held);
    await empty();
    now += 10_000;
    await Promise.all(come('noisy', 20));
    expect(order.slice(28), 'alone again').to.deep.equal(Array(20).fill('noisy'));
    await empty();
  });

  it('FD1: lets in one large thing beside others, and what comes after it pays for it', async () => {
    let now = 0;
    const quota = { perMinute: 60, burst: 10 };
    const gate = createGate({ slots: 32, waiting: 100, waitMs: 3000, quota, presentMs: 60_000, now: () => now });
    const { order, enter, empty } = crowd(gate);
    await enter('quiet');
    await enter('noisy', 30);
    await enter('noisy');
    expect(order.slice(1)).to.deep.equal(['noisy', 'noisy refused']);
    expect([gate.delay('noisy'), gate.delay('noisy', 30), gate.delay('quiet', 30)]).to.deep.equal([
      21_000, 30_000, 1000,
    ]);
    now += 21_000;
    await enter('noisy');
    expect(order.at(-1)).to.equal('noisy');
    gate.charge('noisy', 5);
    expect(gate.delay('noisy')).to.equal(6000);
    await empty();
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

  it('tells without taking, is owed what is spent beyond it, and not what is drained', () => {
    let now = 0;
    const quota = createQuota({ perMinute: 60, burst: 2, now: () => now });
    expect([quota.delay('a'), quota.delay('a', 2), quota.delay('a', 1, 3)]).to.deep.equal([0, 0, 2000]);
    quota.drain('a', 5);
    expect(quota.delay('a')).to.equal(1000);
    quota.spend('a', 3);
    expect(quota.delay('a')).to.equal(4000);
    now += 4000;
    expect(quota.delay('a')).to.equal(0);
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
