import { expect } from 'chai';
import { lendingStates } from '../../src/domain/tables/lending.js';
import { isoStatusOf } from '../../src/translation/lending-messages.js';

describe('the status that a lending state has on the wire', () => {
  it('exists in both versions for every state', () => {
    for (const state of lendingStates) expect(isoStatusOf(state)).to.not.match(/HoldReturn/);
  });

  it('is Loaned while the item is out, whatever else is going on', () => {
    for (const state of [
      'shippedPhysically',
      'receivedByPartner',
      'renewRequested',
      'returnedByPartner',
      'lostReported',
    ] as const)
      expect(isoStatusOf(state)).to.equal('Loaned');
  });

  it('is CopyCompleted for a finished copy', () => {
    expect(isoStatusOf('requestCompleted')).to.equal('LoanCompleted');
    expect(isoStatusOf('requestCompleted', 'Copy')).to.equal('CopyCompleted');
  });
});
