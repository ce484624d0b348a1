import { expect } from 'chai';
import type { ScanOrder } from '../../src/contract/scan-operations.js';
import type { LetterContent } from '../../src/letters/content.js';
import { plainText } from '../../src/letters/plain-text.js';
import { english } from '../support/english.js';
import { marie } from './support/desk.js';
import { itemsOf, lentToReader, loansOf, reasonOf, shippedToReader } from './support/reader.js';
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

  const lettersOf = async (request: string, code: string) => {
    const { id } = await network.algonquin.desk.sees(request);
    const { items } = await network.algonquin.node.local.letters.list({ request: id, limit: 50 });
    return items.filter((letter) => letter.code === code && letter.status !== 'withdrawn');
  };
  const textOf = (letter: { content?: LetterContent } | undefined) =>
    plainText(letter?.content as LetterContent).replaceAll(/\s+/g, ' ');

  it('KB3: one receipt is about all volumes that are lent at once, and one about those that come back within minutes', async () => {
    const { algonquin } = network;
    const { request, barcodes } = await threeLent('KB');
    const lent = await lettersOf(request, 'loanReceipt');
    expect(lent.map(({ facts }) => facts['temporaryBarcodes'])).to.deep.equal([barcodes.map((each) => `T${each}`)]);

    await told('algonquin', { code: `T${barcodes[0]}` });
    const [first, ...more] = await lettersOf(request, 'returnReceipt');
    expect(more).to.deep.equal([]);
    expect(first?.facts['temporaryBarcodes']).to.deep.equal([`T${barcodes[0]}`]);
    expect(textOf(first))
      .to.match(/We have this part of .* back: Vol\. 1\. You still have: Vol\. 2, Vol\. 3\./)
      .and.not.include('nothing more to do');

    const { id } = (await loansOf(algonquin, request)).find(({ barcode }) => barcode === `T${barcodes[2]}`) ?? {
      id: '',
    };
    await algonquin.node.local.circulation.declareLoanLost(id, { fee: '35.00' }, marie, new Date());
    await told('algonquin', { code: `T${barcodes[1]}` });
    const back = await lettersOf(request, 'returnReceipt');
    expect(back.map(({ facts }) => facts['temporaryBarcodes'])).to.deep.equal([[`T${barcodes[0]}`, `T${barcodes[1]}`]]);
    expect(textOf(back[0]))
      .to.match(/back: Vol\. 1, Vol\. 2\. Still considered lost: Vol\. 3\./)
      .and.not.include('nothing more to do');
    const [lost] = await lettersOf(request, 'lostLoan');
    expect(textOf(lost)).to.include('Volumes: Vol. 3').and.to.include('charge of $35.00');
  });

  it('KB3, KB6, KB14: a return without a lost volume asks to report the loss first; the slip in the parcel names what is in it', async () => {
    const { algonquin, lacite, post } = network;
    const { request, barcodes } = await threeLent('KC');
    const { id } = (await loansOf(algonquin, request)).find(({ barcode }) => barcode === `T${barcodes[1]}`) ?? {
      id: '',
    };
    const { circulation } = algonquin.node.local;
    const outcome = await circulation.declareLoanLost(id, { fee: '0.00' }, marie, new Date());
    expect(outcome.kind).to.equal('done');
    expect(await algonquin.desk.attention(request), 'until the lender is notified').to.deep.equal(['lossUntold']);
    const [lost] = await lettersOf(request, 'lostLoan');
    expect(textOf(lost), 'nothing is charged').not.to.match(/charge|\$/);

    for (const code of [barcodes[0], barcodes[2]]) await told('algonquin', { code: `T${code}` });
    const asked = await algonquin.desk.tries(request, 'returnToPartner');
    expect(asked).to.deep.include({ kind: 'warned', about: 'doubt', matchingAction: 'reportLost' });
    expect(reasonOf(asked)).to.match(
      /Volume TKC2 is lost, and La Cité has not been notified\. Report the loss first; otherwise La Cité waits for it\./,
    );
    await algonquin.desk.does(request, 'reportLost', { note: 'Volume 2 is lost.' });
    expect(await algonquin.desk.attention(request)).to.deep.equal([]);
    await algonquin.desk.does(request, 'returnToPartner');
    await post();
    const [slip] = await lettersOf(request, 'returnSlip');
    expect(slip?.facts['itemBarcodes']).to.deep.equal([barcodes[0], barcodes[2]]);
    expect(await lacite.desk.attention(request)).to.include('partlyReturned');
  });

  it('KB6: a loss at the counter asks for the report to the lender', async () => {
    const { algonquin, lacite, post } = network;
    const { request } = await lentToReader(network);
    const [loan] = await loansOf(algonquin, request);
    await algonquin.node.local.circulation.declareLoanLost(loan?.id ?? '', {}, marie, new Date());
    expect(await algonquin.desk.attention(request)).to.deep.equal(['lossUntold']);
    const { attention, actions } = await algonquin.desk.sees(request);
    expect(attention.map(({ text }) => text)).to.deep.equal([
      'The patron’s loan is lost, and the lending library has not been notified. Report the loss: the library is waiting for the item.',
    ]);
    expect(actions.filter(({ primary }) => primary).map(({ name }) => name)).to.deep.equal(['reportLost']);
    await algonquin.desk.does(request, 'reportLost', { note: 'It is lost.' });
    await post();
    expect(await lacite.desk.state(request)).to.equal('lostReported');
    expect(await algonquin.desk.attention(request)).to.deep.equal([]);
  });

  it('KB11: the form of a receipt begins with the volumes that the lender shipped', async () => {
    const { algonquin } = network;
    const barcodes = ['KBE1', 'KBE2', 'KBE3'];
    const { request } = await shippedToReader(network, { ship: { barcodes } });
    const { actions } = await algonquin.desk.sees(request);
    const fields = actions.find(({ name }) => name === 'receive')?.fields ?? [];
    const [first] = fields as { name: string; default?: string }[];
    expect([first?.name, first?.default]).to.deep.equal(['items', barcodes.join('\n')]);
    expect(fields.map(({ name }) => name)).not.to.include('temporaryBarcode');
    await algonquin.desk.does(request, 'receive', {
      items: ['KBE1', 'KBE2: Atlas'],
      note: 'Not in the parcel: Vol. 3.',
    });
    const here = await itemsOf(algonquin, request);
    expect(here.map(({ barcode, description }) => [barcode, description ?? ''])).to.deep.equal([
      ['KBE1', ''],
      ['KBE2', 'Atlas'],
    ]);
  });

  it('KB24: a check-in scan is asked about while the borrower has the item and has not announced its return', async () => {
    const { algonquin, lacite, post } = network;
    const { request } = await lentToReader(network, { barcodes: ['KBF1'] });
    expect(await lacite.desk.state(request)).to.equal('receivedByPartner');
    const scan = (more: Partial<ScanOrder> = {}) =>
      lacite.node.gateway.scans.scan({ code: 'KBF1', ...more }, marie) as Promise<{ kind: string; outcome?: object }>;
    const asked = await scan();
    expect(asked.kind).to.equal('refused');
    expect(asked.outcome).to.deep.include({ kind: 'warned', about: 'doubt' });
    expect(reasonOf(asked.outcome ?? {})).to.match(/received KBF1 on .* and has not said that it sent it back/);
    expect(await lacite.desk.state(request), 'nothing is done').to.equal('receivedByPartner');
    expect((await scan({ confirmed: true })).kind).to.equal('told');
    expect(await lacite.desk.state(request)).to.equal('requestCompleted');

    const { request: home } = await lentToReader(network, { barcodes: ['KBF2'] });
    await algonquin.desk.does(home, 'returnByPatron');
    await algonquin.desk.does(home, 'returnToPartner');
    await algonquin.node.database.pool.query(
      `update outbound_message set next_attempt_at = now() where status = 'pending'`,
    );
    await post();
    expect((await told('lacite', { code: 'KBF2' })).did, 'what was announced is not asked about').to.equal('checkIn');
  });
});
