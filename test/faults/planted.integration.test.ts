import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { startFakePartner } from '../support/fake-partner.js';
import { openLibrary } from '../support/node-under-test.js';
import { isSpotless, judge, nothingSaid, type Verdict } from './long/ledger.js';
import { type Plant, plants } from './plants.js';

/** What the ledger says after the drill, with the fault in every process or without it. */
async function play(plant: Plant, planted: boolean): Promise<Verdict> {
  const opened = {
    INTERLEND_PARTNER_AT_ONCE: '64',
    INTERLEND_INBOUND_AT_ONCE: '64',
    INTERLEND_DATABASE_CONNECTIONS: '5', // two libraries at a time, beside those of other tests
  };
  const [library, partnerHere] = await Promise.all([openLibrary(opened), startFakePartner()]);
  try {
    const partner = await library.addPartner('PARTNER', partnerHere.url);
    const start = async () => {
      const node = await library.serve(planted ? plant.env : {});
      if (planted) plant.into?.(node.node);
      return node;
    };
    const untilCalls = async (count: number) => {
      while (partnerHere.received.length < count) await pause(20);
    };
    const said = await plant.drill({ library, theirs: { next: partnerHere.next, untilCalls }, partner, start });
    const ledger = said ? { ...nothingSaid, said } : nothingSaid;
    return await judge(library, partnerHere.received, ledger, { killed: new Set() });
  } finally {
    await library.close();
    await partnerHere.close();
  }
}

describe('the ledger of the fault suite', function () {
  this.timeout(300_000);

  for (const plant of plants)
    it(`finds it when ${plant.fault}, and nothing when it is not so`, async () => {
      // Side by side: drills are pauses above all.
      const ended = await Promise.allSettled([play(plant, false), play(plant, true)]);
      const [sound, planted] = ended.map((each) => {
        if (each.status === 'rejected') throw each.reason;
        return each.value;
      }) as [Verdict, Verdict];
      expect(sound.sentences).to.deep.equal([]);
      expect(isSpotless(sound)).to.equal(true);
      expect(planted.counts[plant.caught], planted.sentences.join('\n')).to.be.greaterThan(0);
    });
});
