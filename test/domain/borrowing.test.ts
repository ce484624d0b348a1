import { expect } from 'chai';
import type { BorrowingAction, BorrowingState, SupplierEvent } from '../../src/domain/tables/borrowing.js';
import { chooseVariant } from '../../src/domain/tables/staff-actions.js';
import { type EventFacts, step } from '../../src/domain/tables/state-machine.js';
import { stateName } from '../../src/domain/tables/states.js';
import { borrowingTables, type Side } from '../../src/domain/tables/tables.js';
import { english, french } from '../support/english.js';

type Event = BorrowingAction | SupplierEvent;
const on = (state: BorrowingState, event: Event, service: 'Loan' | 'Copy' = 'Loan', facts: EventFacts = {}) =>
  step(borrowingTables[service], state, event, facts);
const onLoan = (state: BorrowingState, event: Event, facts: EventFacts) => on(state, event, 'Loan', facts);
const after = (...events: Event[]) =>
  events.reduce<BorrowingState>((state, event) => on(state, event)?.to ?? state, 'created');

describe('borrowing a book', () => {
  it('goes from the request to the check-in by the lender', () => {
    expect(after('markReady', 'send')).to.equal('requestSent');
    expect(after('markReady', 'send', 'supplier.willSupply', 'supplier.loaned')).to.equal('shippedPhysically');
    expect(
      after(
        'markReady',
        'send',
        'supplier.willSupply',
        'supplier.loaned',
        'receive',
        'loanToPatron',
        'returnByPatron',
        'returnToPartner',
        'supplier.checkedIn',
      ),
    ).to.equal('requestCompleted');
  });

  it('tells the lender what happens to the item', () => {
    expect(on('shippedPhysically', 'receive')?.effects).to.deep.equal(['send:Received']);
    expect(on('loaned', 'returnToPartner')?.effects).to.deep.equal(['send:ShippedReturn']);
    expect(on('returnedByPatron', 'returnToPartner')?.effects).to.deep.equal(['send:ShippedReturn']);
  });

  it('takes a shipment that was never promised', () => {
    expect(on('requestSent', 'supplier.loaned')).to.deep.equal({ to: 'shippedPhysically', effects: [] });
  });

  it('receives a parcel that arrives before its message, and the message then fits', () => {
    expect(on('willSupply', 'receive')).to.deep.equal({ to: 'receivedPhysically', effects: ['send:Received'] });
    expect(on('receivedPhysically', 'supplier.loaned')).to.deep.equal({ to: 'receivedPhysically', effects: [] });
  });

  it('is not moved back by late news', () => {
    expect(on('willSupply', 'supplier.requestReceived')).to.deep.equal({
      to: 'willSupply',
      effects: ['record:outOfOrder'],
    });
    expect(on('requestCompleted', 'supplier.loaned')).to.deep.equal({
      to: 'requestCompleted',
      effects: ['record:outOfOrder'],
    });
    expect(on('renewed', 'supplier.loaned')?.effects).to.deep.equal(['record:outOfOrder']);
  });

  it('shows staff a check-in of something the patron still has', () => {
    expect(on('loaned', 'supplier.checkedIn')).to.deep.equal({ to: 'loaned', effects: ['attention:contradiction'] });
  });

  it('is over with its return when the lender has checked it in already', () => {
    const known = { checkedIn: true };
    const meant = (facts: EventFacts) =>
      chooseVariant('borrowing', 'Loan', 'returnedByPatron', 'returnToPartner', facts)?.name;
    expect([meant(known), meant({})]).to.deep.equal(['returnAfterCheckIn', 'returnToPartner']);
    expect(onLoan('returnedByPatron', 'returnToPartner', known)).to.deep.equal({
      to: 'requestCompleted',
      effects: ['send:ShippedReturn'],
    });
  });

  it('can be undone: a receipt, and a return', () => {
    expect(on('receivedPhysically', 'undoReceive')).to.deep.equal({
      to: 'shippedPhysically',
      back: true,
      effects: ['send:UndoReceived'],
    });
    expect(on('returnedToPartner', 'undoReturn')).to.deep.equal({
      to: 'returnedByPatron',
      back: true,
      effects: ['send:UndoShippedReturn'],
    });
  });
});

