import { expect } from 'chai';
import { loanConditionCodes, loanConditionRows } from '../../src/domain/request/loan-conditions.js';
import { english, french } from '../support/english.js';
import { loansBetween } from './support/story.js';

loansBetween('FA3: the conditions of a lender', (network) => {
  async function shippedWith(condition: string): Promise<string> {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    await algonquin.desk.does(loan, 'send');
    await post();
    await lacite.desk.does(loan, 'offerConditions', { reason: condition, replyBy: '2099-05-01' });
    await post();
    await algonquin.desk.does(loan, 'acceptConditions');
    await post();
    await lacite.desk.does(loan, 'ship', { barcodes: [`39${Math.floor(Math.random() * 1e8)}`] });
    await post();
    return loan;
  }

  it('library use only: receiving proposes “not for loan”, and the scan receives it so', async () => {
    const { algonquin } = network;
    const loan = await shippedWith('22');
    const view = await algonquin.desk.sees(loan);
    expect(view.actions.find(({ primary }) => primary)?.name).to.equal('receiveNotForLoan');
    expect(view.terms?.standing).to.equal('inForce');
    expect(view.terms?.conditions.map(({ label, says }) => [label, says])).to.deep.equal([
      ['Library use only', 'The patron reads it here and cannot take it home.'],
    ]);
    const answer = await algonquin.node.gateway.scans.scan({ code: loan }, { kind: 'staff', name: 'Marie' });
    expect(answer.kind === 'told' && answer.told.request?.state).to.equal('receivedNotForLoan');
    expect(english(answer.kind === 'told' && answer.told.request?.terms?.conditions[0]?.label)).to.equal(
      'Library use only',
    );
  });

  it('signature required: the loan desk asks before it lends', async () => {
    const { algonquin } = network;
    const loan = await shippedWith('24');
    expect((await algonquin.desk.sees(loan)).actions.find(({ primary }) => primary)?.name).to.equal('receive');
    await algonquin.desk.does(loan, 'receive');
    const asked = await algonquin.desk.tries(loan, 'loanToPatron');
    expect(asked.kind === 'warned' && english(asked.reason)).to.match(/asks for the patron’s signature/);
    expect(await algonquin.desk.state(loan), 'nothing happened').to.equal('receivedPhysically');
    await algonquin.desk.does(loan, 'loanToPatron', { confirmed: true });
    expect(await algonquin.desk.state(loan)).to.equal('loaned');
  });

  it('no reproduction: it is lent as usual, and says so', async () => {
    const { algonquin } = network;
    const loan = await shippedWith('23');
    await algonquin.desk.does(loan, 'receive');
    expect((await algonquin.desk.sees(loan)).terms?.conditions[0]?.says).to.match(/must not be copied/);
    await algonquin.desk.does(loan, 'loanToPatron');
    expect(await algonquin.desk.state(loan)).to.equal('loaned');
  });

  it('each code of the list is one row with words in both languages', () => {
    for (const code of loanConditionCodes) {
      const { label, says } = loanConditionRows[code];
      const all = [label, says].flatMap((each) => [english(each), french(each)]);
      expect(new Set(all).size, code).to.equal(4);
    }
  });
});

loansBetween('FE9: a renewal asked for when it is overdue', (network) => {
  it('is refused, and the loan stays overdue: at the lender, and on the wire', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    await algonquin.desk.does(loan, 'send');
    await post();
    await lacite.desk.does(loan, 'ship', { barcodes: ['39555'] });
    await post();
    await algonquin.desk.does(loan, 'receive');
    await post();
    const due = (await lacite.desk.sees(loan)).dueDate as string;
    const later = new Date(Date.parse(due) + 86_400_000);
    await lacite.node.timetable.jobs.find(({ name }) => name === 'send-overdues')?.runOnce(later);
    expect(await lacite.desk.state(loan)).to.equal('overdue');
    await post();
    await algonquin.desk.does(loan, 'requestRenewal', { wishedDueDate: '2099-01-15' });
    await post();
    expect(await lacite.desk.state(loan)).to.equal('renewRequested');
    await lacite.desk.does(loan, 'refuseRenewal');
    expect(await lacite.desk.state(loan)).to.equal('overdue');
    await post();
    expect((await lacite.desk.xml(loan, 'out', 'RenewRefused')).xml).to.include('<status>Overdue<');
  });
});

loansBetween('FA12: what the partner wrote with its wish', (network) => {
  for (const note of ['Her thesis is due.', undefined])
    it(`${note ? 'is told apart from our own sentence' : 'is nothing where it wrote nothing'}`, async () => {
      const { algonquin, lacite, post } = network;
      const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
      await algonquin.desk.does(loan, 'send');
      await post();
      await lacite.desk.does(loan, 'ship', { barcodes: [note ? '39556' : '39557'] });
      await post();
      await algonquin.desk.does(loan, 'receive');
      await algonquin.desk.does(loan, 'loanToPatron');
      await post();
      await algonquin.desk.does(loan, 'requestRenewal', { wishedDueDate: '2099-01-15', ...(note ? { note } : {}) });
      await post();
      const [mark] = (await lacite.desk.sees(loan)).attention.filter(({ reason }) => reason === 'renewAsked');
      expect(mark?.partnersWords).to.equal(note);
      expect(mark?.text).to.include('asks for a renewal');
    });
});
