import { expect } from 'chai';
import { addDays, localDate } from '../../src/domain/calendar/calendar.js';
import { english } from '../support/english.js';
import { marie } from './support/desk.js';
import { lentToReader } from './support/reader.js';
import { loansBetween } from './support/story.js';

interface Dates {
  from?: string;
  to: string;
}

loansBetween('the history of a request, on both sides', (network) => {
  it('R110: tells who or which partner did what, from which status to which, and which dates it changed', async () => {
    const { algonquin, lacite, post } = network;
    const inDays = (days: number) => localDate(addDays(new Date(), days, 'America/Toronto'), 'America/Toronto');
    const { request } = await lentToReader(network, { dueDate: inDays(21) });
    const shipped = await lacite.desk.told(request, 'ship');
    expect(shipped).to.include({ actorKind: 'staff', actor: 'Marie', fromState: 'willSupply' });
    const first = (shipped.facts?.['dueDate'] as Dates | undefined)?.to;
    expect(first).to.equal((await lacite.desk.sees(request)).dueDate);
    const heard = await algonquin.desk.told(request, 'supplier.loaned');
    expect(heard).to.include({ actorKind: 'partner', actor: 'La Cité', toState: 'shippedPhysically' });
    expect((heard.facts?.['dueDate'] as Dates | undefined)?.to).to.equal((await algonquin.desk.sees(request)).dueDate);

    await algonquin.desk.does(request, 'requestRenewal', { wishedDueDate: inDays(28), note: 'Two more weeks.' });
    await post();
    await lacite.desk.does(request, 'acceptRenewal');
    await post();
    for (const [library, event] of [
      [lacite, 'acceptRenewal'],
      [algonquin, 'supplier.renewGranted'],
    ] as const) {
      const { facts } = await library.desk.told(request, event);
      const { dueDate } = await library.desk.sees(request);
      const { from, to } = (facts?.['dueDate'] ?? {}) as Dates;
      expect(to, event).to.equal(dueDate);
      expect(from && from < to, 'what it was before').to.equal(true);
    }
    expect((await algonquin.desk.told(request, 'requestRenewal')).note).to.equal('Two more weeks.');
    expect((await algonquin.desk.told(request, 'requestRenewal')).facts?.['dueDate'], 'no date moved').to.equal(
      undefined,
    );
  });

  it('begins with the lines of a new request in the order in which they came about', async () => {
    const { algonquin } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    const lines = await algonquin.desk.history(loan);
    expect(lines.map(({ toState }) => toState)).to.deep.equal(['created', 'readyToSend']);
  });

  it('has the message behind a line readable and raw beside it', async () => {
    const { algonquin } = network;
    const { request } = await lentToReader(network);
    const message = await algonquin.desk.xml(request, 'in', 'Loaned');
    expect(message.summary).to.equal('Loaned');
    expect(JSON.stringify(message)).to.include('supplyingAgencyMessage');
  });
});

loansBetween('the task list of a desk', (network) => {
  it('R17: has my tasks, nobody’s, and what has active notes, each with the usual next step and why it is there', async () => {
    const { algonquin } = network;
    const { gateway } = algonquin.node;
    const mine = await algonquin.desk.sees(await algonquin.desk.creates({ title: 'Mine' }));
    const sent = await algonquin.desk.creates({ title: 'On its way', rota: ['LACITE'] });
    await algonquin.desk.does(sent, 'send');
    const waits = await algonquin.desk.sees(sent);
    await gateway.tasks.assign(mine.id, mine.version, 'Marie', undefined, marie);
    const titles = async (facets: object) =>
      (await gateway.lists.work({ limit: 50, side: 'borrowing', ...facets })).items.map(({ request }) => request.title);
    expect(await titles({ assignedTo: 'Marie' })).to.deep.equal(['Mine']);
    expect(await titles({ assignedTo: 'unassigned' })).to.not.include('Mine');
    expect(await titles({}), 'the partner has it').to.not.include('On its way');

    await gateway.tasks.addNote(waits.id, waits.version, { text: 'Exam on Friday.', active: true }, marie);
    const [line, ...rest] = (await gateway.lists.work({ limit: 50, notes: true })).items;
    expect(rest).to.deep.equal([]);
    expect([line?.kind, line?.why.map(english)]).to.deep.equal([
      'read',
      ['It has active notes. Read them, then dismiss them.'],
    ]);
    expect(line?.action?.name).to.equal('generalMessage');
    const counts = await gateway.lists.workCounts({ notes: true });
    expect(counts.filter(({ borrowing, lending }) => borrowing + lending > 0)).to.have.length(1);
    const [first] = (await gateway.lists.work({ limit: 50, assignedTo: 'Marie' })).items;
    expect(first?.action?.name).to.equal('send');
  });
});
