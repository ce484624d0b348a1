import { expect } from 'chai';
import type { LendingAction, LendingState, RequesterEvent } from '../../src/domain/tables/lending.js';
import { lendingStates } from '../../src/domain/tables/lending.js';
import { type EventFacts, step } from '../../src/domain/tables/state-machine.js';
import { lendingTables } from '../../src/domain/tables/tables.js';

const on = (
  state: LendingState,
  event: LendingAction | RequesterEvent,
  service: 'Loan' | 'Copy' = 'Loan',
  facts: EventFacts = {},
) => step(lendingTables[service], state, event, facts);

describe('lending a book', () => {
  it('begins with a request that staff are told of', () => {
    expect(on('created', 'requester.request')).to.deep.equal({ to: 'created', effects: ['attention:newRequest'] });
  });

  it('goes from the promise to the check-in', () => {
    expect(on('created', 'willSupply')).to.deep.equal({ to: 'willSupply', effects: ['send:WillSupply'] });
    expect(on('willSupply', 'ship')).to.deep.equal({ to: 'shippedPhysically', effects: ['send:Loaned'] });
    expect(on('shippedPhysically', 'requester.received')?.to).to.equal('receivedByPartner');
    expect(on('receivedByPartner', 'requester.shippedReturn')?.to).to.equal('returnedByPartner');
    expect(on('returnedByPartner', 'checkIn')).to.deep.equal({
      to: 'requestCompleted',
      effects: ['send:LoanCompleted'],
    });
  });

  it('checks in without a message where the profile has none', () => {
    expect(step(lendingTables.Loan, 'returnedByPartner', 'checkIn', { noMessage: true })).to.deep.equal({
      to: 'requestCompleted',
      effects: [],
    });
  });

  it('says no with a reason, or too late', () => {
    expect(on('beingProcessed', 'reject')).to.deep.equal({ to: 'rejected', effects: ['send:Unfilled'] });
    expect(on('beingProcessed', 'expire')).to.deep.equal({ to: 'expired', effects: ['send:Expired'] });
  });

  it('does not expire what was promised', () => {
    expect(on('willSupply', 'expire')).to.equal(undefined);
  });

  it('says its state whenever asked', () => {
    for (const state of lendingStates)
      expect(on(state, 'requester.statusRequest'), state).to.deep.equal({ to: state, effects: ['send:StatusAnswer'] });
  });
});

describe('a cancel, seen by the lender', () => {
  it('is granted before shipping', () => {
    expect(on('created', 'requester.cancel')).to.deep.equal({ to: 'cancelled', effects: ['send:CancelAccepted'] });
    expect(on('willSupply', 'requester.cancel')?.to).to.equal('cancelled');
  });

  it('waits for staff once supply is promised, where the library wishes so', () => {
    expect(on('willSupply', 'requester.cancel', 'Loan', { decidedByStaff: true })).to.deep.equal({
      to: 'cancelRequested',
      effects: ['attention:cancelAsked'],
    });
    expect(on('cancelRequested', 'acceptCancel')).to.deep.equal({ to: 'cancelled', effects: ['send:CancelAccepted'] });
    expect(on('cancelRequested', 'refuseCancel')).to.deep.equal({ to: 'willSupply', effects: ['send:CancelRefused'] });
  });

  it('is refused by shipping', () => {
    expect(on('cancelRequested', 'ship')?.effects).to.deep.equal(['send:CancelRefused', 'send:Loaned']);
  });

  it('that comes after shipping leaves the loan shipped, is refused, and staff are told', () => {
    expect(on('shippedPhysically', 'requester.cancel')).to.deep.equal({
      to: 'shippedPhysically',
      effects: ['send:CancelRefused', 'attention:cancelAfterShipping'],
    });
  });

  it('is answered in every state, so that nobody waits', () => {
    const answers = ['send:CancelAccepted', 'send:CancelRefused'];
    for (const state of lendingStates.filter((each) => each !== 'cancelRequested'))
      expect(
        on(state, 'requester.cancel')?.effects.filter((effect) => answers.includes(effect)),
        state,
      ).to.have.lengthOf(1);
  });
});

