import { expect } from 'chai';
import { brokenPromises } from '../support/invariants.js';
import { type LibraryUnderTest, openLibrary, type PartnerOfLibrary } from '../support/node-under-test.js';
import { requestXml } from '../support/partner-voice.js';
import { theSeed } from '../support/seed.js';
import { nowhere, sendChanged } from './long/changed-messages.js';

const seed = theSeed();
const many = Number(process.env['INTERLEND_TEST_CHANGED_MESSAGES'] ?? 300);

describe(`${many} messages that were changed at random (D25, seed ${seed})`, function () {
  this.timeout(60_000 + many * 50);
  let library: LibraryUnderTest;
  let partner: PartnerOfLibrary;

  before(async () => {
    library = await openLibrary();
    partner = await library.addPartner('PARTNER', nowhere);
  });
  after(() => library?.close());

  it('are each answered by a confirmation, never by a fault of the node, which lends on afterwards', async () => {
    const { statuses, wrong } = await sendChanged(library, partner, { at: library.hand, many, seed, atOnce: 1 });
    expect(wrong).to.deep.equal([]);
    expect(statuses.get(200)).to.be.greaterThan(many / 4);
    const afterwards = { requester: partner.symbol, supplier: library.symbol, id: 'AFTERWARDS' };
    const good = await library.hear(partner, requestXml(afterwards));
    expect(good).to.include({ status: 200, messageStatus: 'OK' });
    expect(await brokenPromises({ rows: library.rows, replies: library.replies, journal: [] })).to.deep.equal([]);
  });
});
