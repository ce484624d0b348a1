import { expect } from 'chai';
import { inStep } from '../../src/engine/fulfilment/in-step.js';
import { english } from '../support/english.js';
import { marie } from './support/desk.js';
import { lentToReader, loansOf, reasonOf, shippedToReader } from './support/reader.js';
import { loansBetween } from './support/story.js';

loansBetween('the loan desk', (network) => {
  const circulation = () => inStep(network.algonquin.node.context, network.algonquin.node.local.circulation);
  const desk = 'RES_DESK';
  const ownersBarcode = async (request: string) =>
    ((await network.algonquin.desk.sees(request)).facts.items as { barcode: string }[])[0]?.barcode ?? '';

  it('FA10: lends and takes back by the barcode printed on the book, by the External ID and by the temporary barcode', async () => {
    const { algonquin } = network;
    for (const by of ['owner', 'externalId', 'temporary'] as const) {
      const { request, reader } = await shippedToReader(network);
      await algonquin.desk.does(request, 'receive', { temporaryBarcode: `T-${request}` });
      const codes = { owner: await ownersBarcode(request), externalId: request, temporary: `T-${request}` };
      const lent = await circulation().checkOut({ barcode: codes[by], desk, patron: reader }, marie, new Date());
      expect(lent.kind, `${by}: ${reasonOf(lent)}`).to.equal('done');
      expect(await algonquin.desk.state(request)).to.equal('loaned');
      const back = await circulation().returnLoan({ barcode: codes[by], desk }, marie, new Date());
      expect(back.kind, `${by}: ${reasonOf(back)}`).to.equal('done');
      expect(await algonquin.desk.state(request)).to.equal('returnedByPatron');
    }
  });

  it('FA10: asks for the slip where a code is on the items of two requests', async () => {
    const { algonquin } = network;
    const one = await shippedToReader(network, { ship: { barcodes: ['TWICE'] } });
    const two = await shippedToReader(network, { ship: { barcodes: ['TWICE'] } });
    for (const { request } of [one, two]) await algonquin.desk.does(request, 'receive');
    const outcome = await circulation().checkOut({ barcode: 'TWICE', desk, patron: one.reader }, marie, new Date());
    if (outcome.kind !== 'notNow') throw new Error(reasonOf(outcome));
    expect(english(outcome.reason)).to.include('Several requests have the code TWICE').and.to.include(one.request);
    expect(await algonquin.desk.state(one.request)).to.equal('receivedPhysically');
    const named = await circulation().checkOut({ barcode: two.request, desk }, marie, new Date());
    expect(named.kind).to.equal('done');
    expect(await algonquin.desk.state(two.request)).to.equal('loaned');
  });

  it('FA10: takes the item that is here where an item of ours, lent to a partner, has the same barcode', async () => {
    const { algonquin, lacite, post } = network;
    const ours = await lacite.desk.creates({ title: 'Ours, at a partner', rota: [algonquin.code] });
    await lacite.desk.does(ours, 'send');
    await post();
    await algonquin.desk.does(ours, 'ship', { barcodes: ['BOTH'], confirmed: true });
    const { request, reader } = await shippedToReader(network, { ship: { barcodes: ['BOTH'] } });
    await algonquin.desk.does(request, 'receive');
    const lent = await circulation().checkOut({ barcode: 'BOTH', desk, patron: reader }, marie, new Date());
    expect(lent.kind, reasonOf(lent)).to.equal('done');
    expect(await algonquin.desk.state(request)).to.equal('loaned');
    expect(await algonquin.desk.state(ours)).to.equal('shippedPhysically');
  });

  it('FG12: a walk-in whom the request names takes the item without a number', async () => {
    const { algonquin } = network;
    const { request } = await shippedToReader(network, { draft: { patron: { name: 'Walk In' } } });
    await algonquin.desk.does(request, 'receive');
    const outcome = await circulation().checkOut({ barcode: request, desk }, marie, new Date());
    expect(outcome.kind, reasonOf(outcome)).to.equal('done');
    expect(await algonquin.desk.state(request)).to.equal('loaned');
    expect((await loansOf(algonquin, request)).map(({ status }) => status)).to.deep.equal(['out']);
  });

  it('FG5: a lost book whose loan was deleted with its fee open is taken back, its fee is waived, and it goes home', async () => {
    const { algonquin, lacite, post } = network;
    const { request, reader } = await lentToReader(network);
    const [loan] = await loansOf(algonquin, request);
    const { local, gateway } = algonquin.node;
    await local.circulation.declareLoanLost(loan?.id ?? '', { fee: '35.00' }, marie, new Date());
    await local.circulation.deleteLoanKeepingFee(loan?.id ?? '', marie, new Date());
    const owed = async () =>
      (await local.circulation.fees({ patron: reader, limit: 10 })).items.map((fee) => fee.status);
    expect(await owed()).to.deep.equal(['open']);
    const answer = await gateway.scans.scan({ code: request, at: 'return' }, marie);
    if (answer.kind !== 'told') throw new Error(reasonOf(answer));
    expect(answer.told.did).to.equal('sendHome');
    expect(await owed()).to.deep.equal(['waived']);
    await post();
    expect(await lacite.desk.state(request)).to.equal('returnedByPartner');
    expect(await algonquin.desk.state(request)).to.equal('returnedToPartner');
  });

  it('FG5: a fee that was paid before the book came back stays paid', async () => {
    const { algonquin } = network;
    const { request, reader } = await lentToReader(network);
    const [loan] = await loansOf(algonquin, request);
    const { circulation: on } = algonquin.node.local;
    await on.declareLoanLost(loan?.id ?? '', { fee: '35.00' }, marie, new Date());
    await on.deleteLoanKeepingFee(loan?.id ?? '', marie, new Date());
    const [fee] = (await on.fees({ patron: reader, limit: 10 })).items;
    await on.settleFee(fee?.id ?? '', 'paid', marie, new Date());
    const back = await circulation().returnLoan({ barcode: request, desk }, marie, new Date());
    expect(back.kind, reasonOf(back)).to.equal('done');
    expect((await on.fees({ patron: reader, limit: 10 })).items.map(({ status }) => status)).to.deep.equal(['paid']);
  });

  it('FG12: a return that comes after a check-in by mistake is no silence: its lender is told to look for it', async () => {
    const { algonquin, lacite, post } = network;
    const { request } = await lentToReader(network);
    await lacite.desk.does(request, 'checkIn');
    await post();
    expect(await lacite.desk.attention(request)).to.deep.equal([]);
    await algonquin.desk.does(request, 'returnByPatron');
    await algonquin.desk.does(request, 'returnToPartner');
    await post();
    const { attention, state } = await lacite.desk.sees(request);
    expect([state, attention.map(({ text }) => text)]).to.deep.equal([
      'requestCompleted',
      [
        'The borrower sent this back after it was checked in here. Check that it is on its shelf; if it is not, undo the check-in.',
      ],
    ]);
    await lacite.desk.does(request, 'undoCheckIn');
    expect(await lacite.desk.attention(request)).to.deep.equal([]);
  });
});
