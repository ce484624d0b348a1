import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import type { Wording } from '../../src/words/index.js';
import { english } from '../support/english.js';
import { brokenPromises } from '../support/invariants.js';
import { type LibraryUnderTest, openLibrary, type PartnerOfLibrary } from '../support/node-under-test.js';
import { nothingFor } from '../support/nothing-for.js';
import { type PartnerApart, startPartnerApart } from '../support/partner-apart.js';
import { broker } from '../support/services.js';
import { nobody } from './long/backlog.js';

describe('a node that is killed while it sends', function () {
  this.timeout(300_000);
  let library: LibraryUnderTest;
  let theirs: PartnerApart;
  let partner: PartnerOfLibrary;

  before(async () => {
    theirs = await startPartnerApart();
  });
  after(() => theirs?.close());
  beforeEach(async () => {
    [library] = await Promise.all([openLibrary(), theirs.anew()]);
    partner = await library.addPartner('PARTNER', theirs.url);
  });
  afterEach(async () => {
    const broken = await brokenPromises({ ...library, journal: theirs.journal() });
    await library.close();
    expect(broken).to.deep.equal([]);
  });

  const send = async (rota = [partner.code]) => {
    const wish = await library.wish(rota);
    await library.hand.act(wish.id, 'send');
    return wish;
  };
  const attempts = async () =>
    (await library.rows<{ class: string | null }>('select class from delivery_attempt order by id')).map(
      (each) => each.class,
    );
  const statuses = async () =>
    (await library.rows<{ status: string }>('select status from outbound_message order by id')).map(
      (each) => each.status,
    );

  describe('between the claim of a message and its first byte (A4)', () => {
    it('sends the message once, within five seconds of its return, and the cut try stays in the log', async () => {
      await send();
      const node = await library.fork({ INTERLEND_FAULT: 'claimed-before-post:1' });
      expect(await node.died).to.equal('SIGKILL');
      expect(await statuses()).to.deep.equal(['sending']);
      expect(await attempts()).to.deep.equal([null]);
      const [lease] = await library.rows<{ seconds: number }>(
        'select extract(epoch from lease_until - now())::float8 as seconds from outbound_message',
      );
      expect(lease?.seconds).to.be.within(1, 60);

      await library.serve();
      await library.untilSent(5000);
      expect(await attempts()).to.deep.equal(['interrupted', 'delivered']);
      expect(theirs.journal()).to.have.length(1);
    });
  });

  describe('between the last byte and the answer of the partner (B3)', () => {
    it('sends the same bytes again', async () => {
      theirs.next('mute');
      await send();
      const node = await library.fork();
      await theirs.untilCalls(1);
      await node.kill();
      await library.leasesEnd(node.pid);
      await library.serve();
      await library.untilSent();
      expect(await attempts()).to.deep.equal(['interrupted', 'delivered']);
      const [first, second, ...more] = theirs.journal().map(({ body }) => body);
      expect(second).to.equal(first);
      expect(more).to.deep.equal([]);
    });
  });

  describe("between the partner's 200 and its own note of it (A5)", () => {
    it('sends the same bytes again, byte for byte, and does not let the next message of the loan pass', async () => {
      const wish = await send();
      await library.hand.act(wish.id, 'askStatus');
      const node = await library.fork({ INTERLEND_FAULT: 'answered-before-settle:1' });
      expect(await node.died).to.equal('SIGKILL');
      expect(theirs.journal()).to.have.length(1);
      await library.leasesEnd(node.pid);
      await library.serve();
      await library.untilSent();
      expect(await attempts()).to.deep.equal(['interrupted', 'delivered', 'delivered']);
      const [first, second, ...more] = theirs.journal().map(({ body }) => body);
      expect(second).to.equal(first);
      expect(
        [first, ...more].map((body) => /<(request|requestingAgencyMessage)>/.exec(String(body))?.[1]),
      ).to.deep.equal(['request', 'requestingAgencyMessage']);
    });

    it('takes "already exists" for delivered: the partner has those bytes (B10)', async () => {
      await send();
      const node = await library.fork({ INTERLEND_FAULT: 'answered-before-settle:1' });
      await node.died;
      await library.leasesEnd(node.pid);
      theirs.next({ error: 'UnrecognisedDataValue', value: 'requestingAgencyRequestId: already exists' });
      await library.serve();
      await library.untilSent();
      expect(await library.rows('select status, outcome from outbound_message')).to.deep.equal([
        { status: 'delivered', outcome: 'assumed' },
      ]);
    });
  });

  describe('between its note of one message and the first byte of the next, which it has claimed (A4, A5)', () => {
    it('sends nothing again of what it noted, and what it had claimed once', async () => {
      const many = 5;
      for (let sent = 0; sent < many; sent += 1) await send();
      const node = await library.fork({
        INTERLEND_PER_PARTNER_AT_ONCE: '1',
        INTERLEND_FAULT: 'claimed-before-post:3',
      });
      expect(await node.died).to.equal('SIGKILL');
      const left = await statuses();
      const sent = left.filter((each) => each === 'delivered').length;
      expect(left).to.deep.equal([
        ...new Array(sent).fill('delivered'),
        'sending',
        ...new Array(many - sent - 1).fill('pending'),
      ]);
      expect(sent).to.equal(2);
      expect(theirs.journal()).to.have.length(sent);
      await library.leasesEnd(node.pid);
      await library.serve();
      await library.untilSent();
      expect(theirs.journal()).to.have.length(many);
      expect(new Set(theirs.journal().map(({ body }) => body)).size).to.equal(many);
      expect((await attempts()).filter((each) => each !== 'delivered')).to.deep.equal(['interrupted']);
    });
  });

  /** A new process sends what is left and is ordered what was undone; when all are delivered, what the partner has heard. */
  async function goneOn(pid: number, many: number): Promise<string[]> {
    await library.leasesEnd(pid);
    const again = await library.serve();
    const undone = await library.rows<{ id: string }>(`select id::text from request where state = 'readyToSend'`);
    await Promise.all(undone.map(({ id }) => again.act(id, 'send')));
    await library.untilSent();
    expect(await statuses()).to.deep.equal(new Array(many).fill('delivered'));
    return theirs.journal().map(({ body }) => body);
  }

  describe('when it has noted several by one statement, and knows of none that it did (A5, A6)', () => {
    it('sends nothing again of what it noted, and the others once more', async () => {
      const many = 12;
      const wishes: { id: string }[] = [];
      for (let n = 0; n < many; n += 1) wishes.push(await library.wish([partner.code]));
      const node = await library.fork({ INTERLEND_FAULT: 'settled-together:1' });
      await Promise.allSettled(wishes.map(({ id }) => node.act(id, 'send')));
      expect(await node.died).to.equal('SIGKILL');
      const noted = await library.rows<{ body: string }>(
        `select body from outbound_message where status = 'delivered'`,
      );
      expect(noted.length, 'noted').to.be.greaterThan(1);

      const heard = await goneOn(node.pid, many);
      for (const { body } of noted) expect(heard.filter((each) => each === body)).to.have.length(1);
      expect(new Set(heard).size).to.equal(many);
    });
  });

  describe('before the commit that notes what was sent beside other work (A5)', () => {
    it('loses nothing: what was sent goes once more, and nothing else of the commit was kept', async () => {
      let many = 0;
      let deaths = 0;
      /** Orders, and sends, until the process dies. Where nothing else is being written a note goes by itself: then more is sent. */
      const sendUntilItDies = async () => {
        const node = await library.fork({ INTERLEND_FAULT: 'tries-before-commit:1' });
        let isDead = false;
        void node.died.then(() => {
          isDead = true;
        });
        for (let round = 0; round < 20 && !isDead; round += 1) {
          const wishes: { id: string }[] = [];
          for (let n = 0; n < 12; n += 1) wishes.push(await library.wish([partner.code]));
          many += wishes.length;
          await Promise.allSettled(wishes.map(({ id }) => node.act(id, 'send')));
        }
        expect(await node.died).to.equal('SIGKILL');
        deaths += 1;
        return node.pid;
      };
      const unnoted = async () => {
        const noted = await library.rows<{ body: string }>(
          `select body from outbound_message where status = 'delivered'`,
        );
        const known = new Set(noted.map(({ body }) => body));
        return theirs.journal().filter(({ body }) => !known.has(body));
      };
      let pid = await sendUntilItDies();
      // What a commit was to note may have been noted a moment before by another one: then it cost nothing, and one more is killed.
      while (deaths < 10 && (await unnoted()).length === 0) {
        await library.leasesEnd(pid);
        pid = await sendUntilItDies();
      }
      expect((await unnoted()).length, 'sent before it died, and not noted').to.be.greaterThan(0);

      const heard = await goneOn(pid, many);
      expect(new Set(heard).size).to.equal(many);
      const times = (body: string) => heard.filter((each) => each === body).length;
      for (const body of new Set(heard)) expect(times(body)).to.be.within(1, 1 + deaths);
      expect(heard.length, 'what was not noted was sent once more').to.be.greaterThan(many);
    });
  });

  describe('after its note, before the message is acknowledged (A6)', () => {
    it('sends nothing again', async function () {
      const amqpUrl = broker();
      if (!amqpUrl) return this.skip();
      const rabbit = { AMQP_URL: amqpUrl, INTERLEND_NODE_ID: `test-${randomBytes(4).toString('hex')}` };
      const wish = await library.wish([partner.code]);
      const node = await library.fork({ ...rabbit, INTERLEND_FAULT: 'settled:1' });
      await node.act(wish.id, 'send').catch(() => undefined);
      expect(await node.died).to.equal('SIGKILL');
      const { node: next } = await library.serve(rabbit);
      const { delivery } = next.context;
      for (const end = Date.now() + 15_000; delivery.counts().acknowledged === 0 && Date.now() < end; ) await pause(50);
      expect(delivery.counts(), 'it came again').to.include({ redelivered: 1, acknowledged: 1 });
      expect(await statuses()).to.deep.equal(['delivered']);
      expect(await attempts()).to.deep.equal(['delivered']);
      expect(theirs.journal()).to.have.length(1);
    });
  });

  describe('by one and the same message each time (A21)', () => {
    it('FD5: parks that message after it ended the process three times alone, tells staff, and the partner Cancel, for the request may have got there; everything else is sent', async () => {
      const next = await library.addPartner('NEXT', theirs.url);
      const poison = await send([partner.code, next.code]);
      const others = await Promise.all([1, 2, 3, 4, 5].map(() => send()));
      for (const _ of [1, 2, 3, 4, 5]) {
        const node = await library.fork({ INTERLEND_FAULT: `claimed Request ${poison.externalId}:1` });
        expect(await node.died).to.equal('SIGKILL');
        await library.leasesEnd(node.pid);
      }
      await library.serve();
      await library.untilSent();
      const sent = await library.rows<{ summary: string; partner: string; status: string }>(
        'select summary, partner_code as partner, status from outbound_message order by id',
      );
      expect(sent).to.deep.equal([
        { summary: 'Request', partner: 'PARTNER', status: 'dead' },
        ...others.map(() => ({ summary: 'Request', partner: 'PARTNER', status: 'delivered' })),
        { summary: 'CancelToPassed', partner: 'PARTNER', status: 'delivered' },
      ]);
      const [attention, ...more] = await library.rows<{ reason: string; says: unknown }>(
        `select reason, says from attention where request_id = $1 and reason = 'messageUndelivered'`,
        [poison.id],
      );
      expect(english(attention?.says as Wording)).to.contain(
        'The sending process ended three times while this message alone was being sent.',
      );
      expect(more).to.deep.equal([]);
    });

    it('FD5: does not park a message because its node was killed from outside while the partner kept it waiting', async () => {
      await library.hand.desk('PATCH', `/partners/${partner.code}`, { callLimitSeconds: 30 });
      theirs.always('mute');
      await send();
      for (const kill of [1, 2, 3]) {
        const node = await library.fork();
        await theirs.untilCalls(kill);
        await nothingFor(
          1500,
          'the second in which it is alone is over: whoever kills the node then has another reason',
        );
        await node.kill('SIGKILL');
        await library.leasesEnd(node.pid);
      }
      expect(await statuses()).to.deep.equal(['sending']);
      theirs.always('ok');
      await library.serve();
      await library.untilSent();
      expect(await statuses()).to.deep.equal(['delivered']);
      expect(await library.rows('select 1 from attention where reason = $1', ['messageUndelivered'])).to.deep.equal([]);
    });
  });
});

