import { expect } from 'chai';
import type { Library } from './support/network.js';
import { loansBetween } from './support/story.js';

let titles = 0;

loansBetween('what had no message of its own', (network) => {
  const sides = async (loan: string) => [
    await network.algonquin.desk.state(loan),
    await network.lacite.desk.state(loan),
  ];
  const asked = async () => {
    const { algonquin, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'], title: `Volume ${++titles}` });
    await algonquin.desk.does(loan, 'send');
    await post();
    return loan;
  };
  const atOurDesk = async () => {
    const { algonquin, lacite, post } = network;
    const loan = await asked();
    await lacite.desk.does(loan, 'ship', { barcodes: [`39${titles}`] });
    await post();
    await algonquin.desk.does(loan, 'receive');
    await post();
    return loan;
  };
  const markOf = async ({ desk }: Library, loan: string) => {
    const [english, french] = [await desk.sees(loan), await desk.sees(loan, 'fr')];
    return english.attention.map(({ text }, at) => [text.split('.')[0], french.attention[at]?.text.split('.')[0]]);
  };

  it('FB1: an item is passed on to another library: ShippedForward, and the lender reads where it is until it is home', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await atOurDesk();
    const refused = await algonquin.desk.tries(loan, 'passOn', {});
    expect(refused.kind, 'where it goes must be said').to.equal('invalid');
    const offered = (await algonquin.desk.sees(loan)).actions.map(({ label }) => label);
    expect(offered).to.include('Pass on to another library');
    await algonquin.desk.does(loan, 'passOn', { passedTo: 'Northern College', trackingNumber: 'CP 12' });
    await post();
    expect(await sides(loan)).to.deep.equal(['passedOn', 'passedOn']);
    expect((await lacite.desk.sees(loan)).stateLabel).to.equal('Passed on by partner');
    const { xml } = await algonquin.desk.xml(loan, 'out', 'ShippedForward');
    expect(xml).to.include('<action>ShippedForward</action>').and.to.include('Passed on to: Northern College');
    expect(xml).to.include('Tracking number: CP 12');
    expect((await algonquin.desk.sees(loan)).stateLabel).to.equal('Passed on to another library');
    expect(await markOf(lacite, loan)).to.deep.equal([
      [
        'The borrower passed the item on to another library',
        'L’emprunteur a transmis l’exemplaire à une autre bibliothèque',
      ],
    ]);
    const told = await lacite.desk.told(loan, 'requester.shippedForward');
    const french = await lacite.desk.told(loan, 'requester.shippedForward', 'fr');
    expect([told.label, french.label]).to.deep.equal([
      'Passed on to another library',
      'Transmis à une autre bibliothèque',
    ]);
    expect(told.note).to.include('Northern College');
    const { items } = await algonquin.node.local.circulation.items({
      request: (await algonquin.desk.sees(loan)).id,
      limit: 10,
    });
    expect(items, 'its temporary records are gone, as with a return').to.deep.equal([]);
    await lacite.desk.does(loan, 'checkIn');
    await post();
    expect(await sides(loan)).to.deep.equal(['requestCompleted', 'requestCompleted']);
    expect(await lacite.desk.attention(loan), 'home again: nothing more to know').to.deep.equal([]);
  });

  it('FB1: the lender asks to hold the return, and the borrower says that it keeps the item: HoldReturn, with its reason', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await atOurDesk();
    await lacite.desk.does(loan, 'holdReturn', { note: 'We move house until Friday.' });
    await post();
    expect(await sides(loan)).to.deep.equal(['receivedPhysically', 'receivedByPartner']);
    expect(await algonquin.desk.attention(loan)).to.include('holdReturn');
    await algonquin.desk.does(loan, 'keepBack', { note: 'It waits on our shelf.' });
    await post();
    expect((await algonquin.desk.xml(loan, 'out', 'HoldReturn')).xml).to.include('<action>HoldReturn</action>');
    expect(await algonquin.desk.attention(loan), 'answered').to.not.include('holdReturn');
    expect(await sides(loan), 'nobody’s state changes').to.deep.equal(['receivedPhysically', 'receivedByPartner']);
    expect(await lacite.desk.attention(loan)).to.deep.equal(['keptBack']);
    expect((await lacite.desk.told(loan, 'requester.holdReturn')).note).to.equal('It waits on our shelf.');
    await lacite.desk.does(loan, 'releaseHoldReturn');
    await post();
    expect(await lacite.desk.attention(loan)).to.deep.equal([]);
    expect(await algonquin.desk.attention(loan)).to.include('holdReturn');
    await algonquin.desk.does(loan, 'returnToPartner');
    await post();
    expect(await sides(loan)).to.deep.equal(['returnedToPartner', 'returnedByPartner']);
    expect(await algonquin.desk.attention(loan)).to.deep.equal([]);
  });

  it('FB1: a lender that has not answered is reminded: a Reminder of the same request, which it answers with the status', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await asked();
    const before = await lacite.node.gateway.lists.requests({ limit: 50 });
    await algonquin.desk.does(loan, 'remind', { note: 'The course begins on Monday.' });
    await post();
    const { xml } = await algonquin.desk.xml(loan, 'out', 'Reminder');
    expect(xml).to.include('<requestType>Reminder</requestType>').and.to.include(`Volume ${titles}`);
    const after = await lacite.node.gateway.lists.requests({ limit: 50 });
    expect(after.items.length, 'no second request').to.equal(before.items.length);
    expect((await lacite.desk.attention(loan)).sort()).to.deep.equal(['newRequest', 'reminded']);
    const told = await lacite.desk.told(loan, 'requester.reminder');
    expect([told.label, told.note]).to.deep.equal(['Reminder', 'The course begins on Monday.']);
    expect((await lacite.desk.messages(loan, 'in')).map(({ summary }) => summary)).to.include('Reminder');
    expect((await algonquin.desk.messages(loan, 'in')).map(({ summary }) => summary)).to.include('StatusAnswer');
    await lacite.desk.does(loan, 'willSupply');
    await post();
    expect(await sides(loan)).to.deep.equal(['willSupply', 'willSupply']);
    expect(await lacite.desk.attention(loan)).to.deep.equal([]);
    const { actions } = await algonquin.desk.sees(loan);
    expect(
      actions.map(({ name }) => name),
      'who has answered is asked for the status',
    ).to.not.include('remind');
  });

  it('FB1: to a system that takes a reminder for a second request it is a question for the status', async () => {
    const { algonquin, lacite, post } = network;
    await algonquin.knows(lacite, { dialect: 'crosslink' });
    const loan = await asked();
    await algonquin.desk.does(loan, 'remind', { note: 'Any news?' });
    await post();
    const { xml } = await algonquin.desk.xml(loan, 'out', 'Reminder');
    expect(xml).to.include('<action>StatusRequest</action>').and.to.include('Any news?');
    await algonquin.knows(lacite, { dialect: 'interlend' });
    expect(await lacite.desk.state(loan)).to.equal('created');
  });
});
