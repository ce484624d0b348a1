import { randomBytes, randomUUID } from 'node:crypto';
import { connect } from 'amqplib';
import { expect } from 'chai';
import { pino } from 'pino';
import { createRabbitDelivery, type RabbitDeliveryOptions } from '../../src/delivery/rabbitmq.js';
import { deleteQueues, oldQueueNames, queueNames } from '../../src/delivery/rabbitmq-queues.js';
import type { DeliveryQueue } from '../../src/engine/model/delivery-queue.js';
import { eventually } from '../support/eventually.js';
import { aMessage, consuming } from './consumers.js';
import { type CutProxy, startCutProxy } from './cut-proxy.js';
import { keepsTheDeliveryContract } from './queue-contract.js';

const log = pino({ level: process.env['TEST_LOG'] ?? 'silent' });
const broker = process.env['AMQP_URL'] ?? '';
const aDatabase = () => randomBytes(16).toString('hex');

describe('delivery through RabbitMQ', function () {
  this.timeout(20_000);
  let proxy: CutProxy;
  let queues: DeliveryQueue[] = [];
  let libraries: { nodeId: string; database: string }[] = [];

  before(async function () {
    if (!broker) {
      console.log('      AMQP_URL is not set: no RabbitMQ to test with');
      return this.skip();
    }
    const { hostname, port } = new URL(broker);
    proxy = await startCutProxy({ host: hostname, port: Number(port || 5672) });
  });
  after(() => proxy?.close());
  afterEach(async () => {
    if (!broker) return;
    await Promise.all(queues.map((queue) => queue.close()));
    await onBroker(async (channel) => {
      for (const { nodeId, database } of libraries) await deleteQueues(channel, queueNames(nodeId, database));
    });
    queues = [];
    libraries = [];
  });

  const throughProxy = () => {
    const url = new URL(broker);
    url.hostname = '127.0.0.1';
    url.port = String(proxy.port);
    return url.href;
  };
  const aLibrary = () => {
    const library = { nodeId: `test-${randomUUID()}`, database: aDatabase() };
    libraries.push(library);
    return library;
  };
  async function open(library = aLibrary(), settings: Partial<RabbitDeliveryOptions> = {}) {
    const options = { url: throughProxy(), ...library, instance: 'this process', secretKey: 'ours', log, ...settings };
    const queue = await createRabbitDelivery(options);
    queues.push(queue);
    return queue;
  }
  async function openDirect() {
    const connection = await connect(broker);
    connection.on('error', () => {});
    const channel = await connection.createConfirmChannel();
    channel.on('error', () => {});
    return { connection, channel };
  }
  async function onBroker<T>(
    act: (channel: Awaited<ReturnType<typeof openDirect>>['channel']) => Promise<T>,
  ): Promise<T> {
    const { connection, channel } = await openDirect();
    try {
      return await act(channel);
    } finally {
      await connection.close().catch(() => {});
    }
  }
  const waiting = (library: { nodeId: string; database: string }) =>
    onBroker((channel) => channel.checkQueue(queueNames(library.nodeId, library.database).delivery));

  keepsTheDeliveryContract(() => open());

  it('gives each message to one process of the library, and both take part', async () => {
    const library = aLibrary();
    const [one, other] = [await open(library), await open(library)];
    const processes = [await consuming(one, undefined, 1), await consuming(other, undefined, 1)];
    const messages = Array.from({ length: 40 }, () => aMessage());
    for (const message of messages) await one.publish(message);
    await eventually('all arrive', () => processes.flatMap(({ taken }) => taken).length === 40);
    expect(new Set(processes.flatMap((each) => each.ids())).size).to.equal(40);
    for (const { taken } of processes) expect(taken.length).to.be.greaterThan(0);
  });

  it('never gives a message to another library, also not to one with the same node id', async () => {
    const ours = aLibrary();
    const theirs = { ...ours, database: aDatabase() };
    libraries.push(theirs);
    const [here, there] = [await open(ours), await open(theirs)];
    const other = await consuming(there);
    const message = aMessage();
    await here.publish(message);
    const own = await consuming(here);
    await eventually('it reaches its own library', () => own.has(message));
    expect(other.taken).to.deep.equal([]);
    await eventually('both say that the node id is shared', () =>
      [here, there].every((queue) => queue.health().sharedSince !== undefined),
    );
  });

  it('takes no more at once than it is told', async () => {
    const queue = await open();
    const finish: (() => void)[] = [];
    const process = await consuming(queue, () => new Promise<void>((done) => finish.push(done)), 2);
    for (let at = 0; at < 5; at += 1) await queue.publish(aMessage());
    await eventually('two are taken', () => process.taken.length === 2);
    finish[0]?.();
    await eventually('another follows', () => process.taken.length === 3);
    expect(queue.counts()).to.include({ taken: 3, acknowledged: 1 });
    for (const done of finish) done();
    await eventually('the others follow', () => process.taken.length === 5);
    for (const done of finish) done();
  });

  it('gives a message whose process ends to another, and says that it was given out before (A2)', async () => {
    const library = aLibrary();
    const first = await open(library);
    const began = await consuming(first, () => new Promise<void>(() => {}));
    const second = await open(library, { url: broker, instance: 'another process' });
    const message = aMessage();
    await second.publish(message);
    await eventually('the first has it', () => began.has(message));
    await proxy.down();
    const heir = await consuming(second);
    await eventually('the second has it', () => heir.has(message));
    expect(heir.taken[0]).to.include({ isRedelivered: true });
    await eventually('the first knows that it lost its link', () => began.timesLost() > 0);
    await proxy.up();
  });

  it('says of a message that waited for this process that it is older than its link', async () => {
    const library = aLibrary();
    const message = aMessage();
    await (await open(library)).publish(message);
    const process = await consuming(await open(library));
    await eventually('it arrives', () => process.has(message));
    expect(process.taken[0]).to.include({ isRedelivered: false, isOlderThanLink: true });
  });

  it('carries no body of more than 128 KB: who sends it reads it with its lease', async () => {
    const queue = await open();
    const process = await consuming(queue);
    await queue.publish(aMessage({ body: 'é'.repeat(70_000) }));
    await eventually('it arrives', () => process.taken.length === 1);
    expect(process.taken[0]).to.include({ lacksBody: true });
    expect(process.taken[0]?.claimed.body).to.equal('');
  });

  it('trusts no bytes that this library did not sign: they are read from the database with the lease', async () => {
    const library = aLibrary();
    const process = await consuming(await open(library));
    const forger = await open(library, { secretKey: 'guessed' });
    await forger.publish(aMessage({ body: '<forged/>' }));
    await eventually('it arrives', () => process.taken.length === 1);
    expect(process.taken[0]).to.include({ lacksBody: true });
    const own = aMessage();
    await (await open(library)).publish(own);
    await eventually('one of ours arrives', () => process.has(own));
    expect(process.taken[1]).to.include({ lacksBody: false });
  });

  it('hands a message over the delivery limit to who gives it up, once, and the queue goes on', async () => {
    const library = aLibrary();
    const queue = await open(library);
    const poison = aMessage();
    const process = await consuming(queue, async ({ claimed }) => {
      if (claimed.id === poison.id) throw new Error('It cannot be handled.');
    });
    await queue.publish(poison);
    await eventually('it is given up', () => process.givenUp.length === 1);
    expect(process.givenUp[0]?.claimed).to.include({ id: poison.id, leaseToken: poison.leaseToken, body: poison.body });
    expect(queue.counts()).to.include({ deadLettered: 1, acknowledged: 0 + 1 });
    const fine = aMessage();
    await queue.publish(fine);
    await eventually('the next arrives', () => process.has(fine));
  });

  it('refuses when the queue is full: the broker says so, and nobody has the message', async () => {
    const library = aLibrary();
    const { delivery, dead } = queueNames(library.nodeId, library.database);
    const queue = await open(library);
    // The same queue with room for one message, as the broker treats a full one.
    await onBroker(async (channel) => {
      await channel.deleteQueue(delivery);
      await channel.assertQueue(delivery, {
        durable: true,
        arguments: {
          ...{ 'x-queue-type': 'quorum', 'x-max-length': 1, 'x-overflow': 'reject-publish' },
          ...{ 'x-delivery-limit': 10, 'x-dead-letter-exchange': dead },
        },
      });
    });
    const outcomes: string[] = [];
    for (let at = 0; at < 30 && !outcomes.includes('refused'); at += 1) outcomes.push(await queue.publish(aMessage()));
    expect(outcomes).to.include('refused').and.not.to.include('unanswered');
  });

  it('refuses when the queue was deleted, renews its link and goes on', async () => {
    const library = aLibrary();
    const queue = await open(library);
    const process = await consuming(queue);
    await onBroker((channel) => channel.deleteQueue(queueNames(library.nodeId, library.database).delivery));
    const outcome = await queue.publish(aMessage());
    expect(outcome).to.be.oneOf(['refused', 'accepted']); // accepted where the consumer was quicker to declare it
    await eventually('it is back', () => queue.counts().reconnects > 0 && queue.health().consumers === 1);
    const message = aMessage();
    expect(await queue.publish(message)).to.equal('accepted');
    await eventually('it arrives', () => process.has(message));
  });

  it('comes back when the broker closes its channel', async () => {
    const queue = await open();
    const process = await consuming(queue);
    // An acknowledgement for a delivery that never was: 406, and the broker closes the channel.
    proxy.sayToServer(frame(1, 60, 80, Buffer.from([0, 0, 0, 0, 0, 0, 0x27, 0x0f, 0])));
    await eventually('the loss is noticed', () => queue.counts().reconnects > 0 || !queue.health().connected);
    expect(queue.health().lastError).to.match(/PRECONDITION|delivery tag/i);
    await eventually('it is back', () => queue.health().connected && queue.health().consumers === 1);
    const message = aMessage();
    await queue.publish(message);
    await eventually('it arrives', () => process.has(message));
  });

  it('comes back when its connections break in the middle', async () => {
    const queue = await open();
    const process = await consuming(queue);
    for (const _ of [1, 2, 3]) {
      const times = queue.counts().reconnects;
      proxy.cut();
      await eventually('it is back', () => queue.counts().reconnects > times && queue.health().connected);
      const message = aMessage();
      await queue.publish(message);
      await eventually('it arrives', () => process.has(message));
    }
    expect(process.timesLost()).to.be.at.least(3);
  });

  it('starts without a broker, refuses, says so, and joins when there is one', async () => {
    await proxy.down();
    const queue = await open();
    const process = await consuming(queue);
    expect(await queue.publish(aMessage())).to.equal('refused');
    expect(queue.health()).to.include({ connected: false, consumers: 0 });
    expect(queue.health().lastError).to.be.a('string');
    await proxy.up();
    await eventually('it has joined', () => queue.health().connected && queue.health().consumers === 1);
    const message = aMessage();
    expect(await queue.publish(message)).to.equal('accepted');
    await eventually('it arrives', () => process.has(message));
    expect(process.taken).to.have.length(1);
  });

  it('does not wait for a broker that no longer confirms, and gives it nothing until it does (A19)', async () => {
    const queue = await open(aLibrary(), { confirmWithinMs: 100 });
    proxy.freeze();
    const began = performance.now();
    expect(await queue.publish(aMessage())).to.equal('unanswered');
    expect(performance.now() - began).to.be.below(1500);
    expect(await queue.publish(aMessage())).to.equal('refused');
    expect(queue.health()).to.include({ connected: false });
    proxy.thaw();
    await eventually('it goes on', () => queue.health().connected);
    expect(await queue.publish(aMessage())).to.equal('accepted');
  });

  it('does not know what became of a message when its connection ends before the confirm', async () => {
    const queue = await open();
    proxy.freeze();
    const published = queue.publish(aMessage());
    proxy.cut();
    expect(await published).to.equal('unanswered');
  });

  it('does not wait for a broker that says it is blocked (A19)', async () => {
    const queue = await open();
    const reason = 'low on disk';
    proxy.sayToClient(frame(0, 10, 60, Buffer.concat([Buffer.from([reason.length]), Buffer.from(reason)])));
    await eventually('health says so', () => !queue.health().connected);
    expect(queue.health().lastError).to.contain(reason);
    expect(await queue.publish(aMessage())).to.equal('refused');
    proxy.sayToClient(frame(0, 10, 61, Buffer.alloc(0)));
    await eventually('it goes on', () => queue.health().connected);
    expect(await queue.publish(aMessage())).to.equal('accepted');
  });

  it('puts aside what is no message of this library, and never asks for it again (A22)', async () => {
    const library = aLibrary();
    const queue = await open(library);
    const process = await consuming(queue);
    const { delivery } = queueNames(library.nodeId, library.database);
    await onBroker(async (channel) => {
      channel.sendToQueue(delivery, Buffer.from('["17","18"]'));
      channel.sendToQueue(delivery, Buffer.from(''), { messageId: '1', correlationId: randomUUID(), type: 'request' });
      channel.sendToQueue(delivery, Buffer.from('<x/>'), { appId: aDatabase(), headers: { at: 'noon' } });
      await channel.waitForConfirms();
    });
    await eventually('all are put aside', () => queue.counts().malformed === 3);
    const message = aMessage();
    await queue.publish(message);
    await eventually('the next arrives', () => process.has(message));
    expect(process.taken).to.have.length(1);
    await queue.close();
    expect((await waiting(library)).messageCount).to.equal(0);
  });

  it('refuses to start beside a queue with other settings', async () => {
    const library = aLibrary();
    const { delivery } = queueNames(library.nodeId, library.database);
    await onBroker((channel) => channel.assertQueue(delivery, { durable: true }));
    const failed = await createRabbitDelivery({
      url: broker,
      ...library,
      instance: 'this process',
      secretKey: 'ours',
      log,
    }).then(
      () => undefined,
      (error: Error) => error,
    );
    expect(failed?.message).to.match(/other settings/);
  });

  it('removes the queues of the version before when they are empty and unused, and leaves them while somebody uses them', async () => {
    const library = aLibrary();
    const { bell, parked } = oldQueueNames(library.nodeId);
    const settings = { durable: true, arguments: { 'x-queue-type': 'quorum' } };
    const { connection, channel } = await openDirect();
    try {
      await channel.assertExchange(parked, 'fanout', { durable: true });
      for (const name of [bell, parked]) await channel.assertQueue(name, settings);
      const { consumerTag } = await channel.consume(bell, () => {});
      await (await open(library)).close();
      expect((await channel.checkQueue(bell)).consumerCount, 'an old process is there').to.equal(1);
      await channel.cancel(consumerTag);
      await open(library);
      await eventually('they are gone', () =>
        onBroker((look) => look.checkQueue(bell)).then(
          () => false,
          () => true,
        ),
      );
      await eventually('also what was parked', () =>
        onBroker((look) => look.checkQueue(parked)).then(
          () => false,
          () => true,
        ),
      );
    } finally {
      await connection.close().catch(() => {});
    }
  });

  it('holds odd and long node ids apart', () => {
    const long = 'ISIL:'.repeat(40);
    const database = aDatabase();
    const names = ['ISIL:CA-OOALG', 'ISIL CA', 'ISIL_CA', 'ISIL/CA', `${long}a`, `${long}b`].map(
      (id) => queueNames(id, database).delivery,
    );
    expect(new Set(names).size).to.equal(names.length);
    for (const name of names) expect(Buffer.byteLength(name)).to.be.below(200);
  });
});

/** One AMQP 0-9-1 method frame. */
function frame(channel: number, classId: number, methodId: number, args: Buffer): Buffer {
  const head = Buffer.alloc(11);
  head.writeUInt8(1, 0);
  head.writeUInt16BE(channel, 1);
  head.writeUInt32BE(4 + args.length, 3);
  head.writeUInt16BE(classId, 7);
  head.writeUInt16BE(methodId, 9);
  return Buffer.concat([head, args, Buffer.from([0xce])]);
}
