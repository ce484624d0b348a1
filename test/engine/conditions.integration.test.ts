import { expect } from 'chai';
import { dialectOf } from '../../src/protocol/dialects/index.js';
import { dialectFixtures } from '../support/dialect-fixture.js';
import { english } from '../support/english.js';
import { loansBetween } from './support/story.js';

loansBetween('conditions', (network) => {
  for (const { name: dialect, fixture } of dialectFixtures)
    describe(`in the form of ${dialect}`, () => {
      before(async () => {
        const { algonquin, lacite } = network;
        const change = { dialect, isoVersion: dialectOf(dialect).version };
        await algonquin.knows(lacite, change);
        await lacite.knows(algonquin, change);
      });

      async function offered(): Promise<string> {
        const { algonquin, lacite, post } = network;
        const loan = await algonquin.desk.creates({ rota: ['LACITE', 'NORTHERN'] });
        await algonquin.desk.does(loan, 'send');
        await post();
        await lacite.desk.does(loan, 'offerConditions', { reason: '22', replyBy: '2099-05-01', cost: '12.50' });
        await post();
        expect((await lacite.desk.xml(loan, 'out', 'Conditional')).xml).to.match(fixture.conditions.offer);
        expect(await algonquin.desk.state(loan)).to.equal('conditional');
        expect((await algonquin.desk.sees(loan)).facts['conditions']).to.include('LibraryUseOnly');
        expect(await algonquin.desk.attention(loan)).to.deep.equal(['conditionsOffered']);
        return loan;
      }

      it('are accepted: the lender is committed and the loan goes on', async () => {
        const { algonquin, lacite, post } = network;
        const loan = await offered();
        await algonquin.desk.does(loan, 'acceptConditions', { note: 'Gladly.' });
        await post();
        const out = await algonquin.desk.messages(loan, 'out');
        const whole = await Promise.all(
          out.map(async (each) => (await algonquin.node.gateway.messageLog.message('out', each.id))?.xml),
        );
        expect(whole.join('\n')).to.match(fixture.conditions.acceptance);
        expect(await lacite.desk.state(loan)).to.equal('willSupply');
        expect(await algonquin.desk.state(loan)).to.equal('willSupply');
        expect(await algonquin.desk.attention(loan), 'answered').to.deep.equal([]);
        await lacite.desk.does(loan, 'ship', { barcodes: ['39345'] });
        await post();
        expect(await algonquin.desk.state(loan)).to.equal('shippedPhysically');
      });

      it('are refused: the lender is free and says so, and the next partner can be asked (KE2)', async () => {
        const { algonquin, lacite, post } = network;
        const loan = await offered();
        await algonquin.desk.does(loan, 'refuseConditions', { note: 'Our reader lives far away.' });
        await post();
        const out = await algonquin.desk.messages(loan, 'out');
        const whole = await Promise.all(
          out.map(async (each) => (await algonquin.node.gateway.messageLog.message('out', each.id))?.xml),
        );
        expect(whole.join('\n')).to.match(fixture.conditions.refusal);
        expect(await lacite.desk.state(loan)).to.equal('cancelled');
        const said = (await lacite.desk.messages(loan, 'out')).map(({ summary, status }) => `${summary} ${status}`);
        const answer = fixture.conditions.refusal.source.includes('REJECT') ? 'Cancelled' : 'CancelAccepted';
        expect(said).to.include(`${answer} delivered`);
        const view = await algonquin.desk.sees(loan);
        expect([view.state, view.partner]).to.deep.equal(['readyToSend', 'NORTHERN']);
        expect(view.needsAttention).to.equal(0);
      });
    });

  it('raise the most we pay to the price that was offered', async () => {
    const { algonquin, lacite, post } = network;
    for (const [home, other] of [
      [algonquin, lacite],
      [lacite, algonquin],
    ] as const)
      await home.knows(other, { dialect: 'interlend', isoVersion: '2021-2' });
    const loan = await algonquin.desk.creates({ rota: ['LACITE'], maximumCosts: { amount: '5.00', currency: 'CAD' } });
    await algonquin.desk.does(loan, 'send');
    await post();
    await lacite.desk.does(loan, 'offerConditions', { reason: '14', replyBy: '2099-05-01', cost: '12.50' });
    await post();
    await algonquin.desk.does(loan, 'acceptConditions');
    expect((await algonquin.desk.xml(loan, 'out', 'Retry')).xml).to.match(/<monetaryValue>12\.50</);
  });
});

