import { expect } from 'chai';
import type { ScanOrder } from '../../src/contract/scan-operations.js';
import { words as en } from '../../src/words/en/index.js';
import type { Wording } from '../../src/words/index.js';
import { english } from '../support/english.js';
import { marie } from './support/desk.js';
import { itemsOf, lentToReader, shippedToReader } from './support/reader.js';
import { buildShelves, puts, strikes } from './support/shelves.js';
import { loansBetween } from './support/story.js';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

loansBetween('the one scanner of a desk', (network) => {
  const at = (library: 'algonquin' | 'lacite', order: ScanOrder, desk?: string) =>
    network[library].node.gateway.scans.scan(order, desk ? { ...marie, desk } : marie);
  /** What was told; a refusal fails the test with its reason. */
  const told = async (...given: Parameters<typeof at>) => {
    const answer = await at(...given);
    if (answer.kind !== 'told') throw new Error(JSON.stringify(answer).slice(0, 500));
    return { ...answer.told, text: english(answer.told.text) };
  };
  const lenderBarcode = async (request: string) =>
    ((await network.algonquin.desk.sees(request)).facts.items as { barcode: string }[] | undefined)?.[0]?.barcode ?? '';

  before(() => buildShelves(network.lacite));

  it('R36 R37 R38 receives by External ID, with what is ticked beside it', async () => {
    const { algonquin, lacite, post } = network;
    const { request } = await shippedToReader(network);
    const {
      did,
      next,
      request: now,
    } = await told('algonquin', {
      code: ` ${request} `,
      notifyPatron: true,
      printSlip: true,
      internalNote: 'Wet.',
      note: 'Arrived well.',
    });
    expect([did, next, now?.state]).to.deep.equal(['receive', 'loanToPatron', 'receivedPhysically']);
    expect(now?.notes.map(({ text }) => text)).to.include('Wet.');
    await post();
    expect((await lacite.desk.told(request, 'requester.received')).note).to.equal('Arrived well.');
    const letters = await algonquin.node.local.letters.list({ request: now?.id ?? '', limit: 10 });
    expect(letters.items.map(({ code }) => code)).to.include.members(['receiveSlip', 'onHoldShelf']);
  });

  it('FA11: the answer says that the letter is in the print queue, and nothing of a letter that nobody wished', async () => {
    const { algonquin } = network;
    const { request } = await shippedToReader(network);
    const { patronLetter, request: now } = await told('algonquin', { code: request, notifyPatron: true });
    expect(en.scan[`patronLetter_${patronLetter as 'waiting'}`]).to.equal('letter to the patron in the print queue');
    const { items } = await algonquin.node.local.letters.list({
      request: now?.id ?? '',
      code: 'onHoldShelf',
      limit: 2,
    });
    expect(items.map(({ status }) => status)).to.deep.equal(['waiting']);
    const other = await shippedToReader(network);
    expect((await told('algonquin', { code: other.request })).patronLetter).to.equal(undefined);
  });

  it('a request for a copy leads to the form that takes its file, and from another page to the one that ships', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates({
      serviceType: 'Copy',
      title: 'Journal of Scans',
      titleOfComponent: 'On slips',
      rota: ['LACITE'],
    });
    await algonquin.desk.does(loan, 'send');
    await post();
    await lacite.desk.does(loan, 'willSupply');
    const { text, next, did, request } = await told('lacite', { code: loan, at: 'ship' });
    expect([text, next, did, request?.state]).to.deep.equal([
      'This is a request for a copy. Scan the pages and upload the file.',
      'shipDigitally',
      undefined,
      'willSupply',
    ]);
    expect(request?.actions.map(({ name }) => name)).to.include('shipDigitally');
    expect((await told('lacite', { code: loan, at: 'return' })).elsewhere).to.equal('ship');
  });

  it('R36 R41 receives by the barcode that the lender named, then lends, takes back and sends home by the temporary one', async () => {
    const { algonquin, lacite, post } = network;
    const { request } = await shippedToReader(network);
    const barcode = await lenderBarcode(request);
    expect((await told('algonquin', { code: barcode })).did).to.equal('receive');
    const [item] = await itemsOf(algonquin, request);
    const waits = await told('algonquin', { code: item?.barcode ?? '' });
    expect([waits.did, waits.next]).to.deep.equal([undefined, 'loanToPatron']);
    await algonquin.desk.does(request, 'loanToPatron');
    expect((await told('algonquin', { code: item?.barcode ?? '' })).did).to.equal('takeBack');
    expect(await algonquin.desk.state(request)).to.equal('returnedByPatron');
    expect((await told('algonquin', { code: item?.barcode ?? '' })).did).to.equal('sendHome');
    await post();
    expect(await lacite.desk.state(request)).to.equal('returnedByPartner');
  });

  it('R54 a recalled loan under the scanner is first taken back from the reader', async () => {
    const { lacite, post } = network;
    const { request } = await lentToReader(network);
    await lacite.desk.does(request, 'recall', { dueDate: inDays(20) });
    await post();
    expect((await told('algonquin', { code: request })).did).to.equal('takeBack');
  });

  it('R38 several volumes want a barcode each: nothing is done, and the next step is named', async () => {
    const { request } = await shippedToReader(network, { ship: { barcodes: ['V1', 'V2'] } });
    const { did, next } = await told('algonquin', { code: request });
    expect([did, next]).to.deep.equal([undefined, 'receive']);
    expect(await network.algonquin.desk.state(request)).to.equal('shippedPhysically');
  });

  it('two requests of which a barcode came are told apart by the slip, in whichever order the two are scanned', async () => {
    const one = await shippedToReader(network, { ship: { barcodes: ['SAME'] } });
    const two = await shippedToReader(network, { ship: { barcodes: ['SAME'] } });
    const { did, choices } = await told('algonquin', { code: 'SAME' });
    expect(did).to.equal(undefined);
    expect(choices?.map(({ externalId }) => externalId).sort()).to.deep.equal([one.request, two.request].sort());
    expect((await told('algonquin', { code: 'SAME', request: two.request })).did).to.equal('receive');
    expect((await told('algonquin', { code: one.request, request: 'SAME' })).did).to.equal('receive');
    const third = await shippedToReader(network);
    expect(await at('algonquin', { code: 'SAME', request: third.request })).to.deep.equal({
      kind: 'unknown',
      what: 'code',
    });
    expect(await at('algonquin', { code: 'NO1', request: 'NO2' })).to.deep.equal({ kind: 'unknown', what: 'request' });
  });

  it('says where another step is done on a page that has other steps, and leaves it alone', async () => {
    const { algonquin } = network;
    const { request } = await shippedToReader(network);
    const { did, elsewhere, text } = await told('algonquin', { code: request, at: 'return' });
    expect([did, elsewhere]).to.deep.equal([undefined, 'receive']);
    expect(text).to.equal('It has arrived and is not received yet. Nothing was done. Scan it at Receiving Items.');
    expect(await algonquin.desk.state(request)).to.equal('shippedPhysically');
    const { did: done, hold } = await told('algonquin', { code: request, at: 'receive' });
    expect([done, hold?.status]).to.deep.equal(['receive', 'onShelf']);
  });

  it('R54 R56 takes back from the patron and sends home in one scan where items are returned', async () => {
    const { request } = await lentToReader(network);
    const { did } = await told('algonquin', { code: request, at: 'return' });
    expect([did, await network.algonquin.desk.state(request)]).to.deep.equal(['sendHome', 'returnedToPartner']);
  });

  it('checks nothing in where items are shipped', async () => {
    const { lacite } = network;
    const { request } = await shippedToReader(network);
    const barcode = await lenderBarcode(request);
    const { did, elsewhere } = await told('lacite', { code: barcode, at: 'ship' });
    expect([did, elsewhere]).to.deep.equal([undefined, 'in']);
    expect(await lacite.desk.state(request)).to.equal('shippedPhysically');
  });

  it('has no second effect when a scan is sent once more, and gives the first answer with the request as it now is', async () => {
    const { request } = await lentToReader(network);
    const order = { code: request, at: 'in', key: 'scan-1' } as const;
    expect((await told('algonquin', order)).did).to.equal('takeBack');
    const again = await told('algonquin', order);
    expect([again.did, again.request?.state]).to.deep.equal(['takeBack', 'returnedByPatron']);
    expect((await told('algonquin', { ...order, key: 'scan-2' })).did).to.equal('sendHome');
  });

  it('only looks when a scan is sent once more and nobody knows how far the first one came', async () => {
    const { algonquin } = network;
    const { request } = await lentToReader(network);
    await algonquin.node.local.scans.begin(`${marie.name} scan-3`, new Date());
    const { did } = await told('algonquin', { code: request, at: 'in', key: 'scan-3' });
    expect([did, await algonquin.desk.state(request)]).to.deep.equal([undefined, 'loaned']);
  });

  it('R105 R107 ships with slip and barcode, and checks in by the barcode alone', async () => {
    const { algonquin, lacite, post } = network;
    await puts(lacite, { barcode: 'SC1', title: 'A scanner, lightly', isbn: undefined, location: 'STACKS' });
    const loan = await algonquin.desk.creates({ title: 'A scanner, lightly', rota: ['LACITE'] });
    await algonquin.desk.does(loan, 'send');
    await post();
    await strikes(lacite, 'locate-lending');
    await lacite.desk.does(loan, 'willSupply');
    const slip = await told('lacite', { code: loan });
    expect([slip.did, slip.next]).to.deep.equal([undefined, 'ship']);
    const wanted = await told('lacite', { code: 'SC1' });
    expect(wanted.choices?.map(({ externalId }) => externalId)).to.deep.equal([loan]);
    const left = await told('lacite', { code: 'SC1', request: loan, printSlip: true, note: 'Fragile.' });
    expect([left.did, left.request?.state]).to.deep.equal(['ship', 'shippedPhysically']);
    await post();
    const back = await told('lacite', { code: 'SC1', internalNote: 'Dry.' });
    expect([back.did, back.request?.state]).to.deep.equal(['checkIn', 'requestCompleted']);
  });

  it('R107 checks in by the slip alone', async () => {
    const { algonquin, post } = network;
    const { request } = await lentToReader(network, { confirmed: true });
    await algonquin.desk.does(request, 'returnByPatron');
    await algonquin.desk.does(request, 'returnToPartner');
    await post();
    expect((await told('lacite', { code: request })).did).to.equal('checkIn');
  });

  it('R34 is refused at a desk that is not of the resource sharing library, and nothing is done', async () => {
    const { algonquin } = network;
    const { request } = await shippedToReader(network, { ship: { confirmed: true } });
    await algonquin.node.local.libraries.add({ code: 'TOWN', name: 'Town branch' }, new Date());
    await algonquin.node.local.libraries.addDesk('TOWN', { code: 'TOWN_DESK', name: 'Town desk' });
    const answer = await at('algonquin', { code: request }, 'TOWN_DESK');
    expect(
      answer.kind === 'refused' && 'reason' in answer.outcome ? english(answer.outcome.reason as Wording) : '',
    ).to.contain('Town desk');
    expect(await algonquin.desk.state(request)).to.equal('shippedPhysically');
  });

  it('what nobody knows is unknown, also when it looks like a number of our tables', async () => {
    for (const code of ['1', '99999999999999999999999', 'é☃', 'NOBODY'])
      expect(await at('algonquin', { code }), code).to.deep.equal({ kind: 'unknown', what: 'code', is: 'unknown' });
  });

  it('says what a wrong code is: an ISBN, a patron’s card, an item of ours that nobody wants', async () => {
    const { algonquin, lacite } = network;
    expect(await at('algonquin', { code: '9780262033848' })).to.include({ kind: 'unknown', is: 'isbn' });
    expect(await at('algonquin', { code: 'NOTHING' })).to.include({ kind: 'unknown', is: 'unknown' });
    await puts(lacite, { barcode: 'OWN1', title: 'Nobody wants it', isbn: undefined, location: 'STACKS' });
    expect(await at('lacite', { code: 'OWN1' })).to.include({ kind: 'unknown', is: 'ownItem' });
    const [patron] = (await algonquin.node.local.patrons.list({ limit: 1 })).items;
    expect(await at('algonquin', { code: patron?.id ?? '' })).to.include({ is: 'patronCard' });
  });
});
