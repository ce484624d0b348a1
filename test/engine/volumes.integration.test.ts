import { expect } from 'chai';
import type { ScanOrder } from '../../src/engine/model/scan.js';
import { english } from '../support/english.js';
import { marie } from './support/desk.js';
import { itemsOf, loansOf, reasonOf, shippedToReader } from './support/reader.js';
import { loansBetween } from './support/story.js';

loansBetween('a work of several volumes', (network) => {
  const told = async (library: 'algonquin' | 'lacite', order: ScanOrder) => {
    const answer = await network[library].node.gateway.scans.scan(order, marie);
    if (answer.kind !== 'told') throw new Error(reasonOf(answer).slice(0, 500));
    return { ...answer.told, text: english(answer.told.text) };
  };

  /** Three volumes with the reader; the lender's barcodes and our temporary ones. */
  async function threeLent(name: string) {
    const { algonquin, post } = network;
    const barcodes = [1, 2, 3].map((volume) => `${name}${volume}`);
    const { request, reader } = await shippedToReader(network, { ship: { barcodes } });
    const items = barcodes.map((barcode) => ({ barcode: `T${barcode}` }));
    await algonquin.desk.does(request, 'receive', { items });
    await algonquin.desk.does(request, 'loanToPatron');
    await post();
    return { request, reader, barcodes };
  }

  it('FA36: volumes are counted down as they come back, by the barcode of their owner too', async () => {
    const { algonquin, lacite, post } = network;
    const { request, barcodes } = await threeLent('CD');
    const at = 'return';
    const first = await told('algonquin', { code: barcodes[0] ?? '', at });
    expect([first.did, first.text]).to.deep.equal([...['takeBack', '1 of 3 volumes is back; the patron still has 2.']]);
    const second = await told('algonquin', { code: `T${barcodes[1]}`, at });
    expect([second.did, second.text]).to.deep.equal([
      ...['takeBack', '2 of 3 volumes are back; the patron still has 1.'],
    ]);
    expect(await algonquin.desk.state(request)).to.equal('loaned');
    const third = await told('algonquin', { code: barcodes[2] ?? '', at });
    expect([third.did, third.text]).to.deep.equal([
      ...['sendHome', '3 volumes go home to La Cité. Put all of them in the parcel with the return slip.'],
    ]);
    await post();
    expect(await lacite.desk.state(request)).to.equal('returnedByPartner');
  });

  it('FG2: a lost volume stays lost with its record when the others go home, and the lender is not told that it is found', async () => {
    const { algonquin, lacite, post } = network;
    const { request, reader, barcodes } = await threeLent('LV');
    const loans = await loansOf(algonquin, request);
    const lost = loans.find(({ barcode }) => barcode === `T${barcodes[2]}`);
    const { circulation } = algonquin.node.local;
    await circulation.declareLoanLost(lost?.id ?? '', { fee: '35.00' }, marie, new Date());
    await algonquin.desk.does(request, 'reportLost', { note: 'Volume 3 is lost.' });
    await post();
    await lacite.desk.does(request, 'declareLost', { note: 'Fee follows.', cost: '35.00', confirmed: true });
    await post();
    expect(await algonquin.desk.state(request)).to.equal('declaredLost');
    const standing = async () => (await loansOf(algonquin, request)).map(({ status }) => status).sort();
    expect(await standing(), 'the reader keeps the others').to.deep.equal(['lost', 'out', 'out']);

    const first = await told('algonquin', { code: barcodes[0] ?? '', at: 'return' });
    expect(first.text).to.equal('1 of 3 volumes is back; the patron still has 1. 1 is still lost.');
    const second = await told('algonquin', { code: barcodes[1] ?? '', at: 'return' });
    expect(second.did).to.equal('sendHome');
    expect(second.text)
      .to.include('2 volumes go home to La Cité')
      .and.to.include('1 volume is lost: its record stays.');
    await post();

    expect(await algonquin.desk.state(request)).to.equal('declaredLost');
    expect(await standing()).to.deep.equal(['lost', 'returned', 'returned']);
    expect((await itemsOf(algonquin, request)).map(({ barcode, status }) => [barcode, status])).to.deep.equal([
      [`T${barcodes[2]}`, 'lost'],
    ]);
    const fees = await circulation.fees({ patron: reader, limit: 10 });
    expect(fees.items.map(({ status, amount }) => [status, amount])).to.deep.equal([['open', '35.00']]);

    expect(await lacite.desk.state(request)).to.equal('lostAndFeeCommunicated');
    expect(await lacite.desk.attention(request))
      .to.include('partlyReturned')
      .and.not.to.include('foundAgain');
    const told2 = await lacite.desk.told(request, 'requester.partlyReturned');
    expect(told2.toState).to.equal('lostAndFeeCommunicated');
    const back = await told('lacite', { code: barcodes[0] ?? '' });
    expect(back.did).to.equal('partlyBack');
    expect((await told('lacite', { code: barcodes[1] ?? '' })).did).to.equal('partlyBack');
    await lacite.desk.does(request, 'lostPaid');
    await post();
    expect(await lacite.desk.state(request)).to.equal('completedWithoutReturn');
  });
});
