import { expect } from 'chai';
import { brokenPromises } from '../support/invariants.js';
import { type LibraryUnderTest, openLibrary, type PartnerOfLibrary } from '../support/node-under-test.js';
import { requestXml, supplierXml } from '../support/partner-voice.js';

/** This partner is never called. */
const nowhere = 'http://127.0.0.1:8999/iso18626';

const price = (amount: string, currency: string) =>
  `<offeredCosts><currencyCode>${currency}</currencyCode><monetaryValue>${amount}</monetaryValue></offeredCosts>`;
/** What stands in an offer, and whether it is taken: what is taken is shown as it was written. */
const values: readonly [string, string, 'OK' | 'ERROR'][] = [
  ['a price in a currency that is none', price('12.50', 'GOLD COINS'), 'OK'],
  ['a price in a currency of signs', price('12.50', '💰&amp;&lt;b&gt;'), 'OK'],
  ['a price of a number with thirty digits', price('9'.repeat(30), 'CAD'), 'ERROR'],
  ['a price below zero', price('-5', 'CAD'), 'OK'],
  ['a price in words', price('a lot', 'CAD'), 'ERROR'],
  ['a price without an end', price('1e999', 'CAD'), 'ERROR'],
  ['no price at all', price('', 'CAD'), 'OK'],
];

describe('values beyond reason, said to a node (C17)', () => {
  let library: LibraryUnderTest;
  let partner: PartnerOfLibrary;
  before(async () => {
    library = await openLibrary();
    partner = await library.addPartner('PARTNER', nowhere);
  });
  after(async () => {
    const broken = await brokenPromises({ ...library, journal: [] });
    await library?.close();
    expect(broken).to.deep.equal([]);
  });

  for (const [what, said, verdict] of values)
    it(`${what}: is answered ${verdict}, and staff read the request afterwards in both languages`, async () => {
      const wish = await library.wish([partner.code]);
      await library.hand.act(wish.id, 'send');
      const about = { requester: library.symbol, supplier: partner.symbol, id: wish.externalId };
      const offer = supplierXml(about, 'RetryPossible', { reason: 'RequestResponse' }).replace(
        '</supplyingAgencyMessage>',
        `<retryInfo>${said}</retryInfo></supplyingAgencyMessage>`,
      );
      const reply = await library.hear(partner, offer);
      expect(reply.status, reply.body).to.equal(200);
      expect(reply.messageStatus, reply.body).to.equal(verdict);
      for (const language of ['en', 'fr'])
        for (const path of ['', '/history', '/explain'])
          await library.hand.desk('GET', `/requests/${wish.id}${path}`, undefined, language);
    });

  for (const year of ['0000', '0001', '9999', '99999'])
    it(`a request needed by the year ${year} is answered, and its page can be read`, async () => {
      const id = `Y${year}`;
      const xml = requestXml({ requester: partner.symbol, supplier: library.symbol, id }).replace(
        '</serviceInfo>',
        `<needBeforeDate>${year}-12-31T00:00:00Z</needBeforeDate></serviceInfo>`,
      );
      const reply = await library.hear(partner, xml);
      expect(reply.status, reply.body).to.equal(200);
      if (reply.messageStatus === 'OK')
        for (const language of ['en', 'fr']) await library.hand.desk('GET', `/requests/${id}`, undefined, language);
      else expect(reply.errorValue).to.contain('needBeforeDate');
    });
});
