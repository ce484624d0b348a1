import { expect } from 'chai';
import {
  caseAfterOrder,
  caseAfterStatus,
  caseAfterWord,
  type LostCase,
  lostCaseRows,
  lostCaseStates,
} from '../../../src/domain/fulfilment/lost-case.js';
import { say } from '../../../src/words/index.js';
import { languages } from '../../../src/words/languages.js';

const day = (date: number) => new Date(Date.UTC(2026, 10, date, 12));
const on = (date: number) => day(date).toISOString();

const reported: LostCase = { state: 'reported', reportedBy: 'borrower', why: 'Left on a bus.', reportedAt: on(1) };
const charged: LostCase = {
  ...reported,
  state: 'feeCommunicated',
  fee: '85.00',
  currency: 'CAD',
  invoice: 'By post.',
  declaredAt: on(2),
  feeCommunicatedAt: on(2),
};

describe('the record of a lost item', () => {
  it('R113 goes from the report to the fee, the payment and the end, and knows when', () => {
    const words = { why: 'Left on a bus.', where: 'patron' } as const;
    const first = caseAfterOrder('borrowing', 'reportLost', undefined, words, day(1));
    expect(first).to.deep.equal({ ...words, state: 'reported', reportedBy: 'borrower', reportedAt: on(1) });
    const fee = { fee: '85.00', currency: 'CAD', invoice: 'By post.' };
    const declared = caseAfterOrder('lending', 'declareLost', first, fee, day(2));
    expect(declared).to.deep.include({ ...fee, state: 'feeCommunicated', declaredAt: on(2), feeCommunicatedAt: on(2) });
    const paid = caseAfterWord(
      'lending',
      'requester.feePaid',
      declared,
      { said: { state: 'paid', paidAt: on(3) } },
      day(4),
    );
    expect(paid).to.include({ state: 'paid', paidAt: on(3) });
    const closed = caseAfterOrder('lending', 'lostPaid', paid, {}, day(5));
    expect(closed).to.include({ state: 'closed', paidAt: on(3), closedAt: on(5), reportedBy: 'borrower' });
  });

  it('R117 is declared without a fee, too, and is given one later', () => {
    const declared = caseAfterOrder('lending', 'declareLost', undefined, { why: 'Never came.' }, day(1));
    expect(declared).to.include({ state: 'declared', reportedBy: 'lender' });
    const named = caseAfterOrder('lending', 'declareLost', declared, { fee: '20.00', currency: 'CAD' }, day(2));
    expect(named).to.include({ state: 'feeCommunicated', fee: '20.00', declaredAt: on(1), feeCommunicatedAt: on(2) });
  });

  it('R72 is found before the payment, and no payment is in it', () => {
    const found = caseAfterOrder('borrowing', 'returnByPatron', charged, {}, day(3));
    expect(found)
      .to.include({ state: 'found', foundAt: on(3) })
      .and.not.have.property('paidAt');
    expect(caseAfterOrder('borrowing', 'feePaid', found, {}, day(4))).to.include({ state: 'found' });
  });

  it('R72 is found after the payment, which stays in it', () => {
    const paid = caseAfterOrder('borrowing', 'feePaid', charged, {}, day(3));
    const found = caseAfterOrder('borrowing', 'found', paid, {}, day(9));
    expect(found).to.include({ state: 'found', paidAt: on(3), foundAt: on(9), fee: '85.00' });
    const home = caseAfterOrder('lending', 'checkIn', found, {}, day(12));
    expect(home).to.include({ state: 'closed', paidAt: on(3), foundAt: on(9), closedAt: on(12) });
  });

  it('is waived, and stays so until it is taken up again', () => {
    const waived = caseAfterOrder('lending', 'waiveFee', charged, {}, day(3));
    expect(waived).to.include({ state: 'waived', waivedAt: on(3), fee: '85.00' });
    const again = caseAfterOrder('lending', 'reactivate', waived, {}, day(4));
    expect(again).to.include({ state: 'feeCommunicated' }).and.not.have.property('waivedAt');
  });

  it('lost again after it was found is one case, begun anew', () => {
    const found: LostCase = { ...charged, state: 'found', paidAt: on(3), foundAt: on(4) };
    const again = caseAfterOrder('borrowing', 'reportLost', found, { why: 'Again.' }, day(8));
    expect(again).to.include({ state: 'reported', why: 'Again.', reportedAt: on(8) });
    expect(again).to.not.have.any.keys('paidAt', 'foundAt', 'declaredAt');
  });

  it('does not begin with a return, a check-in or a close of what was never lost', () => {
    for (const event of ['returnByPatron', 'returnToPartner', 'complete', 'supplier.checkedIn'] as const)
      expect(caseAfterOrder('borrowing', event, undefined, {}, day(1)), event).to.equal(undefined);
    for (const event of ['checkIn', 'complete', 'reactivate'] as const)
      expect(caseAfterOrder('lending', event, undefined, {}, day(1)), event).to.equal(undefined);
    expect(caseAfterOrder('borrowing', 'generalMessage', reported, { why: 'Other.' }, day(1))).to.equal(reported);
  });

  it('says of every state what it is called in both languages, and where it goes', () => {
    for (const state of lostCaseStates) {
      const { label, next } = lostCaseRows[state];
      for (const each of languages) expect(say(label, each), state).not.to.equal(state);
      expect(next.length, state).to.be.greaterThan(0);
    }
  });
});

