import { expect } from 'chai';
import { type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';
import { type PartnerApart, startPartnerApart } from '../support/partner-apart.js';
import { isSpotless, judge, nothingSaid, type Verdict } from './long/ledger.js';
import { type Plant, plants } from './plants.js';

/** What the ledger says after the drill, with the fault in every process or without it. */
async function play(plant: Plant, planted: boolean, theirs: PartnerApart): Promise<Verdict> {
  let library: LibraryUnderTest | undefined;
  try {
    const opened = { INTERLEND_PARTNER_AT_ONCE: '64', INTERLEND_INBOUND_AT_ONCE: '64' };
    [library] = await Promise.all([openLibrary(opened), theirs.anew()]);
    const partner = await library.addPartner('PARTNER', theirs.url);
    const { serve } = library;
    const start = async () => {
      const node = await serve(planted ? plant.env : {});
      if (planted) plant.into?.(node.node);
      return node;
    };
    const said = await plant.drill({ library, theirs, partner, start });
    const ledger = said ? { ...nothingSaid, said } : nothingSaid;
    return await judge(library, theirs.journal(), ledger, { killed: new Set() });
  } finally {
    await library?.close();
  }
}

describe('the ledger of the fault suite', function () {
  this.timeout(120_000);
  let theirs: PartnerApart;
  before(async () => {
    theirs = await startPartnerApart();
  });
  after(() => theirs?.close());
  for (const plant of plants)
    it(`finds it when ${plant.fault}, and nothing when it is not so`, async () => {
      const sound = await play(plant, false, theirs);
      expect(sound.sentences).to.deep.equal([]);
      expect(isSpotless(sound)).to.equal(true);
      const { counts, sentences } = await play(plant, true, theirs);
      expect(counts[plant.caught], sentences.join('\n')).to.be.greaterThan(0);
    });
});
