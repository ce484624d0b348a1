import { expect } from 'chai';
import { patronDueOf, progressOf, stations } from '../../src/ui/request/progress.js';

const now = (side: 'borrowing' | 'lending', state: string, isCopy = false) =>
  progressOf(side, state, isCopy).find(({ at }) => at === 'now')?.station;

describe('the stations of a loan', () => {
  it('are the same six from both sides, and say where it is', () => {
    expect(progressOf('borrowing', 'conditional', false).map(({ station }) => station)).to.deep.equal([...stations]);
    expect(now('borrowing', 'conditional')).to.equal('answered');
    expect(now('lending', 'conditional')).to.equal('answered');
    expect(now('borrowing', 'shippedPhysically')).to.equal('received');
    expect(now('lending', 'shippedPhysically')).to.equal('received');
    expect(now('borrowing', 'loaned')).to.equal('returned');
  });

  it('a copy comes back to nobody; what left the way of a loan shows none', () => {
    expect(progressOf('borrowing', 'receivedDigitally', true)).to.deep.equal(
      (['sent', 'answered', 'shipped', 'received'] as const).map((station) => ({ station, at: 'done' })),
    );
    expect(progressOf('borrowing', 'cancelledByStaff', false)).to.deep.equal([]);
  });
});

describe('the patron’s day', () => {
  const planned = { side: 'borrowing' as const, facts: { local: { patronDueDate: '2027-01-20T04:59:00Z' } } };
  const lent = '2027-01-25T04:59:00Z';

  it('is what is planned until the item is lent, then that of the loan, and none once it is back', () => {
    expect(patronDueOf({ ...planned, state: 'receivedPhysically' })).to.equal('2027-01-20T04:59:00Z');
    expect(patronDueOf({ ...planned, state: 'loaned', patronDue: lent })).to.equal(lent);
    for (const state of ['returnedByPatron', 'returnedToPartner', 'requestCompleted'])
      expect(patronDueOf({ ...planned, state }), state).to.equal(undefined);
  });

  it('is nothing that a lender knows', () => {
    expect(patronDueOf({ ...planned, side: 'lending', state: 'receivedByPartner' })).to.equal(undefined);
  });
});