describe('what the other library says of a lost item', () => {
  it('is taken from a stranger as far as it says it: the note is the reason, the price the fee', () => {
    expect(caseAfterWord('lending', 'requester.lost', undefined, { note: 'Water damage.' }, day(1))).to.deep.equal({
      state: 'reported',
      reportedBy: 'borrower',
      why: 'Water damage.',
      reportedAt: on(1),
    });
    const costs = { amount: '40.00', currency: 'USD' };
    const closed = caseAfterWord(
      'borrowing',
      'supplier.completedWithoutReturn',
      undefined,
      { costs, note: 'Gone.' },
      day(1),
    );
    expect(closed).to.include({
      state: 'feeCommunicated',
      reportedBy: 'lender',
      fee: '40.00',
      currency: 'USD',
      why: 'Gone.',
    });
    const end = caseAfterWord('borrowing', 'supplier.completedWithoutReturn', closed, {}, day(2));
    expect(end).to.include({ state: 'closed', closedAt: on(2) });
  });

  it('is taken whole from an Interlend, with its dates', () => {
    const said = { ...charged, where: 'transit' as const };
    expect(caseAfterWord('borrowing', 'supplier.declaredLost', undefined, { said }, day(5))).to.deep.equal(said);
  });

  it('moves nothing that is not its to say: a borrower does not close what it owes, a lender does not pay it', () => {
    for (const state of ['waived', 'closed', 'feeCommunicated'] as const) {
      const said = { state, fee: '0.00', currency: 'CAD', waivedAt: on(1), closedAt: on(1) };
      const after = caseAfterWord('lending', 'requester.notification', charged, { said }, day(4));
      expect(after).to.deep.equal(charged);
    }
    const said = { state: 'paid' as const, paidAt: on(1) };
    expect(caseAfterWord('borrowing', 'supplier.notification', charged, { said }, day(4))).to.deep.equal(charged);
  });

  it('names no other fee than ours when it says that it has paid', () => {
    const said = { ...charged, state: 'paid' as const, fee: '1.00' };
    expect(caseAfterWord('lending', 'requester.feePaid', charged, { said }, day(4))).to.include({ fee: '85.00' });
  });

  it('is left in its message where it has no form: a fee in words, a state nobody knows, a date that is none', () => {
    const said = { state: 'eaten', fee: 'eighty', currency: '$', reportedAt: 'soon', where: 'Mars', why: 'Gone.' };
    const after = caseAfterWord('borrowing', 'supplier.declaredLost', undefined, { said }, day(1));
    expect(after).to.deep.equal({ state: 'declared', reportedBy: 'lender', why: 'Gone.', declaredAt: on(1) });
  });
});

describe('a status of a lost item that staff set by hand', () => {
  it('R63 R68 R74 moves the case of the borrower', () => {
    const first = caseAfterStatus('borrowing', 'lostReported', undefined, day(1));
    expect(first).to.include({ state: 'reported', reportedBy: 'borrower' });
    const declared = caseAfterStatus('borrowing', 'declaredLost', first, day(2));
    expect(declared).to.include({ state: 'declared', reportedBy: 'borrower' });
    expect(caseAfterStatus('borrowing', 'requestCompleted', declared, day(3))).to.include({ state: 'closed' });
  });

  it('R118 R119 moves the case of the lender', () => {
    const declared = caseAfterStatus('lending', 'lostAndFeeCommunicated', undefined, day(1));
    expect(declared).to.include({ state: 'declared', reportedBy: 'lender' });
    expect(caseAfterStatus('lending', 'requestCompleted', declared, day(2))).to.include({ state: 'closed' });
  });

  it('ends a case that is open when the item is said to be somewhere, and begins none', () => {
    expect(caseAfterStatus('borrowing', 'loaned', reported, day(2))).to.include({ state: 'found' });
    expect(caseAfterStatus('borrowing', 'loaned', undefined, day(2))).to.equal(undefined);
    expect(caseAfterStatus('borrowing', 'requestCompleted', undefined, day(2))).to.equal(undefined);
  });
});
