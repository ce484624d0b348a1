import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { connect } from 'amqplib';
import { expect } from 'chai';
import { oldQueueNames } from '../../src/delivery/rabbitmq-queues.js';
import { builtProgram } from '../support/built-program.js';
import { broker } from '../support/services.js';
import { historyHasIt, lastBeforeDelivery } from '../support/upgrade/old-program.js';
import { type Restarted, restartOneByOne, upgradeBesideTheOld } from '../support/upgrade/restarts.js';

function expectNothingLost({ ledger, doubled, unsent, missing, outOfOrder }: Restarted): void {
  expect(ledger.refused).to.deep.equal([]);
  expect({ doubled, unsent, missing, outOfOrder }).to.deep.equal({
    ...{ doubled: [], unsent: [], missing: [], outOfOrder: [] },
  });
  expect(ledger.whole).to.have.members(ledger.begun).and.not.to.be.empty;
}

describe('processes that are replaced under load (A16)', function () {
  this.timeout(600_000);
  before(() => void builtProgram());

  it('one after the other: no call of partner or staff is refused, no message is lost or sent twice', async () => {
    expectNothingLost(await restartOneByOne({ stageMs: 500, atOnce: 3, restMs: 60 }, 2));
  });

  it('by this version beside 559793c, which goes on while the database is brought to its new shape', async function () {
    if (!historyHasIt()) return this.skip(); // an archive of the sources has no history
    expectNothingLost(await upgradeBesideTheOld({ stageMs: 800, atOnce: 3, restMs: 60 }));
  });

  it('KG1: by this version beside the last one that only woke its senders through the broker, which both use; its queues are removed when it is gone', async function () {
    const url = broker();
    if (!url || !historyHasIt(lastBeforeDelivery)) return this.skip();
    const nodeId = `test-${randomBytes(4).toString('hex')}`;
    const connection = await connect(url);
    connection.on('error', () => {});
    const isThere = async () => {
      const channel = await connection.createChannel();
      channel.on('error', () => {});
      return channel.checkQueue(oldQueueNames(nodeId).bell).then(
        () => true,
        () => false,
      );
    };
    const wish = { stageMs: 2000, atOnce: 6, restMs: 30, old: lastBeforeDelivery };
    const oldIsGone = async () => {
      for (const end = Date.now() + 60_000; (await isThere()) && Date.now() < end; ) await pause(250);
    };
    const env = { AMQP_URL: url, INTERLEND_NODE_ID: nodeId };
    expectNothingLost(await upgradeBesideTheOld({ ...wish, env, oldIsGone }));
    expect(await isThere(), 'the queue of the old version').to.equal(false);
    await connection.close().catch(() => {});
  });
});
