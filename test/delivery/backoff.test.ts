import { expect } from 'chai';
import { createBackoff } from '../../src/delivery/keep-open.js';

describe('waiting before the next try', () => {
  it('doubles up to its ceiling and begins anew after a success', () => {
    const backoff = createBackoff(100, 1000, () => 0.5);
    expect([1, 2, 3, 4, 5, 6].map(() => backoff.next())).to.deep.equal([100, 200, 400, 800, 1000, 1000]);
    backoff.reset();
    expect(backoff.next()).to.equal(100);
  });

  it('is a fifth shorter or longer by chance, so that processes do not come back all at once', () => {
    expect(createBackoff(1000, 9000, () => 0).next()).to.equal(800);
    expect(createBackoff(1000, 9000, () => 1).next()).to.equal(1200);
  });
});
