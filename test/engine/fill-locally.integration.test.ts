import { expect } from 'chai';
import { inStep } from '../../src/engine/fulfilment/in-step.js';
import { english } from '../support/english.js';
import { marie } from './support/desk.js';
import { buildShelves, puts, queen, withPolicies } from './support/shelves.js';
import { loansBetween } from './support/story.js';

loansBetween('a request that our own collection fills', (network) => {
  before(async () => {
    const { algonquin } = network;
    await buildShelves(algonquin);
    await algonquin.node.local.patrons.add(
      { id: '20417', name: 'Sam Lee', email: 'sam@example.ca', pickupLibrary: 'ANNEX' },
      new Date(),
    );
    await algonquin.node.local.libraries.addDesk('ANNEX', { code: 'ANNEXDESK', name: 'Annex desk' });
    await puts(algonquin, { barcode: 'OWN1', callNumber: 'PS 8565' });
  });

  const wish = { ...queen, patron: { id: '20417' }, rota: ['LACITE', 'NORTHERN'] };
  const names = async (loan: string) => (await network.algonquin.desk.sees(loan)).actions.map(({ name }) => name);
  const holds = async () =>
    (await network.algonquin.node.local.circulation.holds({ patron: '20417', shelf: 'active', limit: 10 })).items;
  const sentTo = async (loan: string) => (await network.algonquin.desk.messages(loan, 'out')).length;

  it('is offered to staff where a copy stands free, is set aside for the patron, and no partner is asked', async () => {
    const { algonquin, post } = network;
    const loan = await algonquin.desk.creates(wish);
    expect(await algonquin.desk.state(loan)).to.equal('localHolding');
    expect(await names(loan)).to.include('fillLocally');
    const filled = await algonquin.desk.does(loan, 'fillLocally', { notifyPatron: true });
    expect(filled.state).to.equal('filledLocally');
    await post();
    expect(await sentTo(loan)).to.equal(0);
    expect((await holds()).map(({ barcode, status, pickupLibrary }) => [barcode, status, pickupLibrary])).to.deep.equal(
      [['OWN1', 'toPick', 'ANNEX']],
    );
    const { items } = await algonquin.node.local.letters.list({ request: filled.id, limit: 10 });
    const slip = items.find(({ code }) => code === 'resourceRequestSlip');
    expect(JSON.stringify(slip?.facts)).to.include('OWN1').and.to.include('PS 8565').and.to.include('Stacks');
    expect(slip?.status).to.equal('waiting');
  });

  it('is offered to nobody else meanwhile: the copy is not free, neither for patrons nor for partners', async () => {
    const { algonquin } = network;
    const loan = await algonquin.desk.creates({ ...wish, title: 'Another wish', isbn: queen.isbn });
    expect(await names(loan)).not.to.include('fillLocally');
    const tried = await algonquin.desk.tries(loan, 'fillLocally');
    expect('reason' in tried && english(tried.reason)).to.equal('No copy of ours stands free for this request.');
    expect(await algonquin.node.local.holdings.match({ title: queen.title })).to.deep.equal([]);
  });

  it('is undone: the copy is free again and partners may be asked', async () => {
    const { algonquin } = network;
    const [hold] = await holds();
    const loan = hold?.externalId ?? '';
    const undone = await algonquin.desk.does(loan, 'undoFill');
    expect(undone.state).to.equal('localHolding');
    expect(await holds()).to.deep.equal([]);
    expect((await algonquin.node.local.holdings.match({ title: queen.title })).length).to.equal(1);
    expect((await algonquin.desk.does(loan, 'markReady')).state).to.equal('readyToSend');
  });

  it('by itself where the policy says so, with its rule; it is shelved, lent and taken back like any hold', async () => {
    const { algonquin, post } = network;
    await withPolicies(algonquin, { fillLocally: true }, async () => {
      const loan = await algonquin.desk.creates(wish);
      expect(await algonquin.desk.state(loan)).to.equal('filledLocally');
      expect((await algonquin.desk.told(loan, 'fillLocally')).facts).to.include({ rule: 'filledHere' });
      await post();
      expect(await sentTo(loan)).to.equal(0);
      const { context, local } = algonquin.node;
      const circulation = inStep(context, local.circulation);
      const shelved = await circulation.putOnHoldShelf({ barcode: 'OWN1', desk: 'ANNEXDESK' }, marie, new Date());
      expect(shelved.kind === 'done' && shelved.value.status).to.equal('onShelf');
      const { id } = await algonquin.desk.sees(loan);
      const { items } = await algonquin.node.local.letters.list({ request: id, limit: 10 });
      expect(items.map(({ code }) => code)).to.include('onHoldShelf');
      const lent = await circulation.checkOut(
        { barcode: 'OWN1', desk: 'ANNEXDESK', patron: '20417' },
        marie,
        new Date(),
      );
      expect(lent.kind).to.equal('done');
      const late = await algonquin.desk.tries(loan, 'undoFill');
      expect(late.kind).to.equal('notAllowed');
      const back = await circulation.returnLoan({ barcode: 'OWN1', desk: 'ANNEXDESK' }, marie, new Date());
      expect(back.kind).to.equal('done');
      expect(await algonquin.desk.state(loan)).to.equal('filledLocally');
      expect((await algonquin.node.local.holdings.match({ title: queen.title })).length).to.equal(1);
    });
  });

  it('never by itself on a title alone, or for what the catalogue says is out', async () => {
    const { algonquin } = network;
    await withPolicies(algonquin, { fillLocally: true }, async () => {
      const byTitle = await algonquin.desk.creates({ ...wish, isbn: undefined });
      expect(await algonquin.desk.state(byTitle)).to.equal('localHolding');
      await algonquin.node.database.pool.query(
        `update holding set shelf_status = 'notAvailable' where barcode = 'OWN1'`,
      );
      const out = await algonquin.desk.creates(wish);
      expect(await names(out)).not.to.include('fillLocally');
      expect(await algonquin.desk.state(out)).to.equal('localHolding');
    });
  });
});
