import { expect } from 'chai';
import type { RequestView } from '../../src/contract/request-views.js';
import type { Actor } from '../../src/engine/model/actor.js';
import type { ActOutcome } from '../../src/engine/model/orders.js';
import { english } from '../support/english.js';
import { marie } from './support/desk.js';
import type { Library } from './support/network.js';
import { loansBetween } from './support/story.js';

const elise: Actor = { kind: 'staff', name: 'desk for Élise Roy', person: 'Élise Roy' };

function done(outcome: ActOutcome): RequestView {
  if (outcome.kind === 'done') return outcome.request;
  throw new Error(`${outcome.kind}: ${JSON.stringify('reason' in outcome ? outcome.reason : outcome).slice(0, 400)}`);
}

loansBetween('the rota in the hands of staff', (network) => {
  async function edits(loan: string, rota: { partner: string; why?: string }[], version?: number): Promise<ActOutcome> {
    const { algonquin } = network;
    const view = await algonquin.desk.sees(loan);
    return algonquin.node.gateway.orders.changeRota(view.id, version ?? view.version, rota, marie);
  }

  it('R7: staff choose the partner: one is added, moved or taken out, and each line keeps its reason', async () => {
    const { algonquin } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    const added = done(await edits(loan, [{ partner: 'NORTHERN', why: 'they answer fast' }, { partner: 'LACITE' }]));
    expect(added.rota.map(({ partner, why }) => [partner, english(why)])).to.deep.equal([
      ['NORTHERN', 'added by Marie: they answer fast'],
      ['LACITE', 'chosen by staff'],
    ]);
    expect(added.partner, 'it stands before the first').to.equal('NORTHERN');
    const told = await algonquin.desk.told(loan, 'rotaChanged');
    expect(told.facts).to.deep.include({ added: ['NORTHERN'], before: ['LACITE'], after: ['NORTHERN', 'LACITE'] });
    const moved = done(await edits(loan, [{ partner: 'LACITE' }, { partner: 'NORTHERN' }]));
    expect(english(moved.rota[1]?.why)).to.equal('added by Marie: they answer fast');
    const less = done(await edits(loan, [{ partner: 'NORTHERN' }]));
    expect(less.rota.map(({ partner }) => partner)).to.deep.equal(['NORTHERN']);
    expect((await algonquin.desk.does(loan, 'send')).partner).to.equal('NORTHERN');
  });

  it('R28: Reject goes to the next partner of the rota as it was edited meanwhile', async () => {
    const { algonquin, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    await algonquin.desk.does(loan, 'send');
    done(await edits(loan, [{ partner: 'NORTHERN' }]));
    expect((await algonquin.desk.sees(loan)).partner, 'who is asked stays').to.equal('LACITE');
    await algonquin.desk.does(loan, 'reject');
    await post();
    const view = await algonquin.desk.sees(loan);
    expect([view.state, view.partner]).to.deep.equal(['readyToSend', 'NORTHERN']);
  });

  it('an exhausted rota gets going again when a partner is added', async () => {
    const { algonquin, lacite, northern, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    await algonquin.desk.does(loan, 'send');
    await post();
    await lacite.desk.does(loan, 'reject', { reason: '1' });
    await post();
    expect(await algonquin.desk.state(loan)).to.equal('rejectedByPartner');
    expect(await algonquin.desk.attention(loan)).to.deep.equal(['rotaExhausted']);
    const again = done(await edits(loan, [{ partner: 'NORTHERN' }]));
    expect([again.state, again.partner, again.needsAttention]).to.deep.equal(['readyToSend', 'NORTHERN', 0]);
    await algonquin.desk.does(loan, 'send');
    await post();
    expect(await northern.desk.state(loan)).to.equal('created');
  });

  it('names what is wrong, and who was faster', async () => {
    const { algonquin } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE', 'NORTHERN'] });
    await algonquin.desk.does(loan, 'send');
    const wrong = await edits(loan, [{ partner: 'LACITE' }, { partner: 'NOWHERE' }, { partner: 'NOWHERE' }]);
    if (wrong.kind !== 'invalid') throw new Error(wrong.kind);
    expect(wrong.problems.map(({ problem }) => english(problem)).join(' ')).to.match(
      /NOWHERE is there twice.*LACITE was asked already.*NOWHERE is not an active/,
    );
    expect((await edits(loan, [], 1)).kind).to.equal('stale');
    const unsent = await algonquin.desk.creates({ rota: ['LACITE'] });
    expect((await edits(unsent, [])).kind).to.equal('invalid');
    await algonquin.desk.does(unsent, 'cancel');
    expect((await edits(unsent, [{ partner: 'NORTHERN' }])).kind).to.equal('notAllowed');
  });
});

loansBetween('whose task it is', (network) => {
  async function arrived(): Promise<{
    id: string;
    assigned(to: string | undefined, by: Actor, note?: string): Promise<ActOutcome>;
  }> {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    await algonquin.desk.does(loan, 'send');
    await post();
    const { id } = await lacite.desk.sees(loan);
    const { gateway } = lacite.node;
    return {
      id,
      assigned: async (to, by, note) =>
        gateway.tasks.assign(id, (await gateway.reading.request(id))?.version ?? 0, to, note, by),
    };
  }

  it('R80: a request is assigned to a member of staff, and the list shows whose it is', async () => {
    const { gateway } = network.lacite.node;
    const { id, assigned } = await arrived();
    const view = done(await assigned('Élise Roy', marie, 'Before noon.'));
    expect(view.assignment).to.include({ assignedTo: 'Élise Roy', note: 'Before noon.', assignedBy: 'Marie' });
    const { items } = await gateway.lists.requests({ assignedTo: 'Élise Roy', limit: 10 });
    expect(items.map((each) => [each.id, each.assignedTo])).to.deep.equal([[id, 'Élise Roy']]);
    const told = (await gateway.reading.history(id)).at(-1);
    expect([told?.event, told?.facts]).to.deep.equal(['assigned', { to: 'Élise Roy', note: 'Before noon.' }]);
  });

  it('R81: only the assignee reassigns it, anybody when it is unassigned', async () => {
    const { assigned } = await arrived();
    done(await assigned('Élise Roy', marie));
    const refused = await assigned('Marie', marie);
    if (refused.kind !== 'notAllowed') throw new Error(refused.kind);
    expect(english(refused.reason)).to.include('the task of Élise Roy');
    expect(done(await assigned('Marie', elise)).assignedTo).to.equal('Marie');
    expect((await assigned('Élise Roy', elise)).kind).to.equal('notAllowed');
  });

  it('R84: the note has 1,000 characters at most, counted as characters', async () => {
    const { assigned } = await arrived();
    const tooLong = await assigned('Marie', marie, 'é'.repeat(1001));
    expect(tooLong.kind === 'invalid' && tooLong.problems[0]?.field).to.equal('note');
    const flags = '👩‍🏫'.repeat(1000);
    expect(done(await assigned('Marie', marie, flags)).assignment?.note).to.equal(flags);
  });

  it('R85: Release assign leaves it to nobody', async () => {
    const { assigned } = await arrived();
    expect((await assigned(undefined, marie)).kind).to.equal('notAllowed');
    done(await assigned('Marie', marie));
    expect((await assigned(undefined, elise)).kind).to.equal('notAllowed');
    expect(done(await assigned(undefined, marie)).assignment).to.equal(undefined);
  });
});

loansBetween('notes', (network) => {
  async function notes(library: Library, loan: string, text: string, active: boolean): Promise<ActOutcome> {
    const { id, version } = await library.desk.sees(loan);
    return library.node.gateway.tasks.addNote(id, version, { text, active }, marie);
  }
  const active = async (library: Library, loan: string) =>
    (await library.desk.sees(loan)).notes.filter((each) => each.active && !each.dismissedAt).map(({ text }) => text);

  it('internal ones stay in the library and out of the history', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    done(await notes(algonquin, loan, 'The reader calls daily.', false));
    await algonquin.desk.does(loan, 'send');
    await post();
    await lacite.desk.does(loan, 'ship', { barcodes: ['1'], note: 'Bon voyage.', internalNote: 'From the cellar.' });
    await post();
    expect((await algonquin.desk.sees(loan)).notes.map(({ text }) => text)).to.deep.equal(['The reader calls daily.']);
    expect((await lacite.desk.sees(loan)).notes.map(({ text }) => text)).to.deep.equal(['From the cellar.']);
    for (const library of [algonquin, lacite])
      expect(JSON.stringify(await library.desk.history(loan))).to.not.match(/daily|cellar/);
    expect((await algonquin.desk.xml(loan, 'out', 'Request')).xml).to.not.include('daily');
    expect((await lacite.desk.xml(loan, 'out', 'Loaned')).xml).to.not.include('cellar');
  });

  it('R30, R31: an active note before Send travels with the request, beside what is said at Send, and is active at the lender', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    done(await notes(algonquin, loan, 'Ship to 1385 Woodroffe Avenue.', true));
    await algonquin.desk.does(loan, 'send', { note: 'With thanks.' });
    await post();
    const { xml } = await algonquin.desk.xml(loan, 'out', 'Request');
    expect(xml).to.match(/<note>Ship to 1385 Woodroffe Avenue\.\s+With thanks\.<\/note>/);
    expect(await active(algonquin, loan)).to.deep.equal(['Ship to 1385 Woodroffe Avenue.']);
    expect(await active(lacite, loan)).to.deep.equal(['Ship to 1385 Woodroffe Avenue.\nWith thanks.']);
  });

  it('R31: after Send it goes as a notification, and stands out on both desks until each puts it aside', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    await algonquin.desk.does(loan, 'send');
    await post();
    done(await notes(algonquin, loan, 'The course begins on Monday.', true));
    await post();
    const { xml } = await algonquin.desk.xml(loan, 'out', 'Notification');
    expect(xml)
      .to.include('The course begins on Monday.')
      .and.to.match(/Active note/i);
    expect(await lacite.desk.attention(loan)).to.include('message');
    expect(await active(lacite, loan)).to.deep.equal(['The course begins on Monday.']);
    const view = await lacite.desk.sees(loan);
    const { gateway } = lacite.node;
    expect(await gateway.tasks.dismissNote(view.id, view.notes[0]?.id ?? '', marie)).to.equal(true);
    expect(await gateway.tasks.dismissNote(view.id, view.notes[0]?.id ?? '', marie), 'once').to.equal(false);
    expect(await active(lacite, loan)).to.deep.equal([]);
    expect(await lacite.desk.attention(loan), 'the mark of the same words goes with it').to.not.include('message');
    expect(await active(algonquin, loan), 'the other desk decides for itself').to.have.length(1);
  });

  it('a mark that is put aside takes its note along', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    await algonquin.desk.does(loan, 'send');
    await post();
    done(await notes(lacite, loan, 'Volume two as well?', true));
    await post();
    const { id, attention } = await algonquin.desk.sees(loan);
    const mark = attention.find(({ reason }) => reason === 'message');
    await algonquin.node.gateway.tasks.dismissAttention(id, mark?.id ?? '', marie);
    expect(await active(algonquin, loan)).to.deep.equal([]);
  });

  it('an active note that nobody would read is refused, and leaves nothing behind', async () => {
    const { algonquin } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    await algonquin.desk.does(loan, 'send');
    const { id, version } = await algonquin.desk.sees(loan);
    done(await algonquin.node.gateway.orders.changeStatus(id, version, { status: 'expired', confirmed: true }, marie));
    expect((await notes(algonquin, loan, 'Hello?', true)).kind).to.equal('notAllowed');
    expect((await algonquin.desk.sees(loan)).notes).to.deep.equal([]);
    expect((await notes(algonquin, loan, '  ', false)).kind).to.equal('invalid');
  });
});

