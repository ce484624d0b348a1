import { expect } from 'chai';
import type { LostCaseView } from '../../src/contract/lost-case-operations.js';
import { addDays } from '../../src/domain/calendar/calendar.js';
import { inLanguage } from '../../src/http/in-language.js';
import type { Wording } from '../../src/words/index.js';
import { english } from '../support/english.js';
import type { Library, Network } from './support/network.js';
import { loansBetween } from './support/story.js';

/** A book that is with a patron of Algonquin; each has a title of its own. */
async function lent({ algonquin, lacite, post }: Network, title: string): Promise<string> {
  const loan = await algonquin.desk.creates({ rota: ['LACITE'], title });
  await algonquin.desk.does(loan, 'send');
  await post();
  await lacite.desk.does(loan, 'ship', { barcodes: ['39345'] });
  await post();
  await algonquin.desk.does(loan, 'receive');
  await algonquin.desk.does(loan, 'loanToPatron');
  await post();
  return loan;
}

/** What both desks know of the case, apart from its words for people. */
async function cases({ algonquin, lacite, post }: Network, loan: string): Promise<[LostCaseView, LostCaseView]> {
  await post();
  const [ours, theirs] = [await algonquin.desk.sees(loan), await lacite.desk.sees(loan)];
  if (!ours.lostCase || !theirs.lostCase) throw new Error('One of the desks knows of no case.');
  return [ours.lostCase, theirs.lostCase];
}

const states = async ({ algonquin, lacite, post }: Network, loan: string) => {
  await post();
  return [await algonquin.desk.state(loan), await lacite.desk.state(loan)];
};

