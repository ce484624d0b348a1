import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import type { RequestView } from '../../src/contract/request-views.js';
import { brokenPromises } from '../support/invariants.js';
import { type LibraryUnderTest, openLibrary, type PartnerOfLibrary } from '../support/node-under-test.js';
import { type PartnerApart, startPartnerApart } from '../support/partner-apart.js';
import { requesterXml, requestXml } from '../support/partner-voice.js';
import { oneForm } from '../support/seed.js';
import { broker } from '../support/services.js';

describe('a node that is killed', function () {
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

  const outbox = () =>
    library.rows<{ status: string; attempts: number }>(
      'select status, attempts_started as attempts from outbound_message order by id',
    );
  const request = async (id: string) => library.hand.desk<RequestView>('GET', `/requests/${id}`);
  /** The connection breaks in the middle of a call. */
  const cutOff = async (call: Promise<unknown>): Promise<void> => {
    const outcome = await call.then(
      (answer) => `answered: ${JSON.stringify(answer)}`,
      () => 'cut off',
    );
    expect(outcome).to.equal('cut off');
  };

  describe('between the step of staff and its commit (A3)', () => {
    it('has done nothing; the action is there to be done again', async () => {
      const wish = await library.wish([partner.code]);
      const node = await library.fork({ INTERLEND_FAULT: 'act-before-commit:1' });
      await cutOff(node.act(wish.id, 'send'));
      expect(await node.died).to.equal('SIGKILL');
      expect(await request(wish.id)).to.include({ state: 'readyToSend', version: wish.version });
      expect(await outbox()).to.deep.equal([]);
      expect(theirs.journal()).to.deep.equal([]);

      const again = await library.serve();
      await again.act(wish.id, 'send');
      await library.untilSent();
      expect(theirs.journal()).to.have.length(1);
    });
  });

  for (const [where, fault] of oneForm([
    ['with orders of staff on several requests in one commit, before it (A3)', 'orders-before-commit:1'],
    ['between that commit and the third of their answers (A1)', 'act-after-commit:3'],
  ] as const))
    describe(where, () => {
      it('has done each step whole or not at all; what was not done is there to be done, and each message goes out once', async () => {
        const wishes: RequestView[] = [];
        for (let n = 0; n < 12; n += 1) wishes.push(await library.wish([partner.code]));
        const node = await library.fork({ INTERLEND_FAULT: fault });
        const first = await Promise.allSettled(wishes.map(({ id }) => node.act(id, 'send')));
        expect(await node.died).to.equal('SIGKILL');
        const answered = wishes.filter((_, at) => first[at]?.status === 'fulfilled').map(({ id }) => id);
        expect(answered.length, 'cut off in the middle').to.be.lessThan(wishes.length);
        const standing = await library.rows<{ id: string; state: string; messages: number; lines: number }>(
          `select r.id::text, r.state, (select count(*)::int from outbound_message o where o.request_id = r.id) as messages,
            (select count(*)::int from history h where h.request_id = r.id and h.event = 'send') as lines
           from request r order by r.id`,
        );
        const sent = standing.filter(({ state }) => state === 'requestSent');
        expect(sent.map(({ id }) => id)).to.include.members(answered);
        if (fault.startsWith('act-after'))
          expect(sent.length, 'kept, but not answered').to.be.greaterThan(answered.length);
        for (const { state, messages, lines } of standing) {
          const done = state === 'requestSent' ? 1 : 0;
          expect({ state, messages, lines }).to.deep.equal({
            state: done ? 'requestSent' : 'readyToSend',
            messages: done,
            lines: done,
          });
        }

        await library.leasesEnd(node.pid);
        const again = await library.serve();
        const undone = standing.filter(({ state }) => state === 'readyToSend');
        await Promise.all(undone.map(({ id }) => again.act(id, 'send')));
        await library.untilSent();
        expect((await outbox()).map(({ status }) => status)).to.deep.equal(wishes.map(() => 'delivered'));
        expect(new Set(theirs.journal().map(({ body }) => body)).size).to.equal(wishes.length);
      });
    });

  describe('while a job takes steps on several requests in one commit (A25)', () => {
    it('has done each of them whole or not at all; the next run does the others, and each partner is told once', async () => {
      const ids = Array.from({ length: 40 }, (_, n) => `LATE-${String(n).padStart(2, '0')}`);
      const loans = ids.map((id) => ({ requester: partner.symbol, supplier: library.symbol, id }));
      for (const loan of loans) await library.hear(partner, requestXml(loan));
      await library.rows(`update request set created_at = created_at - interval '30 days'`);
      const states = () =>
        library.rows<{ state: string; lines: number; messages: number }>(
          `select r.state, (select count(*)::int from history h where h.request_id = r.id and h.event = 'expire') as lines,
            (select count(*)::int from outbound_message o where o.request_id = r.id) as messages from request r order by r.id`,
        );
      const node = await library.fork({ INTERLEND_FAULT: 'steps-before-commit:2' });
      await cutOff(node.desk('POST', '/jobs/expire-lending/run'));
      expect(await node.died).to.equal('SIGKILL');
      const left = await states();
      const done = left.filter(({ state }) => state === 'expired').length;
      expect(done, 'the first commit').to.be.within(1, ids.length - 1);
      for (const { state, lines, messages } of left)
        expect([lines, messages], state).to.deep.equal(state === 'expired' ? [1, 1] : [0, 0]);

      await library.leasesEnd(node.pid);
      const again = await library.serve();
      const job = again.node.timetable.jobs.find(({ name }) => name === 'expire-lending');
      await job?.runOnce(new Date());
      expect(await states()).to.deep.equal(ids.map(() => ({ state: 'expired', lines: 1, messages: 1 })));
      await library.untilSent();
      expect(new Set(theirs.journal().map(({ body }) => body)).size).to.equal(ids.length);
    });
  });

  describe('between the commit of a step and the call to the partner (A1)', () => {
    it('is sent once within five seconds of its return: it takes back what the process that died had leased', async () => {
      const wish = await library.wish([partner.code]);
      const node = await library.fork({ INTERLEND_FAULT: 'act-after-commit:1' });
      await cutOff(node.act(wish.id, 'send'));
      expect(await node.died).to.equal('SIGKILL');
      expect(await request(wish.id)).to.include({ state: 'requestSent' });
      expect(await outbox()).to.deep.equal([{ status: 'sending', attempts: 1 }]);

      await library.serve();
      await library.untilSent(5000);
      expect(await outbox()).to.deep.equal([{ status: 'delivered', attempts: 2 }]);
      expect(theirs.journal()).to.have.length(1);
    });

    it('sends within five seconds of its return what was not leased, because its partner was not to be called', async () => {
      const wish = await library.wish([partner.code]);
      await library.hand.desk('POST', `/partners/${partner.code}/channel/hold`);
      const node = await library.fork({ INTERLEND_FAULT: 'act-after-commit:1' });
      await cutOff(node.act(wish.id, 'send'));
      expect(await node.died).to.equal('SIGKILL');
      expect(await outbox()).to.deep.equal([{ status: 'pending', attempts: 0 }]);

      await library.hand.desk('POST', `/partners/${partner.code}/channel/resume`);
      await library.serve();
      await library.untilSent(5000);
      expect(await outbox()).to.deep.equal([{ status: 'delivered', attempts: 1 }]);
      expect(theirs.journal()).to.have.length(1);
    });
  });

  describe('when it has handed the message to the broker (A2)', () => {
    it('sends the message once, however often the broker gives it out', async function () {
      const amqpUrl = broker();
      if (!amqpUrl) return this.skip();
      const rabbit = { AMQP_URL: amqpUrl, INTERLEND_NODE_ID: `test-${randomBytes(4).toString('hex')}` };
      const wish = await library.wish([partner.code]);
      const node = await library.fork({ ...rabbit, INTERLEND_FAULT: 'claimed-before-post:1' });
      await node.act(wish.id, 'send').catch(() => undefined);
      expect(await node.died).to.equal('SIGKILL');

      const next = await library.serve(rabbit);
      await library.untilSent();
      expect(theirs.journal()).to.have.length(1);
      expect(await outbox()).to.deep.equal([{ status: 'delivered', attempts: 2 }]);
      expect(next.node.context.delivery.counts()).to.include({ redelivered: 1, acknowledged: 1 });
    });
  });

  describe('between a message of a partner and its commit (A7)', () => {
    it('has not heard it; the partner comes again and is heard once', async () => {
      const xml = requestXml({ requester: partner.symbol, supplier: library.symbol, id: 'A7' });
      const node = await library.fork({ INTERLEND_FAULT: 'inbound-before-commit:1' });
      await cutOff(library.hear(partner, xml, node));
      expect(await node.died).to.equal('SIGKILL');
      expect(await library.rows('select 1 from inbound_message')).to.deep.equal([]);
      expect(await library.rows('select 1 from request')).to.deep.equal([]);

      const reply = await library.hear(partner, xml, await library.serve());
      expect(reply).to.include({ status: 200, messageStatus: 'OK' });
      expect(await library.rows('select outcome, repeat_count as repeats from inbound_message')).to.deep.equal([
        { outcome: 'applied', repeats: 0 },
      ]);
    });
  });

  describe('between the commit of a message and its confirmation (A8)', () => {
    it('gives the stored confirmation when the partner comes again, and the message has one effect', async () => {
      const loan = { requester: partner.symbol, supplier: library.symbol, id: 'A8' };
      await library.hear(partner, requestXml(loan));
      const cancel = requesterXml(loan, 'Cancel');
      const node = await library.fork({ INTERLEND_FAULT: 'inbound-after-commit:1' });
      await cutOff(library.hear(partner, cancel, node));
      expect(await node.died).to.equal('SIGKILL');
      const [stored] = await library.rows<{ confirmation: string }>(
        `select confirmation from inbound_message where summary = 'Cancel'`,
      );

      const reply = await library.hear(partner, cancel, await library.serve());
      expect(reply.body).to.equal(stored?.confirmation);
      expect(
        await library.rows(`select outcome, repeat_count as repeats from inbound_message where summary = 'Cancel'`),
      ).to.deep.equal([{ outcome: 'applied', repeats: 1 }]);
      // Our answer was leased by the process that died.
      await library.leasesEnd(node.pid);
      await library.untilSent();
      expect(await outbox()).to.deep.equal([{ status: 'delivered', attempts: 2 }]);
      expect(theirs.journal()).to.have.length(1);
    });
  });

  for (const [where, fault, stored] of oneForm([
    ['with messages of several requests in one commit, before it (A7)', 'batch-before-commit:1', 'few'],
    ['between that commit and the third of its confirmations (A8)', 'inbound-after-commit:3', 'most'],
  ] as const))
    describe(where, () => {
      it('has heard all of them or none; each partner that comes again is heard once, with the confirmation that was stored', async () => {
        const loans = Array.from({ length: 12 }, (_, n) => ({
          requester: partner.symbol,
          supplier: library.symbol,
          id: `MANY-${n}`,
        }));
        for (const loan of loans) await library.hear(partner, requestXml(loan));
        const cancels = loans.map((loan) => requesterXml(loan, 'Cancel'));
        // The partner is on hold, so that nothing is on its way to it when the process dies.
        await library.hand.desk('POST', `/partners/${partner.code}/channel/hold`);
        const node = await library.fork({ INTERLEND_FAULT: fault });
        const first = await Promise.allSettled(cancels.map((xml) => library.hear(partner, xml, node)));
        expect(await node.died).to.equal('SIGKILL');
        const heard = await library.rows<{ confirmation: string }>(
          `select confirmation from inbound_message where summary = 'Cancel'`,
        );
        const confirmed = first.flatMap((each) => (each.status === 'fulfilled' ? [each.value.body] : []));
        expect(confirmed.length, 'cut off in the middle').to.be.lessThan(loans.length);
        expect(heard.map(({ confirmation }) => confirmation)).to.include.members(confirmed);
        if (stored === 'most') expect(heard.length, 'committed, but not confirmed').to.be.greaterThan(confirmed.length);

        const again = await library.serve();
        const replies = await Promise.all(cancels.map((xml) => library.hear(partner, xml, again)));
        expect(replies.map(({ messageStatus }) => messageStatus)).to.deep.equal(loans.map(() => 'OK'));
        expect(replies.map(({ body }) => body)).to.include.members(heard.map(({ confirmation }) => confirmation));
        const kept = await library.rows<{ outcome: string; messages: number; requests: number }>(
          `select outcome, count(*)::int as messages, count(distinct request_id)::int as requests
            from inbound_message where summary = 'Cancel' group by outcome`,
        );
        expect(kept).to.deep.equal([{ outcome: 'applied', messages: loans.length, requests: loans.length }]);
        await library.hand.desk('POST', `/partners/${partner.code}/channel/resume`);
        await library.untilSent();
        expect(await outbox()).to.deep.equal(loans.map(() => ({ status: 'delivered', attempts: 1 })));
        expect(theirs.journal()).to.have.length(loans.length);
      });
    });

  describe('with messages of several requests in one commit and its answers leased by it, before they are sent (A1, A8)', () => {
    it('sends every answer when the leases end; nothing is lost, and what went out before is the same bytes again', async () => {
      const loans = Array.from({ length: 12 }, (_, n) => ({
        requester: partner.symbol,
        supplier: library.symbol,
        id: `LEASED-${n}`,
      }));
      for (const loan of loans) await library.hear(partner, requestXml(loan));
      const cancels = loans.map((loan) => requesterXml(loan, 'Cancel'));
      const node = await library.fork({ INTERLEND_FAULT: 'inbound-after-commit:3' });
      await Promise.allSettled(cancels.map((xml) => library.hear(partner, xml, node)));
      expect(await node.died).to.equal('SIGKILL');
      const leased = (await outbox()).filter(({ status }) => status === 'sending');
      expect(leased.length, 'leased by the commit').to.be.greaterThan(0);
      expect(leased.map(({ attempts }) => attempts)).to.deep.equal(leased.map(() => 1));

      await library.leasesEnd(node.pid);
      const again = await library.serve();
      const replies = await Promise.all(cancels.map((xml) => library.hear(partner, xml, again)));
      expect(replies.map(({ messageStatus }) => messageStatus)).to.deep.equal(loans.map(() => 'OK'));
      await library.untilSent();
      expect((await outbox()).map(({ status }) => status)).to.deep.equal(loans.map(() => 'delivered'));
      expect(new Set(theirs.journal().map(({ body }) => body)).size).to.equal(loans.length);
    });
  });
});
