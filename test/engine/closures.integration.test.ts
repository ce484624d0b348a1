import { expect } from 'chai';
import type { LibraryChange } from '../../src/contract/local-inputs.js';
import { localDate } from '../../src/domain/calendar/calendar.js';
import { message } from '../../src/words/index.js';
import { english } from '../support/english.js';
import { marie } from './support/desk.js';
import type { Library } from './support/network.js';
import { loansBetween } from './support/story.js';

const day = 86_400_000;
let titles = 0;
/** A book that was not asked for yet: a second wish for the same would be held for review. */
const title = () => `Volume ${++titles}`;
const timeZone = 'America/Toronto';
const inDays = (days: number) => new Date(Date.now() + days * day);
const date = (days: number) => localDate(inDays(days), timeZone);

async function strikes(library: Library, job: string, now: Date): Promise<unknown> {
  const found = library.node.timetable.jobs.find((each) => each.name === job);
  if (!found) throw new Error(`There is no job ${job}.`);
  return found.runOnce(now);
}
async function closes({ node }: Library, from: number, until: number, more: { tell?: boolean } = {}) {
  const outcome = await node.local.libraries.close(
    'RES_SHARE',
    { from: date(from), until: date(until), ...more },
    marie,
  );
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  return outcome.value;
}
const opens = ({ node }: Library, id: string) => node.local.libraries.removeClosure('RES_SHARE', id, marie);
const changes = ({ node }: Library, change: LibraryChange) =>
  node.local.libraries.change('RES_SHARE', change, new Date());

