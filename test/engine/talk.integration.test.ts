import { expect } from 'chai';
import { loansBetween } from './support/story.js';

loansBetween('words between the libraries', (network) => {
  async function asked(draft: { serviceType?: 'Copy' } = {}): Promise<string> {
    const { algonquin, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'], ...draft });
    await algonquin.desk.does(loan, 'send');
    await post();
    return loan;
  }
  /** A message of La Cité that never arrives. */
  async function loses(loan: string, action: string, fields = {}): Promise<void> {
    const { lacite } = network;
    await lacite.desk.does(loan, action, fields);
    await lacite.node.database.pool.query(`update outbound_message set status = 'dead' where status = 'pending'`);
  }

  it('a general message is shown to staff of the other side and changes nothing', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await asked();
    await algonquin.desk.does(loan, 'generalMessage', { note: 'Is the map still in it?' });
    await post();
    expect(await lacite.desk.state(loan)).to.equal('created');
    expect((await lacite.desk.sees(loan)).attention.map((each) => each.text).join()).to.include(
      'Is the map still in it?',
    );
    await lacite.desk.does(loan, 'generalMessage', { note: 'Yes.' });
    await post();
    expect(await lacite.desk.attention(loan), 'answered').to.deep.equal(['newRequest']);
    expect(await algonquin.desk.attention(loan)).to.deep.equal(['message']);
  });

  it('a status request is answered by itself, and the answer makes up for a step that was missed', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await asked();
    await loses(loan, 'ship', { barcodes: ['39345'], dueDate: '2099-03-01' });
    await algonquin.desk.does(loan, 'askStatus');
    await post();
    const view = await algonquin.desk.sees(loan);
    expect([view.state, view.dueDate]).to.deep.equal(['shippedPhysically', '2099-03-02T04:59:59.000Z']);
    expect((await algonquin.desk.told(loan, 'supplier.loaned')).facts).to.include.keys('rule', 'date');
    expect((await lacite.desk.told(loan, 'requester.statusRequest')).facts).to.include.keys('rule', 'date');
  });

  it('a status answer that says nothing new is only shown', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await asked();
    await lacite.desk.does(loan, 'willSupply', { expectedDeliveryDate: '2099-02-01' });
    await post();
    await algonquin.desk.does(loan, 'askStatus');
    await post();
    expect(await algonquin.desk.state(loan)).to.equal('willSupply');
    expect(await algonquin.desk.attention(loan)).to.deep.equal(['message']);
    expect((await algonquin.desk.xml(loan, 'in', 'WillSupply')).xml).to.include('expectedDeliveryDate');
  });

  it('a status answer never takes an offer of conditions for a refusal', async () => {
    const { algonquin, post } = network;
    const loan = await asked();
    await loses(loan, 'offerConditions', { reason: '22', replyBy: '2099-01-01' });
    await algonquin.desk.does(loan, 'askStatus');
    await post();
    expect(await algonquin.desk.state(loan)).to.equal('requestSent');
  });

  it('a copy is delivered by a link', async () => {
    const { algonquin, lacite, post } = network;
    const copy = await asked({ serviceType: 'Copy' });
    await lacite.desk.does(copy, 'shipDigitally', { url: 'https://files.lacite.example/a%20b.pdf' });
    await post();
    expect(await algonquin.desk.state(copy)).to.equal('shippedDigitally');
    expect((await algonquin.desk.sees(copy)).facts['url']).to.equal('https://files.lacite.example/a%20b.pdf');
    await algonquin.desk.does(copy, 'receiveDigitally');
    await post();
    expect([await algonquin.desk.state(copy), await lacite.desk.state(copy)]).to.deep.equal([
      'receivedDigitally',
      'requestCompleted',
    ]);
  });
});
