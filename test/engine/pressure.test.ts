import { setImmediate as turn } from 'node:timers/promises';
import { expect } from 'chai';
import { createPressure } from '../../src/engine/receiving/pressure.js';

describe('the pressure of the outbox on the partner endpoint', () => {
  function outbox(seconds: number[]) {
    let asked = 0;
    let now = 0;
    const behind = createPressure(
      async () => {
        const oldest = seconds[asked++];
        if (oldest === undefined) throw new Error('The database is away.');
        return oldest;
      },
      10,
      () => now,
    );
    const after = async (ms: number) => {
      now += ms;
      behind();
      await turn();
      return behind();
    };
    return { after, asked: () => asked };
  }

  it('is felt while the oldest due message has waited for longer than the setting', async () => {
    const { after } = outbox([0, 12, 3]);
    expect([await after(0), await after(1000), await after(1000)]).to.deep.equal([false, true, false]);
  });

  it('is asked for once a second at most, however many messages arrive', async () => {
    const { after, asked } = outbox([12, 12, 12]);
    for (let arrival = 0; arrival < 100; arrival += 1) await after(15);
    expect(asked()).to.equal(2);
  });

  it('stays what it was while the database does not answer', async () => {
    const { after } = outbox([12]);
    expect([await after(0), await after(1000)]).to.deep.equal([true, true]);
  });

  it('is never felt when the setting is 0', async () => {
    let asked = 0;
    const behind = createPressure(async () => ++asked, 0);
    expect(behind()).to.equal(false);
    expect(asked).to.equal(0);
  });
});
