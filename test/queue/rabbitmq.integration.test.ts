import { randomUUID } from 'node:crypto';
import { connect } from 'amqplib';
import { expect } from 'chai';
import { pino } from 'pino';
import type { CountingDoorbell } from '../../src/queue/counts.js';
import { createRabbitDoorbell } from '../../src/queue/rabbitmq.js';
import { bellNames, deleteBell } from '../../src/queue/rabbitmq-layout.js';
import { type CutProxy, startCutProxy } from './cut-proxy.js';
import { keepsTheDoorbellContract } from './doorbell-contract.js';
import { eventually } from './eventually.js';
import { listenTo } from './listener.js';

const log = pino({ level: process.env['TEST_LOG'] ?? 'silent' });
const broker = process.env['AMQP_URL'] ?? '';

describe('the RabbitMQ doorbell', function () {
  this.timeout(20_000);
  let proxy: CutProxy;
  let nodes = new Set<string>();
  let bells: CountingDoorbell[] = [];

  before(async function () {
    if (!broker) {
      console.log('      AMQP_URL is not set: no RabbitMQ to test with');
      return this.skip();
    }
    const { hostname, port } = new URL(broker);
    proxy = await startCutProxy({ host: hostname, port: Number(port || 5672) });
  });
  after(() => proxy?.close());

  const throughProxy = () => {
    const url = new URL(broker);
    url.hostname = '127.0.0.1';
    url.port = String(proxy.port);
    return url.href;
  };
  async function open(nodeId: string, settings: { publishTimeoutMs?: number; prefetch?: number } = {}) {
    nodes.add(nodeId);
    const bell = await createRabbitDoorbell({ url: throughProxy(), nodeId, log, ...settings });
    bells.push(bell);
    return bell;
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
  async function openDirect() {
    const connection = await connect(broker);
    connection.on('error', () => {});
    const channel = await connection.createConfirmChannel();
    channel.on('error', () => {});
    return { connection, channel };
  }
  async function cleanUp() {
    if (!broker) return;
    await Promise.all(bells.map((bell) => bell.close()));
    await onBroker(async (channel) => {
      for (const node of nodes) await deleteBell(channel, bellNames(node));
    });
    bells = [];
    nodes = new Set();
  }

  keepsTheDoorbellContract(() => ({ open, cleanUp, disconnect: () => proxy.down(), reconnect: () => proxy.up() }));

  it('comes back when the broker closes its channel', async () => {
    const bell = await open(`test-${randomUUID()}`);
    const listener = await listenTo(bell);
    // An acknowledgement for a delivery that never was: 406, and the broker closes the channel.
    proxy.sayToServer(frame(1, 60, 80, Buffer.from([0, 0, 0, 0, 0, 0, 0x27, 0x0f, 0])));
    await eventually('the loss is noticed', () => bell.counts().reconnects > 0 || !bell.health().connected);
    expect(bell.health().lastError).to.match(/PRECONDITION|delivery tag/i);
    await eventually('it is back', () => bell.health().connected && bell.health().consumers === 1);
    await bell.ring(['again']);
    await eventually('it hears again', () => listener.has('again'));
  });

  it('comes back when its queue is deleted under it', async () => {
    const node = `test-${randomUUID()}`;
    const bell = await open(node);
    const listener = await listenTo(bell);
    await onBroker((channel) => channel.deleteQueue(bellNames(node).bell));
    await eventually('the loss is noticed', () => bell.counts().reconnects > 0);
    await eventually('it is back', () => bell.health().consumers === 1);
    await bell.ring(['again']);
    await eventually('it hears again', () => listener.has('again'));
  });

  it('comes back when its connections break in the middle', async () => {
    const bell = await open(`test-${randomUUID()}`);
    const listener = await listenTo(bell);
    for (const round of ['1', '2', '3']) {
      const times = bell.counts().reconnects;
      proxy.cut();
      await eventually('it is back', () => bell.counts().reconnects > times && bell.health().connected);
      await bell.ring([round]);
      await eventually('it hears again', () => listener.has(round));
    }
  });

  it('starts without a broker, says so, and joins when there is one', async () => {
    await proxy.down();
    const bell = await open(`test-${randomUUID()}`);
    const listener = await listenTo(bell);
    await bell.ring(['nobody']);
    expect(bell.health()).to.include({ connected: false, consumers: 0 });
    expect(bell.counts()).to.include({ rung: 0, failed: 1 });
    await proxy.up();
    await eventually('it has joined', () => bell.health().connected);
    await bell.ring(['somebody']);
    await eventually('it hears', () => listener.has('somebody'));
  });

  it('gives a ring up when the broker does not confirm in time (A19)', async () => {
    const bell = await open(`test-${randomUUID()}`, { publishTimeoutMs: 100 });
    proxy.freeze();
    const began = Date.now();
    await bell.ring(['unheard']);
    expect(Date.now() - began).to.be.below(1500);
    expect(bell.counts()).to.include({ rung: 0, failed: 1 });
    proxy.cut();
  });

  it('does not wait for a broker that says it is blocked (A19)', async () => {
    const bell = await open(`test-${randomUUID()}`);
    const reason = 'low on disk';
    proxy.sayToClient(frame(0, 10, 60, Buffer.concat([Buffer.from([reason.length]), Buffer.from(reason)])));
    await eventually('health says so', () => !bell.health().connected);
    expect(bell.health().lastError).to.contain(reason);
    await bell.ring(['unheard']);
    expect(bell.counts()).to.include({ rung: 0, failed: 1 });
    proxy.sayToClient(frame(0, 10, 61, Buffer.alloc(0)));
    await eventually('it goes on', () => bell.health().connected);
    await bell.ring(['heard']);
    expect(bell.counts().rung).to.equal(1);
  });

  it('puts aside what is no list of ids, and never asks for it again (A22)', async () => {
    const node = `test-${randomUUID()}`;
    const bell = await open(node);
    const listener = await listenTo(bell);
    const { bell: queue } = bellNames(node);
    await onBroker(async (channel) => {
      for (const text of ['{"no":"list"}', 'no json', '[1,2]', '[""]', ''])
        channel.sendToQueue(queue, Buffer.from(text));
      await channel.waitForConfirms();
    });
    await eventually('all are put aside', () => bell.counts().malformed === 5);
    await bell.ring(['fine']);
    await eventually('the next ring is heard', () => listener.has('fine'));
    await bell.close();
    expect((await onBroker((channel) => channel.checkQueue(queue))).messageCount).to.equal(0);
  });

  it('parks a ring that no try can handle', async () => {
    const node = `test-${randomUUID()}`;
    const bell = await open(node);
    await bell.onRing(() => Promise.reject(new Error('no')));
    await bell.ring(['poison']);
    await eventually('it is parked', () =>
      onBroker(async (channel) => (await channel.checkQueue(bellNames(node).parked)).messageCount === 1),
    );
    expect(bell.counts().handlerFailures).to.be.within(2, 6);
  });

  it('keeps a ring whose process ends before it was handled', async () => {
    const node = `test-${randomUUID()}`;
    const first = await open(node);
    let began = false;
    let finish = () => {};
    await first.onRing(() => {
      began = true;
      return new Promise<void>((done) => {
        finish = done;
      });
    });
    const second = await open(node);
    await second.ring(['orphan']);
    await eventually('the first has taken it', () => began);
    await proxy.down();
    finish();
    await first.close();
    const listener = await listenTo(second);
    await proxy.up();
    await eventually('the second hears it', () => listener.has('orphan'));
  });

  it('refuses to start beside a queue with other settings', async () => {
    const node = `test-${randomUUID()}`;
    nodes.add(node);
    await onBroker((channel) => channel.assertQueue(bellNames(node).bell, { durable: true }));
    const failed = await createRabbitDoorbell({ url: broker, nodeId: node, log }).then(
      () => undefined,
      (error: Error) => error,
    );
    expect(failed?.message).to.match(/other settings/);
  });

  it('holds odd and long node ids apart', () => {
    const long = 'ISIL:'.repeat(40);
    const names = ['ISIL:CA-OOALG', 'ISIL CA', 'ISIL_CA', 'ISIL/CA', `${long}a`, `${long}b`].map(
      (id) => bellNames(id).bell,
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
