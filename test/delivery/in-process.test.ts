import { expect } from 'chai';
import { pino } from 'pino';
import { createInProcessDelivery } from '../../src/delivery/in-process.js';
import { aMessage } from './consumers.js';
import { keepsTheDeliveryContract } from './queue-contract.js';

describe('delivery without a broker', () => {
  const open = async () => createInProcessDelivery({ instance: 'this process', log: pino({ level: 'silent' }) });
  keepsTheDeliveryContract(open);

  it('refuses where nobody sends', async () => {
    const queue = await open();
    expect(await queue.publish(aMessage())).to.equal('refused');
    expect(queue.counts().refused).to.equal(1);
  });
});
