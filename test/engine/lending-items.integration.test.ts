import { expect } from 'chai';
import type { ActOutcome } from '../../src/engine/model/orders.js';
import { english } from '../support/english.js';
import { hands } from './support/by-hand.js';
import { marie } from './support/desk.js';
import { buildShelves, fulfilmentAt, puts, strikes } from './support/shelves.js';
import { loansBetween } from './support/story.js';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const reasonOf = (outcome: ActOutcome): string => ('reason' in outcome ? english(outcome.reason) : outcome.kind);

loansBetween('items of a lending library', (network) => {
  let titles = 0;
  before(() => buildShelves(network.lacite));

  /** A title of its own for each story, on the shelves of La Cité, asked for and promised. */
  async function promised(...barcodes: string[]): Promise<string> {
    const { algonquin, lacite, post } = network;
    titles += 1;
    const title = `Rivers of the north, part ${titles}`;
    for (const [at, barcode] of barcodes.entries())
      await puts(lacite, { barcode, title, isbn: undefined, location: at === 0 ? 'STACKS' : 'STORE' });
    const loan = await algonquin.desk.creates({ title, rota: ['LACITE', 'NORTHERN'] });
    await algonquin.desk.does(loan, 'send');
    await post();
    await strikes(lacite, 'locate-lending');
    await lacite.desk.does(loan, 'willSupply');
    return loan;
  }
  const scan = (barcode: string, more: object = {}) =>
    network.lacite.node.gateway.lending.scan({ barcode, ...more }, marie);

  it('R76 is found, promised, shipped, received back and scanned home', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await promised('A1');
    await lacite.desk.does(loan, 'ship', { barcodes: ['A1'] });
    await post();
    await algonquin.desk.does(loan, 'receive');
    await algonquin.desk.does(loan, 'returnToPartner');
    await post();
    expect(await lacite.desk.state(loan)).to.equal('returnedByPartner');
    const back = await scan('A1');
    expect(back.kind).to.equal('checkedIn');
    await post();
    expect(await lacite.desk.state(loan)).to.equal('requestCompleted');
    expect(await algonquin.desk.state(loan)).to.equal('requestCompleted');
  });

  it('R102 is known with its title, its items and the date it will be due before it is shipped', async () => {
    const { lacite } = network;
    const loan = await promised('A2');
    const { title, fulfilment, actions } = await lacite.desk.sees(loan);
    expect(title).to.match(/^Rivers of the north/);
    expect(fulfilment?.candidates.map(({ barcode, available }) => [barcode, available])).to.deep.equal([['A2', true]]);
    const fields = actions.find(({ name }) => name === 'ship')?.fields ?? [];
    expect(fields.map(({ name }) => name)).to.include.members([
      'barcodes',
      'dueDate',
      'location',
      'note',
      'internalNote',
    ]);
    const { dueDate = '' } = await lacite.desk.does(loan, 'ship', {
      barcodes: ['A2'],
      dueDate: fields.find(({ name }) => name === 'dueDate')?.default,
    });
    expect((Date.parse(dueDate) - Date.now()) / 86_400_000).to.be.within(34, 37);
  });

  it('R90 R103 R104 leaves with due date, location, cost and notes, for the lending location, and is no longer there to be found', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await promised('B1', 'B2');
    const { title } = await lacite.desk.sees(loan);
    const shipped = await lacite.desk.does(loan, 'ship', {
      barcodes: ['B1'],
      dueDate: '2099-03-02',
      location: 'IN_RS_REQ',
      cost: '12.50',
      format: 'PHYSICAL',
      note: 'Fragile.',
      internalNote: 'In the blue box.',
    });
    expect(shipped.state).to.equal('shippedPhysically');
    const [item] = shipped.fulfilment?.items ?? [];
    expect(item).to.include({
      barcode: 'B1',
      library: 'MAIN',
      location: 'STACKS',
      lendingLocation: 'IN_RS_REQ',
      shippedBy: 'Marie',
      processType: 'RESOURCE_SHARING_LOAN',
    });
    const { xml } = await lacite.desk.xml(loan, 'out', 'Loaned');
    for (const part of ['B1', '12.50', 'Fragile.', '2099-03-0']) expect(xml).to.include(part);
    expect(xml).not.to.include('blue box');
    const left = await lacite.node.local.holdings.match({ title });
    expect(left.map(({ holding }) => holding.barcode)).to.deep.equal(['B2']);
    await post();
    expect(await algonquin.desk.state(loan)).to.equal('shippedPhysically');
  });

  it('R103 is due 35 days from shipping when staff name no date', async () => {
    const { lacite } = network;
    const loan = await promised('C1');
    const { dueDate = '' } = await lacite.desk.does(loan, 'ship', { barcodes: ['C1'] });
    const days = (Date.parse(dueDate) - Date.now()) / 86_400_000;
    expect(days).to.be.within(34, 37);
  });

  it('R103 doubts what is none of ours, or another title, until it is confirmed', async () => {
    const { lacite } = network;
    const loan = await promised('D1');
    await puts(lacite, { barcode: 'OTHER', title: 'Something else entirely', isbn: undefined });
    for (const [barcodes, words] of [
      [['OTHER'], /Something else entirely.*not what was asked for/],
      [['D1', 'STRANGE'], /Barcode STRANGE is not in our catalog/],
      [[], /No barcode was scanned/],
    ] as const) {
      const outcome = await lacite.desk.tries(loan, 'ship', { barcodes: [...barcodes] });
      expect([outcome.kind, 'about' in outcome && outcome.about]).to.deep.equal(['warned', 'doubt']);
      expect(reasonOf(outcome)).to.match(words);
    }
    expect(await lacite.desk.state(loan)).to.equal('willSupply');
    const view = await lacite.desk.does(loan, 'ship', { barcodes: ['D1', 'STRANGE'], confirmed: true });
    expect(view.fulfilment?.items.map(({ barcode, library }) => [barcode, library])).to.deep.equal([
      ['D1', 'MAIN'],
      ['STRANGE', undefined],
    ]);
    expect(view.facts['local']).not.to.have.property('confirmed');
  });

  it('an item that is gone at Ship is refused, and says what is free instead', async () => {
    const { lacite } = network;
    const first = await promised('E1', 'E2');
    const { algonquin, post } = network;
    const second = await algonquin.desk.creates({ title: (await lacite.desk.sees(first)).title, rota: ['LACITE'] });
    await algonquin.desk.does(second, 'send');
    await post();
    await strikes(lacite, 'locate-lending');
    await lacite.desk.does(first, 'ship', { barcodes: ['E1'] });
    const outcome = await lacite.desk.tries(second, 'ship', { barcodes: ['E1'], confirmed: true });
    expect(outcome.kind).to.equal('notAllowed');
    expect(reasonOf(outcome)).to.match(new RegExp(`E1 is lent on ${first}.*Free instead: E2, ANNEX STORE`));
    await lacite.desk.does(second, 'ship', { barcodes: ['E2'] });
  });

  it('R105 is shipped from Shipping Items by the printed request id and the barcode', async () => {
    const { lacite } = network;
    const loan = await promised('F1');
    const outcome = await lacite.node.gateway.lending.ship({ request: `1//${loan}`, barcodes: ['F1'] }, marie);
    expect(outcome.kind).to.equal('done');
    expect(await lacite.desk.state(loan)).to.equal('shippedPhysically');
    const again = await lacite.node.gateway.lending.ship({ request: loan, barcodes: ['F1'] }, marie);
    expect(again.kind).to.equal('notAllowed');
    expect((await lacite.node.gateway.lending.ship({ request: 'NOBODY1', barcodes: ['F1'] }, marie)).kind).to.equal(
      'unknown',
    );
  });

  it('R105 tells who has the request now when it is no longer active', async () => {
    const { lacite } = network;
    const loan = await promised('G1');
    await lacite.desk.does(loan, 'reject', { reason: '10' });
    const outcome = await lacite.node.gateway.lending.ship({ request: loan, barcodes: ['G1'] }, marie);
    expect(reasonOf(outcome)).to.match(
      /no longer active: “Rejected the borrower request”.*the borrower asks another library/,
    );
  });

  it('R105 is shipped from Scan In with the request id; without it the scan names who waits for the item', async () => {
    const { lacite } = network;
    const loan = await promised('H1');
    const wanted = await scan('H1');
    expect(wanted).to.deep.include({ kind: 'wanted' });
    expect('requests' in wanted && wanted.requests.map(({ externalId, state }) => [externalId, state])).to.deep.equal([
      [loan, 'willSupply'],
    ]);
    expect(await lacite.desk.state(loan), 'nothing is shipped by a scan alone').to.equal('willSupply');
    expect((await scan('H1', { request: loan })).kind).to.equal('shipped');
    expect(await lacite.desk.state(loan)).to.equal('shippedPhysically');
    expect((await scan('NOWHERE')).kind).to.equal('nothing');
  });

  it('R107 R109 sends no message where the profile of the partner does not list it, and completes all the same', async () => {
    const { algonquin, lacite } = network;
    const loan = await promised('I1');
    await lacite.desk.does(loan, 'ship', { barcodes: ['I1'] });
    await lacite.knows(algonquin, { checkedInMessage: false });
    try {
      expect((await scan('I1')).kind).to.equal('checkedIn');
      expect(await lacite.desk.state(loan)).to.equal('requestCompleted');
      expect((await lacite.desk.messages(loan, 'out')).map(({ summary }) => summary)).not.to.include('LoanCompleted');
    } finally {
      await lacite.knows(algonquin, { checkedInMessage: true });
    }
  });

  it('R108 is checked in from its row with both notes, and the item is home on its shelf', async () => {
    const { lacite } = network;
    const loan = await promised('J1');
    await lacite.desk.does(loan, 'ship', { barcodes: ['J1'] });
    const view = await lacite.desk.does(loan, 'checkIn', { note: 'Thank you.', internalNote: 'A page is loose.' });
    expect(view.state).to.equal('requestCompleted');
    const [item] = view.fulfilment?.items ?? [];
    expect(item).to.include({ barcode: 'J1', location: 'STACKS', returnedBy: 'Marie' });
    expect((await lacite.desk.xml(loan, 'out', 'LoanCompleted')).xml)
      .to.include('Thank you.')
      .and.not.include('loose');
    const { holding } = (await lacite.node.local.holdings.match({ title: view.title }))[0] ?? {};
    expect(holding).to.include({ barcode: 'J1', location: 'STACKS', lent: false });
  });

  it('R110 keeps every step of the desk and of the shelves in the history', async () => {
    const { lacite } = network;
    const loan = await promised('K1');
    await lacite.desk.does(loan, 'ship', { barcodes: ['K1'] });
    await scan('K1');
    const events = (await lacite.desk.history(loan)).map(({ event }) => event);
    expect(events).to.include.members([
      'requester.request',
      'located',
      'willSupply',
      'local.lent',
      'ship',
      'local.back',
      'checkIn',
    ]);
  });

  it('R107 of a set is complete when every volume was scanned: 2 of 3 are shown, and Checked in asks first', async () => {
    const { lacite } = network;
    const loan = await promised('V1', 'V2', 'V3');
    await lacite.desk.does(loan, 'ship', { barcodes: ['V1', 'V2', 'V3'] });
    expect((await scan('V2')).kind).to.equal('partlyBack');
    expect((await scan('V3')).kind).to.equal('partlyBack');
    expect((await fulfilmentAt(lacite, loan)).partlyBack).to.equal('2 of 3 back');
    expect(await lacite.desk.state(loan)).to.equal('shippedPhysically');
    expect(reasonOf(await lacite.desk.tries(loan, 'checkIn'))).to.match(/2 of 3 volumes are back; not scanned yet: V1/);
    expect((await scan('V1')).kind).to.equal('checkedIn');
    expect(await lacite.desk.state(loan)).to.equal('requestCompleted');
    expect((await fulfilmentAt(lacite, loan)).partlyBack).to.equal(undefined);
  });

  it('R108 of a set is complete at once when staff confirm that all are here', async () => {
    const { lacite } = network;
    const loan = await promised('W1', 'W2');
    await lacite.desk.does(loan, 'ship', { barcodes: ['W1', 'W2'] });
    const view = await lacite.desk.does(loan, 'checkIn', { confirmed: true });
    expect(view.state).to.equal('requestCompleted');
    expect(view.fulfilment?.items.every(({ returnedAt }) => returnedAt)).to.equal(true);
  });

  it('an undone check-in has the items out again, unless one of them is lent once more', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await promised('X1');
    await lacite.desk.does(loan, 'ship', { barcodes: ['X1'] });
    await lacite.desk.does(loan, 'checkIn');
    await lacite.desk.does(loan, 'undoCheckIn');
    expect((await fulfilmentAt(lacite, loan)).items.map(({ returnedAt }) => returnedAt)).to.deep.equal([undefined]);
    await lacite.desk.does(loan, 'checkIn');
    const next = await algonquin.desk.creates({ title: (await lacite.desk.sees(loan)).title, rota: ['LACITE'] });
    await algonquin.desk.does(next, 'send');
    await post();
    await lacite.desk.does(next, 'ship', { barcodes: ['X1'] });
    const outcome = await lacite.desk.tries(loan, 'undoCheckIn');
    expect(reasonOf(outcome)).to.include(`X1 is lent on ${next} now`);
  });

  it('R91 is renewed at once where the lending profile says automatic, unless somebody waits for the item', async () => {
    const { algonquin, lacite, post } = network;
    const { rules } = lacite.node.local;
    await rules.addProfile({ code: 'EASY', name: 'Easy', kind: 'lending', automaticRenew: true });
    await lacite.knows(algonquin, { lendingProfile: 'EASY' });
    const out = async (barcode: string) => {
      const loan = await promised(barcode);
      await lacite.desk.does(loan, 'ship', { barcodes: [barcode] });
      await post();
      await algonquin.desk.does(loan, 'receive');
      await algonquin.desk.does(loan, 'loanToPatron');
      await post();
      return loan;
    };
    try {
      const loan = await out('Y1');
      await algonquin.desk.does(loan, 'requestRenewal', { wishedDueDate: inDays(40) });
      await post();
      const view = await lacite.desk.sees(loan);
      expect([view.state, view.facts['renewals']]).to.deep.equal(['receivedByPartner', 1]);
      const told = await lacite.desk.told(loan, 'acceptRenewal');
      expect(told.actorKind).to.equal('system');
      expect(told.facts).to.include({ setting: 'workflow profile “Easy”' }).and.to.include.keys('rule', 'date');
      expect((await algonquin.desk.sees(loan)).dueDate).to.equal(view.dueDate);

      const wanted = await out('Z1');
      const other = await algonquin.desk.creates({ title: (await lacite.desk.sees(wanted)).title, rota: ['LACITE'] });
      await algonquin.desk.does(other, 'send');
      await post();
      await strikes(lacite, 'locate-lending');
      await algonquin.desk.does(wanted, 'requestRenewal', { wishedDueDate: inDays(40) });
      await post();
      expect(await lacite.desk.state(wanted)).to.equal('renewRequested');
      expect((await lacite.desk.told(wanted, 'renewalLeftToStaff')).facts).to.include.keys('rule', 'date');
    } finally {
      await lacite.knows(algonquin, { lendingProfile: null });
    }
  });

  it('R106 goes to the address that a virtual library asked for, which stays as it was when it was shipped', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await promised('Q1');
    const [request] = await algonquin.desk.messages(loan, 'out');
    const sent = (await algonquin.node.gateway.messageLog.message('out', request?.id ?? ''))?.xml ?? '';
    const id = `${loan.slice(0, 4)}9${loan.slice(5)}`;
    const delivery = `<requestedDeliveryInfo><sortOrder>1</sortOrder><address><physicalAddress><line1>Shared Library</line1>
      <line2>100 College Drive</line2><locality>North Bay</locality><postalCode>P1B 8K9</postalCode></physicalAddress></address>
      </requestedDeliveryInfo>`;
    const xml = sent.replaceAll(loan, id).replace('</serviceInfo>', `</serviceInfo>${delivery}`);
    await hands(algonquin, lacite, xml);
    await strikes(lacite, 'locate-lending');
    const lines = ['Shared Library', '100 College Drive', 'North Bay  P1B 8K9'];
    expect((await fulfilmentAt(lacite, id)).shipTo).to.deep.equal(lines);
    await lacite.desk.does(id, 'ship', { barcodes: ['Q1'] });
    expect((await lacite.desk.sees(id)).facts['local']).to.deep.include({ shippedTo: lines });
    await post(lacite);
  });

  it('R118 is a lost resource sharing item from when it is declared lost, and home when it turns up', async () => {
    const { lacite } = network;
    const loan = await promised('LOST1');
    await lacite.desk.does(loan, 'ship', { barcodes: ['LOST1'] });
    await lacite.desk.does(loan, 'declareLost', { note: 'Never seen again.', confirmed: true });
    expect((await fulfilmentAt(lacite, loan)).items[0]).to.include({ processType: 'LOST_RESOURCE_SHARING_ITEM' });
    await lacite.desk.does(loan, 'found');
    const { title } = await lacite.desk.sees(loan);
    expect((await lacite.node.local.holdings.match({ title })).map(({ holding }) => holding.barcode)).to.include(
      'LOST1',
    );
  });
});
