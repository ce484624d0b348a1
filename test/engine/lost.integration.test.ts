import { expect } from 'chai';
import { loansBetween } from './support/story.js';

loansBetween('an item that does not come back as it left', (network) => {
  async function lent(): Promise<string> {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    await algonquin.desk.does(loan, 'send');
    await post();
    await lacite.desk.does(loan, 'ship', { barcodes: ['39345'] });
    await post();
    await algonquin.desk.does(loan, 'receive');
    await algonquin.desk.does(loan, 'loanToPatron');
    await post();
    return loan;
  }
  const both = async (loan: string) => {
    await network.post();
    return [await network.algonquin.desk.state(loan), await network.lacite.desk.state(loan)];
  };

  it('is reported lost by the borrower, charged by the lender, paid, and completed without return', async () => {
    const { algonquin, lacite } = network;
    const loan = await lent();
    await algonquin.desk.does(loan, 'reportLost', { note: 'Left on a bus.' });
    expect(await both(loan)).to.deep.equal(['lostReported', 'lostReported']);
    expect(await lacite.desk.attention(loan)).to.include('lostReported');
    await lacite.desk.does(loan, 'declareLost', { cost: '85.00', note: 'Invoice by mail.' });
    expect(await both(loan)).to.deep.equal(['declaredLost', 'lostAndFeeCommunicated']);
    expect(await lacite.desk.attention(loan)).to.not.include('lostReported');
    expect((await algonquin.desk.sees(loan)).facts['lostCase']).to.include({ fee: '85.00', currency: 'CAD' });
    await algonquin.desk.does(loan, 'feePaid', { note: 'Paid by cheque.' });
    await lacite.desk.does(loan, 'lostPaid');
    expect(await both(loan)).to.deep.equal(['requestCompleted', 'completedWithoutReturn']);
    expect(await algonquin.desk.attention(loan)).to.not.include('lostDeclared');
  });

  it('is declared lost by the lender, and turns up', async () => {
    const { algonquin, lacite } = network;
    const loan = await lent();
    await lacite.desk.does(loan, 'declareLost', { cost: '85.00', note: 'Overdue for months.' });
    expect(await both(loan)).to.deep.equal(['declaredLost', 'lostAndFeeCommunicated']);
    expect(await algonquin.desk.attention(loan)).to.deep.equal(['lostDeclared']);
    await algonquin.desk.does(loan, 'found');
    await algonquin.desk.does(loan, 'returnToPartner');
    expect(await both(loan)).to.deep.equal(['returnedToPartner', 'returnedByPartner']);
    await lacite.desk.does(loan, 'checkIn');
    expect(await both(loan)).to.deep.equal(['requestCompleted', 'requestCompleted']);
    expect(await algonquin.desk.attention(loan)).to.deep.equal([]);
  });

  it('is damaged: the borrower reports it, and returns it all the same', async () => {
    const { algonquin, lacite } = network;
    const loan = await lent();
    await algonquin.desk.does(loan, 'returnByPatron');
    await algonquin.desk.does(loan, 'reportDamaged', { note: 'Coffee on page 12.' });
    expect(await both(loan)).to.deep.equal(['damagedReported', 'damaged']);
    expect((await lacite.desk.sees(loan)).attention.map((each) => each.text).join()).to.include('Coffee on page 12.');
    await algonquin.desk.does(loan, 'returnToPartner');
    await lacite.desk.does(loan, 'checkIn');
    expect(await both(loan)).to.deep.equal(['requestCompleted', 'requestCompleted']);
    expect(await lacite.desk.attention(loan)).to.not.include('damaged');
  });
});
