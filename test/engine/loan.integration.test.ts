import { expect } from 'chai';
import { loansBetween } from './support/story.js';

loansBetween('a loan between two libraries', (network) => {
  /** A loan that La Cité has shipped with a due date and that a reader of Algonquin has. */
  async function lent(): Promise<string> {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    await algonquin.desk.does(loan, 'send');
    await post();
    await lacite.desk.does(loan, 'willSupply');
    await lacite.desk.does(loan, 'ship', { barcodes: ['39345'], dueDate: '2099-03-01' });
    await post();
    await algonquin.desk.does(loan, 'receive');
    await algonquin.desk.does(loan, 'loanToPatron');
    await post();
    return loan;
  }

  it('goes from Request to Checked In, and both sides agree after every message (R58, R89)', async () => {
    const { algonquin, lacite, post } = network;
    const both = async () => {
      await post();
      return [await algonquin.desk.state(loan), await lacite.desk.state(loan)];
    };
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    await algonquin.desk.does(loan, 'send');
    expect(await both()).to.deep.equal(['requestSent', 'created']);
    await lacite.desk.does(loan, 'willSupply');
    expect(await both()).to.deep.equal(['willSupply', 'willSupply']);
    await lacite.desk.does(loan, 'ship', { barcodes: ['39345'] });
    expect(await both()).to.deep.equal(['shippedPhysically', 'shippedPhysically']);
    await algonquin.desk.does(loan, 'receive');
    expect(await both()).to.deep.equal(['receivedPhysically', 'receivedByPartner']);
    await algonquin.desk.does(loan, 'loanToPatron');
    await algonquin.desk.does(loan, 'returnByPatron');
    await algonquin.desk.does(loan, 'returnToPartner');
    expect(await both()).to.deep.equal(['returnedToPartner', 'returnedByPartner']);
    await lacite.desk.does(loan, 'checkIn');
    expect(await both()).to.deep.equal(['requestCompleted', 'requestCompleted']);
    const lines = (await algonquin.desk.sees(loan)).rota.map((line) => line.state);
    expect(lines, 'the conversation has ended').to.deep.equal(['ended']);
  });

  it('ends with the return when the lender checked it in while the patron had it (R55, R58)', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await lent();
    await lacite.desk.does(loan, 'checkIn');
    await post();
    expect(await algonquin.desk.state(loan)).to.equal('loaned');
    expect(await algonquin.desk.attention(loan)).to.include('contradiction');
    await algonquin.desk.does(loan, 'returnByPatron');
    const home = await algonquin.desk.does(loan, 'returnToPartner', { note: 'It was with the patron until today.' });
    expect(home.state).to.equal('requestCompleted');
    expect(home.rota.map((line) => line.state)).to.deep.equal(['ended']);
    await post();
    expect(await lacite.desk.state(loan)).to.equal('requestCompleted');
    const told = await lacite.desk.messages(loan, 'in');
    expect(told.map(({ summary }) => summary)).to.include('ShippedReturn');
    expect((await algonquin.desk.told(loan, 'returnAfterCheckIn')).toState).to.equal('requestCompleted');
  });

  it('carries the due date and the barcode the lender named', async () => {
    const { algonquin } = network;
    const loan = await lent();
    const view = await algonquin.desk.sees(loan);
    expect(view.dueDate).to.equal('2099-03-02T04:59:59.000Z');
    expect(view.facts['items']).to.deep.equal([{ barcode: '39345' }]);
  });

  it('R91 KA49: takes the due date of a renewal that is granted, and the note with it', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await lent();
    await algonquin.desk.does(loan, 'requestRenewal', { wishedDueDate: '2099-04-01' });
    await post();
    expect(await lacite.desk.state(loan)).to.equal('renewRequested');
    expect((await lacite.desk.sees(loan)).facts['wishedDueDate']).to.equal('2099-04-01');
    const { stateLabel, actions, renewal } = await lacite.desk.sees(loan);
    expect(stateLabel).to.equal('Renew requested');
    const proposed = actions
      .find(({ name }) => name === 'acceptRenewal')
      ?.fields.find(({ name }) => name === 'dueDate');
    expect(renewal).to.include({ due: '2099-03-01', asked: '2099-04-01' });
    expect(proposed?.default, 'FA12: never the date that stands: no day of the limit is left').to.equal(undefined);
    const beyond = await lacite.desk.tries(loan, 'acceptRenewal', { dueDate: '2099-04-02' });
    expect(beyond.kind === 'invalid' && beyond.problems.map(({ field }) => field), 'KA49').to.deep.equal(['dueDate']);
    const { settings } = lacite.node.context;
    const { renewalCapDays } = settings;
    settings.renewalCapDays = 40_000;
    await lacite.desk.does(loan, 'acceptRenewal', { dueDate: '2099-04-02', note: 'For the last time.' });
    settings.renewalCapDays = renewalCapDays;
    await post();
    expect(await algonquin.desk.state(loan)).to.equal('renewed');
    expect((await algonquin.desk.sees(loan)).dueDate).to.equal('2099-04-03T03:59:59.000Z');
    expect((await algonquin.desk.told(loan, 'supplier.renewGranted')).note).to.equal('For the last time.');
  });

  it('R52: keeps the old due date when a renewal is refused, and tells staff', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await lent();
    await algonquin.desk.does(loan, 'requestRenewal', { wishedDueDate: '2099-04-01' });
    await post();
    await lacite.desk.does(loan, 'refuseRenewal', { note: 'Another reader waits.' });
    await post();
    expect(await algonquin.desk.state(loan)).to.equal('renewNotAccepted');
    expect((await algonquin.desk.sees(loan)).dueDate).to.equal('2099-03-02T04:59:59.000Z');
    expect((await algonquin.desk.sees(loan)).attention.map((each) => each.text).join()).to.include(
      'Another reader waits.',
    );
  });

  it('R53: refuses the renewal beyond the cap by itself, and writes rule, setting, value and date into the history', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await lent();
    // A borrower with another limit asks all the same.
    const { settings } = algonquin.node.context;
    const { renewalCapDays } = settings;
    settings.renewalCapDays = 400;
    for (const month of ['04', '05']) {
      await algonquin.desk.does(loan, 'requestRenewal', { wishedDueDate: `2099-${month}-01` });
      await post();
      await lacite.desk.does(loan, 'acceptRenewal');
      await post();
    }
    await algonquin.desk.does(loan, 'requestRenewal', { wishedDueDate: '2099-06-01' });
    settings.renewalCapDays = renewalCapDays;
    await post();
    expect(await algonquin.desk.state(loan)).to.equal('renewNotAccepted');
    expect(await lacite.desk.state(loan)).to.equal('receivedByPartner');
    const line = await lacite.desk.told(loan, 'requester.renewBeyondCap');
    expect(line.facts).to.include({ setting: 'INTERLEND_RENEWAL_CAP_DAYS', value: 42, renewals: 2 });
    expect(line.facts?.['rule']).to.be.a('string');
    expect(Date.parse(String(line.facts?.['date']))).to.be.above(0);
    expect((await algonquin.desk.told(loan, 'supplier.renewRefused')).note).to.include('42 days');
  });

  it('comes home at once when it is recalled', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await lent();
    await lacite.desk.does(loan, 'recall', { dueDate: '2099-01-15', note: 'For a course.' });
    await post();
    expect(await algonquin.desk.state(loan)).to.equal('recalled');
    expect((await algonquin.desk.sees(loan)).dueDate).to.equal('2099-01-16T04:59:59.000Z');
    expect(await algonquin.desk.attention(loan)).to.deep.equal(['recalled']);
    await algonquin.desk.does(loan, 'returnByPatron');
    await algonquin.desk.does(loan, 'returnToPartner');
    expect(await algonquin.desk.attention(loan), 'the step it asked for is done').to.deep.equal([]);
  });

  it('R111: is called overdue by the lender by rule, and staff of the borrower see it', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await lent();
    await lacite.desk.byRule(loan, 'sendOverdue');
    await post();
    expect(await algonquin.desk.state(loan)).to.equal('overdue');
    expect(await algonquin.desk.attention(loan)).to.deep.equal(['overdue']);
  });

  it('R109: ends quietly for a partner that does not wish to hear of the check-in', async () => {
    const { algonquin, lacite, post } = network;
    await lacite.knows(algonquin, { checkedInMessage: false });
    const loan = await lent();
    await algonquin.desk.does(loan, 'returnByPatron');
    await algonquin.desk.does(loan, 'returnToPartner');
    await post();
    await lacite.desk.does(loan, 'checkIn');
    await post();
    expect(await lacite.desk.state(loan)).to.equal('requestCompleted');
    expect((await lacite.desk.messages(loan, 'out')).map((each) => each.summary)).to.not.include('LoanCompleted');
    expect(await algonquin.desk.state(loan)).to.equal('returnedToPartner');
    await algonquin.desk.does(loan, 'complete', { confirmed: true });
    await lacite.knows(algonquin, { checkedInMessage: true });
  });

  it('is closed by hand, and taken up again', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await lent();
    await algonquin.desk.does(loan, 'returnByPatron');
    await algonquin.desk.does(loan, 'returnToPartner');
    await algonquin.desk.does(loan, 'complete', { confirmed: true, internalNote: 'They never check in.' });
    expect(await algonquin.desk.state(loan)).to.equal('requestCompleted');
    await algonquin.desk.does(loan, 'reactivate');
    await post();
    expect(await algonquin.desk.state(loan)).to.equal('loaned');
    expect((await algonquin.desk.sees(loan)).rota.map((line) => line.state)).to.deep.equal(['asked']);
    expect(await lacite.desk.state(loan)).to.equal('returnedByPartner');
  });
});
