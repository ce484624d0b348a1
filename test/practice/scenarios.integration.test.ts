import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import type { RequestView } from '../../src/contract/request-views.js';
import type { BorrowerScenario, LenderScenario } from '../../src/domain/practice/play.js';
import { eventually } from '../support/eventually.js';
import { type InProcess, type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';
import { type Practised, practiseWith } from '../support/practice-partner.js';

describe('the practice partner', function () {
  this.timeout(120_000);
  let library: LibraryUnderTest;
  let node: InProcess;
  let practice: Practised;
  let wishes = 0;

  before(async () => {
    library = await openLibrary();
    node = await library.serve();
    practice = await practiseWith(node, 'PRACTICE', library.symbol);
  });
  after(async () => {
    await practice?.stop();
    await library?.close();
  });

  const read = (id: string) => node.desk<RequestView>('GET', `/requests/${id}`);
  const act = async (id: string, action: string, fields: object = {}) =>
    node.desk<RequestView>('POST', `/requests/${id}/actions/${action}`, { version: (await read(id)).version, fields });
  async function comesTo(id: string, state: string): Promise<RequestView> {
    for (let tries = 0; ; tries++) {
      const now = await read(id);
      if (now.state === state) return now;
      if (tries > 100) throw new Error(`The request is at ${now.state}, not at ${state}.`);
      await pause(100);
    }
  }
  /** A wish of ours, played as its title says. */
  async function wish(scenario: LenderScenario): Promise<string> {
    wishes += 1;
    const draft = { serviceType: 'Loan', title: `Rivers ${wishes} practice:${scenario}`, rota: [practice.code] };
    const { id } = await node.desk<RequestView>('POST', '/requests', draft);
    await act(id, 'send');
    return id;
  }
  const rows = (id: string, sql: string) => library.rows<{ n: number }>(sql, [id]).then(([row]) => row?.n ?? 0);

  const lends: [LenderScenario, string][] = [
    ['fills', 'shippedPhysically'],
    ['refuses', 'rejectedByPartner'],
    ['conditions', 'conditional'],
    ['promises', 'willSupply'],
    ['no-cancel', 'willSupply'],
    ['late', 'shippedPhysically'],
    ['double', 'shippedPhysically'],
  ];
  for (const [scenario, state] of lends)
    it(`as lender that ${scenario} brings our request to ${state}`, async () => {
      await comesTo(await wish(scenario), state);
    });

  it('is understood when it says everything twice: it moves the request once', async () => {
    const id = await wish('double');
    await comesTo(id, 'shippedPhysically');
    const heard = `select count(*)::int as n from inbound_message where request_id = $1 and repeat_count > 0`;
    await eventually('it is heard', async () => (await rows(id, heard)) > 0, 10000);
    expect(await rows(id, heard)).to.be.above(0);
    expect(
      await rows(
        id,
        `select count(*)::int as n from history where request_id = $1 and event = 'supplier.loaned' and to_state is distinct from from_state`,
      ),
    ).to.equal(1);
  });

  for (const [scenario, state] of [
    ['recalls', 'recalled'],
    ['overdue', 'overdue'],
  ] as const)
    it(`as lender that ${scenario} does so once we have received`, async () => {
      const id = await wish(scenario);
      await comesTo(id, 'shippedPhysically');
      await act(id, 'receive');
      await comesTo(id, state);
    });

  it('that is silent confirms, and says nothing', async () => {
    const id = await wish('silent');
    const delivered = `select count(*)::int as n from outbound_message where request_id = $1 and status = 'delivered'`;
    await eventually('it is delivered', async () => (await rows(id, delivered)) > 0, 10000);
    expect([await rows(id, delivered), (await read(id)).state]).to.deep.equal([1, 'requestSent']);
  });

  for (const scenario of ['mute', 'garbage'] as const)
    it(`that is ${scenario} leaves our message undelivered, to be tried again`, async () => {
      const id = await wish(scenario);
      const tried = `select count(*)::int as n from delivery_attempt a join outbound_message m on m.id = a.message_id
        where m.request_id = $1 and a.closed_at is not null and m.status <> 'delivered'`;
      await eventually('it is tried', async () => (await rows(id, tried)) > 0, 20000);
      expect(await rows(id, tried)).to.be.above(0);
    });

  /** Its request, as it arrived here. */
  async function asks(scenario: BorrowerScenario): Promise<string> {
    const asked = practice.partner.ask({ title: 'Roads of the north', scenario });
    for (let tries = 0; tries < 50; tries++) {
      await pause(100);
      const [found] = await library.rows<{ id: string }>(
        'select request_id::text as id from conversation where requesting_agency_request_id = $1',
        [asked],
      );
      if (found) return found.id;
    }
    throw new Error(`${asked} did not come.`);
  }
  const borrows: [BorrowerScenario, string, ...string[]][] = [
    ['borrows', 'returnedByPartner', 'willSupply', 'ship'],
    ['renews', 'renewRequested', 'willSupply', 'ship'],
    ['cancels', 'cancelled', 'willSupply'],
    ['keeps', 'receivedByPartner', 'willSupply', 'ship'],
    ['declines', 'cancelled', 'offerConditions'],
    ['late', 'returnedByPartner', 'willSupply', 'ship'],
    ['double', 'returnedByPartner', 'willSupply', 'ship'],
  ];
  const fields: Record<string, object> = {
    offerConditions: { reason: '22', replyBy: '2099-01-05' },
    offerRetry: { reason: '1' },
  };
  for (const [scenario, state, ...orders] of borrows)
    it(`as borrower that ${scenario} asks, and comes to ${state}`, async () => {
      const id = await asks(scenario);
      for (const order of orders) await act(id, order, fields[order]);
      await comesTo(id, state);
    });

  it('as borrower that retries asks again when another try is offered, and is lent it then', async () => {
    const id = await asks('retries');
    await act(id, 'offerRetry', fields['offerRetry']);
    const again = `select count(*)::int as n from history where request_id = $1 and event = 'requester.retry'`;
    await eventually('it comes again', async () => (await rows(id, again)) > 0, 15000);
    await act(id, 'ship');
    await comesTo(id, 'returnedByPartner');
  });

  it('as borrower that is silent confirms what we say, and says nothing', async () => {
    const id = await asks('silent');
    await act(id, 'ship');
    const delivered = `select count(*)::int as n from outbound_message where request_id = $1 and status = 'delivered'`;
    await eventually('it is delivered', async () => (await rows(id, delivered)) > 0, 15000);
    expect([await rows(id, delivered), (await read(id)).state]).to.deep.equal([1, 'shippedPhysically']);
  });

  for (const scenario of ['mute', 'garbage'] as const)
    it(`as borrower that is ${scenario} leaves our answer undelivered, to be tried again`, async () => {
      const id = await asks(scenario);
      await act(id, 'willSupply');
      const tried = `select count(*)::int as n from delivery_attempt a join outbound_message m on m.id = a.message_id
        where m.request_id = $1 and a.closed_at is not null and m.status <> 'delivered'`;
      await eventually('it is tried', async () => (await rows(id, tried)) > 0, 35000);
      expect(await rows(id, tried)).to.be.above(0);
    });
});
