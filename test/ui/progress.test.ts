import { expect } from 'chai';
import { progressOf, stations } from '../../src/ui/request/progress.js';

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
