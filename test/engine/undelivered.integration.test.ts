import { expect } from 'chai';
import { watchDeadlines } from '../../src/engine/deadlines/watch-deadlines.js';
import { type FakePartner, startFakePartner } from '../support/fake-partner.js';
import type { Library } from './support/network.js';
import { loansBetween } from './support/story.js';

const later = (days: number) => new Date(Date.now() + days * 24 * 3600 * 1000);

loansBetween(
  'a request that could not be delivered within a business day',
  (network) => {
    let lost: FakePartner;
    /** One for all, because no more than two of a kind are live. */
    let token: string | undefined;
    before(async () => {
      lost = await startFakePartner();
    });
    after(() => lost?.close());

    /** A request to La Cité, whose address leads to a partner that behaves so; then days pass. */
    async function undelivered(behaviour: 'empty' | { status: number }): Promise<string> {
      const { algonquin, lacite, northern, post } = network;
      lost.always(behaviour);
      const address = (await algonquin.node.gateway.directory.partner(lacite.code))?.url ?? '';
      await algonquin.moves(lacite, lost.url);
      const loan = await algonquin.desk.creates({ rota: ['LACITE', 'NORTHERN'] });
      await algonquin.desk.does(loan, 'send');
      await post(algonquin);
      expect(await watchDeadlines(algonquin.node.context, later(0.01)), 'not yet').to.include({ withdrawn: 0 });
      const { store } = algonquin.node.context;
      expect(await store.areDeadlinesDue(), 'it has been tried for less than a minute').to.equal(false);
      await algonquin.node.database.pool.query(
        `update outbound_message set created_at = now() - interval '61 seconds' where kind = 'request' and status in ('pending', 'held')`,
      );
      expect(await store.areDeadlinesDue(), 'the job is to look').to.equal(true);
      expect(await watchDeadlines(algonquin.node.context, later(5))).to.include({ withdrawn: 1 });
      await algonquin.moves(lacite, address);
      await algonquin.node.gateway.directory.channel('LACITE', 'resume', { kind: 'staff', name: 'Marie' });
      await post(algonquin, lacite, northern);
      return loan;
    }

    async function tokenAt({ node }: Library): Promise<string> {
      const marie = { kind: 'staff', name: 'Marie' } as const;
      const issued = await node.gateway.directory.issueCredential('ALGONQUIN', { kind: 'token' }, marie);
      if (issued.kind !== 'issued' || !issued.secret) throw new Error(`No token: ${issued.kind}.`);
      return issued.secret;
    }

    /** What the lost partner got, as if La Cité had taken it in and only its answer had been lost. */
    async function handOver(library: Library): Promise<void> {
      token ??= await tokenAt(library);
      await library.node.gateway.receiving.receive({
        bytes: Buffer.from(lost.received.at(-1)?.body ?? ''),
        contentType: 'application/xml',
        presented: [{ kind: 'bearer', secret: token }],
        sourceAddress: '127.0.0.1',
      });
    }

    it('is withdrawn and the next partner asked, with rule, setting, value and date in the history', async () => {
      const { algonquin, northern } = network;
      const loan = await undelivered({ status: 503 });
      expect(await northern.desk.state(`${loan}-2`)).to.equal('created');
      const { facts } = await algonquin.desk.told(loan, 'delivery.requestUndelivered');
      expect(facts).to.include({ setting: 'INTERLEND_WITHDRAW_BUSINESS_DAYS', value: 1, attempts: 1 });
      expect(facts).to.include.keys('rule', 'date');
      const sent = (await algonquin.desk.messages(loan, 'out')).map((each) => [
        each.partner,
        each.summary,
        each.status,
      ]);
      expect(sent, 'nothing ambiguous: no Cancel').to.deep.equal([
        ['NORTHERN', 'Request', 'delivered'],
        ['LACITE', 'Request', 'withdrawn'],
      ]);
    });

    it('is followed by a Cancel when a try was ambiguous', async () => {
      const { algonquin, lacite, post } = network;
      const loan = await undelivered('empty');
      const sent = (await algonquin.desk.messages(loan, 'out')).map((each) => [each.partner, each.summary]);
      expect(sent).to.deep.include(['LACITE', 'CancelToPassed']);
      await handOver(lacite);
      await post();
      expect(await lacite.desk.state(loan), 'the Cancel that came first waited for it').to.equal('cancelled');
    });

    it('answers and shows a late promise and a late parcel of the partner that was skipped', async () => {
      const { algonquin, lacite, northern, post } = network;
      const loan = await undelivered({ status: 503 });
      await handOver(lacite);
      await lacite.desk.does(loan, 'willSupply');
      await post();
      expect(await lacite.desk.state(loan), 'its promise is cancelled at once').to.equal('cancelled');
      expect(await algonquin.desk.attention(loan)).to.include('lateSupply');
      const { facts } = await algonquin.desk.told(loan, 'passedSupplier.willSupply');
      expect(facts).to.include.keys('rule', 'date');
      await lacite.desk.does(loan, 'reactivate');
      await lacite.desk.does(loan, 'ship', { barcodes: ['1'] });
      await post();
      expect(await algonquin.desk.state(loan), 'the request stays with the partner that has it now').to.equal(
        'requestSent',
      );
      expect((await algonquin.desk.attention(loan)).filter((each) => each === 'lateSupply')).to.have.length(2);
      expect(await lacite.desk.attention(loan), 'staff there read that it comes back').to.include('message');
      expect(await northern.desk.state(`${loan}-2`)).to.equal('created');
    });
  },
  { INTERLEND_AUTO_SEND_NEXT: 'yes' },
);

loansBetween('a requesting message that arrives before its request', (network) => {
  it('is confirmed, waits, and is refused as unknown when the request does not come', async () => {
    const { lacite, algonquin, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    await algonquin.desk.does(loan, 'send');
    await algonquin.desk.does(loan, 'generalMessage', { note: 'We are in a hurry.' });
    const { pool } = algonquin.node.database;
    await pool.query(`update outbound_message set status = 'withdrawn' where summary = 'Request'`);
    await post();
    const waiting = async () =>
      (await lacite.node.gateway.messageLog.messages({ direction: 'in', limit: 10 })).items[0];
    expect((await waiting())?.status).to.equal('waiting');
    const { store } = lacite.node.context;
    expect(await store.areDeadlinesDue(), 'it still waits').to.equal(false);
    await lacite.node.database.pool.query(`update inbound_message set due_at = now() where outcome = 'waiting'`);
    expect(await store.areDeadlinesDue(), 'its time is over').to.equal(true);
    expect(await watchDeadlines(lacite.node.context, new Date())).to.include({ early: 1 });
    expect(await store.areDeadlinesDue(), 'nothing is left').to.equal(false);
    expect((await waiting())?.status).to.equal('refused');
    expect(await lacite.node.gateway.reading.request(loan)).to.equal(undefined);
  });
});
