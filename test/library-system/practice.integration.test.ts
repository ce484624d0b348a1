/** Whole loans of a node that calls the practice system over HTTP, which keeps a ledger of what it did. */
import { expect } from 'chai';
import { type OpenPracticeSystem, openPracticeSystem } from '../../src/compose/open-practice-system.js';
import type {
  LibrarySystemLinkView,
  LibrarySystemTestView,
  SystemCallsOfRequest,
} from '../../src/contract/library-system-operations.js';
import type { RequestView } from '../../src/contract/request-views.js';
import { eventually } from '../support/eventually.js';
import {
  type InProcess,
  type LibraryUnderTest,
  openLibrary,
  type PartnerOfLibrary,
} from '../support/node-under-test.js';
import { requestXml } from '../support/partner-voice.js';

describe('a node with the practice system as its library’s own', function () {
  this.timeout(120_000);
  let practice: OpenPracticeSystem;
  let library: LibraryUnderTest;
  let node: InProcess;
  let partner: PartnerOfLibrary;

  before(async () => {
    practice = await openPracticeSystem({ host: '127.0.0.1', port: 0 });
    library = await openLibrary();
    partner = await library.addPartner('OTHER', 'http://127.0.0.1:18630/iso18626');
    node = await library.serve();
    const [link] = (await node.desk<{ items: LibrarySystemLinkView[] }>('GET', '/library-system')).items;
    const linked = { kind: 'ncip', address: `${practice.url}/ncip`, fromAgency: 'OURS', dueDate: 'later' };
    await node.desk('PUT', `/library-system/${link?.library}`, {
      ...{ enabled: true, settings: { ...link?.settings, ...linked, patrons: 'ncip' } },
    });
    await node.desk('POST', '/patrons/P1001/look-up');
  });
  after(async () => {
    await library?.close();
    await practice?.stop();
  });

  const calls = async (request: string) =>
    (await node.desk<SystemCallsOfRequest>('GET', `/requests/${request}/system-calls`)).items;
  const settled = (request: string) =>
    eventually('all calls are answered', async () =>
      (await calls(request)).every(({ status }) => status !== 'pending' && status !== 'sending'),
    );
  const itemIn = (barcode: string) => practice.system.ledger().items.find(({ id }) => id === barcode);

  it('knows a patron by its card, and passes its test', async () => {
    expect(await node.desk('GET', '/patrons/P1001')).to.include({ name: 'Élodie Tremblay', group: 'Student' });
    const [link] = (await node.desk<{ items: LibrarySystemLinkView[] }>('GET', '/library-system')).items;
    const test = await node.desk<LibrarySystemTestView>('POST', `/library-system/${link?.library}/test`, {
      card: 'P1001',
    });
    expect(test.lines.slice(0, 2).map(({ step, outcome }) => `${step} ${outcome}`)).to.deep.equal([
      'answers passed',
      'lookUp passed',
    ]);
  });

  it('sees a borrowed item appear in it, lent, back and gone; an answer that is lost makes no second one', async () => {
    practice.system.setFault('acceptItem', 'answerLost');
    const request = await node.desk<RequestView>('POST', '/requests', {
      ...{ serviceType: 'Loan', title: 'Été & hiver', rota: ['OTHER'], patron: { id: 'P1001' } },
    });
    await node.act(request.id, 'send');
    await node.act(request.id, 'receive', { confirmed: true, temporaryBarcode: 'TMP-7' });
    await eventually('the item is there', async () => itemIn('TMP-7') !== undefined);
    practice.system.setFault('acceptItem', 'none');
    await eventually('the call waits', async () =>
      (await calls(request.id)).some(({ name, status }) => name === 'acceptItem' && status === 'pending'),
    );
    await library.rows(`update outbound_call set next_attempt_at = now() where status = 'pending'`);
    await library.rows('update outbound_target set resume_at = null');
    await settled(request.id);
    expect(practice.system.ledger().items.filter(({ id }) => id === 'TMP-7').length).to.equal(1);
    expect(itemIn('TMP-7')).to.include({ title: 'Été & hiver' });
    await node.act(request.id, 'loanToPatron', { confirmed: true });
    await settled(request.id);
    expect(itemIn('TMP-7')?.loan?.userId).to.equal('P1001');
    await node.act(request.id, 'returnByPatron');
    await node.act(request.id, 'returnToPartner');
    await settled(request.id);
    expect(itemIn('TMP-7')).to.equal(undefined);
    const ofItem = (await calls(request.id)).filter(({ item }) => item === 'TMP-7');
    expect(ofItem.map(({ name, status }) => `${name} ${status}`)).to.deep.equal([
      ...['acceptItem', 'checkOut', 'checkIn', 'deleteItem'].map((name) => `${name} delivered`),
    ]);
  });

  it('lends an own item there to the library that borrows it, and takes it back', async () => {
    const about = { requester: partner.symbol, supplier: library.symbol, id: 'THEIRS-9' };
    await library.hear(partner, requestXml(about, 'Lakes & rivers'.replace('&', '&amp;')), node);
    const [{ id = '' } = {}] = await library.rows<{ id: string }>(
      `select id::text from request where side = 'lending' order by request.id desc limit 1`,
    );
    await node.act(id, 'willSupply');
    await node.act(id, 'ship', { barcodes: ['39002'], confirmed: true });
    await settled(id);
    expect(itemIn('39002')?.loan?.userId).to.equal(`INST-${partner.symbol.split(':')[1]}`);
    await node.act(id, 'checkIn', { confirmed: true });
    await settled(id);
    expect(itemIn('39002')?.loan).to.equal(undefined);
  });
});
