import { expect } from 'chai';
import type { LoanView, Received } from '../../../src/engine/local/circulation.js';
import type { LibraryView } from '../../../src/engine/local/libraries.js';
import type { PatronView } from '../../../src/engine/local/patrons.js';
import type { RequestView } from '../../../src/engine/ports.js';
import { type LibraryUnderTest, openLibrary } from '../../support/node-under-test.js';

describe('the local records of a running node', () => {
  let library: LibraryUnderTest;
  before(async () => {
    library = await openLibrary();
  });
  after(() => library.close());

  it('are there from the first start, and carry a patron’s loan from receipt to return', async () => {
    const { desk } = library.hand;
    const { items: libraries } = await desk<{ items: LibraryView[] }>('GET', '/libraries');
    expect(libraries.map(({ code, symbol }) => [code, symbol])).to.deep.equal([['RES_SHARE', library.symbol]]);
    await library.addPartner('BIG', 'http://127.0.0.1:18626/iso');
    await desk('POST', '/imports/patrons', { csv: 'id,name\n7,Élise Roy' });
    const draft = { serviceType: 'Loan', title: 'Nana', patron: { id: '7' }, rota: ['BIG'] };
    const request = await desk<RequestView>('POST', '/requests', draft);
    expect((await desk<PatronView>('GET', '/patrons/7')).activeRequests).to.equal(1);
    const at = { desk: 'RES_DESK' };
    const received = await desk<Received>('POST', '/temporary-items', { ...at, request: request.externalId });
    const barcode = received.items[0]?.barcode;
    expect(await desk<LoanView>('POST', '/loans', { ...at, barcode })).to.include({ patron: '7', status: 'out' });
    expect(await desk<LoanView>('POST', '/returns', { ...at, barcode })).to.include({ status: 'returned' });
    const { items: history } = await desk<{ items: { event: string }[] }>('GET', `/requests/${request.id}/history`);
    expect(history.map(({ event }) => event)).to.include.members([
      'local.received',
      'local.checkedOut',
      'local.returned',
    ]);
  });
});
