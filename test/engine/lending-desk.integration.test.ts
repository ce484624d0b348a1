import { expect } from 'chai';
import { allowedActions } from '../../src/domain/tables/staff-actions.js';
import type { StateName } from '../../src/domain/tables/tables.js';
import { createLocator } from '../../src/engine/lending/locator.js';
import { english } from '../support/english.js';
import { marie } from './support/desk.js';
import { buildShelves, fulfilmentAt, puts, queen, strikes, withPolicies } from './support/shelves.js';
import { loansBetween } from './support/story.js';

loansBetween('a lending request and the shelves of its library', (network) => {
  before(async () => {
    await buildShelves(network.lacite);
    await puts(
      network.lacite,
      { barcode: 'K1', callNumber: 'PS8565 K1' },
      { barcode: 'K2', location: 'STORE' },
      { barcode: 'N1', title: 'Reference only', isbn: '9780773521766', policy: 'notRequestable' },
    );
  });

  async function asked(draft: object = queen): Promise<string> {
    const { algonquin, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE', 'NORTHERN'], ...draft });
    await algonquin.desk.does(loan, 'send');
    await post();
    return loan;
  }

  it('R98 shows which library manages the items that meet it, once the shelves were looked through', async () => {
    const { lacite } = network;
    const loan = await asked();
    expect((await fulfilmentAt(lacite, loan)).candidates, 'not on the road that answers the partner').to.deep.equal([]);
    await strikes(lacite, 'locate-lending');
    const { located, candidates, moveFrom } = await fulfilmentAt(lacite, loan);
    expect(located).to.include({ result: 'found', items: 2 });
    expect(
      candidates.map(({ barcode, library, location, by, available }) => [barcode, library, location, by, available]),
    ).to.deep.equal([
      ['K1', 'MAIN', 'STACKS', 'ISBN', true],
      ['K2', 'ANNEX', 'STORE', 'ISBN', true],
    ]);
    expect(moveFrom.map(({ libraryName, available }) => [libraryName, available])).to.deep.equal([
      ['Main Library', 1],
      ['Annex', 1],
    ]);
    expect(await lacite.desk.state(loan)).to.equal('created');
    expect((await lacite.desk.told(loan, 'located')).facts).to.include({ result: 'found', items: 2 });
  });

  it('looks right after the commit when somebody listens, and once only', async () => {
    const { lacite } = network;
    const loan = await asked();
    const locator = createLocator(lacite.node.context, lacite.node.local);
    locator.wake();
    await locator.stop();
    expect((await fulfilmentAt(lacite, loan)).located, 'not before it was started').to.equal(undefined);
    locator.start();
    locator.wake();
    locator.wake();
    await locator.stop();
    expect((await fulfilmentAt(lacite, loan)).located).to.include({ result: 'found' });
    expect((await lacite.desk.history(loan)).filter(({ event }) => event === 'located')).to.have.length(1);
  });

  it('what is not held waits at Locate failed, and a person may look again', async () => {
    const { lacite } = network;
    const loan = await asked({ title: 'Nobody has this one', isbn: '9782070360024' });
    await strikes(lacite, 'locate-lending');
    expect(await lacite.desk.state(loan)).to.equal('locateFailed');
    await puts(lacite, { barcode: 'L1', title: 'Nobody has this one', isbn: '9782070360024' });
    const { id } = await lacite.desk.sees(loan);
    await lacite.node.gateway.lending.locate(id, marie);
    expect(await lacite.desk.state(loan)).to.equal('beingProcessed');
    expect((await fulfilmentAt(lacite, loan)).candidates.map(({ barcode }) => barcode)).to.deep.equal(['L1']);
  });

  it('a rule of the library rejects what is not held, and the history names rule, policy, value and date', async () => {
    const { algonquin, lacite, post } = network;
    await withPolicies(lacite, { rejectOnLocateFailure: true }, async () => {
      const loan = await asked({ title: 'Unheard of', isbn: '9780140449136' });
      await strikes(lacite, 'locate-lending');
      expect(await lacite.desk.state(loan)).to.equal('rejected');
      const told = await lacite.desk.told(loan, 'reject');
      expect(told.actorKind).to.equal('system');
      expect(told.facts).to.include({ setting: 'rejectOnLocateFailure', value: true, result: 'notHeld' });
      expect(told.facts).to.include.keys('rule', 'date');
      await post();
      const { state, partner, rota } = await algonquin.desk.sees(loan);
      expect([state, partner]).to.deep.equal(['readyToSend', 'NORTHERN']);
      expect(rota[0]?.why).to.include('Not supplied: Not owned');
    });
  });

  it('what is not requestable stays for staff, unless the library rejects it by rule', async () => {
    const { lacite } = network;
    const reference = { title: 'Reference only', isbn: '9780773521766' };
    const stays = await asked(reference);
    await strikes(lacite, 'locate-lending');
    expect(await lacite.desk.state(stays)).to.equal('created');
    expect((await fulfilmentAt(lacite, stays)).located).to.include({ result: 'unavailable' });
    await withPolicies(lacite, { rejectNotAvailable: true }, async () => {
      const loan = await asked(reference);
      await strikes(lacite, 'locate-lending');
      expect(await lacite.desk.state(loan)).to.equal('rejected');
      expect((await lacite.desk.xml(loan, 'out', 'Unfilled')).xml).to.include('NonCirculating');
    });
  });

  it('a library that keeps no holdings here leaves every request to its staff', async () => {
    const { algonquin, northern, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['NORTHERN'] });
    await algonquin.desk.does(loan, 'send');
    await post();
    await withPolicies(
      northern,
      { rejectOnLocateFailure: true },
      () => strikes(northern, 'locate-lending') as Promise<void>,
    );
    expect(await northern.desk.state(loan)).to.equal('created');
    expect((await fulfilmentAt(northern, loan)).located).to.equal(undefined);
  });

  it('R86 may be approved and shipped at a desk of a resource sharing library alone', async () => {
    const { lacite } = network;
    const loan = await asked();
    const { id, version } = await lacite.desk.sees(loan);
    for (const action of ['willSupply', 'ship']) {
      const outcome = await lacite.node.gateway.orders.act(id, action, version, {}, { ...marie, desk: 'CIRC' });
      expect(outcome.kind, action).to.equal('notAllowed');
      expect(english('reason' in outcome && outcome.reason)).to.match(/ at Circul.*Resource Sharing Desk/);
    }
  });

  it('R87 R88 is rejected with a reason, which becomes a note here and Unfilled there', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await asked();
    const bare = await lacite.desk.tries(loan, 'reject');
    expect(bare.kind === 'invalid' && bare.problems.map(({ problem }) => english(problem))).to.deep.equal([
      'Reject reason is needed.',
    ]);
    const view = await lacite.desk.does(loan, 'reject', {
      reason: '10',
      note: 'Sorry.',
      internalNote: 'Looked twice.',
    });
    expect(view.notes.map(({ text }) => text)).to.include('Reject reason: Not on shelf\nLooked twice.');
    expect(view.facts['local']).to.include({ rejectReason: '10' });
    const { xml } = await lacite.desk.xml(loan, 'out', 'Unfilled');
    expect(xml).to.include('NotOnShelf').and.to.include('Sorry.').and.not.to.include('Looked twice');
    await post();
    expect((await algonquin.desk.sees(loan)).rota[0]?.state).to.equal('passed');
  });

  it('R89 offers Will Supply only while nothing was shipped', () => {
    const offering = (state: StateName) =>
      allowedActions('lending', 'Loan', state).some(({ name }) => name === 'willSupply');
    for (const state of ['created', 'locateFailed', 'beingProcessed', 'conditional'] as const)
      expect(offering(state), state).to.be.true;
    for (const state of ['shippedPhysically', 'receivedByPartner', 'overdue', 'recalled', 'returnedByPartner'] as const)
      expect(offering(state), state).to.be.false;
  });

  it('R75 R77 R78 lists lending requests, narrowed by facets and by words within them', async () => {
    const { lacite } = network;
    const loan = await asked({ title: 'The only one of its kind', author: 'Nobody' });
    const list = async (filter: object) =>
      (await lacite.node.gateway.lists.requests({ side: 'lending', limit: 50, ...filter })).items.map(
        ({ externalId }) => externalId,
      );
    expect(await list({})).to.include(loan);
    expect(await list({ state: 'created' })).to.include(loan);
    expect(await list({ state: 'created', q: 'only one of its kind' })).to.deep.equal([loan]);
    expect(await list({ state: 'willSupply', q: 'only one of its kind' })).to.deep.equal([]);
  });

  it('R79 opens the whole record: what was asked for, by whom, and what can be done', async () => {
    const { lacite } = network;
    const view = await lacite.desk.sees(await asked());
    expect(view).to.include({
      side: 'lending',
      title: queen.title,
      partnerName: 'Algonquin College',
      stateLabel: 'Created lending request',
    });
    expect(view.actions.map(({ name }) => name)).to.include.members([
      'willSupply',
      'offerConditions',
      'reject',
      'ship',
      'generalMessage',
    ]);
  });

  it('R92 sends a general message at any time, and the borrower sees it', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await asked();
    for (const step of [undefined, 'willSupply', 'ship'] as const) {
      if (step) await lacite.desk.does(loan, step, step === 'ship' ? { barcodes: ['K1'] } : {});
      await lacite.desk.does(loan, 'generalMessage', { note: `Now at ${await lacite.desk.state(loan)}.` });
    }
    await post();
    const { attention, unreadMessages } = await algonquin.desk.sees(loan);
    const messages = attention.filter(({ reason }) => reason === 'message');
    expect(unreadMessages).to.equal(3);
    expect(messages.map(({ facts }) => facts?.['note'])).to.have.members([
      'Now at created.',
      'Now at willSupply.',
      'Now at shippedPhysically.',
    ]);
  });

  it('R93 sets conditions with a reason, a date to reply and a note, and staff choose what happens without an answer', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await asked();
    const bare = await lacite.desk.tries(loan, 'offerConditions', { note: 'For use in the library.' });
    expect(bare.kind === 'invalid' && bare.problems.map(({ field }) => field)).to.deep.equal(['reason', 'replyBy']);
    const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    const offer = { reason: '22', replyBy: day, note: 'For use in the library.' };
    await lacite.desk.does(loan, 'offerConditions', { ...offer, ifUnanswered: 'keep' });
    await post();
    expect(await algonquin.desk.state(loan)).to.equal('conditional');
    const after = new Date(Date.now() + 7 * 86_400_000);
    await strikes(lacite, 'enforce-reply-by', after);
    expect(await lacite.desk.state(loan), 'staff wished to decide it themselves').to.equal('conditional');
    expect((await lacite.desk.told(loan, 'conditionsUnanswered')).facts).to.include({ value: 'keep' });

    const other = await asked();
    await lacite.desk.does(other, 'offerConditions', offer);
    await strikes(lacite, 'enforce-reply-by', after);
    expect(await lacite.desk.state(other), 'by default of the library').to.equal('rejected');
    expect((await lacite.desk.told(other, 'reject')).facts).to.include({ setting: 'INTERLEND_REPLY_BY_RELEASE' });
  });
});