describe('the rota', () => {
  it('goes on when a partner cannot supply, and waits for staff to send', () => {
    expect(on('requestSent', 'supplier.unfilled')).to.deep.equal({ to: 'readyToSend', effects: ['rota:next'] });
    expect(on('willSupply', 'supplier.cancelled')?.effects).to.deep.equal([
      'rota:next',
      'attention:cancelledBySupplier',
    ]);
  });

  it('ends when the last partner cannot supply, and staff are told', () => {
    expect(onLoan('requestSent', 'supplier.unfilled', { last: true })).to.deep.equal({
      to: 'rejectedByPartner',
      effects: ['rota:end', 'attention:rotaExhausted'],
    });
  });

  it('goes on when staff reject a partner, which is told', () => {
    expect(on('willSupply', 'reject')).to.deep.equal({
      to: 'readyToSend',
      effects: ['send:CancelToPassed', 'rota:next'],
    });
  });

  it('skips a partner before sending without telling it anything', () => {
    expect(on('readyToSend', 'reject')).to.deep.equal({ to: 'readyToSend', effects: ['rota:next'] });
  });

  it('goes on when the request cannot be delivered; a partner that may have it after all is told', () => {
    expect(on('requestSent', 'delivery.requestUndelivered')?.effects).to.deep.equal(['rota:next']);
    expect(onLoan('requestSent', 'delivery.requestUndelivered', { ambiguous: true })?.effects).to.deep.equal([
      'send:CancelToPassed',
      'rota:next',
    ]);
    expect(on('willSupply', 'delivery.requestUndelivered')).to.deep.equal({ to: 'willSupply', effects: [] });
  });

  it('cancels the late promise of a partner passed over, and shows it', () => {
    expect(on('requestSent', 'passedSupplier.willSupply')).to.deep.equal({
      to: 'requestSent',
      effects: ['send:CancelToPassed', 'attention:lateSupply'],
    });
  });

  it('warns both desks when a partner passed over ships', () => {
    expect(on('loaned', 'passedSupplier.loaned')).to.deep.equal({
      to: 'loaned',
      effects: ['send:NotificationToPassed', 'attention:lateSupply'],
    });
  });
});

describe('cancelling the whole request', () => {
  it('needs no message when nobody was asked', () => {
    expect(onLoan('readyToSend', 'cancel', { unsent: true })).to.deep.equal({ to: 'cancelledByStaff', effects: [] });
  });

  it('waits for the answer of the partner that has it', () => {
    expect(on('requestSent', 'cancel')).to.deep.equal({ to: 'cancelRequested', effects: ['send:Cancel'] });
    expect(on('cancelRequested', 'supplier.cancelAccepted')?.to).to.equal('cancelledByPartner');
    expect(on('cancelRequested', 'supplier.cancelRefused')).to.deep.equal({
      to: 'cancelNotAccepted',
      effects: ['attention:cancelRefused'],
    });
  });

  it('asks nobody else when the partner cannot supply anyway', () => {
    expect(on('cancelRequested', 'supplier.unfilled')).to.deep.equal({ to: 'cancelledByPartner', effects: [] });
    expect(on('cancelNotAccepted', 'supplier.unfilled')).to.deep.equal({ to: 'cancelledByPartner', effects: [] });
  });
});

describe('a cancel that crosses the shipment', () => {
  it('leaves the loan shipped; staff are told once', () => {
    expect(on('cancelRequested', 'supplier.loaned')).to.deep.equal({
      to: 'shippedPhysically',
      effects: ['attention:cancelRefused'],
    });
    expect(on('shippedPhysically', 'supplier.cancelRefused')).to.deep.equal({
      to: 'shippedPhysically',
      effects: ['record:outOfOrder'],
    });
  });

  it('is a contradiction when the partner ships and then agrees to cancel', () => {
    expect(on('shippedPhysically', 'supplier.cancelAccepted')?.effects).to.deep.equal(['attention:contradiction']);
  });

  it('lets a parcel that comes all the same be received and sent home', () => {
    expect(on('cancelledByPartner', 'supplier.loaned')).to.deep.equal({
      to: 'shippedPhysically',
      effects: ['attention:contradiction'],
    });
  });
});

describe('conditions and citations', () => {
  it('are shown to staff and answered', () => {
    expect(on('requestSent', 'supplier.conditional')).to.deep.equal({
      to: 'conditional',
      effects: ['attention:conditionsOffered'],
    });
    expect(on('conditional', 'acceptConditions')).to.deep.equal({ to: 'requestSent', effects: ['send:Retry'] });
    expect(on('conditional', 'refuseConditions')?.effects).to.deep.equal(['send:ConditionsRefused', 'rota:next']);
    expect(onLoan('conditional', 'refuseConditions', { last: true })?.to).to.equal('rejectedByPartner');
  });

  it('send a mended citation to the same partner again, or on when nobody had it', () => {
    expect(on('requestSent', 'supplier.badCitation')?.to).to.equal('badCitation');
    expect(on('badCitation', 'mendCitation')).to.deep.equal({ to: 'requestSent', effects: ['send:Retry'] });
    expect(onLoan('badCitation', 'mendCitation', { unsent: true })).to.deep.equal({ to: 'readyToSend', effects: [] });
  });
});