describe('conditions, seen by the lender', () => {
  it('bind when they are accepted, by a second request or by word', () => {
    for (const yes of ['requester.retry', 'requester.conditionsAccepted'] as const)
      expect(on('conditional', yes)).to.deep.equal({
        to: 'willSupply',
        effects: ['send:WillSupply', 'attention:conditionsAccepted'],
      });
  });

  it('end the request when they are refused, and the borrower is told so (KE2)', () => {
    expect(on('conditional', 'requester.conditionsRefused')).to.deep.equal({
      to: 'cancelled',
      effects: ['send:CancelAccepted', 'attention:conditionsRefused'],
    });
    expect(on('conditional', 'requester.conditionsRefusedByNote')).to.deep.equal({
      to: 'cancelled',
      effects: ['send:Cancelled', 'attention:conditionsRefused'],
    });
  });

  it('refused by a Cancel get one answer in each state, as any Cancel does (KE2)', () => {
    const answers: readonly string[] = ['send:CancelAccepted', 'send:CancelRefused'];
    for (const state of lendingStates)
      expect(
        on(state, 'requester.conditionsRefused')?.effects.filter((effect) => answers.includes(effect)),
        state,
      ).to.have.lengthOf(1);
  });

  it('accepted too late get the no once more', () => {
    expect(on('expired', 'requester.retry')?.effects).to.contain('send:Unfilled');
  });

  it('are not the same as a second try with better data', () => {
    expect(on('created', 'returnBadCitation')).to.deep.equal({ to: 'retryPossible', effects: ['send:BadCitation'] });
    expect(on('retryPossible', 'requester.retry')).to.deep.equal({ to: 'created', effects: ['attention:newRequest'] });
  });
});

describe('renewals, seen by the lender', () => {
  it('wait for staff', () => {
    expect(on('receivedByPartner', 'requester.renew')).to.deep.equal({
      to: 'renewRequested',
      effects: ['attention:renewAsked'],
    });
    expect(on('renewRequested', 'acceptRenewal')).to.deep.equal({
      to: 'receivedByPartner',
      effects: ['send:RenewGranted'],
    });
    expect(on('renewRequested', 'refuseRenewal')).to.deep.equal({
      to: 'receivedByPartner',
      effects: ['send:RenewRefused'],
    });
  });

  it('are possible when the loan is overdue, and refused when it is recalled', () => {
    expect(on('overdue', 'requester.renew')?.to).to.equal('renewRequested');
    expect(on('recalled', 'requester.renew')).to.deep.equal({ to: 'recalled', effects: ['send:RenewRefused'] });
  });

  it('beyond the limit are refused without staff', () => {
    expect(on('receivedByPartner', 'requester.renew', 'Loan', { beyondCap: true })).to.deep.equal({
      to: 'receivedByPartner',
      effects: ['send:RenewRefused'],
    });
  });

  it('are answered in every state but the one that is to answer', () => {
    for (const state of lendingStates) {
      const taken = on(state, 'requester.renew');
      const answered = taken?.effects.includes('send:RenewRefused') || taken?.to === 'renewRequested';
      expect(answered, state).to.equal(true);
    }
  });
});

describe('a lost item, seen by the lender', () => {
  it('is declared with a fee, paid, and closed without return', () => {
    expect(on('receivedByPartner', 'requester.lost')?.to).to.equal('lostReported');
    expect(on('lostReported', 'declareLost')).to.deep.equal({
      to: 'lostAndFeeCommunicated',
      effects: ['send:LostAndFee'],
    });
    expect(on('lostAndFeeCommunicated', 'lostPaid')).to.deep.equal({
      to: 'completedWithoutReturn',
      effects: ['send:CompletedWithoutReturn'],
    });
  });

  it('that comes home after the fee was named is shown to staff', () => {
    expect(on('lostAndFeeCommunicated', 'requester.shippedReturn')).to.deep.equal({
      to: 'returnedByPartner',
      effects: ['attention:foundAgain'],
    });
  });
});

describe('lending a copy', () => {
  it('is over when it is delivered', () => {
    expect(on('willSupply', 'shipDigitally', 'Copy')).to.deep.equal({
      to: 'shippedDigitally',
      effects: ['send:CopyCompleted'],
    });
    expect(on('willSupply', 'ship', 'Copy')).to.equal(undefined);
    expect(on('shippedDigitally', 'requester.received', 'Copy')?.to).to.equal('requestCompleted');
  });

  it('is replaced when its file was wrong, also after it was received', () => {
    expect(on('requestCompleted', 'replaceFile', 'Copy')?.effects).to.deep.equal(['send:CopyCompleted']);
    expect(on('shippedDigitally', 'replaceFile', 'Copy')?.effects).to.deep.equal(['send:CopyCompleted']);
  });
});