describe('several processes of one library', function () {
  this.timeout(300_000);
  let library: LibraryUnderTest;
  let theirs: PartnerApart;

  before(async () => {
    theirs = await startPartnerApart();
  });
  after(() => theirs?.close());
  beforeEach(async () => {
    [library] = await Promise.all([openLibrary(), theirs.anew()]);
  });
  afterEach(async () => {
    const broken = await brokenPromises({ ...library, journal: theirs.journal() });
    await library.close();
    expect(broken).to.deep.equal([]);
  });

  for (const [mode, amqpUrl] of [
    ['RabbitMQ', broker()],
    ['without a broker', ''],
    ['broker away', nobody],
  ] as const)
    it(`${mode}: send each of many due messages exactly once (A13)`, async function () {
      if (amqpUrl === undefined) return this.skip();
      const env = { AMQP_URL: amqpUrl, INTERLEND_NODE_ID: `test-${randomBytes(4).toString('hex')}` };
      const many = 36;
      const codes = ['P1', 'P2', 'P3'];
      for (const code of codes) await library.addPartner(code, theirs.url, { callLimitSeconds: 20 });
      const wishes = await Promise.all(Array.from({ length: many }, (_, n) => library.wish([codes[n % 3] ?? ''])));
      for (const wish of wishes) await library.hand.act(wish.id, 'send');
      await Promise.all([library.fork(env), library.serve(env), library.serve(env), library.serve(env)]);
      await library.untilSent();
      expect(theirs.journal()).to.have.length(many);
      expect(new Set(theirs.journal().map(({ body }) => body)).size).to.equal(many);
      expect(
        await library.rows(
          `select count(*)::int as tries, count(distinct message_id)::int as messages from delivery_attempt`,
        ),
      ).to.deep.equal([{ tries: many, messages: many }]);
    });

  it('leave alone what another one is sending when they start (A14)', async () => {
    const partner = await library.addPartner('SLOW', theirs.url, { callLimitSeconds: 60 });
    const wish = await library.wish([partner.code]);
    await library.hand.act(wish.id, 'send');
    theirs.next('mute');
    const sending = await library.fork();
    await theirs.untilCalls(1);
    await library.serve();
    await nothingFor(1500, 'no sweep of the new one takes what the other is sending');
    const [row] = await library.rows<{ status: string; owner: string; attempts: number }>(
      'select status, lease_owner as owner, attempts_started as attempts from outbound_message',
    );
    expect(row).to.include({ status: 'sending', attempts: 1 });
    expect(row?.owner).to.contain(`-${sending.pid}-`);
    expect(theirs.journal()).to.have.length(1);

    // As soon as it is gone, the other one takes over, long before the lease of ninety seconds ends.
    await sending.kill();
    await library.untilSent();
    expect(theirs.journal()).to.have.length(2);
  });
});
