import { expect } from 'chai';
import type {
  HoldView,
  LibraryView,
  LoanView,
  PatronView,
  TemporaryItemView,
} from '../../../src/contract/local-views.js';
import type { RequestView } from '../../../src/contract/request-views.js';
import type { ScanTold } from '../../../src/contract/scan-operations.js';
import { type FakePartner, startFakePartner } from '../../support/fake-partner.js';
import { type LibraryUnderTest, openLibrary } from '../../support/node-under-test.js';
import { supplierXml } from '../../support/partner-voice.js';

describe('the local records of a running node', () => {
  let library: LibraryUnderTest;
  let lender: FakePartner;
  before(async () => {
    library = await openLibrary();
    lender = await startFakePartner();
  });
  after(async () => {
    await library.close();
    await lender.close();
  });

  it('R36 R42 R46 R54 R55 are there from the first start, and carry a loan from Send to its way home', async () => {
    const { desk, act } = library.hand;
    const { items: libraries } = await desk<{ items: LibraryView[] }>('GET', '/libraries');
    expect(libraries.map(({ code, symbol }) => [code, symbol])).to.deep.equal([['RES_SHARE', library.symbol]]);
    const big = await library.addPartner('BIG', lender.url);
    await library.serve();
    await desk('POST', '/imports/patrons', { csv: 'id,name\n7,Élise Roy' });
    const draft = { serviceType: 'Loan', title: 'Nana', patron: { id: '7' }, rota: ['BIG'] };
    const { id, externalId } = await desk<RequestView>('POST', '/requests', draft);
    expect((await desk<PatronView>('GET', '/patrons/7')).activeRequests).to.equal(1);
    const { rota } = await act(id, 'send');
    await library.untilSent();
    const about = { requester: library.symbol, supplier: big.symbol, id: rota[0]?.requestingAgencyRequestId ?? '' };
    await library.hear(
      big,
      supplierXml(about, 'Loaned', { dueDate: new Date(Date.now() + 35 * 86_400_000).toISOString() }),
    );

    const received = await desk<ScanTold>('POST', '/scans', { code: externalId });
    expect([received.did, received.request?.state]).to.deep.equal(['receive', 'receivedPhysically']);
    const items = await desk<{ items: TemporaryItemView[] }>('GET', `/temporary-items?request=${id}`);
    const { barcode, suppressed } = items.items[0] as TemporaryItemView;
    expect(suppressed).to.equal(true);
    const shelf = await desk<{ items: HoldView[] }>('GET', '/hold-shelf?patron=7');
    expect(shelf.items.map((hold) => hold.barcode)).to.deep.equal([barcode]);
    const at = { desk: 'RES_DESK', barcode };
    expect(await desk<LoanView>('POST', '/loans', at)).to.include({ patron: '7', status: 'out' });
    expect(await desk<LoanView>('POST', '/returns', at)).to.include({ status: 'returned' });
    const home = await desk<ScanTold>('POST', '/scans', { code: barcode });
    expect([home.did, home.request?.state]).to.deep.equal(['sendHome', 'returnedToPartner']);
    await library.untilSent();
    expect(lender.received.map(({ body }) => /<(?:\w+:)?action>(\w+)</.exec(body)?.[1] ?? 'Request')).to.deep.equal([
      ...['Request', 'Received', 'ShippedReturn'],
    ]);
    const left = await desk<{ items: TemporaryItemView[] }>('GET', `/temporary-items?request=${id}`);
    expect(left.items).to.deep.equal([]);
    const { items: history } = await desk<{ items: { event: string }[] }>('GET', `/requests/${id}/history`);
    expect(history.map(({ event }) => event)).to.include.members([
      ...['local.received', 'local.checkedOut', 'local.returned'],
    ]);
  });

  it('does not lend what was never sent for', async () => {
    const { desk } = library.hand;
    await desk('POST', '/patrons', { id: '8', name: 'Ana' });
    const draft = { serviceType: 'Loan', title: 'Germinal', patron: { id: '8' }, rota: ['BIG'] };
    const { externalId } = await desk<RequestView>('POST', '/requests', draft);
    const { text, did } = await desk<ScanTold>('POST', '/scans', { code: externalId });
    expect([did, text]).to.deep.equal([
      ...[undefined, 'There is nothing to do with it here. Status of the request: Ready to be sent.'],
    ]);
  });
});
