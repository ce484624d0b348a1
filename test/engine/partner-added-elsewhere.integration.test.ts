/** Two processes of one library, each with its own memory of the directory. */
import { expect } from 'chai';
import type { PartnerView } from '../../src/contract/partner-schemas.js';
import { type InProcess, type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';

describe('a partner that another process has just added', function () {
  this.timeout(60_000);
  let library: LibraryUnderTest;
  let node: InProcess;
  before(async () => {
    library = await openLibrary();
    node = await library.serve({ INTERLEND_SWEEP_SECONDS: '3600', AMQP_URL: 'silent' });
  });
  after(() => library?.close());

  it('is found and sent a request at once, also where the directory was read before', async () => {
    expect((await node.desk<{ items: PartnerView[] }>('GET', '/partners')).items).to.have.length(0);
    await library.addPartner('LENDER', 'http://127.0.0.1:18630/iso18626');
    expect((await node.desk<PartnerView>('GET', '/partners/LENDER')).name).to.equal('LENDER Library');
    await library.addPartner('SECOND', 'http://127.0.0.1:18630/iso18626');
    const { id } = await library.wish(['SECOND']);
    expect(await node.act(id, 'send')).to.deep.include({ state: 'requestSent' });
    expect(await library.rows('select partner_code as partner, status from outbound_message')).to.deep.equal([
      { partner: 'SECOND', status: 'pending' },
    ]);
  });
});
