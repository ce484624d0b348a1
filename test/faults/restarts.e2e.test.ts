import { expect } from 'chai';
import { builtProgram } from '../support/built-program.js';
import { historyHasIt } from '../support/upgrade/old-program.js';
import { type Restarted, restartOneByOne, upgradeBesideTheOld } from '../support/upgrade/restarts.js';

function expectNothingLost({ ledger, doubled, unsent, missing }: Restarted): void {
  expect(ledger.refused).to.deep.equal([]);
  expect({ doubled, unsent, missing }).to.deep.equal({ doubled: [], unsent: [], missing: [] });
  expect(ledger.whole).to.have.members(ledger.begun).and.not.to.be.empty;
}

describe('processes that are replaced under load (A16)', function () {
  this.timeout(600_000);
  before(() => void builtProgram());

  it('one after the other: no call of partner or staff is refused, no message is lost or sent twice', async () => {
    expectNothingLost(await restartOneByOne({ stageMs: 500, atOnce: 3, restMs: 60 }, 2));
  });

  it('by this version beside 559793c, which goes on while the database is brought to its new shape', async function () {
    if (!historyHasIt()) return this.skip(); // an archive of the sources has no history
    expectNothingLost(await upgradeBesideTheOld({ stageMs: 800, atOnce: 3, restMs: 60 }));
  });
});
