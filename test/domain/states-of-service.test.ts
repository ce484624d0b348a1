import { expect } from 'chai';
import { isPickupPlace } from '../../src/domain/fulfilment/pickup.js';
import { borrowingStates } from '../../src/domain/tables/borrowing.js';
import { lendingStates } from '../../src/domain/tables/lending.js';
import { fitsService } from '../../src/domain/tables/states-of-service.js';

describe('the statuses that may be set by hand', () => {
  const borrowed = (service: string) => borrowingStates.filter((state) => fitsService('borrowing', service, state));
  const lent = (service: string) => lendingStates.filter((state) => fitsService('lending', service, state));

  it('KA41: of a copy are none of a loan, and the other way round', () => {
    for (const state of [
      'loaned',
      'renewed',
      'recalled',
      'overdue',
      'returnedToPartner',
      'receivedPhysically',
    ] as const)
      expect(borrowed('Copy')).to.not.include(state);
    expect(borrowed('Copy')).to.include.members([
      'requestSent',
      'copyShipped',
      'receivedDigitally',
      'requestCompleted',
    ]);
    expect(lent('Copy')).to.include.members(['shippedDigitally', 'shippedPhysically']).and.not.include('recalled');
    expect(borrowed('Loan')).to.include('loaned').and.not.include('receivedDigitally');
    expect(lent('Loan')).to.not.include('shippedDigitally');
  });

  it('KA41: of a request for either are all', () => {
    expect(borrowed('CopyOrLoan')).to.deep.equal([...borrowingStates]);
    expect(lent('CopyOrLoan')).to.deep.equal([...lendingStates]);
  });
});

describe('where something may be picked up', () => {
  it('KA43: not at a virtual library, unless it has a desk with a hold shelf', () => {
    expect(isPickupPlace({ virtual: false, desks: [] })).to.equal(true);
    expect(isPickupPlace({ virtual: true, desks: [] })).to.equal(false);
    expect(isPickupPlace({ virtual: true, desks: [{ holdShelf: false }] })).to.equal(false);
    expect(isPickupPlace({ virtual: true, desks: [{ holdShelf: true }] })).to.equal(true);
  });
});
