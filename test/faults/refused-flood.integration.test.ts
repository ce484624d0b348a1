import { expect } from 'chai';
import { type LibraryUnderTest, openLibrary, type PartnerOfLibrary } from '../support/node-under-test.js';
import { requestXml, supplierXml } from '../support/partner-voice.js';

/** These partners are never called. */
const nowhere = 'http://127.0.0.1:8999/iso18626';
const flood = 30;

describe('a partner that sends nothing but messages that are refused (FD7)', () => {
  let library: LibraryUnderTest;
  let loud: PartnerOfLibrary;
  let quiet: PartnerOfLibrary;
  before(async () => {
    library = await openLibrary({ INTERLEND_REFUSED_MEGABYTES: '1' });
    loud = await library.addPartner('LOUD', nowhere);
    quiet = await library.addPartner('QUIET', nowhere);
  });
  after(() => library?.close());

  const kept = async () => {
    const [row] = await library.rows<{ many: number; bytes: number }>(
      `select count(*)::int as many, coalesce(sum(length(raw)), 0)::int as bytes from (
        select raw from inbound_message union all select raw from quarantine) all_of_them`,
    );
    return row ?? { many: 0, bytes: 0 };
  };
  const padding = 'x'.repeat(99_000);
  const notReadable = `<ISO18626Message><!-- ${padding} -->`;
  const ofNoRequest = (id: number) =>
    supplierXml({ requester: library.symbol, supplier: loud.symbol, id: `NONE-${id}` }, 'Loaned').replace(
      '</supplyingAgencyMessage>',
      `<!-- ${padding} --></supplyingAgencyMessage>`,
    );

  it('gets the same answer each time, and a megabyte of it is kept, once told', async () => {
    for (let at = 0; at < flood; at += 1) {
      const reply = await library.hear(loud, at % 2 === 0 ? ofNoRequest(at) : notReadable);
      expect(reply, `message ${at}`).to.include({ messageStatus: 'ERROR' });
    }
    const { many, bytes } = await kept();
    expect(many).to.be.within(8, 10);
    expect(bytes).to.be.lessThan(1_000_000);
    const told = await library.rows(`select partner_code, kind, detail from security_event order by id`);
    expect(told).to.deep.equal([
      {
        partner_code: 'LOUD',
        kind: 'refused-not-kept',
        detail: 'LOUD sent more refused messages than are kept of one partner (1 MB a day).',
      },
    ]);
  });

  it('fills no log of denied calls either', async () => {
    const asAnother = requestXml({ requester: quiet.symbol, supplier: library.symbol, id: 'STOLEN' });
    // What is small goes in until the last kilobytes are used up.
    for (let at = 0; at < 60; at += 1)
      expect(await library.hear(loud, asAnother)).to.deep.equal({ status: 403, body: '' });
    const [row] = await library.rows<{ denied: number }>(
      `select count(*)::int as denied from security_event where kind = 'foreign-symbol'`,
    );
    expect(row?.denied).to.be.lessThan(60);
  });

  it('is heard as before in what is in order, and others’ refused messages are kept', async () => {
    const good = await library.hear(loud, requestXml({ requester: loud.symbol, supplier: library.symbol, id: 'GOOD' }));
    expect(good).to.include({ messageStatus: 'OK' });
    const before = await kept();
    expect(await library.hear(quiet, notReadable)).to.include({ messageStatus: 'ERROR' });
    expect((await kept()).many).to.equal(before.many + 1);
    expect(await library.rows(`select external_id from request`)).to.have.length(1);
  });
});