loansBetween('a library that closes itself', (network) => {
  async function asked(rota = ['LACITE', 'NORTHERN']): Promise<string> {
    const { algonquin, post } = network;
    const loan = await algonquin.desk.creates({ rota, title: title() });
    await algonquin.desk.does(loan, 'send');
    await post();
    return loan;
  }

  it('FA38: a partner’s closure notice reaches our rota, and so does that it is open after all', async () => {
    const { algonquin, lacite, post } = network;
    const known = async () => {
      algonquin.node.context.book.forget();
      const { closedFrom, closedUntil } = (await algonquin.node.context.book.get('LACITE')) ?? {};
      return [closedFrom, closedUntil];
    };
    const loan = await asked();
    const closure = await closes(lacite, 3, 9);
    await strikes(lacite, 'tell-closures', new Date());
    await post();
    expect(await known(), 'as rotas read it').to.deep.equal([date(3), date(9)]);
    expect((await algonquin.desk.xml(loan, 'in', 'Notification')).xml).to.include(`Closed: ${date(3)} ${date(9)}`);
    expect((await algonquin.desk.sees(loan)).state, 'the request itself stays').to.equal('requestSent');
    await opens(lacite, closure.id);
    await strikes(lacite, 'tell-closures', new Date());
    await post();
    expect(await known()).to.deep.equal([undefined, undefined]);
  });

  it('answers a request that comes meanwhile by itself, with the day to ask again, and the borrower moves on', async () => {
    const { algonquin, lacite, post } = network;
    const closure = await closes(lacite, -1, 5);
    const loan = await asked();
    const view = await lacite.desk.sees(loan);
    expect([view.state, view.attention]).to.deep.equal(['retryPossible', []]);
    const told = await lacite.desk.told(loan, 'offerRetry');
    expect(told.actor).to.equal('Interlend');
    expect(told.facts).to.include({ setting: 'closure of RES_SHARE', value: `${date(-1)} to ${date(5)}` });
    expect(told.facts).to.include.keys('rule', 'date');
    await post();
    const ours = await algonquin.desk.sees(loan);
    expect([ours.state, ours.partner]).to.deep.equal(['readyToSend', 'NORTHERN']);
    expect(ours.rota[0]?.why).to.include(
      `ask again after ${english(message('said.asWritten', { words: { day: date(6) } }))}`,
    );
    expect(ours.rota[0]?.why).to.include('ne prête pas');
    await opens(lacite, closure.id);
  });

  it('answers Unfilled to a partner that would take the offer to ask again for one of conditions', async () => {
    const { algonquin, lacite } = network;
    await lacite.knows(algonquin, { dialect: 'standard-2021' });
    const closure = await closes(lacite, 0, 5);
    const loan = await asked();
    expect(await lacite.desk.state(loan)).to.equal('rejected');
    expect((await lacite.desk.xml(loan, 'out', 'Unfilled')).xml)
      .to.include('NotAvailableForILL')
      .and.include(date(6));
    await lacite.knows(algonquin, { dialect: 'interlend' });
    await opens(lacite, closure.id);
  });

  it('inactive for lending until further notice answers Unfilled; the end of a period puts it off by itself', async () => {
    const { lacite } = network;
    await changes(lacite, { inactiveForLending: { from: date(-9) } });
    const refused = await asked();
    expect(await lacite.desk.state(refused)).to.equal('rejected');
    expect((await lacite.desk.told(refused, 'reject')).facts).to.include({
      setting: 'inactive for lending, RES_SHARE',
    });
    await changes(lacite, { inactiveForLending: { from: date(-9), until: date(-1) } });
    expect(await lacite.desk.state(await asked()), 'yesterday was the last day').to.equal('created');
    await changes(lacite, { inactiveForLending: null });
  });

  it('KB25: sets no due date into the closure: shipping and renewing move it to the next open day, and the history says so', async () => {
    const { algonquin, lacite, post } = network;
    const closure = await closes(lacite, 30, 40, { tell: false });
    const loan = await asked(['LACITE']);
    await lacite.desk.does(loan, 'ship', { barcodes: ['39002'] });
    const due = new Date((await lacite.desk.sees(loan)).dueDate as string);
    expect(localDate(due, timeZone) >= date(41), `${due.toISOString()} is after the closure`).to.equal(true);
    expect((await lacite.desk.told(loan, 'ship')).facts).to.include.keys('rule', 'setting', 'value', 'movedTo');
    await post();
    expect((await algonquin.desk.sees(loan)).dueDate).to.equal(due.toISOString());

    await algonquin.desk.does(loan, 'receive');
    await algonquin.desk.does(loan, 'loanToPatron');
    await post();
    await algonquin.desk.does(loan, 'requestRenewal', { wishedDueDate: date(56) });
    await post();
    const later = await closes(lacite, 55, 60, { tell: false });
    const { settings } = lacite.node.context;
    const { renewalCapDays } = settings;
    settings.renewalCapDays = 100;
    const asksFirst = await lacite.desk.tries(loan, 'acceptRenewal', { dueDate: date(56) });
    expect(asksFirst, 'KB25: a date that was named is asked about').to.deep.include({ kind: 'warned', about: 'doubt' });
    expect('reason' in asksFirst && english(asksFirst.reason)).to.match(
      /The library is closed on .*: the due date will be .*\. Choose another day/,
    );
    await lacite.desk.does(loan, 'acceptRenewal', { dueDate: date(56), confirmed: true });
    settings.renewalCapDays = renewalCapDays;
    const renewed = new Date((await lacite.desk.sees(loan)).dueDate as string);
    expect(localDate(renewed, timeZone) >= date(61), `${renewed.toISOString()} is after it`).to.equal(true);
    expect((await lacite.desk.told(loan, 'acceptRenewal')).facts).to.include.keys('rule', 'value', 'movedTo');
    await opens(lacite, later.id);

    const named = await asked(['LACITE']);
    await lacite.desk.does(named, 'ship', { barcodes: ['39003'], dueDate: date(33), confirmed: true });
    expect(localDate(new Date((await lacite.desk.sees(named)).dueDate as string), timeZone) >= date(41)).to.equal(true);
    await lacite.desk.does(named, 'recall', { dueDate: date(32), confirmed: true });
    expect(localDate(new Date((await lacite.desk.sees(named)).dueDate as string), timeZone), 'a recall too').to.equal(
      localDate(due, timeZone),
    );
    await opens(lacite, closure.id);

    const open = await asked(['LACITE']);
    await lacite.desk.does(open, 'ship', { barcodes: ['39004'], dueDate: date(33) });
    expect(localDate(new Date((await lacite.desk.sees(open)).dueDate as string), timeZone)).to.equal(date(33));
    expect((await lacite.desk.told(open, 'ship')).facts ?? {}, 'no rule moved it').to.not.include.keys('rule');
  });

  it('KB25, R53: the form of a renewal begins with a day that can be granted, also where the limit falls into a closure', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await asked(['LACITE']);
    await lacite.desk.does(loan, 'ship', { barcodes: ['39006'], dueDate: date(35), confirmed: true });
    await post();
    await algonquin.desk.does(loan, 'receive');
    await algonquin.desk.does(loan, 'loanToPatron');
    await post();
    await algonquin.desk.does(loan, 'requestRenewal', { wishedDueDate: date(56) });
    await post();
    const limit = lacite.node.context.settings.renewalCapDays;
    const closure = await closes(lacite, limit - 1, limit + 3, { tell: false });
    const { actions } = await lacite.desk.sees(loan);
    const form = actions.find(({ name }) => name === 'acceptRenewal')?.fields ?? [];
    const begins = (form.find(({ name }) => name === 'dueDate') as { default?: string } | undefined)?.default;
    expect(begins).to.equal(date(limit));
    expect(await lacite.desk.tries(loan, 'acceptRenewal', { dueDate: begins })).to.deep.include({
      kind: 'warned',
      about: 'doubt',
    });
    await lacite.desk.does(loan, 'acceptRenewal', { dueDate: begins, confirmed: true });
    await post();
    const due = (await lacite.desk.sees(loan)).dueDate as string;
    expect(localDate(new Date(due), timeZone) >= date(limit + 4)).to.equal(true);
    expect((await algonquin.desk.sees(loan)).dueDate).to.equal(due);
    await opens(lacite, closure.id);
  });

  it('lets no request expire while it is closed: the days of a closure are no business days', async () => {
    const { lacite } = network;
    const loan = await asked();
    const closure = await closes(lacite, 0, 30, { tell: false });
    await strikes(lacite, 'expire-lending', inDays(29));
    expect(await lacite.desk.state(loan)).to.equal('created');
    await strikes(lacite, 'expire-lending', inDays(31 + 9));
    expect(await lacite.desk.state(loan)).to.equal('expired');
    await opens(lacite, closure.id);
  });
});