describe('renewals, recalls and overdues, seen by the borrower', () => {
  it('ask the lender and take its answer', () => {
    expect(on('loaned', 'requestRenewal')).to.deep.equal({ to: 'renewRequested', effects: ['send:Renew'] });
    expect(on('renewRequested', 'supplier.renewGranted')?.to).to.equal('renewed');
    expect(on('renewRequested', 'supplier.renewRefused')).to.deep.equal({
      to: 'renewNotAccepted',
      effects: ['attention:renewRefused'],
    });
  });

  it('pass a patron’s wish on, or decline it', () => {
    expect(on('loaned', 'patronAsksRenewal')?.to).to.equal('mediatedRenewal');
    expect(on('mediatedRenewal', 'requestRenewal')?.effects).to.deep.equal(['send:Renew']);
    expect(on('mediatedRenewal', 'declineRenewal')?.to).to.equal('loaned');
  });

  it('keep waiting for the answer when an overdue message overtakes it', () => {
    expect(on('renewRequested', 'supplier.overdue')).to.deep.equal({
      to: 'renewRequested',
      effects: ['attention:overdue'],
    });
  });

  it('still let a parcel be received that the lender already calls overdue', () => {
    expect(on('shippedPhysically', 'supplier.overdue')?.to).to.equal('shippedPhysically');
  });

  it('do not disturb an item that is on its way home', () => {
    expect(on('returnedToPartner', 'supplier.recalled')?.effects).to.deep.equal(['record:outOfOrder']);
  });
});

describe('a lost item, seen by the borrower', () => {
  it('is reported, declared, paid and closed', () => {
    expect(on('loaned', 'reportLost')).to.deep.equal({ to: 'lostReported', effects: ['send:Lost'] });
    expect(on('lostReported', 'supplier.declaredLost')).to.deep.equal({
      to: 'declaredLost',
      effects: ['attention:lostDeclared'],
    });
    expect(on('declaredLost', 'feePaid')).to.deep.equal({ to: 'lostAndFeePaid', effects: ['send:FeePaid'] });
    expect(on('lostAndFeePaid', 'supplier.completedWithoutReturn')?.to).to.equal('completedWithoutReturn');
  });

  it('KA38: ends by the same name at both libraries, whoever closes it first', () => {
    for (const state of ['lostReported', 'declaredLost', 'lostAndFeePaid'] as const)
      expect(on(state, 'complete')?.to, state).to.equal('completedWithoutReturn');
    const says = (side: Side) => stateName(side, 'completedWithoutReturn').stateLabel;
    for (const say of [english, french]) expect(say(says('borrowing'))).to.equal(say(says('lending')));
    expect(on('completedWithoutReturn', 'supplier.completedWithoutReturn')?.to).to.equal('completedWithoutReturn');
  });

  it('KA38: that turns up at the lender after it was closed is completed there and here; taken up again, it is lost once more', () => {
    expect(on('completedWithoutReturn', 'supplier.checkedIn')?.to).to.equal('requestCompleted');
    expect(on('completedWithoutReturn', 'reactivate')?.to).to.equal('declaredLost');
  });

  it('that turns up before payment is an ordinary return', () => {
    expect(on('declaredLost', 'returnToPartner')).to.deep.equal({
      to: 'returnedToPartner',
      effects: ['send:ShippedReturn'],
    });
  });

  it('that comes home after payment is shown: a fee is to be paid back', () => {
    expect(on('lostAndFeePaid', 'supplier.checkedIn')).to.deep.equal({
      to: 'requestCompleted',
      effects: ['attention:contradiction'],
    });
  });
});

describe('borrowing a copy', () => {
  it('ends with the file', () => {
    expect(on('requestSent', 'supplier.copyCompleted', 'Copy')).to.deep.equal({ to: 'shippedDigitally', effects: [] });
    expect(on('shippedDigitally', 'receiveDigitally', 'Copy')).to.deep.equal({
      to: 'receivedDigitally',
      effects: ['send:Received'],
    });
  });

  it('shows staff that a volume is coming instead, which must go home again', () => {
    expect(on('requestSent', 'supplier.loaned', 'Copy')).to.deep.equal({
      to: 'shippedPhysically',
      effects: ['attention:contradiction'],
    });
  });
});
