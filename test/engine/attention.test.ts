import { expect } from 'chai';
import { attentionRows, settledBy } from '../../src/domain/request/attention.js';

describe('a mark for staff', () => {
  it('is closed by the step that it asks for', () => {
    expect(settledBy('acceptRenewal')).to.include('renewAsked');
    expect(settledBy('willSupply')).to.deep.equal([
      ...['newRequest', 'neededByPassed', 'conditionsUnanswered', 'reminded'],
    ]);
    expect(settledBy('acceptConditions')).to.deep.equal(['conditionsOffered', 'conditionsReminded']);
    expect(settledBy('refuseCancel')).to.deep.equal(['cancelAsked']);
    expect(settledBy('returnToPartner')).to.include.members(['recalled', 'overdue', 'holdReturn']);
    expect(settledBy('supplier.declaredLost')).to.include.members(['recalled', 'overdue', 'renewRefused']);
  });

  it('is put aside by staff alone where no step can show that it was dealt with', () => {
    const byStaff = Object.entries(attentionRows).filter(([, row]) => row.settledBy.length === 0);
    expect(byStaff.map(([reason]) => reason)).to.have.members([
      'refusedMessage',
      'messageNotTaken',
      'untouched',
      'restored',
      'contradiction',
      'messageUndelivered',
      'letterNotMailed',
      'messageRefused',
    ]);
  });
});
