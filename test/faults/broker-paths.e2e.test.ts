/** What happens to messages on their way through the broker, at each of its failures. */
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { connect } from 'amqplib';
import { expect } from 'chai';
import type { PoolClient } from 'pg';
import { queueNames } from '../../src/delivery/rabbitmq-queues.js';
import type { DeliveryQueue } from '../../src/engine/model/delivery-queue.js';
import type { Claimed } from '../../src/engine/model/store.js';
import { databaseIdentity } from '../../src/storage/database/database-identity.js';
import { type CutProxy, startCutProxy } from '../delivery/cut-proxy.js';
import { eventually } from '../support/eventually.js';
import { brokenPromises } from '../support/invariants.js';
import {
  type InProcess,
  type LibraryUnderTest,
  openLibrary,
  type PartnerOfLibrary,
} from '../support/node-under-test.js';
import { nothingFor } from '../support/nothing-for.js';
import { type PartnerApart, startPartnerApart } from '../support/partner-apart.js';
import { requestXml } from '../support/partner-voice.js';
import { withRabbitMq } from '../support/services.js';

interface Passing {
  /** What was handed to the broker, whether its row was committed by then, and what became of it. */
  published: { lease: string; wasCommitted: boolean; outcome: string; probe: boolean }[];
}

/** Looks at each message that a process hands over, before it does. */
function watchPassing(node: InProcess, library: LibraryUnderTest, passing: Passing): void {
  const { delivery } = node.node.context;
  const { publish } = delivery;
  delivery.publish = async (claimed: Claimed) => {
    // Another connection sees only what is committed.
    const rows = await library.rows('select from outbound_message where id = $1 and lease_token = $2', [
      claimed.id,
      claimed.leaseToken,
    ]);
    const outcome = await publish(claimed);
    passing.published.push({
      ...{ lease: claimed.leaseToken, wasCommitted: rows.length === 1, outcome, probe: claimed.probe },
    });
    return outcome;
  };
}

/** A commit takes long: what is handed over before it is handed over without its row. */
function slowCommits({ node }: InProcess, byMs: number): void {
  const changed = new WeakSet<PoolClient>();
  node.database.pool.on('acquire', (client: PoolClient) => {
    if (changed.has(client)) return;
    changed.add(client);
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    const slow = (asked: string | { text?: string }, ...more: unknown[]) =>
      (typeof asked === 'string' ? asked : asked.text) === 'commit'
        ? pause(byMs).then(() => query(asked, ...more))
        : query(asked, ...more);
    Object.assign(client, { query: slow });
  });
}

const isLinked = (queue: DeliveryQueue) => queue.health().connected && queue.health().consumers > 0;

