import { expect } from 'chai';
import { measureFairness } from './long/fairness.js';
import { spotless } from './long/ledger.js';

describe('fifty partners, of whom one is dead, one is slow and one floods the node (B16, C19)', function () {
  this.timeout(600_000);
  it('FD10: none of the quiet ones is refused or loses a message, and what was confirmed to the flooding one is stored', async () => {
    const { verdict, done } = await measureFairness({ rounds: 1, seconds: 1, perSecond: 15, seed: 1 });
    expect(verdict).to.deep.equal(spotless);
    expect(done['flooding messages confirmed']).to.be.greaterThan(0);
  });
});
