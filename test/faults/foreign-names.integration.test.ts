import { expect } from 'chai';
import { type LibraryUnderTest, openLibrary, type PartnerOfLibrary } from '../support/node-under-test.js';
import { requestXml } from '../support/partner-voice.js';
import { nowhere } from './long/changed-messages.js';

const iso = 'http://illtransactions.org/2013/iso18626';

describe('right names in another namespace or under another root, said to a node (D17)', () => {
  let library: LibraryUnderTest;
  let lenient: PartnerOfLibrary;
  let strict: PartnerOfLibrary;
  before(async () => {
    library = await openLibrary();
    lenient = await library.addPartner('LENIENT', nowhere);
    strict = await library.addPartner('STRICT', nowhere, { strict: true });
  });
  after(() => library?.close());

  const by = (partner: PartnerOfLibrary, id: string) =>
    requestXml({ requester: partner.symbol, supplier: library.symbol, id });
  const requests = async () => library.rows<{ id: string }>('select id::text, external_id from request order by id');
  const quarantined = async () =>
    (await library.hand.desk<{ items: { prefix: string; partner?: string }[] }>('GET', '/quarantine?limit=50')).items;

  const unreadable: readonly [string, (xml: string) => string][] = [
    ['another namespace', (xml) => xml.replaceAll(iso, 'http://example.org/iso18626')],
    ['a namespace with one sign more', (xml) => xml.replaceAll(iso, `${iso}/`)],
    ['another root', (xml) => xml.replaceAll('ISO18626Message', 'ISO18627Message')],
    ['a root in small letters', (xml) => xml.replaceAll('ISO18626Message', 'iso18626message')],
    ['a request without its envelope', (xml) => /<request>.*<\/request>/s.exec(xml)?.[0] ?? ''],
    ['a second root behind it', (xml) => `${xml}<request/>`],
    ['a second message behind it', (xml) => `${xml}${xml.replace(/<\?xml.*?\?>/, '')}`],
    [
      'an envelope in an envelope',
      (xml) =>
        xml.replace('<request>', `<ISO18626Message><request>`).replace('</request>', '</request></ISO18626Message>'),
    ],
  ];

  for (const [at, [what, change]] of unreadable.entries())
    it(`${what}: is not confirmed as OK, is kept in quarantine or as refused, and makes no request`, async () => {
      for (const partner of [lenient, strict]) {
        const before = { requests: await requests(), kept: (await quarantined()).length };
        const xml = change(by(partner, `ROOT-${at}`));
        const reply = await library.hear(partner, xml);
        expect(reply.status, reply.body).to.equal(200);
        expect([reply.messageStatus, reply.errorType], reply.body).to.deep.equal(['ERROR', 'BadlyFormedMessage']);
        expect(await requests()).to.deep.equal(before.requests);
        const refused = await library.rows(
          `select 1 from inbound_message where convert_from(raw, 'UTF8') = $1 and outcome = 'refused'`,
          [xml],
        );
        const kept = (await quarantined()).length - before.kept;
        expect(kept + refused.length, 'kept once').to.equal(1);
      }
    });

  const inside = (xml: string) =>
    xml
      .replace('<bibliographicInfo>', '<bibliographicInfo xmlns:e="urn:elsewhere">')
      .replace('<title>', '<e:title>Of another namespace</e:title><title>')
      .replace('</serviceInfo>', '</serviceInfo><e:note xmlns:e="urn:elsewhere">Pay me</e:note>');

  it('what is foreign inside never reaches the request, and the verdict of the schema is kept', async () => {
    const reply = await library.hear(lenient, inside(by(lenient, 'INSIDE')));
    expect(reply.messageStatus, reply.body).to.equal('OK');
    const view = JSON.stringify(await library.hand.desk('GET', '/requests/INSIDE'));
    expect(view).to.include('Lakes and rivers').and.not.include('another namespace').and.not.include('Pay me');
    const { items } = await library.hand.desk<{ items: { id: string }[] }>(
      'GET',
      '/messages?partner=LENIENT&direction=in&limit=1',
    );
    const kept = await library.hand.desk<{ schemaVerdict: { valid: boolean }; tolerances: string[] }>(
      'GET',
      `/messages/in/${items[0]?.id}`,
    );
    expect(kept.schemaVerdict.valid).to.equal(false);
    expect(kept.tolerances).to.include('elements of another namespace, left out');
  });

  it('no namespace at all is read, and noted', async () => {
    const bare = by(lenient, 'BARE')
      .replace(/ xmlns(:ill)?="[^"]*"/g, '')
      .replace('ill:version', 'version');
    const reply = await library.hear(lenient, bare);
    expect(reply.messageStatus, reply.body).to.equal('OK');
    const { items } = await library.hand.desk<{ items: { id: string }[] }>(
      'GET',
      '/messages?partner=LENIENT&direction=in&limit=1',
    );
    const kept = await library.hand.desk<{ tolerances: string[] }>('GET', `/messages/in/${items[0]?.id}`);
    expect(kept.tolerances).to.include('no namespace');
  });

  it('from a partner marked as strict both are refused, and make no request', async () => {
    const before = await requests();
    const bare = by(strict, 'BARE-STRICT')
      .replace(/ xmlns(:ill)?="[^"]*"/g, '')
      .replace('ill:version', 'version');
    for (const xml of [inside(by(strict, 'INSIDE-STRICT')), bare]) {
      const reply = await library.hear(strict, xml);
      expect([reply.status, reply.messageStatus], reply.body).to.deep.equal([200, 'ERROR']);
    }
    expect(await requests()).to.deep.equal(before);
  });
});