loansBetween('a status set by hand', (network) => {
  async function lent(): Promise<string> {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    await algonquin.desk.does(loan, 'send');
    await post();
    await lacite.desk.does(loan, 'ship', { barcodes: ['1'] });
    await post();
    await algonquin.desk.does(loan, 'receive');
    await algonquin.desk.does(loan, 'loanToPatron');
    await post();
    return loan;
  }
  async function sets(loan: string, status: string, confirmed = false): Promise<ActOutcome> {
    const { algonquin } = network;
    const { id, version } = await algonquin.desk.sees(loan);
    return algonquin.node.gateway.orders.changeStatus(id, version, { status, confirmed }, marie);
  }

  it('R63, R68, R74: Reported Lost Item to Partner, Declared Lost By Partner, Request Completed; nothing is sent', async () => {
    const { algonquin } = network;
    const loan = await lent();
    const before = (await algonquin.desk.messages(loan, 'out')).length;
    expect(done(await sets(loan, 'lostReported', true)).state).to.equal('lostReported');
    expect(done(await sets(loan, 'declaredLost')).state, 'no message belongs to it').to.equal('declaredLost');
    const completed = done(await sets(loan, 'requestCompleted'));
    expect(completed.state).to.equal('requestCompleted');
    expect((await algonquin.desk.messages(loan, 'out')).length).to.equal(before);
    const told = await algonquin.desk.told(loan, 'changeStatus');
    expect([told.fromState, told.toState, told.actor]).to.deep.equal(['declaredLost', 'requestCompleted', 'Marie']);
  });

  it('R63: warns where the partner would not know, and names the action that tells it', async () => {
    const { algonquin } = network;
    const loan = await lent();
    const warned = await sets(loan, 'lostReported');
    if (warned.kind !== 'warned') throw new Error(warned.kind);
    expect(warned.matchingAction).to.equal('reportLost');
    expect(english(warned.reason)).to.include('The partner is not told');
    expect(await algonquin.desk.state(loan), 'nothing is done yet').to.equal('loaned');
    const home = await sets(loan, 'returnedToPartner');
    expect(home.kind === 'warned' && home.matchingAction).to.equal('returnToPartner');
    expect((await sets(loan, 'returnedByPatron')).kind, 'the patron is no matter of the partner').to.equal('done');
  });

  it('a request with nobody asked, an unknown status, the same status', async () => {
    const { algonquin } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    expect((await sets(loan, 'badCitation')).kind).to.equal('done');
    expect((await sets(loan, 'badCitation')).kind).to.equal('notAllowed');
    const unknown = await sets(loan, 'toString');
    expect(unknown.kind === 'invalid' && unknown.problems[0]?.field).to.equal('status');
  });

  it('back to Ready to be sent by hand, the partner that was asked is passed over', async () => {
    const { algonquin } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE', 'NORTHERN'] });
    await algonquin.desk.does(loan, 'send');
    const view = done(await sets(loan, 'readyToSend', true));
    expect([view.state, view.partner, view.rota[0]?.state]).to.deep.equal(['readyToSend', 'NORTHERN', 'passed']);
  });
});

