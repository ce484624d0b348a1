import { expect } from 'chai';
import { hands } from './support/by-hand.js';
import { loansBetween } from './support/story.js';

loansBetween('what arrives otherwise than usual', (network) => {
  it('FB3: a request that was needed before it came is taken, and marked with the date', async () => {
    const { algonquin, lacite } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    await algonquin.desk.does(loan, 'send');
    const { xml } = await algonquin.desk.xml(loan, 'out', 'Request');
    const needed = '<needBeforeDate>2020-03-01T12:00:00Z</needBeforeDate>';
    const late = xml.replace(/<serviceType>[^<]*<\/serviceType>/, (service) => `${service}${needed}`);
    expect((await hands(algonquin, lacite, late)).outcome).to.equal('applied');
    const mark = (await lacite.desk.sees(loan)).attention.find(({ reason }) => reason === 'neededByPassed');
    expect(mark?.text).to.match(/had passed when the request came.*Mar 1, 2020/);
    const french = (await lacite.desk.sees(loan, 'fr')).attention.find(({ reason }) => reason === 'neededByPassed');
    expect(french?.text).to.match(/déjà passée.*1er mars 2020/);
  });

  it('FE8: a copy that is answered “Loaned” with a link is received digitally', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'], serviceType: 'Copy', pages: '1-9' } as never);
    await algonquin.desk.does(loan, 'send');
    await post();
    await lacite.desk.does(loan, 'shipDigitally', { url: 'https://files.lacite.example/a.pdf' });
    const { xml } = await lacite.desk.xml(loan, 'out', 'CopyCompleted');
    const loaned = xml.replace('<status>CopyCompleted<', '<status>Loaned<');
    expect((await hands(lacite, algonquin, loaned)).outcome).to.equal('applied');
    const view = await algonquin.desk.sees(loan);
    expect(view.state).to.equal('shippedDigitally');
    expect(view.actions.find(({ primary }) => primary)?.name).to.equal('receiveDigitally');
    expect(view.facts['url']).to.equal('https://files.lacite.example/a.pdf');
  });

  it('FE12: an offer in the form of a broker is visible to a plain requester, and its date raises an alert', async () => {
    const { algonquin, lacite, post } = network;
    await lacite.knows(algonquin, { dialect: 'crosslink', isoVersion: '1.2' });
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    await algonquin.desk.does(loan, 'send');
    await post();
    const offer = { reason: '22', replyBy: '2099-05-01', cost: '12.50', currency: 'USD', ifUnanswered: 'keep' };
    await lacite.desk.does(loan, 'offerConditions', offer);
    const { xml } = await lacite.desk.xml(loan, 'out', 'Conditional');
    expect(xml, 'for people').to.match(/Condition: LibraryUseOnly, Cost: 12\.50 USD\s+Please answer by 2099-05-01\./);
    /** The broker takes its token and the fields out; the words stay. */
    const words = xml
      .replace('#ReShareAddLoanCondition#', '')
      .replace(/<deliveryInfo>[\s\S]*<\/deliveryInfo>/, '')
      .replace(/<offeredCosts>[\s\S]*<\/offeredCosts>/, '')
      .replace(/<retryBefore>[^<]*<\/retryBefore>/, '');
    expect((await hands(lacite, algonquin, words)).outcome).to.equal('applied');
    const view = await algonquin.desk.sees(loan);
    expect(view.state).to.equal('conditional');
    expect(view.attention.map(({ reason }) => reason)).to.deep.equal(['conditionsOffered']);
    expect([view.terms?.conditions[0]?.code, view.terms?.cost, view.terms?.replyBy?.slice(0, 10)]).to.deep.equal([
      'LibraryUseOnly',
      { amount: '12.50', currency: 'USD' },
      '2099-05-01',
    ]);
    await lacite.node.timetable.jobs.find(({ name }) => name === 'enforce-reply-by')?.runOnce(new Date('2099-05-03'));
    expect(await lacite.desk.attention(loan), 'nobody answered').to.include('conditionsUnanswered');
    await lacite.knows(algonquin, { dialect: 'interlend', isoVersion: '2021-2' });
  });
});
