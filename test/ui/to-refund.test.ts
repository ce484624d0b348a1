import { expect } from 'chai';
import { isToRefund } from '../../src/ui/patrons/to-refund.js';

describe('FG12: a fee that was paid for a lost item', () => {
  const fee = { kind: 'replacement', status: 'paid', loan: 'l1' } as const;

  it('is to be refunded when the item was found, and still when it was returned', () => {
    for (const status of ['out', 'returned'] as const) expect(isToRefund(fee, [{ id: 'l1', status }])).to.equal(true);
  });

  it('is not while the item is lost or its loan deleted, nor when it was waived or is for something else', () => {
    for (const status of ['lost', 'deleted'] as const) expect(isToRefund(fee, [{ id: 'l1', status }])).to.equal(false);
    expect(isToRefund({ ...fee, status: 'waived' }, [{ id: 'l1', status: 'out' }])).to.equal(false);
    expect(isToRefund({ ...fee, kind: 'other' }, [{ id: 'l1', status: 'out' }])).to.equal(false);
    expect(isToRefund(fee, [{ id: 'l2', status: 'out' }])).to.equal(false);
  });
});
