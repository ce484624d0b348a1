import { expect } from 'chai';
import { loansBetween } from './support/story.js';

loansBetween('a cancel', (network) => {
  async function promised(): Promise<string> {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    await algonquin.desk.does(loan, 'send');
    await post();
    await lacite.desk.does(loan, 'willSupply');
    await post();
    return loan;
  }

  it('FA41: is accepted at once while nothing is shipped, says who cancelled, and the history says by which rule', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await promised();
    await algonquin.desk.does(loan, 'cancel');
    await post();
    expect([await algonquin.desk.state(loan), await lacite.desk.state(loan)]).to.deep.equal([
      'cancelledByPartner',
      'cancelled',
    ]);
    const labels = [await algonquin.desk.sees(loan), await algonquin.desk.sees(loan, 'fr')].map(
      (each) => each.stateLabel,
    );
    expect(labels, 'FA41: it was us who cancelled').to.deep.equal([
      'Cancelled, partner agreed',
      'Annulé, avec l’accord du partenaire',
    ]);
    expect((await lacite.desk.told(loan, 'requester.cancel')).facts).to.include({
      setting: 'INTERLEND_CANCEL_BY_HAND',
      value: 'no',
    });
    expect(await lacite.desk.attention(loan), 'nothing is left to decide').to.deep.equal([]);
  });

  it('that crosses the shipment leaves the loan shipped and tells the borrower it was refused', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await promised();
    await lacite.desk.does(loan, 'ship', { barcodes: ['39345'] });
    await algonquin.desk.does(loan, 'cancel');
    await post();
    expect([await algonquin.desk.state(loan), await lacite.desk.state(loan)]).to.deep.equal([
      'shippedPhysically',
      'shippedPhysically',
    ]);
    expect(await algonquin.desk.attention(loan)).to.deep.equal(['cancelRefused']);
    await algonquin.desk.does(loan, 'receive');
    expect(await algonquin.desk.attention(loan)).to.deep.equal([]);
  });

  it('waits for staff of the lender where they answer by hand: refused, the item still comes', async () => {
    const { algonquin, lacite, post } = network;
    lacite.node.context.settings.cancelByHand = true;
    const loan = await promised();
    await algonquin.desk.does(loan, 'cancel');
    await post();
    expect(await lacite.desk.state(loan)).to.equal('cancelRequested');
    expect(await lacite.desk.attention(loan)).to.include('cancelAsked');
    await lacite.desk.does(loan, 'refuseCancel', { note: 'It is packed.' });
    await post();
    expect([await algonquin.desk.state(loan), await lacite.desk.state(loan)]).to.deep.equal([
      'cancelNotAccepted',
      'willSupply',
    ]);
    expect(await lacite.desk.attention(loan), 'answered').to.deep.equal([]);
    await lacite.desk.does(loan, 'ship');
    await post();
    expect(await algonquin.desk.state(loan)).to.equal('shippedPhysically');
    lacite.node.context.settings.cancelByHand = false;
  });

  it('waits for staff of the lender where they answer by hand: accepted, both sides are done', async () => {
    const { algonquin, lacite, post } = network;
    lacite.node.context.settings.cancelByHand = true;
    const loan = await promised();
    await algonquin.desk.does(loan, 'cancelByPatron');
    await post();
    await lacite.desk.does(loan, 'acceptCancel');
    await post();
    expect([await algonquin.desk.state(loan), await lacite.desk.state(loan)]).to.deep.equal([
      'cancelledByPartner',
      'cancelled',
    ]);
    lacite.node.context.settings.cancelByHand = false;
  });

  it('of the supplier sends the request back to the rota', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE', 'NORTHERN'] });
    await algonquin.desk.does(loan, 'send');
    await post();
    await lacite.desk.does(loan, 'willSupply');
    await lacite.desk.does(loan, 'cancelSupply', { note: 'Water damage.' });
    await post();
    const view = await algonquin.desk.sees(loan);
    expect([view.state, view.partner]).to.deep.equal(['readyToSend', 'NORTHERN']);
    expect(await algonquin.desk.attention(loan)).to.deep.equal(['cancelledBySupplier']);
    await algonquin.desk.does(loan, 'send');
    expect(await algonquin.desk.attention(loan)).to.deep.equal([]);
  });
});
