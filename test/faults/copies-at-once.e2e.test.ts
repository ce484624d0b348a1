import { expect } from 'chai';
import { brokenPromises } from '../support/invariants.js';
import { type AppContext, type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';
import { requestXml } from '../support/partner-voice.js';

describe('fifty copies of one request at the same moment, at two processes of one library (C1)', function () {
  this.timeout(300_000);
  let library: LibraryUnderTest;
  let processes: AppContext[];

  before(async () => {
    library = await openLibrary();
    processes = await Promise.all([library.fork(), library.serve()]);
  });
  after(() => library?.close());

  it('are one request, confirmed fifty times by the same bytes', async () => {
    const borrower = await library.addPartner('BORROWER', 'http://127.0.0.1:8999/iso18626');
    const xml = requestXml({ requester: borrower.symbol, supplier: library.symbol, id: 'ONE' });
    const replies = await Promise.all(
      Array.from({ length: 50 }, (_, index) => library.hear(borrower, xml, processes[index % 2])),
    );
    expect(new Set(replies.map(({ status }) => status))).to.deep.equal(new Set([200]));
    expect(new Set(replies.map(({ body }) => body)).size).to.equal(1);
    expect(replies[0]?.messageStatus).to.equal('OK');
    expect(await library.rows('select outcome, repeat_count as repeats from inbound_message')).to.deep.equal([
      { outcome: 'applied', repeats: 49 },
    ]);
    expect(await library.rows('select state, version, attention_count as attention from request')).to.deep.equal([
      { state: 'created', version: 1, attention: 1 },
    ]);
    expect(await brokenPromises({ ...library, journal: [] })).to.deep.equal([]);
  });
});