loansBetween('an item that is lost', (network) => {
  it('R113 R117 KA38: is reported by the borrower, charged by the lender, paid, and completed without return, as one record', async () => {
    const { algonquin, lacite } = network;
    const loan = await lent(network, 'Left on a bus');
    await algonquin.desk.does(loan, 'reportLost', { note: 'Left on a bus.', where: 'patron' });
    expect(await states(network, loan)).to.deep.equal(['lostReported', 'lostReported']);
    expect(await lacite.desk.attention(loan)).to.deep.equal(['lostReported']);
    const [reported, heard] = await cases(network, loan);
    expect(heard).to.deep.equal(reported);
    expect(heard).to.include({ state: 'reported', reportedBy: 'borrower', where: 'patron', why: 'Left on a bus.' });

    const currencyIn = async (form: string) =>
      (await algonquin.desk.sees(loan)).actions
        .find(({ name }) => name === form)
        ?.fields.find(({ name }) => name === 'currency')?.default;
    expect(await currencyIn('declareLost'), 'as its prices are named').to.equal('CAD');
    await lacite.desk.does(loan, 'declareLost', {
      cost: '85.00',
      currency: 'usd',
      note: 'Out of print.',
      invoice: 'By post.',
    });
    expect(await states(network, loan)).to.deep.equal(['declaredLost', 'lostAndFeeCommunicated']);
    expect(await lacite.desk.attention(loan)).to.deep.equal([]);
    expect(await algonquin.desk.attention(loan)).to.deep.equal(['lostDeclared']);
    const [known, charged] = await cases(network, loan);
    expect(known).to.deep.equal(charged);
    expect(known).to.include({ state: 'feeCommunicated', fee: '85.00', currency: 'USD', invoice: 'By post.' });
    expect((await algonquin.desk.sees(loan)).facts['costs'], 'the fee is no price of the loan').to.equal(undefined);

    expect(await currencyIn('feePaid'), 'as the fee was named').to.equal('USD');
    await algonquin.desk.does(loan, 'feePaid', { note: 'Cheque 4711.' });
    expect(await states(network, loan)).to.deep.equal(['lostAndFeePaid', 'lostAndFeeCommunicated']);
    expect(await algonquin.desk.attention(loan)).to.deep.equal([]);
    expect(await lacite.desk.attention(loan)).to.deep.equal(['feePaid']);
    const { id } = await lacite.desk.sees(loan);
    const explained = await lacite.node.gateway.reading.explain(id);
    expect(explained?.whoHasIt).to.equal('us');
    expect(explained?.expectedNext.map(({ what }) => english(what))).to.deep.equal([
      'The borrower says that the fee is paid. Confirm it when the payment arrives: that closes the case.',
    ]);
    await lacite.desk.does(loan, 'lostPaid');
    expect(await states(network, loan)).to.deep.equal(['completedWithoutReturn', 'completedWithoutReturn']);
    expect([...(await algonquin.desk.attention(loan)), ...(await lacite.desk.attention(loan))]).to.deep.equal([]);
    const [ours, theirs] = await cases(network, loan);
    expect(ours).to.deep.equal(theirs);
    expect(ours).to.include({ state: 'closed' }).and.include.keys('reportedAt', 'declaredAt', 'paidAt', 'closedAt');
    expect((await algonquin.desk.told(loan, 'supplier.declaredLost')).facts).to.include({
      lostCase: 'feeCommunicated',
      fee: '85.00 USD',
    });
    expect((await lacite.desk.told(loan, 'requester.feePaid')).facts).to.include({ lostCase: 'paid' });
  });

  it('R112 is declared lost by the lender before its days are over only after a warning, and turns up', async () => {
    const { algonquin, lacite } = network;
    const loan = await lent(network, 'Too early');
    const early = await lacite.desk.tries(loan, 'declareLost', { cost: '85.00', note: 'No answer.' });
    expect(early).to.include({ kind: 'warned', about: 'early', matchingAction: 'generalMessage' });
    expect(english((early as { reason: Wording }).reason)).to.match(
      /when it is more than 120 days overdue: here from /,
    );
    expect(await states(network, loan)).to.deep.equal(['loaned', 'receivedByPartner']);
    await lacite.desk.does(loan, 'declareLost', { cost: '85.00', note: 'No answer.', confirmed: true });
    expect(await states(network, loan)).to.deep.equal(['declaredLost', 'lostAndFeeCommunicated']);
    await algonquin.desk.does(loan, 'found');
    expect(await states(network, loan)).to.deep.equal(['returnedByPatron', 'receivedByPartner']);
    expect(await lacite.desk.attention(loan)).to.deep.equal(['foundAgain']);
    await algonquin.desk.does(loan, 'returnToPartner');
    await network.post();
    await lacite.desk.does(loan, 'checkIn');
    expect(await states(network, loan)).to.deep.equal(['requestCompleted', 'requestCompleted']);
    expect([...(await algonquin.desk.attention(loan)), ...(await lacite.desk.attention(loan))]).to.deep.equal([]);
    const [ours, theirs] = await cases(network, loan);
    expect(ours).to.include({ state: 'closed' }).and.include.keys('foundAt').and.not.have.property('paidAt');
    expect(theirs).to.include({ state: 'closed' }).and.include.keys('foundAt').and.not.have.property('paidAt');
  });

  it('R112 is declared lost without a warning when it is overdue by more than the days of the policy', async () => {
    const { lacite } = network;
    const loan = await lent(network, 'Long overdue');
    const past = new Date(Date.now() - 200 * 24 * 3_600_000);
    await lacite.node.database.pool.query('update request set due_date = $1 where external_id = $2', [past, loan]);
    await lacite.desk.does(loan, 'declareLost', { note: 'Overdue for months.' });
    expect(await states(network, loan)).to.deep.equal(['declaredLost', 'lostAndFeeCommunicated']);
    expect((await cases(network, loan))[0]).to.include({ state: 'declared', reportedBy: 'lender' });
  });

  it('R72 is found after the payment: the case keeps it, and the lender is told', async () => {
    const { algonquin, lacite } = network;
    const loan = await lent(network, 'Behind the shelf');
    await algonquin.desk.does(loan, 'reportLost', { note: 'Not in the room.', where: 'staff' });
    await network.post();
    await lacite.desk.does(loan, 'declareLost', { cost: '60.00', note: 'Invoice follows.' });
    await network.post();
    await algonquin.desk.does(loan, 'feePaid');
    await network.post();
    await algonquin.desk.does(loan, 'found', { note: 'Behind the shelf.' });
    expect(await states(network, loan)).to.deep.equal(['returnedByPatron', 'receivedByPartner']);
    expect(await lacite.desk.attention(loan)).to.include('foundAgain');
    const [ours, theirs] = await cases(network, loan);
    expect(ours).to.deep.equal(theirs);
    expect(theirs).to.include({ state: 'found', fee: '60.00', where: 'staff' }).and.include.keys('paidAt', 'foundAt');
  });

  it('R70 is lost on its way: nobody had it, and the lender may waive the fee', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'], title: 'Never came' });
    await algonquin.desk.does(loan, 'send');
    await post();
    await lacite.desk.does(loan, 'ship', { barcodes: ['39346'] });
    await post();
    await algonquin.desk.does(loan, 'reportLost', { note: 'It never came.' });
    expect((await cases(network, loan))[1]).to.include({ state: 'reported', where: 'transit' });
    await lacite.desk.does(loan, 'waiveFee', { note: 'The courier pays.' });
    expect(await states(network, loan)).to.deep.equal(['completedWithoutReturn', 'completedWithoutReturn']);
    const [ours, theirs] = await cases(network, loan);
    expect(ours).to.deep.equal(theirs);
    expect(ours).to.include({ state: 'waived' }).and.include.keys('waivedAt');
    expect([...(await algonquin.desk.attention(loan)), ...(await lacite.desk.attention(loan))]).to.deep.equal([]);
  });

  it('is listed with its case, by state and side, page by page', async () => {
    const { gateway } = network.lacite.node;
    const all = await gateway.lists.lostCases({ limit: 200 });
    expect(all.items).to.have.length(5);
    const waived = await gateway.lists.lostCases({ state: 'waived', side: 'lending', partner: 'ALGONQUIN', limit: 10 });
    expect(waived.items.map(({ request }) => request.title)).to.deep.equal(['Never came']);
    expect(inLanguage('en', waived.items[0]?.lostCase)).to.include({ label: 'Fee waived', where: 'transit' });
    const first = await gateway.lists.lostCases({ limit: 2 });
    const second = await gateway.lists.lostCases({ limit: 200, ...(first.next ? { after: first.next } : {}) });
    expect([...first.items, ...second.items]).to.deep.equal(all.items);
    expect((await gateway.lists.lostCases({ side: 'borrowing', limit: 10 })).items).to.deep.equal([]);
  });

  it('R115 R116 finds what may be declared lost: overdue by, or on its way for, more than the days of the policy', async () => {
    const { algonquin, lacite, post } = network;
    const { gateway, database } = lacite.node;
    // By the calendar: the clocks may have changed since.
    const ago = (days: number) => addDays(new Date(), -days, 'America/Toronto');
    const overdue = [119, 120, 121, 300];
    for (const days of overdue) {
      const loan = await lent(network, `Overdue ${days}`);
      await database.pool.query('update request set due_date = $1 where external_id = $2', [ago(days), loan]);
    }
    const sent = await algonquin.desk.creates({ rota: ['LACITE'], title: 'On its way' });
    await algonquin.desk.does(sent, 'send');
    await post();
    await lacite.desk.does(sent, 'ship', { barcodes: ['39347'] });
    const since = async (days: number) =>
      database.pool.query(
        `update request set facts = facts || jsonb_build_object('shippedAt', $1::text) where external_id = $2`,
        [ago(days).toISOString(), sent],
      );
    await since(45);
    expect((await gateway.lists.lostCandidates({ because: 'inTransit', limit: 10 })).items).to.deep.equal([]);
    await since(46);
    const [onItsWay] = (await gateway.lists.lostCandidates({ because: 'inTransit', limit: 10 })).items;
    expect(onItsWay).to.deep.include({ because: 'inTransit', days: 46, limit: 45 });
    const first = await gateway.lists.lostCandidates({ because: 'overdue', partner: 'ALGONQUIN', limit: 1 });
    const rest = await gateway.lists.lostCandidates({
      because: 'overdue',
      limit: 9,
      ...(first.next ? { after: first.next } : {}),
    });
    const found = [...first.items, ...rest.items];
    expect(found.map(({ request, days }) => [request.title, days])).to.deep.equal([
      ['Overdue 300', 300],
      ['Overdue 121', 121],
    ]);
    await lacite.desk.does(found[0]?.request.externalId ?? '', 'declareLost', { note: 'Long overdue.' });
  });

  it('names the field when the fee or the currency is none', async () => {
    const { algonquin, lacite } = network;
    const loan = await lent(network, 'Bad input');
    const tried = await lacite.desk.tries(loan, 'declareLost', { cost: 'much', currency: 'dollars', note: 'Gone.' });
    expect(tried).to.have.property('kind', 'invalid');
    const { problems } = tried as { problems: { field: string }[] };
    expect(problems.map(({ field }) => field)).to.deep.equal(['cost', 'currency']);
    const where = await algonquin.desk.tries(loan, 'reportLost', { note: 'Gone.', where: 'moon' });
    expect((where as { problems: { field: string }[] }).problems[0]?.field).to.equal('where');
  });

  // Last, because a library with holdings asks twice about barcodes that are none of them.
  it('R114: the fee of Lost begins with what the item would cost to replace', async () => {
    const { lacite, algonquin, post } = network;
    const { holdings, libraries } = lacite.node.local;
    const [library] = await libraries.list(new Date());
    const location = library?.locations[0]?.code ?? '';
    const price = { replacementCost: '62.50', replacementCurrency: 'CAD' };
    const added = await holdings.add({ barcode: 'PRICED', title: 'Priced', location, ...price });
    expect(added.kind, JSON.stringify(added)).to.equal('done');
    const loan = await algonquin.desk.creates({ title: 'Priced', rota: ['LACITE'] });
    await algonquin.desk.does(loan, 'send');
    await post();
    await lacite.desk.does(loan, 'ship', { barcodes: ['PRICED'] });
    const { actions } = await lacite.desk.sees(loan);
    const begins = (field: string) =>
      actions.find(({ name }) => name === 'declareLost')?.fields.find(({ name }) => name === field)?.default;
    expect([begins('cost'), begins('currency')]).to.deep.equal(['62.50', 'CAD']);
  });
});