loansBetween('an answer that is neither yes nor no', (network) => {
  async function asked(): Promise<string> {
    const { algonquin, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE', 'NORTHERN'] });
    await algonquin.desk.does(loan, 'send');
    await post();
    return loan;
  }

  it('Retry possible sends the request on to the next partner, and keeps when one may ask again', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await asked();
    await lacite.desk.does(loan, 'offerRetry', { reason: '1', retryAfter: '2099-06-01' });
    await post();
    const view = await algonquin.desk.sees(loan);
    expect([view.state, view.partner]).to.deep.equal(['readyToSend', 'NORTHERN']);
    expect(view.rota[0]?.why).to.include('In use/on loan').and.to.include('Jun 1, 2099');
  });

  it('a bad citation comes back, is mended, and reaches the same lending request', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await asked();
    await lacite.desk.does(loan, 'returnBadCitation', { note: 'No such year.' });
    await post();
    expect(await algonquin.desk.state(loan)).to.equal('badCitation');
    await algonquin.desk.does(loan, 'mendCitation', { title: 'Kiss of the Fur Queen: a novel', isbn: '9780385256520' });
    await post();
    expect(await lacite.desk.state(loan)).to.equal('created');
    const { title, bibliographic } = await lacite.desk.sees(loan);
    expect(title, 'the lender sees the mended title').to.equal('Kiss of the Fur Queen: a novel');
    expect(JSON.stringify(bibliographic)).to.include('9780385256520');
    expect(await algonquin.desk.attention(loan)).to.deep.equal([]);
    await lacite.desk.does(loan, 'willSupply');
    await post();
    expect(await algonquin.desk.state(loan)).to.equal('willSupply');
  });
});

loansBetween('terms that are accepted', (network) => {
  async function offered(fields: Record<string, unknown>): Promise<string> {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'], maximumCosts: { amount: '5.00', currency: 'CAD' } });
    await algonquin.desk.does(loan, 'send');
    await post();
    await lacite.desk.does(loan, 'offerConditions', { reason: '14', replyBy: '2099-05-01', ...fields });
    await post();
    return loan;
  }

  async function refusal(loan: string, action: string, fields: Record<string, unknown>): Promise<string> {
    const outcome = await network.algonquin.desk.tries(loan, action, fields);
    return outcome.kind === 'invalid' ? outcome.problems.map(({ problem }) => english(problem)).join() : outcome.kind;
  }

  it('FE3: are in the currency of the offer, on the page and on the wire', async () => {
    const { algonquin } = network;
    const loan = await offered({ cost: '35', currency: 'usd' });
    const { terms } = (await algonquin.desk.sees(loan)).facts as { terms: { cost: unknown } };
    expect(terms.cost).to.deep.equal({ amount: '35', currency: 'USD' });
    await algonquin.desk.does(loan, 'acceptConditions', { maximumCosts: '35.00' });
    const { xml } = await algonquin.desk.xml(loan, 'out', 'Retry');
    expect(xml).to.match(/<maximumCosts>\s*<currencyCode>USD<\/currencyCode>\s*<monetaryValue>35</);
  });

  it('FA2 KA44: are those that were read: another price or an earlier offer is refused, and nothing is sent', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await offered({ cost: '12.50' });
    expect(await refusal(loan, 'acceptConditions', { maximumCosts: '10' })).to.match(/price offered is 12\.50 CAD/);
    expect(await refusal(loan, 'acceptConditions', { currency: 'USD' })).to.match(/12\.50 CAD/);
    expect(await refusal(loan, 'acceptConditions', {}), 'KA44').to.match(/Say which conditions you accept: offer 1/);
    await lacite.desk.does(loan, 'offerConditions', { reason: '22', replyBy: '2099-06-01', cost: '20' });
    await post();
    expect(await refusal(loan, 'acceptConditions', { offer: 1 })).to.match(/conditions have changed/);
    expect((await algonquin.desk.messages(loan, 'out')).map(({ summary }) => summary)).to.deep.equal(['Request']);
    const view = await algonquin.desk.sees(loan);
    const accept = view.actions.find(({ name }) => name === 'acceptConditions');
    expect(accept?.fields.find(({ name }) => name === 'offer')?.default, 'what the form read').to.equal('2');
    await algonquin.desk.does(loan, 'acceptConditions', { offer: 2 });
    await post();
    expect(await lacite.desk.state(loan)).to.equal('willSupply');
  });

  it('FA3, FE3: come back with the item: the condition and the price that was agreed', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await offered({ reason: '22', cost: '9', currency: 'EUR' });
    await algonquin.desk.does(loan, 'acceptConditions');
    await post();
    await lacite.desk.does(loan, 'ship', { barcodes: ['39346'] });
    await post();
    const { xml } = await lacite.desk.xml(loan, 'out', 'Loaned');
    expect(xml).to.include('<loanCondition>LibraryUseOnly</loanCondition>');
    expect(xml).to.match(/<deliveryCosts>\s*<currencyCode>EUR<\/currencyCode>\s*<monetaryValue>9</);
    expect((await algonquin.desk.sees(loan)).facts['conditions']).to.deep.equal(['LibraryUseOnly']);
  });
});
