import { expect } from 'chai';
import type { SettledCall } from '../../src/engine/webhooks/ports.js';
import { createSettleTogether } from '../../src/engine/webhooks/settle-together.js';

const call = (id: string): SettledCall => ({
  ...{ id, leaseToken: `token ${id}`, answer: { durationMs: 1 }, outcome: 'delivered' as const, gone: false },
});

describe('answers to calls that come at about the same time', () => {
  it('are stored by one statement, and each caller hears whether its own call was still ours', async () => {
    const statements: string[][] = [];
    const settle = createSettleTogether(async (calls) => {
      statements.push(calls.map(({ id }) => id));
      return new Set(['1', '3']);
    });
    expect(await Promise.all([settle(call('1')), settle(call('2')), settle(call('3'))])).to.eql([true, false, true]);
    expect(statements).to.eql([['1', '2', '3']]);
    expect(await settle(call('4'))).to.equal(false);
    expect(statements).to.eql([['1', '2', '3'], ['4']]);
  });

  it('are stored one by one when one of them cannot be: the others are not lost with it', async () => {
    const settle = createSettleTogether(async (calls) => {
      if (calls.some(({ id }) => id === '2')) throw new Error('no room');
      return new Set(calls.map(({ id }) => id));
    });
    const [first, second, third] = await Promise.allSettled([settle(call('1')), settle(call('2')), settle(call('3'))]);
    expect(first).to.eql({ status: 'fulfilled', value: true });
    expect(second).to.have.property('status', 'rejected');
    expect(third).to.eql({ status: 'fulfilled', value: true });
  });

  it('that fails alone fails once', async () => {
    let times = 0;
    const settle = createSettleTogether(async () => {
      times += 1;
      throw new Error('no database');
    });
    const [only] = await Promise.allSettled([settle(call('1'))]);
    expect([only?.status, times]).to.eql(['rejected', 1]);
  });
});