loansBetween('the calendar of a partner, as a directory file says it', (network) => {
  const calendar = (closures: { from: string; until: string; note?: string }[]) =>
    network.algonquin.node.gateway.directory.changePartner('LACITE', { closures }, { kind: 'staff', name: 'Marie' });
  const order = async (loan: string) =>
    (await network.algonquin.desk.sees(loan)).rota.map(({ partner, state }) => `${partner} ${state}`);

  it('leaves it out of new rotas on these days and no others, and is refused with its reason when it ends before it begins', async () => {
    const { algonquin } = network;
    const winter = { from: date(-1), until: date(3), note: 'Winter break' };
    expect(await calendar([{ from: date(9), until: date(12) }, winter])).to.include({ kind: 'changed' });
    const { rota, leftOut } = await algonquin.desk.sees(await algonquin.desk.creates({ title: title() }));
    expect(rota.map(({ partner }) => partner)).to.deep.equal(['NORTHERN']);
    expect(leftOut?.map(({ partner, reason }) => [partner, reason])).to.deep.equal([['LACITE', 'closed']]);
    await calendar([{ from: date(9), until: date(12) }]);
    const open = await algonquin.desk.sees(await algonquin.desk.creates({ title: title() }));
    expect(open.rota.map(({ partner }) => partner)).to.have.members(['LACITE', 'NORTHERN']);
    const wrong = await calendar([
      { from: date(9), until: date(8) },
      { from: date(10), until: date(10) },
      { from: '', until: '' },
      { from: date(11), until: '2027-02-30' },
    ]);
    expect(wrong).to.have.property('problems').with.property('length', 3);
    for (const [at, field] of ['closures.0.until', 'closures.2.from', 'closures.3.until'].entries())
      expect(wrong).to.have.nested.property(`problems[${at}].field`, field);
  });

  it('moves requests that stand unsent before it to the next that is open, and tells why', async () => {
    const { algonquin } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE', 'NORTHERN'], title: title() });
    await strikes(algonquin, 'pass-closed', new Date());
    expect(await order(loan)).to.deep.equal(['LACITE listed', 'NORTHERN listed']);
    await calendar([{ from: date(0), until: date(6) }]);
    await strikes(algonquin, 'pass-closed', new Date());
    const view = await algonquin.desk.sees(loan);
    expect([await order(loan), view.partner, view.state]).to.deep.equal([
      ['NORTHERN listed', 'LACITE listed'],
      'NORTHERN',
      'readyToSend',
    ]);
    expect(view.rota[1]?.why).to.match(/^asked after the others: closed until /);
    const { facts } = await algonquin.desk.told(loan, 'rotaRankedAnew');
    expect(facts).to.deep.include({ before: ['LACITE', 'NORTHERN'], after: ['NORTHERN', 'LACITE'] });
    await algonquin.desk.does(loan, 'send');
    expect(await order(loan)).to.deep.equal(['NORTHERN asked', 'LACITE listed']);
    await calendar([]);
  });

  it('is looked at again before the next partner is asked; when all are closed, the order stays', async () => {
    const { algonquin, northern, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['NORTHERN', 'LACITE'], title: title() });
    await algonquin.desk.does(loan, 'send');
    await post();
    await calendar([{ from: date(0), until: date(6) }]);
    await northern.desk.does(loan, 'reject', { reason: '5' });
    await post();
    expect((await algonquin.desk.sees(loan)).partner, 'nobody else is left').to.equal('LACITE');
    await strikes(algonquin, 'pass-closed', new Date());
    expect((await algonquin.desk.sees(loan)).partner).to.equal('LACITE');
    await calendar([]);
  });
});

