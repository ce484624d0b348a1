import { expect } from 'chai';
import { english } from '../support/english.js';
import { marie } from './support/desk.js';
import { loansBetween } from './support/story.js';

loansBetween('an order of the desk', (network) => {
  const created = () => network.algonquin.desk.creates({ rota: ['LACITE'] });

  it('with a version that somebody was faster than says who, and changes nothing', async () => {
    const { desk } = network.algonquin;
    const loan = await created();
    await desk.does(loan, 'send');
    const late = await desk.tries(loan, 'cancel', {}, 1);
    if (late.kind !== 'stale') throw new Error(late.kind);
    expect([late.lastActor, late.lastEvent, late.request.state]).to.deep.equal(['Marie', 'send', 'requestSent']);
    expect((await desk.history(loan)).map((each) => each.event)).to.deep.equal(['created', 'markReady', 'send']);
  });

  it('that the state does not take says what it takes', async () => {
    const refused = await network.algonquin.desk.tries(await created(), 'receive');
    if (refused.kind !== 'notAllowed') throw new Error(refused.kind);
    expect(english(refused.reason))
      .to.include('“Receive” is not possible at “Ready to be sent”')
      .and.to.match(/Possible: .*Send/);
  });

  it('that only the node gives is not possible for staff', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await created();
    await algonquin.desk.does(loan, 'send');
    await post();
    expect((await lacite.desk.tries(loan, 'expire')).kind).to.equal('notAllowed');
  });

  it('with wrong fields names each field and its remedy', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await created();
    await algonquin.desk.does(loan, 'send');
    await post();
    const fields = { reason: '99', replyBy: 'tomorrow', cost: '1,234', colour: 'blue', note: 'a\u0000b' };
    const outcome = await lacite.desk.tries(loan, 'offerConditions', fields);
    if (outcome.kind !== 'invalid') throw new Error(outcome.kind);
    expect(outcome.problems.map((each) => each.field).sort()).to.deep.equal([
      'colour',
      'cost',
      'note',
      'reason',
      'replyBy',
    ]);
    expect(await lacite.desk.state(loan)).to.equal('created');
  });

  it('whose message cannot be written is an error on the screen, and nothing is stored', async () => {
    const { algonquin } = network;
    const loan = await created();
    const { id } = await algonquin.desk.sees(loan);
    await algonquin.node.database.pool.query(
      `update citation set bibliographic = bibliographic || '{"title": "A\\u0001B"}' where request_id = $1`,
      [id],
    );
    const outcome = await algonquin.desk.tries(loan, 'send');
    if (outcome.kind !== 'invalid') throw new Error(outcome.kind);
    expect(outcome.problems[0]?.problem).to.be.a('string');
    const { state, version, rota } = await algonquin.desk.sees(loan);
    expect([state, version, rota[0]?.state]).to.deep.equal(['readyToSend', 1, 'listed']);
    expect(await algonquin.desk.messages(loan, 'out')).to.deep.equal([]);
  });

  it('for a request that does not exist, or is no id at all, finds nothing', async () => {
    const { gateway } = network.algonquin.node;
    for (const id of ['999999', 'abc', '99999999999999999999', '', '-1', 'OCAL9999999']) {
      expect(await gateway.orders.act(id, 'send', 1, {}, marie), id).to.deep.equal({ kind: 'unknown' });
      expect(await gateway.reading.request(id), id).to.equal(undefined);
      expect(await gateway.reading.explain(id), id).to.equal(undefined);
      expect(await gateway.reading.history(id), id).to.deep.equal([]);
      expect(await gateway.messageLog.message('in', id), id).to.equal(undefined);
      expect(await gateway.messageLog.message('out', id), id).to.equal(undefined);
      expect(await gateway.tasks.dismissAttention('1', id, marie), id).to.equal(false);
      expect((await gateway.messageLog.messages({ request: id || 'none', limit: 5 })).items, id).to.deep.equal([]);
      expect((await gateway.messageLog.replay({ messages: [id] }, marie)).replayed, id).to.equal(0);
      expect(await gateway.directory.revokeCredential('LACITE', id, marie), id).to.equal(false);
    }
  });

  it('a draft with what cannot be stored or sent is refused by the field', async () => {
    const { gateway } = network.algonquin.node;
    const outcome = await gateway.newRequests.create(
      { serviceType: 'Loan', title: 'A\u0000B', note: '\ud800', rota: ['NOBODY'], needBeforeDate: 'soon' },
      marie,
    );
    if (outcome.kind !== 'invalid') throw new Error(outcome.kind);
    expect(outcome.problems.map((each) => each.field).sort()).to.deep.equal([
      'needBeforeDate',
      'note',
      'rota',
      'title',
    ]);
  });

  it('is told by the External ID, by an attempt’s id, and by what a scanner reads', async () => {
    const { algonquin } = network;
    const loan = await created();
    for (const name of [loan, ` ${loan} `, `1//${loan}`, `${loan}-2`])
      expect((await algonquin.desk.sees(name)).externalId).to.equal(loan);
    expect((await algonquin.node.gateway.lists.requests({ q: `${loan}-3`, limit: 5 })).items).to.have.length(1);
  });
});
