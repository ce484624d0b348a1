import { expect } from 'chai';
import { mayOccurTogether } from '../../../src/domain/agreement/requests.js';
import { borrowingStates } from '../../../src/domain/tables/borrowing.js';
import { jointStatesFile, printedJointStates } from '../support/joint-states.js';

/** Without what the formatter decides. */
const plain = (text: string): string => text.replace(/\s+/g, ' ');

describe('the states of a borrower and of its lender that occur together', function () {
  this.timeout(120_000);

  it('are printed as the tables of today make them: npm run fix prints them anew', () => {
    expect(plain(printedJointStates())).to.equal(plain(jointStatesFile()));
  });

  it('let a parcel be on its way on both sides, and not be shipped by nobody', () => {
    expect(mayOccurTogether('shippedPhysically', 'shippedPhysically', 'asked')).to.equal(true);
    expect(mayOccurTogether('shippedPhysically', 'willSupply', 'asked')).to.equal(false);
    expect(mayOccurTogether('requestSent', 'willSupply', 'asked')).to.equal(false);
    expect(mayOccurTogether('returnedToPartner', 'shippedPhysically', 'asked')).to.equal(false);
  });

  it('let a lender that was left be finished, whatever the borrower does', () => {
    for (const state of borrowingStates) expect(mayOccurTogether(state, 'rejected', 'passed'), state).to.equal(true);
    expect(mayOccurTogether('loaned', 'shippedPhysically', 'passed')).to.equal(false);
  });

  it('say nothing of a state that a newer version may have', () => {
    expect(mayOccurTogether('lentTwice', 'willSupply', 'asked')).to.equal(true);
  });
});
