import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { type CutProxy, startCutProxy } from '../queue/cut-proxy.js';
import { type BrokerApart, startBrokerApart } from '../support/broker-apart.js';
import { brokenPromises } from '../support/invariants.js';
import { type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';
import { type PartnerApart, startPartnerApart } from '../support/partner-apart.js';
import { requestXml } from '../support/partner-voice.js';
import { withRabbitMq } from '../support/services.js';

/** Messages that are on their way when the broker is killed. */
const many = 200;

const nodeId = () => `test-${randomBytes(4).toString('hex')}`;

withRabbitMq('two libraries on one broker, with the sweep off', (amqpUrl) => {
  let theirs: PartnerApart;
  let libraries: LibraryUnderTest[];

  before(async () => {
    [theirs, ...libraries] = await Promise.all([startPartnerApart(), openLibrary(), openLibrary()]);
  });
  after(async () => {
    for (const library of libraries ?? []) await library.close();
    await theirs?.close();
  });

  it('never take each other’s ids: every ring reaches the library that has the message', async () => {
    const nodes = await Promise.all(
      libraries.map(async (library) => {
        await library.addPartner('PARTNER', theirs.url);
        return library.serve({ AMQP_URL: amqpUrl, INTERLEND_NODE_ID: nodeId(), INTERLEND_SWEEP_SECONDS: '3600' });
      }),
    );
    for (let round = 0; round < 5; round += 1)
      for (const [index, library] of libraries.entries()) {
        // The ids of both begin at 1: a ring in the wrong house would find a row there, and none here.
        const wish = await library.wish(['PARTNER']);
        await nodes[index]?.act(wish.id, 'send');
        await library.untilSent(5000);
      }
    for (const library of libraries) {
      expect(await library.rows('select count(*)::int as tries from delivery_attempt')).to.deep.equal([{ tries: 5 }]);
      const bodies = (await library.rows<{ body: string }>('select body from outbound_message')).map((row) => row.body);
      const own = theirs.journal().filter(({ body }) => bodies.includes(body));
      expect(own).to.have.length(5);
      expect(await brokenPromises({ ...library, journal: own })).to.deep.equal([]);
    }
  });
});

withRabbitMq('a broker that is killed with hundreds of messages on their way (A9)', () => {
  let broker: BrokerApart | undefined;
  let library: LibraryUnderTest;
  let theirs: PartnerApart;

  before(async function () {
    broker = await startBrokerApart((line) => console.log(`      ${line}`));
    if (!broker) {
      console.log('      no private broker can be started and killed here');
      return this.skip();
    }
    [library, theirs] = await Promise.all([openLibrary(), startPartnerApart()]);
  });
  after(async () => {
    await library?.close();
    await theirs?.close();
    await broker?.stop();
  });

  it('costs nothing: all are delivered, none twice, and the doorbell rings again', async () => {
    const rabbit = { AMQP_URL: broker?.url ?? '', INTERLEND_NODE_ID: nodeId() };
    await library.addPartner('PARTNER', theirs.url, { callLimitSeconds: 30 });
    const desk = await library.serve(rabbit, false);
    const sending = await Promise.all([library.serve(rabbit), library.fork(rabbit)]);
    const staff = { kind: 'staff', name: 'desk' } as const;
    const wishes = Array.from({ length: many }, (_, n) => n);
    const worker = async () => {
      for (let n = wishes.pop(); n !== undefined; n = wishes.pop()) {
        if (n === Math.round(many * 0.7)) broker?.kill();
        const made = await desk.node.gateway.newRequests.create(
          { serviceType: 'Loan', title: `Wish ${n}`, rota: ['PARTNER'] },
          staff,
        );
        if (made.kind !== 'created') throw new Error(JSON.stringify(made));
        await desk.node.gateway.orders.act(made.request.id, 'send', made.request.version, {}, staff);
      }
    };
    await Promise.all([worker(), worker(), worker(), worker()]);
    await broker?.start();
    await library.untilSent(120_000);
    expect(theirs.journal()).to.have.length(many);
    expect(new Set(theirs.journal().map(({ body }) => body)).size).to.equal(many);
    expect(await library.rows('select status, count(*)::int from outbound_message group by status')).to.deep.equal([
      { status: 'delivered', count: many },
    ]);
    expect(await brokenPromises({ ...library, journal: theirs.journal() })).to.deep.equal([]);

    const connected = () =>
      sending[0].node.context.doorbell.health().connected && desk.node.context.doorbell.health().connected;
    for (const end = Date.now() + 120_000; !connected() && Date.now() < end; ) await pause(100);
    expect(connected()).to.equal(true);
  });

  it('may stay away and come back with an empty disk: the sweep delivers meanwhile, and the queue is there again (A10, A22)', async () => {
    const rabbit = { AMQP_URL: broker?.url ?? '', INTERLEND_NODE_ID: nodeId() };
    await library.addPartner('SWEPT', theirs.url);
    const node = await library.serve(rabbit);
    const bell = node.node.context.doorbell;
    const until = async (what: string, holds: () => boolean) => {
      for (const end = Date.now() + 120_000; !holds(); await pause(50))
        if (Date.now() > end) throw new Error(`It never came: ${what}.`);
    };
    const send = async (many: number) => {
      const wishes = await Promise.all(Array.from({ length: many }, () => library.wish(['SWEPT'])));
      for (const { id } of wishes) await node.act(id, 'send');
    };
    await until('the node hears the broker', () => bell.health().connected && bell.health().consumers > 0);
    broker?.kill();
    broker?.wipe();
    await until('the node knows that it is away', () => !bell.health().connected);
    const before = theirs.journal().length;
    await send(20);
    await library.untilSent(10_000);
    expect(theirs.journal()).to.have.length(before + 20);
    const ready = await fetch(`${node.node.servers?.adminUrl}/health/ready`);
    expect([ready.status, ((await ready.json()) as { status: string }).status]).to.deep.equal([200, 'degraded']);

    await broker?.start();
    await until('the queue is declared anew', () => bell.health().connected && bell.health().consumers > 0);
    // Ids of no message do no harm.
    await bell.ring(['999999999', 'no id at all']);
    await send(5);
    await library.untilSent(10_000);
    expect(theirs.journal()).to.have.length(before + 25);
    expect(
      await brokenPromises({ rows: library.rows, replies: library.replies, journal: theirs.journal() }),
    ).to.deep.equal([]);
  });
});

withRabbitMq('a broker that no longer answers, or says that it is blocked (A19)', (amqpUrl) => {
  let proxy: CutProxy;
  let library: LibraryUnderTest;
  let theirs: PartnerApart;

  before(async () => {
    const { hostname, port } = new URL(amqpUrl);
    [library, theirs] = await Promise.all([openLibrary(), startPartnerApart()]);
    proxy = await startCutProxy({ host: hostname, port: Number(port || 5672) });
  });
  after(async () => {
    await library?.close();
    await theirs?.close();
    await proxy?.close();
  });

  it('keeps no order of staff and no message of a partner waiting, and the sweep sends', async () => {
    const partner = await library.addPartner('PARTNER', theirs.url);
    const url = new URL(amqpUrl);
    [url.hostname, url.port] = ['127.0.0.1', String(proxy.port)];
    const node = await library.serve({ AMQP_URL: url.href, INTERLEND_NODE_ID: nodeId() });
    const bell = node.node.context.doorbell;
    for (const end = Date.now() + 20_000; !bell.health().connected && Date.now() < end; ) await pause(50);
    proxy.freeze();
    const wish = await library.wish([partner.code]);
    // A ring that nobody confirms is given up after five seconds: whoever waited for it would wait as long.
    const order = await Promise.race([node.act(wish.id, 'send').then(() => 'answered'), pause(4_000, 'waited')]);
    expect(order).to.equal('answered');
    const loan = { requester: partner.symbol, supplier: library.symbol, id: 'LENT' };
    expect(await library.hear(partner, requestXml(loan), node)).to.include({ status: 200, messageStatus: 'OK' });
    await library.untilSent();
    expect(theirs.journal()).to.have.length(1);
    expect(await brokenPromises({ ...library, journal: theirs.journal() })).to.deep.equal([]);
    proxy.thaw();
    proxy.cut();
  });
});