loansBetween('many at once', (network) => {
  it('each row says what came of it: done, somebody was faster, not allowed and why', async () => {
    const { algonquin } = network;
    const { gateway } = algonquin.node;
    const loans = [];
    for (let count = 0; count < 4; count += 1) loans.push(await algonquin.desk.creates({ rota: ['LACITE'] }));
    const views = await Promise.all(loans.map((loan) => algonquin.desk.sees(loan)));
    const [first, second, third, fourth] = views.map(({ id }) => id) as [string, string, string, string];
    await algonquin.desk.does(loans[1] as string, 'cancel');
    const versions = Object.fromEntries(views.map(({ id, version }) => [id, version]));
    delete versions[fourth];
    await algonquin.desk.does(loans[3] as string, 'cancel');
    const rows = await gateway.orders.bulk(
      { ids: [first, second, third, fourth, '999999'], versions, action: 'send' },
      marie,
    );
    expect(rows.map(({ id, result }) => [id, result])).to.deep.equal([
      [first, 'done'],
      [second, 'stale'],
      [third, 'done'],
      [fourth, 'notAllowed'],
      ['999999', 'unknown'],
    ]);
    expect(english(rows[1]?.reason)).to.equal(
      'Marie did “Cancel request” meanwhile: it is now “Cancelled by staff”. Look at it again, then give the order once more.',
    );
    expect(english(rows[3]?.reason)).to.include('“Send” is not possible at “Cancelled by staff”');
    const wrong = await gateway.orders.bulk({ ids: [first], action: 'send', fields: { colour: 'red' } }, marie);
    expect(wrong[0]?.result).to.be.oneOf(['invalid', 'notAllowed']);
  });

  it('a trial says what would come of each, and keeps and sends nothing', async () => {
    const { algonquin, lacite, post } = network;
    const { gateway } = algonquin.node;
    const [one, other] = [
      await algonquin.desk.sees(await algonquin.desk.creates({ rota: ['LACITE'] })),
      await algonquin.desk.sees(await algonquin.desk.creates({ rota: ['LACITE'] })),
    ];
    await algonquin.desk.does(other.externalId, 'cancel');
    const order = { ids: [one.id, other.id], action: 'send', trial: true };
    const rows = await gateway.orders.bulk(order, marie);
    expect(rows.map(({ result, state, version }) => [result, state, version])).to.deep.equal([
      ['possible', 'requestSent', one.version],
      ['notAllowed', 'cancelledByStaff', other.version + 1],
    ]);
    await post();
    expect(await algonquin.desk.sees(one.externalId)).to.deep.include({ state: one.state, version: one.version });
    expect((await gateway.reading.history(one.id)).map(({ event }) => event)).not.to.include('send');
    expect((await lacite.node.gateway.lists.requests({ side: 'lending', q: one.externalId, limit: 9 })).items).to.be
      .empty;
    const versions = Object.fromEntries(rows.map(({ id, version = 0 }) => [id, version]));
    const done = await gateway.orders.bulk({ ids: [one.id], action: 'send', versions }, marie);
    expect(done.map(({ result }) => result)).to.deep.equal(['done']);
  });

  it('assigns many: one that is a colleague’s task is refused by itself, the others go on', async () => {
    const { algonquin } = network;
    const { gateway } = algonquin.node;
    const made = [];
    for (let count = 0; count < 3; count += 1)
      made.push(await algonquin.desk.sees(await algonquin.desk.creates({ rota: ['LACITE'] })));
    const ids = made.map(({ id }) => id);
    await gateway.tasks.assign(ids[1] as string, made[1]?.version as number, 'Luc', undefined, {
      ...marie,
      name: 'Luc',
    });
    const rows = await gateway.orders.bulk({ ids, assign: { to: 'Marie', note: 'Today.' } }, marie);
    expect(rows.map(({ result }) => result)).to.deep.equal(['done', 'notAllowed', 'done']);
    expect(english(rows[1]?.reason)).to.include('It is the task of Luc');
    const released = await gateway.orders.bulk({ ids, assign: {} }, marie);
    expect(released.map(({ result }) => result)).to.deep.equal(['done', 'notAllowed', 'done']);
  });

  it('writes the slips of many', async () => {
    const { algonquin } = network;
    const { gateway } = algonquin.node;
    const { id } = await algonquin.desk.sees(await algonquin.desk.creates({ rota: ['LACITE'] }));
    const rows = await gateway.orders.bulk({ ids: [id], slip: 'receiveSlip' }, marie);
    expect(rows.map(({ result }) => result)).to.deep.equal(['done']);
    const lending = await gateway.orders.bulk({ ids: [id], slip: 'shippingSlip', trial: true }, marie);
    expect(lending.map(({ result }) => result)).to.deep.equal(['notAllowed']);
  });

  it('a status for many warns row by row, and is set when confirmed', async () => {
    const { algonquin } = network;
    const { gateway } = algonquin.node;
    const unsent = await algonquin.desk.sees(await algonquin.desk.creates({ rota: ['LACITE'] }));
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    const sent = await algonquin.desk.does(loan, 'send');
    const order = { ids: [unsent.id, sent.id], status: 'cancelledByStaff' };
    const rows = await gateway.orders.bulk(order, marie);
    expect(rows.map(({ result, matchingAction }) => [result, matchingAction])).to.deep.equal([
      ['done', undefined],
      ['warned', 'cancel'],
    ]);
    expect((await gateway.orders.bulk({ ...order, confirmed: true }, marie)).map(({ result }) => result)).to.deep.equal(
      ['notAllowed', 'done'],
    );
  });

  it('R63, R74: ticked requests are set to Reported lost item to partner, and to Request completed', async () => {
    const { algonquin, lacite, post } = network;
    const { gateway } = algonquin.node;
    const ids = [];
    for (const barcode of ['61', '62']) {
      const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
      await algonquin.desk.does(loan, 'send');
      await post();
      await lacite.desk.does(loan, 'ship', { barcodes: [barcode] });
      await post();
      ids.push((await algonquin.desk.sees(loan)).id);
    }
    for (const [status, label] of [
      ['lostReported', 'Reported lost item to partner'],
      ['requestCompleted', 'Request completed'],
    ] as const) {
      const rows = await gateway.orders.bulk({ ids, status, confirmed: true }, marie);
      expect(rows.map(({ result }) => result)).to.deep.equal(['done', 'done']);
      for (const id of ids) expect((await algonquin.desk.sees(id)).stateLabel).to.equal(label);
    }
  });

  it('500 rows hold no lock for long: a single order goes through meanwhile', async function () {
    this.timeout(60_000);
    const { algonquin } = network;
    const { gateway } = algonquin.node;
    const made = [];
    for (let count = 0; count < 500; count += 1) {
      const outcome = await gateway.newRequests.create(
        { serviceType: 'Loan', title: `Volume ${count}`, rota: ['LACITE'] },
        marie,
      );
      if (outcome.kind === 'created') made.push(outcome.request);
    }
    const going = gateway.orders.bulk({ ids: made.map(({ id }) => id), action: 'cancel' }, marie);
    const last = made.at(-1) as RequestView;
    const started = performance.now();
    const single = await gateway.orders.act(last.id, 'cancel', last.version, {}, marie);
    expect(performance.now() - started).to.be.below(3000);
    const rows = await going;
    expect(single.kind).to.equal('done');
    expect(rows.filter(({ result }) => result === 'done')).to.have.length(499);
    expect(rows.at(-1)?.result).to.equal('notAllowed');
  });
});
