import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { connect } from 'amqplib';
import { expect } from 'chai';
import { type CutProxy, startCutProxy } from '../delivery/cut-proxy.js';
import { type BrokerApart, startBrokerApart } from '../support/broker-apart.js';
import { eventually } from '../support/eventually.js';
import { brokenPromises } from '../support/invariants.js';
import { type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';
import { type PartnerApart, startPartnerApart } from '../support/partner-apart.js';
import { requestXml } from '../support/partner-voice.js';
import { withRabbitMq } from '../support/services.js';

/** Messages that are on their way when the broker is killed. */
const many = 500;

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

  it('never take each other’s messages: each is sent by the library that has it', async () => {
    const nodes = await Promise.all(
      libraries.map(async (library) => {
        await library.addPartner('PARTNER', theirs.url);
        return library.serve({ AMQP_URL: amqpUrl, INTERLEND_NODE_ID: nodeId(), INTERLEND_SWEEP_SECONDS: '3600' });
      }),
    );
    for (let round = 0; round < 5; round += 1)
      for (const [index, library] of libraries.entries()) {
        // The ids of both begin at 1: a message at the other library would find a row there.
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

withRabbitMq('KD13: a broker that is killed with five hundred messages on their way (A9)', () => {
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

  it('costs nothing: all are delivered, none twice, and messages take the broker again', async function () {
    this.timeout(240_000);
    const rabbit = { AMQP_URL: broker?.url ?? '', INTERLEND_NODE_ID: nodeId() };
    await library.addPartner('PARTNER', theirs.url, { callLimitSeconds: 30 });
    const [desk, other] = await Promise.all([library.serve(rabbit), library.serve(rabbit), library.fork(rabbit)]);
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
      other.node.context.delivery.health().connected && desk.node.context.delivery.health().connected;
    await eventually('both are connected again', connected, 120_000);
  });

  const until = (what: string, holds: () => boolean | Promise<boolean>) => eventually(what, holds, 120_000);

  it('that runs out of memory takes nothing: messages go by the process itself, none is lost, and by it again afterwards (A19)', async () => {
    const rabbit = { AMQP_URL: broker?.url ?? '', INTERLEND_NODE_ID: nodeId(), INTERLEND_SWEEP_SECONDS: '3600' };
    await library.addPartner('BESIDE', theirs.url, { callLimitSeconds: 30 });
    const node = await library.serve(rabbit);
    const queue = node.node.context.delivery;
    await until('the node hears the broker', () => queue.health().connected && queue.health().consumers > 0);
    const before = theirs.journal().length;
    const send = async (many: number) => {
      const wishes = await Promise.all(Array.from({ length: many }, () => library.wish(['BESIDE'])));
      await Promise.all(wishes.map(({ id }) => node.act(id, 'send')));
    };
    await broker?.control('set_vm_memory_high_watermark', 'absolute', '1024');
    try {
      // A broker tells of its alarm who publishes next.
      await send(5);
      await until('the broker says that it is blocked', () => !queue.health().connected);
      expect(queue.health().lastError).to.match(/memory/i);
      await send(15);
      await library.untilSent(30_000);
      const { refused, unanswered, confirmed } = queue.counts();
      expect(confirmed, 'what the broker took').to.equal(0);
      // A blocked broker hears no heartbeats and hangs up; it tells of its alarm anew when something is published.
      expect(refused, 'what came after the alarm').to.be.at.least(5);
      expect(refused + unanswered, 'each is offered once at most').to.be.at.most(20);
      const ready = await fetch(`${node.node.servers?.adminUrl}/health/ready`);
      expect([ready.status, ((await ready.json()) as { status: string }).status]).to.deep.equal([200, 'degraded']);
    } finally {
      await broker?.control('set_vm_memory_high_watermark', '0.6');
    }
    await until('it takes messages again', () => queue.health().connected);
    const { confirmed } = queue.counts();
    await send(5);
    await library.untilSent(30_000);
    await until('they were confirmed', () => queue.counts().confirmed >= confirmed + 5);
    const arrived = theirs.journal().slice(before);
    expect(arrived).to.have.length(25);
    expect(new Set(arrived.map(({ body }) => body)).size, 'none twice').to.equal(25);
  });

  it('KG1: the firehose of the broker shows each try of each outgoing message once, and none before its row is committed', async () => {
    const rabbit = { AMQP_URL: broker?.url ?? '', INTERLEND_NODE_ID: nodeId(), INTERLEND_SWEEP_SECONDS: '3600' };
    await library.addPartner('TRACED', theirs.url, { callLimitSeconds: 30 });
    const node = await library.serve(rabbit);
    const queue = node.node.context.delivery;
    await until('the node hears the broker', () => queue.health().connected && queue.health().consumers > 0);
    const [{ last } = { last: '0' }] = await library.rows<{ last: string }>(
      'select coalesce(max(id), 0)::text as last from outbound_message',
    );
    await broker?.control('trace_on');
    const connection = await connect(broker?.url ?? '');
    try {
      const channel = await connection.createChannel();
      const { queue: firehose } = await channel.assertQueue('', { exclusive: true });
      for (const key of ['publish.#', 'deliver.#']) await channel.bindQueue(firehose, 'amq.rabbitmq.trace', key);
      const seen: { what: string; lease: string; isCommitted: Promise<boolean> }[] = [];
      await channel.consume(
        firehose,
        (message) => {
          const properties = message?.properties.headers?.['properties'] as Record<string, string> | undefined;
          const lease = properties?.['correlation_id'];
          if (!message || !lease || !properties?.['message_id']) return;
          const rows = library.rows('select from delivery_attempt where message_id = $1 and lease_token = $2', [
            properties['message_id'],
            lease,
          ]);
          const [what = ''] = message.fields.routingKey.split('.');
          seen.push({ what, lease, isCommitted: rows.then(({ length }) => length === 1) });
        },
        { noAck: true },
      );
      const before = theirs.journal().length;
      theirs.next({ status: 503 });
      for (let loan = 0; loan < 10; loan += 1) {
        const { id } = await library.wish(['TRACED']);
        await node.act(id, 'send');
        await node.act(id, 'askStatus');
      }
      await until('one failed, and the others are through', async () => {
        const rows = await library.rows(
          `select from outbound_message where id > $1 and attempts_finished > 0 and status = 'pending'`,
          [last],
        );
        const closed = await library.rows(
          'select from delivery_attempt where message_id > $1 and closed_at is not null',
          [last],
        );
        // All but what follows the message that failed: time would pass for what is still being sent too.
        return rows.length > 0 && closed.length >= 19;
      });
      await library.timePasses();
      node.node.sender.wake();
      await library.untilSent(30_000);
      const tries = (
        await library.rows<{ lease: string }>(
          'select lease_token::text as lease from delivery_attempt where message_id > $1',
          [last],
        )
      ).map(({ lease }) => lease);
      expect(tries.length, 'twenty messages, and what came of the 503').to.be.at.least(21);
      expect(tries, 'as many as the partner was called').to.have.length(theirs.journal().length - before);
      await until('all were seen', () => seen.length >= 2 * tries.length);
      for (const what of ['publish', 'deliver'])
        expect(
          seen.filter((each) => each.what === what).map(({ lease }) => lease),
          what,
        ).to.have.members(tries);
      expect(await Promise.all(seen.map(({ isCommitted }) => isCommitted))).not.to.include(false);
    } finally {
      await connection.close();
      await broker?.control('trace_off');
    }
  });

  it('may stay away and come back with an empty disk: the node sends by itself meanwhile, and the queue is there again (A10, A22)', async () => {
    const rabbit = { AMQP_URL: broker?.url ?? '', INTERLEND_NODE_ID: nodeId() };
    await library.addPartner('SWEPT', theirs.url);
    const node = await library.serve(rabbit);
    const queue = node.node.context.delivery;
    const send = async (many: number) => {
      const wishes = await Promise.all(Array.from({ length: many }, () => library.wish(['SWEPT'])));
      for (const { id } of wishes) await node.act(id, 'send');
    };
    await until('the node hears the broker', () => queue.health().connected && queue.health().consumers > 0);
    broker?.kill();
    broker?.wipe();
    await until('the node knows that it is away', () => !queue.health().connected);
    const before = theirs.journal().length;
    await send(100);
    await library.untilSent(60_000);
    expect(theirs.journal()).to.have.length(before + 100);
    const ready = await fetch(`${node.node.servers?.adminUrl}/health/ready`);
    expect([ready.status, ((await ready.json()) as { status: string }).status]).to.deep.equal([200, 'degraded']);

    await broker?.start();
    await until('the queue is declared anew', () => queue.health().connected && queue.health().consumers > 0);
    await send(5);
    await library.untilSent(10_000);
    expect(theirs.journal()).to.have.length(before + 105);
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

  it('keeps no order of staff and no message of a partner waiting, and the node sends by itself', async () => {
    const partner = await library.addPartner('PARTNER', theirs.url);
    const url = new URL(amqpUrl);
    [url.hostname, url.port] = ['127.0.0.1', String(proxy.port)];
    const node = await library.serve({ AMQP_URL: url.href, INTERLEND_NODE_ID: nodeId() });
    const queue = node.node.context.delivery;
    for (const end = Date.now() + 20_000; !queue.health().connected && Date.now() < end; ) await pause(50);
    proxy.freeze();
    const wish = await library.wish([partner.code]);
    // A message that nobody confirms is given up after two seconds: whoever waited for it would wait as long.
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