loansBetween('partners of a library that closes', (network) => {
  const notes = async (library: Library, loan: string) =>
    (await library.desk.messages(loan, 'out')).filter((each) => each.summary === 'Notification');

  it('KA7: are told once on each request that waits for us, also of a change, and told when it is off', async () => {
    const { algonquin, lacite, northern, post } = network;
    const loans: string[] = [];
    for (const borrower of [algonquin, algonquin, northern]) {
      const loan = await borrower.desk.creates({ rota: ['LACITE'], title: title() });
      await borrower.desk.does(loan, 'send');
      loans.push(loan);
    }
    await post();
    const [waiting = '', shipped = '', theirs = ''] = loans;
    await lacite.desk.does(shipped, 'ship', { barcodes: ['39005'] });
    await post();

    const quiet = await closes(lacite, 50, 51, { tell: false });
    expect(quiet.told).to.equal(undefined);
    const closure = await closes(lacite, 20, 30);
    expect(closure.told).to.deep.equal({ partners: 2, requests: 2 });
    for (const minute of [1, 2, 3]) await strikes(lacite, 'tell-closures', new Date(Date.now() + minute * 60_000));
    expect([waiting, shipped, theirs].map((loan) => loan)).to.have.length(3);
    expect((await notes(lacite, waiting)).length).to.equal(1);
    expect((await notes(lacite, theirs)).length).to.equal(1);
    expect((await notes(lacite, shipped)).length, 'this one does not wait for us').to.equal(0);
    const { facts, note } = await lacite.desk.told(waiting, 'generalMessage');
    expect(facts).to.include({ setting: 'closure of RES_SHARE', value: `${date(20)} to ${date(30)}` });
    expect(note)
      .to.include(`closed from ${date(20)} to ${date(30)}`)
      .and.include(`fermée du ${date(20)} au ${date(30)}`);
    await post();
    expect(await algonquin.desk.attention(waiting), 'KA7 no line for each request').to.not.include('message');
    const notices = async () =>
      (await algonquin.node.local.inbox.read({ code: 'marie', name: 'Marie' })).items.filter(
        ({ kind, partner }) => kind === 'closed' && partner === 'LACITE',
      );
    const [notice, ...others] = await notices();
    expect(others, 'KA7 one notice').to.deep.equal([]);
    expect(notice).to.deep.include({ who: 'La Cité', from: date(20), until: date(30), isRead: false });
    expect(notice?.requests, 'with the requests it touches').to.be.greaterThan(0);

    const { libraries } = lacite.node.local;
    const changed = await libraries.changeClosure('RES_SHARE', closure.id, { until: date(32) }, marie);
    expect(changed).to.have.nested.property('value.told.requests', 2);
    const renamed = await libraries.changeClosure('RES_SHARE', closure.id, { note: 'Inventory' }, marie);
    expect(renamed, 'another note is no news').to.not.have.nested.property('value.told');
    await strikes(lacite, 'tell-closures', inDays(0.1));
    expect((await lacite.desk.told(waiting, 'generalMessage')).note).to.include('has changed');

    const late = await algonquin.desk.creates({ rota: ['LACITE'], title: title() });
    await algonquin.desk.does(late, 'send');
    await post();
    expect(await opens(lacite, closure.id)).to.deep.equal({ kind: 'done', value: { partners: 2, requests: 2 } });
    for (const days of [0.2, 0.3, 0.4]) await strikes(lacite, 'tell-closures', inDays(days));
    expect((await lacite.desk.told(waiting, 'generalMessage')).note).to.include('not closed');
    expect((await notes(lacite, late)).length, 'who was never told is not told otherwise').to.equal(0);
    expect((await notes(lacite, waiting)).length).to.equal(3);
  });

  it('are told of nothing that is over', async () => {
    expect((await closes(network.lacite, -3, -2)).told).to.deep.equal({ partners: 0, requests: 0 });
  });
});
