import { expect } from 'chai';
import { drainBacklog } from './long/backlog.js';
import { spotless } from './long/ledger.js';

describe('a node that starts with five hundred due messages for fifty partners (A17)', function () {
  this.timeout(600_000);
  it('sends each once and in order, eight at once to a partner at most, with little memory, by its sweep alone', async () => {
    const { messages, verdict } = await drainBacklog(500);
    expect(verdict).to.deep.equal(spotless);
    expect(messages).to.equal(500);
  });
});
