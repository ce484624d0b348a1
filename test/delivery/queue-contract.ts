/** What every delivery queue promises. Each adapter runs it against its own service. */
import { expect } from 'chai';
import type { DeliveryQueue } from '../../src/engine/model/delivery-queue.js';
import { eventually } from '../support/eventually.js';
import { aMessage, consuming } from './consumers.js';

export function keepsTheDeliveryContract(open: () => Promise<DeliveryQueue>): void {
  it('brings a message with its lease and its bytes to who sends it, once', async () => {
    const queue = await open();
    const process = await consuming(queue);
    const message = aMessage({ attempt: 3, ambiguous: true, crashes: 1, unwell: true });
    expect(await queue.publish(message)).to.equal('accepted');
    await eventually('it arrives', () => process.has(message));
    const [taken] = process.taken;
    const { ageSeconds, ...claimed } = taken?.claimed ?? message;
    expect({ ...claimed, ageSeconds: 0 }).to.deep.equal(message);
    expect(ageSeconds).to.be.within(0, 10);
    expect(Math.abs(Date.now() - (taken?.publishedAt ?? 0))).to.be.lessThan(10_000);
    expect(taken).to.include({ publisher: 'this process', isRedelivered: false, isOlderThanLink: false });
    expect(process.taken).to.have.length(1);
  });

  it('keeps the order in which messages were handed over', async () => {
    const queue = await open();
    const process = await consuming(queue);
    const messages = Array.from({ length: 20 }, () => aMessage());
    expect(new Set(await Promise.all(messages.map((each) => queue.publish(each))))).to.deep.equal(
      new Set(['accepted']),
    );
    await eventually('all arrive', () => process.taken.length === 20);
    expect(process.ids()).to.deep.equal(messages.map(({ id }) => id));
  });

  it('acknowledges a message when its sending is over, and not before', async () => {
    const queue = await open();
    let finish = () => {};
    const process = await consuming(queue, () => new Promise<void>((done) => (finish = done)));
    const message = aMessage();
    await queue.publish(message);
    await eventually('it is being sent', () => process.has(message));
    expect(queue.counts()).to.include({ taken: 1, acknowledged: 0 });
    finish();
    await eventually('it is acknowledged', () => queue.counts().acknowledged === 1);
  });

  it('counts what it took and what it did not', async () => {
    const queue = await open();
    await consuming(queue);
    await queue.publish(aMessage());
    await eventually('it is through', () => queue.counts().acknowledged === 1);
    const { confirmed, refused, unanswered, unconfirmed } = queue.counts();
    expect({ confirmed, refused, unanswered, unconfirmed }).to.deep.equal({
      ...{ confirmed: 1, refused: 0, unanswered: 0, unconfirmed: 0 },
    });
  });

  it('gives no more to a process that stops, and what it had in hand is still acknowledged', async () => {
    const queue = await open();
    let finish = () => {};
    const process = await consuming(queue, () => new Promise<void>((done) => (finish = done)), 1);
    await queue.publish(aMessage());
    await eventually('it is being sent', () => process.taken.length === 1);
    await queue.stopConsuming();
    await queue.publish(aMessage());
    finish();
    await eventually('what it had is acknowledged', () => queue.counts().acknowledged === 1);
    expect(process.taken).to.have.length(1);
    expect(queue.health().consumers).to.equal(0);
  });

  it('takes nothing any more once it is closed, and says so without throwing', async () => {
    const queue = await open();
    await consuming(queue);
    await queue.close();
    expect(await queue.publish(aMessage())).to.equal('refused');
    expect(queue.health().consumers).to.equal(0);
  });
}
