import { expect } from 'chai';
import { nobody } from '../../src/engine/desk/lists.js';
import { inLanguage } from '../../src/http/in-language.js';
import { marie } from './support/desk.js';
import { loansBetween } from './support/story.js';

loansBetween('what staff see of what they borrow', (network) => {
  let loan = '';
  before(async () => {
    const { algonquin } = network;
    await algonquin.node.local.libraries.add({ code: 'WEST', name: 'West Campus' }, new Date());
    await algonquin.node.local.patrons.add({ id: 'A1', name: 'Élise Roy', pickupLibrary: 'WEST' }, new Date());
    loan = await algonquin.desk.creates({ title: 'Indian Horse', author: 'Wagamese', patron: { id: 'A1' } });
    await algonquin.desk.creates({ title: 'Five Little Indians', pickupLocation: 'RES_SHARE' });
  });
  const requests = async (filter: object) =>
    (await network.algonquin.node.gateway.lists.requests({ limit: 50, ...filter })).items.map(({ title }) => title);

  it('R4: Borrowing Requests has what we ask for, and nothing that others ask of us', async () => {
    const { algonquin, lacite, post } = network;
    const asked = await lacite.desk.creates({ title: 'Asked of us', rota: ['ALGONQUIN'] });
    await lacite.desk.does(asked, 'send');
    await post();
    expect(await requests({ side: 'borrowing' })).to.have.members(['Indian Horse', 'Five Little Indians']);
    expect(await requests({ side: 'lending' })).to.deep.equal(['Asked of us']);
    await algonquin.desk.does(asked, 'reject', { reason: '1' });
  });

  it('R18, R21: a row tells title, author, partner, requester, pickup, status in words and External ID', async () => {
    const { items } = await network.algonquin.node.gateway.lists.requests({ q: 'Indian Horse', limit: 5 });
    expect(items).to.have.length(1);
    expect(inLanguage('en', items[0])).to.include({
      title: 'Indian Horse',
      author: 'Wagamese',
      externalId: loan,
      serviceType: 'Loan',
      stateLabel: 'Ready to be sent',
      requester: 'Élise Roy',
      pickup: 'WEST',
      partnerName: 'La Cité',
      activeNotes: 0,
      unreadMessages: 0,
      needsAttention: 0,
    });
  });

  it('R19, R110: the request itself tells more than its row: form, rota with its reasons, notes, and what was done', async () => {
    const { algonquin } = network;
    const view = await algonquin.desk.sees(loan);
    expect(view.form?.['patron']).to.include({ id: 'A1', name: 'Élise Roy' });
    expect(view.rota.map(({ partnerName, why }) => [partnerName, why])).to.deep.equal([
      ['La Cité', 'next in the directory'],
      ['Northern College', 'next in the directory'],
    ]);
    await algonquin.desk.does(loan, 'send', { note: 'For a course.' });
    const done = await algonquin.desk.history(loan);
    expect(done.map(({ event, actor }) => [event, actor])).to.deep.equal([
      ['created', 'Marie'],
      ['markReady', 'Marie'],
      ['send', 'Marie'],
    ]);
    expect(done.at(-1)).to.include({
      event: 'send',
      actor: 'Marie',
      note: 'For a course.',
      fromState: 'readyToSend',
      toState: 'requestSent',
    });
  });

  it('R22: a facet narrows the list to one pickup library, and says how many wait there', async () => {
    const { gateway } = network.algonquin.node;
    expect(await requests({ side: 'borrowing', pickup: 'WEST' })).to.deep.equal(['Indian Horse']);
    const { facets, total } = await gateway.lists.requestCounts({
      side: 'borrowing',
      activity: 'active',
      pickup: 'WEST',
    });
    expect(total.count).to.equal(1);
    expect(facets.pickup.map(({ value, count }) => [value, count])).to.have.deep.members([
      ['WEST', 1],
      ['RES_SHARE', 1],
    ]);
  });

  it('R23: a request offers what its state allows, each action with its form, and the usual one first', async () => {
    const { algonquin } = network;
    const other = await algonquin.desk.creates({ rota: ['LACITE'] });
    const actions = async () => (await algonquin.desk.sees(other)).actions;
    const before = await actions();
    expect(before.map(({ name }) => name)).to.include.members(['send', 'reject', 'cancel']);
    expect(before.map(({ name }) => name)).to.not.include('receive');
    expect(before.find(({ primary }) => primary)?.name).to.equal('send');
    expect(before.find(({ name }) => name === 'cancel')?.fields.map(({ name }) => name)).to.include('reason');
    await algonquin.desk.does(other, 'send');
    const names = (await actions()).map(({ name }) => name);
    expect(names).to.include('generalMessage').and.to.not.include('send');
    const tried = await algonquin.desk.tries(other, 'send');
    expect(tried.kind, 'what is not offered is not done either').to.equal('notAllowed');
  });

  it('R17: the dashboard has the numbers of what waits, of my tasks and nobody’s, and of active notes', async () => {
    const { algonquin } = network;
    const { gateway } = algonquin.node;
    const toSend = async () => (await gateway.lists.workCounts()).find(({ kind }) => kind === 'send')?.borrowing ?? 0;
    const before = await toSend();
    const mine = await algonquin.desk.sees(await algonquin.desk.creates({ title: 'A task' }));
    expect(await toSend()).to.equal(before + 1);
    expect(await requests({ assignedTo: nobody })).to.include('A task');
    const assigned = await gateway.tasks.assign(mine.id, mine.version, 'Marie', undefined, marie);
    if (assigned.kind !== 'done') throw new Error(assigned.kind);
    expect(await requests({ assignedTo: 'Marie' })).to.deep.equal(['A task']);
    expect(await requests({ assignedTo: nobody })).to.not.include('A task');
    await gateway.tasks.addNote(mine.id, assigned.request.version, { text: 'Exam on Friday.', active: true }, marie);
    expect(await requests({ notes: true, side: 'borrowing' })).to.deep.equal(['A task']);
    const { facets } = await gateway.lists.requestCounts({ activity: 'active' });
    expect(facets.notes.find(({ value }) => value === 'true')?.count).to.equal(1);
  });
});