withRabbitMq('messages on their way through the broker', (amqpUrl) => {
  let library: LibraryUnderTest;
  let theirs: PartnerApart;
  let partner: PartnerOfLibrary;
  let proxies: CutProxy[];
  let queues: ReturnType<typeof queueNames>;
  let nodeId: string;

  beforeEach(async () => {
    [library, theirs] = await Promise.all([openLibrary(), startPartnerApart()]);
    partner = await library.addPartner('PARTNER', theirs.url, { callLimitSeconds: 30 });
    nodeId = `test-${randomBytes(4).toString('hex')}`;
    queues = queueNames(nodeId, await databaseIdentity(library.hand.node.database.pool));
    proxies = [];
  });
  afterEach(async () => {
    await library?.close();
    await theirs?.close();
    for (const proxy of proxies) await proxy.close();
    await onBroker(async (channel) => {
      await channel.deleteQueue(queues.delivery);
      await channel.deleteQueue(queues.dead);
    });
  });

  async function onBroker<T>(
    act: (channel: Awaited<ReturnType<Awaited<ReturnType<typeof connect>>['createConfirmChannel']>>) => Promise<T>,
  ): Promise<T> {
    const connection = await connect(amqpUrl);
    connection.on('error', () => {});
    try {
      const channel = await connection.createConfirmChannel();
      channel.on('error', () => {});
      return await act(channel);
    } finally {
      await connection.close().catch(() => {});
    }
  }

  /** A process with a way of its own to the broker. The sweep is off: what it does not send itself stays. */
  async function serve(
    env: Record<string, string> = {},
  ): Promise<InProcess & { proxy: CutProxy; queue: DeliveryQueue }> {
    const { hostname, port } = new URL(amqpUrl);
    const proxy = await startCutProxy({ host: hostname, port: Number(port || 5672) });
    proxies.push(proxy);
    const url = new URL(amqpUrl);
    [url.hostname, url.port] = ['127.0.0.1', String(proxy.port)];
    const node = await library.serve({
      ...{ AMQP_URL: url.href, INTERLEND_NODE_ID: nodeId, INTERLEND_SWEEP_SECONDS: '3600' },
      ...env,
    });
    const queue = node.node.context.delivery;
    await eventually('the process is linked', () => isLinked(queue));
    return { ...node, proxy, queue };
  }
  async function sends(node: InProcess, many: number): Promise<void> {
    const wishes = await Promise.all(Array.from({ length: many }, () => library.wish([partner.code])));
    await Promise.all(wishes.map(({ id }) => node.act(id, 'send')));
  }
  const attempts = () => library.rows<{ lease: string }>('select lease_token::text as lease from delivery_attempt');
  const bodies = () => theirs.journal().map(({ body }) => body);
  async function arrivedOnce(many: number, atOthers: PartnerApart[] = []): Promise<void> {
    await library.untilSent(30_000);
    expect(bodies()).to.have.length(many);
    expect(new Set(bodies()).size, 'none twice').to.equal(many);
    const journal = [theirs, ...atOthers].flatMap((each) => each.journal());
    expect(await brokenPromises({ ...library, journal })).to.deep.equal([]);
  }

  it('KG1: each try of each message passes the broker exactly once, and none before its row is committed', async () => {
    const nodes = [await serve(), await serve()] as const;
    const passing: Passing = { published: [] };
    for (const node of nodes) {
      watchPassing(node, library, passing);
      slowCommits(node, 150);
    }
    theirs.next({ status: 503 }, { status: 503 });
    await Promise.all(nodes.map((node) => sends(node, 10)));
    // Time passes for what is still being sent too: its lease would be over, and it would be tried once more.
    await eventually('all were tried, and what came of it is stored', async () => {
      const closed = await library.rows('select from delivery_attempt where closed_at is not null');
      return closed.length >= 20;
    });
    await library.timePasses();
    for (const { node } of nodes) node.sender.wake();
    await library.untilSent(30_000);
    const tries = (await attempts()).map(({ lease }) => lease);
    expect(tries.length).to.equal(22);
    expect(passing.published.map(({ lease }) => lease)).to.have.members(tries);
    expect(new Set(passing.published.map(({ outcome }) => outcome))).to.deep.equal(new Set(['accepted']));
    expect(passing.published.filter(({ wasCommitted }) => !wasCommitted)).to.deep.equal([]);
    const sum = (of: 'confirmed' | 'taken' | 'acknowledged' | 'redelivered') =>
      nodes.reduce((all, { queue }) => all + queue.counts()[of], 0);
    await eventually('all are acknowledged', () => sum('acknowledged') === tries.length);
    expect([sum('confirmed'), sum('taken'), sum('redelivered')]).to.deep.equal([tries.length, tries.length, 0]);
  });

  it('KG1: a message is acknowledged only when its result is stored', async () => {
    const node = await serve();
    const { store } = node.node.context;
    let release = () => {};
    const held = new Promise<void>((done) => (release = done));
    const hold =
      <Args extends unknown[], Result>(settle: (...given: Args) => Promise<Result>) =>
      async (...given: Args) => {
        await held;
        return settle(...given);
      };
    store.settle = hold(store.settle);
    store.batch = hold(store.batch) as typeof store.batch;
    const wish = await library.wish([partner.code]);
    await library.hand.act(wish.id, 'send');
    node.node.sender.wake();
    await theirs.untilCalls(1);
    await nothingFor(100, 'a message that is being sent is not acknowledged');
    expect(node.queue.counts()).to.include({ taken: 1, acknowledged: 0 });
    release();
    await eventually('it is acknowledged', () => node.queue.counts().acknowledged === 1);
    expect(await library.rows('select status from outbound_message')).to.deep.equal([{ status: 'delivered' }]);
  });

  it('the next message of a conversation is handed over when the result of the one before it is stored', async () => {
    const node = await serve();
    theirs.always({ okAfter: 300 });
    const wish = await library.wish([partner.code]);
    await node.act(wish.id, 'send');
    await node.act(wish.id, 'askStatus');
    await theirs.untilCalls(1);
    expect(node.queue.counts().confirmed, 'the second waits').to.equal(1);
    expect(await library.rows('select status from outbound_message order by seq')).to.deep.equal([
      ...[{ status: 'sending' }, { status: 'pending' }],
    ]);
    await library.untilSent();
    expect(node.queue.counts().confirmed).to.equal(2);
    await arrivedOnce(2);
  });

  it('a message whose connection ends before the confirm is sent once, within the time of a sweep', async () => {
    const node = await serve();
    node.proxy.freeze();
    const began = Date.now();
    await sends(node, 3);
    node.proxy.cut();
    await eventually('it is linked again', () => isLinked(node.queue));
    await arrivedOnce(3);
    expect(Date.now() - began).to.be.lessThan(15_000);
    expect(node.queue.counts().unanswered).to.be.greaterThan(0);
  });

  it('A9: when all connections end while partners take their time, nothing is sent twice', async () => {
    const nodes = [await serve(), await serve()] as const;
    theirs.always({ okAfter: 2500 });
    await Promise.all(nodes.map((node) => sends(node, 4)));
    await eventually('messages are being sent', () => theirs.journal().length >= 6);
    for (const { proxy } of nodes) proxy.cut();
    await arrivedOnce(8);
    const redelivered = nodes.reduce((all, { queue }) => all + queue.counts().redelivered, 0);
    expect(redelivered, 'the broker gave them out again').to.be.greaterThan(0);
  });

  it('A1: a process that is killed with messages in hand leaves them to another, in a second or two', async () => {
    const heir = await serve();
    const rabbit = { AMQP_URL: amqpUrl, INTERLEND_NODE_ID: nodeId, INTERLEND_SWEEP_SECONDS: '3600' };
    const killed = await library.fork({ ...rabbit, INTERLEND_FAULT: 'claimed-before-post:1' });
    await heir.node.context.delivery.stopConsuming();
    const wish = await library.wish([partner.code]);
    await heir.act(wish.id, 'send');
    await killed.died;
    const next = await serve();
    await arrivedOnce(1);
    expect(next.queue.counts()).to.include({ taken: 1, redelivered: 1 });
    expect(
      await library.rows('select crashes, ambiguous, attempts_started as tries from outbound_message'),
    ).to.deep.equal([{ crashes: 0, ambiguous: true, tries: 2 }]);
  });

  it('a queue that is deleted under load is declared anew, and everything arrives once', async () => {
    const nodes = [await serve(), await serve()] as const;
    const sending = Promise.all(nodes.map((node) => sends(node, 20)));
    await theirs.untilCalls(3);
    await onBroker((channel) => channel.deleteQueue(queues.delivery));
    await sending;
    await arrivedOnce(40);
    await eventually('both are linked again', () => nodes.every(({ queue }) => isLinked(queue)));
  });

  it('a message that the broker handed out too often asks staff, who send it again', async () => {
    const node = await serve();
    await node.queue.stopConsuming();
    const wish = await library.wish([partner.code]);
    await node.act(wish.id, 'send');
    await eventually('it is on the broker', () => node.queue.counts().confirmed === 1);
    // A process that gets nowhere with it, again and again.
    await onBroker(async (channel) => {
      for (let times = 0; times < 12; times += 1) {
        const got = await channel.get(queues.delivery);
        if (got) channel.nack(got, false, true);
        await pause(20);
      }
    });
    const next = await serve();
    await eventually('it is given up', () => next.queue.counts().deadLettered === 1);
    await eventually('staff are asked', async () => {
      const rows = await library.rows(
        `select reason from attention where request_id = $1 and closed_at is null and reason = 'messageUndelivered'`,
        [wish.id],
      );
      return rows.length === 1;
    });
    expect(theirs.journal()).to.have.length(0);
    const { complaints } = (await (await fetch(`${next.node.servers?.adminUrl}/health/ready`)).json()) as {
      complaints: string[];
    };
    expect(complaints.join(' ')).to.include('1 message');
    const { notices } = await next.desk<{ notices: { kind: string; text: string }[] }>('GET', '/node');
    expect(notices.find(({ kind }) => kind === 'deadLettered')?.text).to.include('1');
    const [{ id } = { id: '' }] = await library.rows<{ id: string }>('select id::text from outbound_message');
    await next.desk('POST', '/replay', { messages: [id] });
    await arrivedOnce(1);
    const after = await next.desk<{ notices: { kind: string }[] }>('GET', '/node');
    expect(after.notices.map(({ kind }) => kind)).not.to.include('deadLettered');
  });

  it('sends one partner no more at once than may be, and another that is quick beside it, by the same queue', async () => {
    const node = await serve({ INTERLEND_PER_PARTNER_AT_ONCE: '3' });
    const quick = await startPartnerApart();
    try {
      const other = await library.addPartner('QUICK', quick.url);
      theirs.always({ okAfter: 800 });
      const sending = sends(node, 12);
      await theirs.untilCalls(3);
      let most = 0;
      const count = async () => {
        const [row] = await library.rows<{ sending: number }>(
          `select count(*)::int as sending from outbound_message where partner_code = 'PARTNER' and status = 'sending'`,
        );
        most = Math.max(most, row?.sending ?? 0);
      };
      const { id } = await library.wish([other.code]);
      await node.act(id, 'send');
      await quick.untilCalls(1);
      expect(theirs.journal().length, 'the slow one is not through').to.be.lessThan(12);
      for (const end = Date.now() + 30_000; theirs.journal().length < 12 && Date.now() < end; await pause(20))
        await count();
      await sending;
      expect(most).to.equal(3);
      await arrivedOnce(12, [quick]);
    } finally {
      await quick.close();
    }
  });

  it('B17: hands over nothing for a partner that fails, then one probe alone, and the rest when that got through, without a sweep', async () => {
    const node = await serve();
    const passing: Passing = { published: [] };
    watchPassing(node, library, passing);
    theirs.always({ status: 503 });
    await sends(node, 5);
    const state = async () =>
      (await library.rows<{ state: string }>(`select state from partner_channel where partner_code = 'PARTNER'`))[0]
        ?.state;
    await eventually('the way to it closes', async () => (await state()) === 'open');
    await eventually('nothing is under way', () => node.queue.counts().acknowledged === 5);
    expect(passing.published.map(({ probe }) => probe)).to.deep.equal(Array(5).fill(false));

    await sends(node, 3);
    node.node.sender.wake();
    await nothingFor(300, 'nothing more is published');
    expect(passing.published, 'what is written meanwhile waits in the database').to.have.length(5);
    expect(await library.rows(`select count(*)::int from outbound_message where status = 'pending'`)).to.deep.equal([
      { count: 8 },
    ]);

    theirs.always({ okAfter: 500 });
    await library.timePasses();
    node.node.sender.wake();
    await theirs.untilCalls(6);
    expect(
      passing.published.slice(5).map(({ probe }) => probe),
      'one, as long as it is on its way',
    ).to.deep.equal([true]);
    await library.untilSent(60_000);
    expect(await state()).to.equal('closed');
    const rest = passing.published.slice(6);
    expect(rest).to.have.length(7);
    expect(rest.some(({ probe }) => probe)).to.equal(false);
    expect(passing.published.every(({ outcome, wasCommitted }) => outcome === 'accepted' && wasCommitted)).to.equal(
      true,
    );
  });

  it('hands over nothing before its undo time is over, and then without a sweep', async () => {
    const node = await serve({ INTERLEND_UNDO_SECONDS: '2' });
    const loan = { requester: partner.symbol, supplier: library.symbol, id: 'LENT' };
    expect(await library.hear(partner, requestXml(loan), node)).to.include({ messageStatus: 'OK' });
    await node.act('LENT', 'willSupply');
    await node.act('LENT', 'ship');
    await library.untilSent(30_000);
    const [waited] = await library.rows<{ seconds: number }>(
      `select extract(epoch from a.opened_at - o.created_at)::float8 as seconds
        from outbound_message o join delivery_attempt a on a.message_id = o.id where o.summary = 'Loaned'`,
    );
    expect(waited?.seconds).to.be.within(2, 10);
    expect(node.queue.counts().confirmed).to.equal((await attempts()).length);
  });

  it('says of a message where it is: on the broker, being sent, or when it is due', async () => {
    const node = await serve();
    const explained = async () =>
      (
        await node.desk<{ undelivered: Record<'onBrokerSince' | 'beingSentSince' | 'nextAttemptAt', string>[] }>(
          'GET',
          `/requests/${wish.id}/explain`,
        )
      ).undelivered[0];
    theirs.always({ okAfter: 2000 });
    const wish = await library.wish([partner.code]);
    await node.act(wish.id, 'send');
    await theirs.untilCalls(1);
    expect(await explained()).to.have.property('beingSentSince');
    await library.untilSent();
    await node.queue.stopConsuming();
    await node.act(wish.id, 'askStatus');
    await eventually('it is on the broker', () => node.queue.counts().confirmed === 2);
    expect(await explained()).to.have.property('onBrokerSince');
    theirs.always({ status: 503 });
    const next = await serve();
    await eventually('it is tried again later', async () => {
      const [row] = await library.rows<{ status: string }>(
        'select status from outbound_message order by id desc limit 1',
      );
      return row?.status === 'pending';
    });
    expect(await explained()).to.have.property('nextAttemptAt');
    expect(next.queue.counts().taken).to.equal(1);
  });
});
