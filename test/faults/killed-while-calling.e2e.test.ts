import { expect } from 'chai';
import { theSeed } from '../support/seed.js';
import { spotless } from './long/ledger.js';
import { killWithCalls } from './long/system-kills.js';

const seed = theSeed();
const kills = Number(process.env['INTERLEND_TEST_KILLS'] ?? 3);

describe(`a node that is killed ${kills} times while it calls its library’s own system (seed ${seed})`, function () {
  this.timeout(300_000);

  it('loses no call, makes nothing twice, keeps the order of each item, and lists what nobody knows (A26)', async () => {
    const { verdict, done } = await killWithCalls({ kills, seed });
    expect(verdict).to.deep.equal(spotless);
    expect(done['kills of nodes']).to.equal(kills);
    console.log(
      `      ${Object.entries(done)
        .map(([what, many]) => `${many} ${what}`)
        .join(', ')}`,
    );
  });
});
