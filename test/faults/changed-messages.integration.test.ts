import { expect } from 'chai';
import fc from 'fast-check';
import { messageSamples } from '../fixtures/messages/wire.js';
import { brokenPromises } from '../support/invariants.js';
import { mutations } from '../support/mutations.js';
import { type LibraryUnderTest, openLibrary, type PartnerOfLibrary } from '../support/node-under-test.js';
import { requesterXml, requestXml, supplierXml } from '../support/partner-voice.js';

/** This partner is never called. */
const nowhere = 'http://127.0.0.1:8999/iso18626';
const many = Number(process.env['INTERLEND_TEST_CHANGED_MESSAGES'] ?? 600);
const seed = Number(process.env['INTERLEND_TEST_SEED'] ?? Date.now() % 1_000_000);

describe(`${many} messages that were changed at random (D25, seed ${seed})`, function () {
  this.timeout(60_000 + many * 50);
  let library: LibraryUnderTest;
  let partner: PartnerOfLibrary;

  before(async () => {
    library = await openLibrary();
    partner = await library.addPartner('PARTNER', nowhere);
  });
  after(() => library?.close());

  it('are each answered in good time, never by a fault of the node, which lends on afterwards', async () => {
    const lent = { requester: partner.symbol, supplier: library.symbol, id: 'LENT' };
    const wish = await library.wish([partner.code]);
    await library.hand.act(wish.id, 'send');
    const asked = { requester: library.symbol, supplier: partner.symbol, id: wish.externalId };
    await library.hear(partner, requestXml(lent));
    const samples = [
      requestXml({ ...lent, id: 'OTHER' }),
      requesterXml(lent, 'Notification', 'A word.'),
      requesterXml(lent, 'StatusRequest'),
      supplierXml(asked, 'WillSupply', { reason: 'RequestResponse', note: 'Soon.', dueDate: '2031-01-31' }),
      ...messageSamples,
    ].map((each) => (typeof each === 'string' ? Buffer.from(each) : each));
    const drawn = fc.sample(fc.tuple(fc.constantFrom(...samples), mutations), { numRuns: many, seed });
    const statuses = new Map<number, number>();
    for (const [sample, changes] of drawn) {
      const bytes = changes.reduce<Buffer>((all, change) => change(all), sample);
      const began = performance.now();
      const answer = await fetch(`${library.hand.url}/iso18626`, {
        method: 'POST',
        headers: { 'content-type': 'application/xml', authorization: `Bearer ${partner.token}` },
        body: new Uint8Array(bytes),
        signal: AbortSignal.timeout(5000),
      });
      const text = await answer.text();
      const shown = `${answer.status} to ${bytes.toString('latin1')}`;
      expect([200, 403], shown).to.include(answer.status);
      if (answer.status === 200)
        expect(text, shown)
          .to.include('onfirmation')
          .and.match(/messageStatus>(OK|ERROR)</);
      expect(performance.now() - began, shown).to.be.below(2000);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    }
    expect(statuses.get(200)).to.be.greaterThan(many / 4);
    const good = await library.hear(partner, requestXml({ ...lent, id: 'AFTERWARDS' }));
    expect(good).to.include({ status: 200, messageStatus: 'OK' });
    expect(await brokenPromises({ rows: library.rows, replies: library.replies, journal: [] })).to.deep.equal([]);
  });
});
