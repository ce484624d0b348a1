import { expect } from 'chai';
import { drainBacklog } from './long/backlog.js';
import { spotless } from './long/ledger.js';

describe('a node that starts with two thousand due messages for fifty partners (A17)', function () {
  this.timeout(180_000);
  it('sends each once and in order, eight at once to a partner at most, with little memory, by its sweep alone', async () => {
    const { messages, verdict } = await drainBacklog(2000);
    expect(verdict).to.deep.equal(spotless);
    expect(messages).to.equal(2000);
  });
});