loansBetween('an item that does not come back as it left', (network) => {
  it('R62 is damaged: the borrower reports it, and returns it all the same', async () => {
    const { algonquin, lacite } = network;
    const loan = await lent(network, 'Coffee');
    await algonquin.desk.does(loan, 'returnByPatron');
    await algonquin.desk.does(loan, 'reportDamaged', { note: 'Coffee on page 12.' });
    expect(await states(network, loan)).to.deep.equal(['damagedReported', 'damaged']);
    expect((await lacite.desk.sees(loan)).attention.map((each) => each.text).join()).to.include('Coffee on page 12.');
    await algonquin.desk.does(loan, 'returnToPartner');
    await network.post();
    await lacite.desk.does(loan, 'checkIn');
    expect(await states(network, loan)).to.deep.equal(['requestCompleted', 'requestCompleted']);
    // FG4: what was damaged is looked at by staff; the check-in alone does not close the case.
    expect(await lacite.desk.attention(loan)).to.include('damaged');
  });
});

loansBetween('a lost item between libraries that know only messages', (network) => {
  const by = { kind: 'staff', name: 'Marie' } as const;

  /** The orders that a desk gives: all are counted, also those that a warning makes them give twice. */
  function counted() {
    const orders: string[] = [];
    return {
      orders,
      writes: async ({ desk }: Library, loan: string, note: string) => {
        orders.push('General Message');
        await desk.does(loan, 'generalMessage', { note });
        await network.post();
      },
      does: async ({ desk }: Library, loan: string, action: string, fields: Record<string, unknown> = {}) => {
        orders.push(action);
        await desk.does(loan, action, fields);
        await network.post();
      },
      sets: async ({ desk, node }: Library, loan: string, status: string) => {
        const { id, version } = await desk.sees(loan);
        orders.push(`Change Status: ${status}`);
        let outcome = await node.gateway.orders.changeStatus(id, version, { status }, by);
        if (outcome.kind === 'warned') {
          orders.push(`confirmed: ${status}`);
          outcome = await node.gateway.orders.changeStatus(id, version, { status, confirmed: true }, by);
        }
        expect(outcome.kind, status).to.equal('done');
      },
      dismisses: async ({ desk, node }: Library, loan: string) => {
        const { id, attention } = await desk.sees(loan);
        const messages = attention.filter(({ reason }) => reason === 'message');
        expect(messages.length, 'a message to read').to.be.greaterThan(0);
        for (const each of messages) {
          orders.push('Mark as read');
          expect(await node.gateway.tasks.dismissAttention(id, each.id, by)).to.equal(true);
        }
      },
    };
  }

  it('R62 R63 R64 R67 R68 R73 R74 R118 R119 is settled by the free steps in fifteen orders; between Interlend nodes in four', async () => {
    const { algonquin, lacite } = network;
    await algonquin.knows(lacite, { dialect: 'standard-1.2', isoVersion: '1.2' });
    await lacite.knows(algonquin, { dialect: 'standard-1.2', isoVersion: '1.2' });
    const loan = await lent(network, 'By hand');
    const free = counted();
    await free.writes(algonquin, loan, 'Our patron has lost the book.'); // R62
    await free.sets(algonquin, loan, 'lostReported'); // R63
    expect(await states(network, loan)).to.deep.equal(['lostReported', 'receivedByPartner']);
    await free.dismisses(lacite, loan);
    await free.sets(lacite, loan, 'lostAndFeeCommunicated'); // R118
    await free.writes(lacite, loan, 'Not to be had again. The fee is 85.00 CAD; the invoice comes by post.'); // R64
    await free.dismisses(algonquin, loan); // R67
    await free.sets(algonquin, loan, 'declaredLost'); // R68
    await free.writes(algonquin, loan, 'Cheque 4711 is in the post.'); // R73
    await free.sets(algonquin, loan, 'requestCompleted'); // R74
    await free.dismisses(lacite, loan); // R119
    await free.sets(lacite, loan, 'requestCompleted');
    await free.writes(lacite, loan, 'The payment has come, thank you.');
    await free.dismisses(algonquin, loan);
    expect(await states(network, loan)).to.deep.equal(['requestCompleted', 'requestCompleted']);
    const [ours, theirs] = await cases(network, loan);
    expect([ours.state, theirs.state]).to.deep.equal(['closed', 'closed']);
    for (const { desk } of [algonquin, lacite]) {
      const { notes, attention } = await desk.sees(loan);
      expect(notes.filter((note) => note.active && !note.dismissedAt)).to.deep.equal([]);
      expect(attention).to.deep.equal([]);
    }

    await algonquin.knows(lacite, { dialect: 'interlend', isoVersion: '2021-2' });
    await lacite.knows(algonquin, { dialect: 'interlend', isoVersion: '2021-2' });
    const other = await lent(network, 'As one case');
    const structured = counted();
    await structured.does(algonquin, other, 'reportLost', { note: 'Our patron has lost the book.' });
    await structured.does(lacite, other, 'declareLost', { cost: '85.00', note: 'Not to be had.', invoice: 'By post.' });
    await structured.does(algonquin, other, 'feePaid', { note: 'Cheque 4711 is in the post.' });
    await structured.does(lacite, other, 'lostPaid', { note: 'The payment has come, thank you.' });
    expect(await states(network, other)).to.deep.equal(['completedWithoutReturn', 'completedWithoutReturn']);
    for (const { desk } of [algonquin, lacite]) {
      const { notes, attention } = await desk.sees(other);
      expect(notes.filter((note) => note.active && !note.dismissedAt)).to.deep.equal([]);
      expect(attention).to.deep.equal([]);
    }
    expect(free.orders, free.orders.join(', ')).to.have.length(15);
    expect(structured.orders).to.have.length(4);
  });

  it('R64 R118 says to a stranger in a sentence, and with its costs, what Interlend has as a record', async () => {
    const { algonquin, lacite } = network;
    await algonquin.knows(lacite, { dialect: 'standard-2021', isoVersion: '2021-2' });
    await lacite.knows(algonquin, { dialect: 'standard-2021', isoVersion: '2021-2' });
    const loan = await lent(network, 'In words');
    await algonquin.desk.does(loan, 'reportLost', { note: 'Water damage.' });
    await network.post();
    expect((await algonquin.desk.xml(loan, 'out', 'Lost')).xml).to.include('<action>Lost</action>');
    expect(await lacite.desk.state(loan)).to.equal('lostReported');
    expect((await lacite.desk.sees(loan)).lostCase).to.include({ state: 'reported', reportedBy: 'borrower' });
    await lacite.desk.does(loan, 'declareLost', { cost: '85.00', note: 'Sorry.', invoice: 'By post.' });
    await network.post();
    const { xml } = await lacite.desk.xml(loan, 'out', 'LostAndFee');
    expect(xml).to.include('declared lost by the lender').and.include('Fee: 85.00 CAD. Invoice: By post.');
    expect(xml).to.match(/<deliveryCosts>.*85\.00.*<\/deliveryCosts>/s);
    expect(await algonquin.desk.attention(loan)).to.deep.equal(['message']);
    const heard = await algonquin.desk.sees(loan);
    expect(heard.lostCase, 'its costs are the fee').to.include({
      state: 'feeCommunicated',
      fee: '85.00',
      currency: 'CAD',
    });
    expect(heard.facts['costs']).to.equal(undefined);
    await lacite.desk.does(loan, 'lostPaid');
    await network.post();
    expect((await lacite.desk.xml(loan, 'out', 'CompletedWithoutReturn')).xml).to.include('CompletedWithoutReturn');
    expect(await algonquin.desk.state(loan)).to.equal('completedWithoutReturn');
    expect((await algonquin.desk.sees(loan)).lostCase).to.include({ state: 'closed' });
  });
});
