import { expect } from 'chai';
import { marie } from './support/desk.js';
import { loansBetween } from './support/story.js';

loansBetween('what a desk is told of a request', (network) => {
  const told = async (at: 'algonquin' | 'lacite', loan: string) => {
    const explanation = await network[at].node.gateway.explain(loan);
    if (!explanation) throw new Error(`${loan} is not explained.`);
    return explanation;
  };
  async function asked(): Promise<string> {
    const loan = await network.algonquin.desk.creates({ rota: ['LACITE', 'NORTHERN'] });
    await network.algonquin.desk.does(loan, 'send');
    return loan;
  }

  it('says who has it, who is left, and what a refusal leads to', async () => {
    const loan = await asked();
    await network.post();
    const { sentence, expectedNext, byItself, undelivered } = await told('algonquin', loan);
    expect(sentence).to.equal(
      `${loan}, “Kiss of the Fur Queen”, is “Request sent to partner”. It waits for La Cité. Still in the rota: Northern College.`,
    );
    expect(expectedNext).to.deep.equal([{ who: 'La Cité', what: 'The partner answers.' }]);
    expect(byItself.map((each) => each.rule)).to.deep.equal(['INTERLEND_AUTO_SEND_NEXT=no']);
    expect(undelivered).to.deep.equal([]);
  });

  it('says until when an undelivered request is tried, and why nothing is sent now', async () => {
    const { algonquin } = network;
    await algonquin.node.gateway.channel('LACITE', 'suspend', marie);
    const loan = await asked();
    const { byItself, undelivered } = await told('algonquin', loan);
    expect(byItself[0]?.what).to.equal('Nothing is sent to La Cité until staff resume it. Suspended by Marie.');
    expect(byItself[1]?.rule).to.equal('INTERLEND_WITHDRAW_BUSINESS_DAYS=1');
    expect(Date.parse(byItself[1]?.when ?? '')).to.be.above(Date.now());
    expect(undelivered.map((each) => each.message)).to.deep.equal(['Request']);
    await algonquin.node.gateway.channel('LACITE', 'resume', marie);
  });

  it('says who was passed over and why, and what staff should look at', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await asked();
    await post();
    await lacite.desk.does(loan, 'willSupply');
    await lacite.desk.does(loan, 'cancelSupply', { note: 'Water damage.' });
    await post();
    const { sentence, whoHasIt } = await told('algonquin', loan);
    expect(whoHasIt).to.equal('us');
    expect(sentence).to.include('It waits for us, Algonquin College (lender: Northern College).');
    expect(sentence).to.include('La Cité was passed over').and.to.include('Water damage.');
    expect(sentence).to.include('For staff to look at: The partner had the request and has now cancelled it.');
    expect(await algonquin.desk.state(loan)).to.equal('readyToSend');
  });

  it('names the date, the cap and the setting of a loan', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await asked();
    await post();
    await lacite.desk.does(loan, 'ship', { dueDate: '2099-03-01' });
    await post();
    await algonquin.desk.does(loan, 'receive');
    await post();
    const lender = await told('lacite', loan);
    expect(lender.expectedNext).to.deep.equal([
      {
        who: 'Algonquin College',
        what: 'The borrower returns the item by the due date.',
        by: '2099-03-02T04:59:59.000Z',
      },
    ]);
    expect(lender.byItself[0]?.rule).to.equal('INTERLEND_RENEWAL_CAP_DAYS=42');
    expect((await told('algonquin', loan)).expectedNext[0]?.by).to.equal('2099-03-02T04:59:59.000Z');
  });

  it('says that a closed request needs nobody', async () => {
    const { algonquin, post } = network;
    const loan = await asked();
    await post();
    await algonquin.desk.does(loan, 'cancel');
    await post();
    const { sentence, expectedNext, byItself } = await told('algonquin', loan);
    expect(sentence).to.include('It is closed; nobody has to do anything.');
    expect([expectedNext, byItself]).to.deep.equal([[], []]);
    expect((await told('lacite', loan)).whoHasIt).to.equal('nobody');
  });
});
