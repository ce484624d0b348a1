import { expect } from 'chai';
import type { RequestView } from '../../src/contract/request-views.js';
import type { ActOutcome } from '../../src/engine/model/orders.js';
import { say } from '../../src/words/index.js';
import { english } from '../support/english.js';
import { marie } from './support/desk.js';
import { buildShelves, fulfilmentAt, puts, strikes } from './support/shelves.js';
import { loansBetween } from './support/story.js';

const done = (outcome: ActOutcome): RequestView => {
  if (outcome.kind === 'done') return outcome.request;
  throw new Error(JSON.stringify('reason' in outcome ? outcome.reason : outcome));
};

loansBetween('an item that is fetched to the resource sharing desk', (network) => {
  let titles = 0;
  before(() => buildShelves(network.lacite));

  async function asked(...places: [barcode: string, location: string][]): Promise<string> {
    const { algonquin, lacite, post } = network;
    titles += 1;
    const title = `Lakes of the south, part ${titles}`;
    for (const [barcode, location] of places) await puts(lacite, { barcode, title, isbn: undefined, location });
    const loan = await algonquin.desk.creates({ title, rota: ['LACITE'] });
    await algonquin.desk.does(loan, 'send');
    await post();
    await strikes(lacite, 'locate-lending');
    return loan;
  }
  const lending = () => network.lacite.node.gateway.lending;
  const idOf = async (loan: string) => (await network.lacite.desk.sees(loan)).id;
  const alertsOf = async (loan: string) => (await fulfilmentAt(network.lacite, loan)).alerts.map(({ label }) => label);
  const inList = async (loan: string) => {
    const { items } = await network.lacite.node.gateway.lists.requests({ side: 'lending', limit: 50 });
    return items.find(({ externalId }) => externalId === loan)?.alerts;
  };

  it('R94 R95 R97 R99 is asked for at the location that staff choose, and the request shows the alert with its count', async () => {
    const { lacite } = network;
    const loan = await asked(['M1', 'STACKS'], ['M2', 'STORE']);
    const { moveFrom } = await fulfilmentAt(lacite, loan);
    expect(moveFrom.map(({ location, library }) => [location, library])).to.deep.equal([
      ['STACKS', 'MAIN'],
      ['STORE', 'ANNEX'],
    ]);
    expect(await inList(loan), 'none yet').to.equal(undefined);
    const view = done(await lending().askMove(await idOf(loan), { location: 'STORE', note: 'For Algonquin.' }, marie));
    expect(view.state).to.equal('beingProcessed');
    expect([view.alerts, await inList(loan)]).to.deep.equal([1, 1]);
    expect(await alertsOf(loan)).to.deep.equal(['Move Request in Process']);
    const [move] = view.fulfilment?.moves ?? [];
    expect(move).to.include({
      kind: 'move',
      location: 'STORE',
      barcode: 'M2',
      status: 'inProcess',
      note: 'For Algonquin.',
    });
    const { items } = await lacite.node.local.lending.moves({ location: 'STORE', limit: 50 });
    expect(items.map(({ externalId, barcode }) => [externalId, barcode])).to.deep.equal([[loan, 'M2']]);
    expect((await lacite.desk.told(loan, 'move.inProcess')).facts).to.include({ alert: 'Move Request in Process' });
  });

  it('R99 is picked by the system when staff choose none, and a place without an item is refused', async () => {
    const { lacite } = network;
    const loan = await asked(['P1', 'STACKS']);
    const wrong = await lending().askMove(await idOf(loan), { location: 'STORE' }, marie);
    expect(wrong.kind).to.equal('invalid');
    const view = done(await lending().askMove(await idOf(loan), {}, marie));
    expect(view.fulfilment?.moves[0]).to.include({ location: 'STACKS', barcode: 'P1' });
    const twice = await lending().askMove(await idOf(loan), {}, marie);
    expect(english('reason' in twice && twice.reason)).to.include('P1 is being fetched');
    expect((await lacite.desk.sees(loan)).fulfilment?.moves).to.have.length(1);
  });

  it('R100 R101 is a general hold request when the piece is described in words', async () => {
    const loan = await asked(['S1', 'STACKS'], ['S2', 'STORE']);
    const wish = { location: 'STACKS', manualDescription: 'vol. 12, no. 4, 1998', note: 'The blue one.' };
    const view = done(await lending().askMove(await idOf(loan), wish, marie));
    expect(view.fulfilment?.moves[0]).to.include({ kind: 'generalHold', ...wish });
    expect(view.fulfilment?.moves[0]?.barcode).to.equal(undefined);
    const nowhere = await asked();
    const empty = await lending().askMove(await idOf(nowhere), {}, marie);
    expect(empty, 'neither an item nor words for it').to.deep.include({ kind: 'invalid' });
    const named = await lending().askMove(
      await idOf(nowhere),
      { manualDescription: 'no. 4', location: 'STORE' },
      marie,
    );
    expect(done(named).state, 'it was at Locate failed').to.equal('beingProcessed');
  });

  it('R94 is completed when it is scanned at the resource sharing desk, and not at another', async () => {
    const { lacite } = network;
    const loan = await asked(['T1', 'STACKS']);
    done(await lending().askMove(await idOf(loan), {}, marie));
    const elsewhere = await lending().scan({ barcode: 'T1' }, { ...marie, desk: 'CIRC' });
    expect('outcome' in elsewhere && elsewhere.outcome.kind).to.equal('notAllowed');
    expect((await lending().scan({ barcode: 'T1' }, marie)).kind).to.equal('moved');
    expect(await alertsOf(loan)).to.deep.equal(['Move Request Completed']);
    expect((await lending().scan({ barcode: 'T1' }, marie)).kind, 'now it waits to be shipped').to.equal('wanted');
    await lacite.desk.does(loan, 'ship', { barcodes: ['T1'] });
  });

  it('is not wanted any more when the request was rejected: the reason is read in either language', async () => {
    const loan = await asked(['V1', 'STACKS']);
    done(await lending().askMove(await idOf(loan), {}, marie));
    await network.lacite.desk.does(loan, 'reject', { reason: '1' });
    const { fulfilment } = (await network.lacite.node.gateway.reading.request(await idOf(loan))) ?? {};
    const [move] = fulfilment?.moves ?? [];
    const why = move?.closingNote ?? '';
    expect([move?.status, say(why, 'en'), say(why, 'fr')]).to.deep.equal([
      ...['canceled', 'The item is not going to be lent any more.', 'L’exemplaire ne sera finalement pas prêté.'],
    ]);
  });

  it('R94 is canceled with a word, and can be asked for anew', async () => {
    const loan = await asked(['U1', 'STACKS']);
    const view = done(await lending().askMove(await idOf(loan), {}, marie));
    const move = view.fulfilment?.moves[0]?.id ?? '';
    const end = { id: move, status: 'canceled', note: 'Not on its shelf.' } as const;
    expect(done(await lending().closeMove(view.id, end, marie)).fulfilment?.moves[0]).to.include({
      status: 'canceled',
      closedBy: 'Marie',
      closingNote: 'Not on its shelf.',
    });
    expect(await alertsOf(loan)).to.deep.equal(['Move Request Canceled']);
    expect((await lending().closeMove(view.id, end, marie)).kind).to.equal('notAllowed');
    done(await lending().askMove(view.id, {}, marie));
    expect(await alertsOf(loan)).to.deep.equal(['Move Request Canceled', 'Move Request in Process']);
  });

  it('R96 clears its alerts, and a later change raises one again', async () => {
    const loan = await asked(['W1', 'STACKS']);
    const { id } = done(await lending().askMove(await idOf(loan), {}, marie));
    expect(done(await lending().removeAlerts(id, marie)).alerts).to.equal(undefined);
    expect(await inList(loan)).to.equal(undefined);
    expect((await lending().removeAlerts(id, marie)).kind).to.equal('notAllowed');
    await lending().scan({ barcode: 'W1' }, marie);
    expect(await alertsOf(loan)).to.deep.equal(['Move Request Completed']);
  });

  it('is called off when the request is rejected, expires, or the borrower cancels', async () => {
    const { algonquin, lacite, post } = network;
    const rejected = await asked(['X1', 'STACKS']);
    done(await lending().askMove(await idOf(rejected), {}, marie));
    await lacite.desk.does(rejected, 'reject', { reason: '10' });
    expect(await alertsOf(rejected)).to.deep.equal(['Move Request Canceled']);

    const cancelled = await asked(['X2', 'STACKS']);
    done(await lending().askMove(await idOf(cancelled), {}, marie));
    await algonquin.desk.does(cancelled, 'cancel', { reason: 'noLongerNeeded' });
    await post();
    expect(await lacite.desk.state(cancelled)).to.equal('cancelled');
    expect(await alertsOf(cancelled)).to.deep.equal(['Move Request Canceled']);

    const expired = await asked(['X3', 'STACKS']);
    done(await lending().askMove(await idOf(expired), {}, marie));
    await strikes(lacite, 'expire-lending', new Date(Date.now() + 20 * 86_400_000));
    expect(await lacite.desk.state(expired)).to.equal('expired');
    expect(await alertsOf(expired)).to.deep.equal(['Move Request Canceled']);
  });

  it('fetched for a request that ended meanwhile it is called off at the scanner', async () => {
    const { lacite } = network;
    const loan = await asked(['Y1', 'STACKS']);
    const { id, version } = done(await lending().askMove(await idOf(loan), {}, marie));
    const wish = { status: 'cancelled', confirmed: true };
    expect((await lacite.node.gateway.orders.changeStatus(id, version, wish, marie)).kind).to.equal('done');
    expect((await lending().scan({ barcode: 'Y1' }, marie)).kind).to.equal('moved');
    expect(await alertsOf(loan)).to.deep.equal(['Move Request Canceled']);
  });
});
