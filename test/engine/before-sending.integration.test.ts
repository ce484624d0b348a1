import { expect } from 'chai';
import type { RequestDraft } from '../../src/contract/request-inputs.js';
import type { RequestView } from '../../src/contract/request-views.js';
import type { ActOutcome } from '../../src/engine/model/orders.js';
import type { RequestChange } from '../../src/engine/model/request-draft.js';
import { inLanguage } from '../../src/http/in-language.js';
import type { Said } from '../../src/words/index.js';
import { say } from '../../src/words/index.js';
import { english } from '../support/english.js';
import { marie } from './support/desk.js';
import type { Library } from './support/network.js';
import { loansBetween } from './support/story.js';

const book: RequestDraft = { serviceType: 'Loan', title: 'Kiss of the Fur Queen', rota: ['LACITE'] };

function done(outcome: ActOutcome): RequestView {
  if (outcome.kind === 'done') return outcome.request;
  throw new Error(`${outcome.kind}: ${JSON.stringify('reason' in outcome ? outcome.reason : outcome).slice(0, 400)}`);
}
async function saves({ node }: Library, draft: Partial<RequestDraft>): Promise<Said<RequestView>> {
  const outcome = await node.gateway.newRequests.create({ ...book, ...draft }, marie);
  if (outcome.kind !== 'created') throw new Error(JSON.stringify(outcome.problems));
  return inLanguage('en', outcome.request) as Said<RequestView>;
}
async function problemsOf({ node }: Library, draft: Partial<RequestDraft>): Promise<string[]> {
  const outcome = await node.gateway.newRequests.create({ ...book, ...draft }, marie);
  if (outcome.kind !== 'invalid') throw new Error(outcome.kind);
  return outcome.problems.map(({ field, problem }) => `${field}: ${english(problem)}`);
}
async function edits({ node }: Library, { id, version }: RequestView, change: RequestChange): Promise<ActOutcome> {
  return node.gateway.orders.edit(id, version, change, marie);
}
/** A part of a form field that is an object. */
const within = (request: RequestView, field: string, part: string): unknown =>
  (request.form?.[field] as Record<string, unknown> | undefined)?.[part];
const reasons = (request: RequestView) => request.attention.map(({ reason }) => reason);

loansBetween('a request that staff write down', (network) => {
  it('R1, R2, R8: staff fill in the blank Book form: every field is kept, partners read what is theirs, the rest stays here', async () => {
    const { algonquin, lacite, post } = network;
    const made = await saves(algonquin, {
      author: 'Highway, Tomson',
      isbn: '0-385-25652-3',
      oclc: 'ocm39345678',
      lccn: '98-123456',
      publisher: 'Doubleday',
      placeOfPublication: 'Toronto',
      publicationDate: '1998',
      edition: '1st',
      volume: '2',
      serviceLevel: 'Rush',
      requestedMedia: 'Printed',
      needBeforeDate: '2099-02-28',
      lastInterestDate: '2099-03-31',
      allowOtherFormats: true,
      note: 'For a course.',
      maximumCosts: { amount: '12.50', currency: 'CAD' },
      patron: { name: 'Jo Walk-In', email: 'jo@example.org' },
    });
    expect(made.form).to.deep.include({
      isbn: '0-385-25652-3',
      lastInterestDate: '2099-03-31',
      allowOtherFormats: true,
    });
    expect(made.form?.['ownerLibrary'], 'the only one that shares').to.equal('RES_SHARE');
    await algonquin.desk.does(made.externalId, 'send');
    await post();
    const { xml } = await lacite.desk.xml(made.externalId, 'in', 'Request');
    for (const text of [
      '0-385-25652-3',
      'ocm39345678',
      '98-123456',
      'Toronto',
      'Doubleday',
      'Rush',
      'Printed',
      '12.50',
    ])
      expect(xml).to.include(text);
    expect(xml, 'the end of that day in Toronto').to.include('2099-03-01T04:59:59');
    expect(xml).to.not.match(/Walk-In|jo@example|2099-03-31/);
    const seen = await lacite.desk.sees(made.externalId);
    expect(seen.title).to.equal('Kiss of the Fur Queen');
  });

  it('is looked at before it is saved: what is wrong, what staff would review, whom it would ask; nothing is kept', async () => {
    const { gateway, local } = network.algonquin.node;
    await local.policies.change({ duplicateWindowDays: null }, marie);
    const first = await saves(network.algonquin, { title: 'Halfbreed', patron: { name: 'Maria C.' } });
    const draft = { ...book, title: 'Halfbreed', patron: { name: 'Maria C.' } };
    const seen = await gateway.newRequests.preview(draft, marie);
    expect(seen.problems).to.deep.equal([]);
    expect(seen.reviews.map(({ reason, request }) => [reason, request])).to.deep.equal([
      ['duplicateRequest', first.id],
    ]);
    expect(seen.rota.map(({ partner }) => partner)).to.deep.equal(['LACITE']);
    const wrong = await gateway.newRequests.preview({ ...draft, isbn: '12' }, marie);
    expect(wrong.problems.map(({ field }) => field)).to.deep.equal(['isbn']);
    const second = await saves(network.algonquin, { title: 'The Outlander' });
    const number = (id: string) => Number(/\d+$/.exec(id)?.[0]);
    expect(number(second.externalId), 'no number was used up').to.equal(number(first.externalId) + 1);
    await local.policies.change({ duplicateWindowDays: 0 }, marie);
  });

  it('R8: the Article form asks for a copy, with its numbers, pages and the agreement to the copyright terms', async () => {
    const { algonquin, lacite, post } = network;
    const made = await saves(algonquin, {
      serviceType: 'Copy',
      title: 'Journal of Northern Studies',
      issn: '0028-0836',
      doi: '10.1000/182',
      pmid: '123',
      titleOfComponent: 'Frost',
      authorOfComponent: 'Roy, Élise',
      pagesRequested: '10-22',
      agreeToCopyright: true,
    });
    expect([made.state, made.form?.['agreeToCopyright']]).to.deep.equal(['readyToSend', true]);
    await algonquin.desk.does(made.externalId, 'send');
    await post();
    const { xml } = await lacite.desk.xml(made.externalId, 'in', 'Request');
    for (const text of ['Article', '0028-0836', '10.1000/182', 'PMID', 'Frost', 'Roy, Élise', '10-22'])
      expect(xml).to.include(text);
  });

  it('names each field that is wrong, with its remedy', async () => {
    const { algonquin } = network;
    const problems = await problemsOf(algonquin, {
      isbn: '0-385-25652-1',
      issn: '0028-0837',
      oclc: 'x',
      doi: '11/x',
      pmid: 'x',
      author: 'x'.repeat(501),
      needBeforeDate: '2099-02-30',
      lastInterestDate: '2001-01-01',
      rota: ['NOWHERE'],
      title: ' ',
    });
    expect(problems.map((each) => each.split(':')[0]).sort()).to.deep.equal(
      ['author', 'doi', 'isbn', 'issn', 'lastInterestDate', 'needBeforeDate', 'oclc', 'pmid', 'rota', 'title'].sort(),
    );
    expect(problems.join('\n'))
      .to.match(/isbn: This is not a valid ISBN\. Check the digits\./)
      .and.match(/lastInterestDate: Choose a date after today\./);
    expect(await problemsOf(algonquin, { ownerLibrary: 'NOWHERE' })).to.match(
      /ownerLibrary: .*Choose one of: RES_SHARE/,
    );
    expect(await problemsOf(algonquin, { pickupLocation: 'NOWHERE' })).to.match(
      /pickupLocation: NOWHERE is no library of ours. Choose one of: .*RES_SHARE/,
    );
  });

  it('R6, R21: a patron of the table brings name, group, e-mail, language and pickup library; an unknown number is refused', async () => {
    const { algonquin } = network;
    const { patrons } = algonquin.node.local;
    const reader = {
      id: 'A1',
      name: 'Élise Roy',
      group: 'Student',
      email: 'elise@example.org',
      language: 'fr',
    } as const;
    await patrons.add({ ...reader, pickupLibrary: 'RES_SHARE' }, new Date());
    const made = await saves(algonquin, { patron: { id: 'A1', name: 'Somebody else' } });
    expect(made.form?.['patron']).to.deep.equal({ ...reader });
    expect(made.form?.['pickupLocation']).to.equal('RES_SHARE');
    expect([say(made.stateLabel, 'en'), made.externalId.slice(0, 4)]).to.deep.equal(['Ready to be sent', 'OCAL']);
    const [problem] = await problemsOf(algonquin, { patron: { id: 'A2', name: 'Jo' } });
    expect(problem).to.match(/patron\.id: There is no patron A2\..*walk-in/);
  });

  it('R9: Save and Edit leaves it at Created; it goes on when staff say that it is ready', async () => {
    const { algonquin } = network;
    const made = await saves(algonquin, { hold: true });
    expect(made.state).to.equal('created');
    const edited = done(await edits(algonquin, made, { author: 'Highway, Tomson', volume: '1' }));
    expect(edited.author).to.equal('Highway, Tomson');
    expect((await algonquin.desk.does(made.externalId, 'markReady')).state).to.equal('readyToSend');
  });

  it('R15: from its creation a suppressed record with its place and the hold of its patron stands for the item; receipt completes it', async () => {
    const { algonquin, lacite, post } = network;
    const { circulation } = algonquin.node.local;
    const reader = { id: 'R15', name: 'Ana Reader', language: 'en' } as const;
    await algonquin.node.local.patrons.add({ ...reader, pickupLibrary: 'RES_SHARE' }, new Date());
    const made = await saves(algonquin, {
      patron: { id: 'R15' },
      title: 'Expected',
      author: 'Doe, Jan',
      rota: ['LACITE'],
    });
    const record = await circulation.expected(made.id);
    expect(record).to.deep.include({
      title: 'Expected',
      author: 'Doe, Jan',
      suppressed: true,
      barcode: made.externalId,
      library: 'RES_SHARE',
      location: 'OUT_RS_REQ',
      locationName: 'Borrowing Resource Sharing Requests',
    });
    expect(record?.hold).to.deep.equal({
      patron: 'R15',
      patronName: 'Ana Reader',
      pickupLibrary: 'RES_SHARE',
      pickupName: 'Algonquin College',
    });
    expect((await algonquin.node.catalogue.search({ q: 'Expected', limit: 5 })).items, 'suppressed').to.deep.equal([]);
    done(await edits(algonquin, made, { title: 'Expected: a novel' }));
    expect((await circulation.expected(made.id))?.title).to.equal('Expected: a novel');
    await algonquin.desk.does(made.externalId, 'send');
    await post();
    await lacite.desk.does(made.externalId, 'ship', { barcodes: ['L-15'], confirmed: true });
    await post();
    await algonquin.desk.does(made.externalId, 'receive');
    expect(await circulation.expected(made.id), 'it is completed').to.equal(undefined);
    const { items } = await circulation.items({ request: made.id, limit: 5 });
    expect(
      items.map(({ barcode, title, suppressed, location }) => [barcode, title, suppressed, location]),
    ).to.deep.equal([[record?.barcode, 'Expected: a novel', true, 'OUT_RS_REQ']]);
    const { items: holds } = await circulation.holds({ patron: 'R15', limit: 5 });
    expect(holds.map(({ item, pickupLibrary }) => [item, pickupLibrary])).to.deep.equal([[items[0]?.id, 'RES_SHARE']]);
  });

  it('R15: no record stands for a copy, or for a request that has ended', async () => {
    const { algonquin } = network;
    const { circulation } = algonquin.node.local;
    const copy = await saves(algonquin, { serviceType: 'Copy', titleOfComponent: 'A chapter', title: 'A whole' });
    expect(await circulation.expected(copy.id)).to.equal(undefined);
    const ended = await saves(algonquin, { title: 'Not wanted after all' });
    expect(await circulation.expected(ended.id)).to.not.equal(undefined);
    await algonquin.desk.does(ended.externalId, 'cancel');
    expect(await circulation.expected(ended.id)).to.equal(undefined);
  });
});

loansBetween('a request that is edited', (network) => {
  it('R20: any field before Send; the history says what it was, the lender reads what it is', async () => {
    const { algonquin, lacite, post } = network;
    const made = await saves(algonquin, { isbn: '9780385256520', note: 'Any copy.' });
    const shipTo = { line1: '1385 Woodroffe Avenue', locality: 'Ottawa', region: 'ON', country: 'CA' };
    const change = { title: 'Kiss of the Fur Queen: a novel', isbn: null, edition: '2nd', shipTo };
    const edited = done(await edits(algonquin, made, change));
    expect([edited.title, edited.form?.['isbn'], edited.version]).to.deep.equal([
      change.title,
      undefined,
      made.version + 1,
    ]);
    const { actor, facts } = await algonquin.desk.told(made.externalId, 'edited');
    expect(actor).to.equal('Marie');
    expect(facts?.['changed']).to.deep.include({ edition: { to: '2nd' }, isbn: { from: '9780385256520' } });
    await algonquin.desk.does(made.externalId, 'send');
    await post();
    const { xml } = await lacite.desk.xml(made.externalId, 'in', 'Request');
    expect(xml).to.include('a novel').and.include('Woodroffe').and.not.include('9780385256520');
    expect((await lacite.desk.sees(made.externalId)).facts['shipTo']).to.match(/1385 Woodroffe Avenue[\s\S]*Ottawa/);
  });

  it('R20: after Send what the lender must know goes to it in words, and both pages show old and new', async () => {
    const { algonquin, lacite, post } = network;
    const made = await saves(algonquin, { volume: '2', note: 'Any copy.', needBeforeDate: '2099-01-05' });
    const sent = await algonquin.desk.does(made.externalId, 'send');
    await post();
    const edited = done(
      await edits(algonquin, sent, {
        volume: '3',
        note: null,
        serviceLevel: 'Rush',
        needBeforeDate: '2099-01-10',
        lastInterestDate: '2099-02-01',
      }),
    );
    expect(edited.form).to.include({ volume: '3', serviceLevel: 'Rush' });
    await post();
    const { xml } = await lacite.desk.xml(made.externalId, 'in', 'Notification');
    for (const line of [
      'Changed since the request was sent:',
      'Volume: 3 (was 2)',
      'Note: left out (was Any copy.)',
      'Level of service: Rush',
      'Needed by: Jan 10, 2099 (was Jan 5, 2099)',
    ])
      expect(xml).to.include(line);
    expect(xml, 'what stays here').not.to.include('Feb 1, 2099');
    expect(await lacite.desk.attention(made.externalId)).to.include('message');
    const { changes } = await algonquin.desk.told(made.externalId, 'edited');
    expect(changes).to.include('Volume: 3 (was 2)').and.to.include('No longer wanted after: Feb 1, 2099');
    const french = await algonquin.desk.told(made.externalId, 'edited', 'fr');
    expect(french.changes?.map((line) => line.replaceAll('\u00a0', ' '))).to.include('Volume : 3 (au lieu de 2)');
    // Nothing that stays here is told.
    const before = (await algonquin.desk.messages(made.externalId, 'out')).length;
    done(await edits(algonquin, await algonquin.desk.sees(made.externalId), { lastInterestDate: '2099-03-01' }));
    expect((await algonquin.desk.messages(made.externalId, 'out')).length).to.equal(before);
    // Once it is on its way the citation is what was sent.
    await lacite.desk.does(made.externalId, 'willSupply');
    await lacite.desk.does(made.externalId, 'ship', { confirmed: true });
    await post();
    const late = await edits(algonquin, await algonquin.desk.sees(made.externalId), { volume: '4' });
    expect(english(late.kind === 'notAllowed' && late.reason)).to.match(/Volume cannot be changed here alone/);
  });

  it('KA45: after Send a corrected citation takes the place of the old one at a lender like ours, and its history tells both', async () => {
    const { algonquin, lacite, post } = network;
    for (const [home, other] of [
      [algonquin, lacite],
      [lacite, algonquin],
    ] as const)
      await home.knows(other, { dialect: 'interlend', isoVersion: '2021-2' });
    const made = await saves(algonquin, {
      title: 'Kiss of the Fur Quen',
      isbn: '9780385256520',
      publicationDate: '1997',
    });
    const sent = await algonquin.desk.does(made.externalId, 'send');
    await post();
    const change = { title: 'Kiss of the Fur Queen', isbn: '9780262033848', publicationDate: '1998', edition: '2nd' };
    done(await edits(algonquin, sent, change));
    await post();
    const theirs = await lacite.desk.sees(made.externalId);
    expect(theirs.title).to.equal('Kiss of the Fur Queen');
    expect(JSON.stringify(theirs.bibliographic)).to.include('9780262033848').and.not.include('9780385256520');
    expect(JSON.stringify(theirs.bibliographic)).to.include('1998').and.include('2nd');
    const { items } = await lacite.node.gateway.lists.requests({ side: 'lending', limit: 20 });
    expect(items.map(({ title }) => title)).to.include('Kiss of the Fur Queen');
    const { changes, actorKind } = await lacite.desk.told(made.externalId, 'edited');
    expect(actorKind).to.equal('partner');
    expect(changes).to.include('Title: Kiss of the Fur Queen (was Kiss of the Fur Quen)');
    const { xml } = await lacite.desk.xml(made.externalId, 'in', 'Notification');
    expect(xml, 'people read it too').to.include('Changed since the request was sent:');
  });

  it('R20: the place of pickup and the days stay here, and are changed at any time', async () => {
    const { algonquin } = network;
    const made = await saves(algonquin, {});
    const sent = await algonquin.desk.does(made.externalId, 'send');
    const nowhere = await edits(algonquin, sent, { pickupLocation: 'NOWHERE' });
    expect(nowhere.kind === 'invalid' && nowhere.problems[0]?.field).to.equal('pickupLocation');
    await algonquin.node.local.libraries.add({ code: 'MAIN', name: 'Main' }, new Date());
    const edited = done(await edits(algonquin, sent, { lastInterestDate: '2099-01-01', pickupLocation: 'MAIN' }));
    expect(edited.form).to.include({ lastInterestDate: '2099-01-01', pickupLocation: 'MAIN' });
    expect((await edits(algonquin, sent, { pickupLocation: 'EAST' })).kind, 'somebody was faster').to.equal('stale');
    expect((await edits(algonquin, edited, { pickupLocation: 'MAIN' })).kind, 'nothing new').to.equal('notAllowed');
    const wrong = await edits(algonquin, edited, { isbn: '123' });
    expect(wrong.kind === 'invalid' && wrong.problems[0]?.field).to.equal('isbn');
  });

  it('R28: between two partners nobody has it, and it can be edited again', async () => {
    const { algonquin, northern, post } = network;
    const made = await saves(algonquin, { rota: ['LACITE', 'NORTHERN'] });
    await algonquin.desk.does(made.externalId, 'send');
    await algonquin.desk.does(made.externalId, 'reject');
    done(await edits(algonquin, await algonquin.desk.sees(made.externalId), { volume: '7' }));
    await algonquin.desk.does(made.externalId, 'send');
    await post();
    const { xml } = await northern.desk.xml(`${made.externalId}-2`, 'in', 'Request');
    expect(xml).to.include('<volume>7</volume>');
  });

  it('a bad citation that the lender returns is mended and goes back to the same lender, not down the rota', async () => {
    const { algonquin, lacite, northern, post } = network;
    const made = await saves(algonquin, { rota: ['LACITE', 'NORTHERN'] });
    await algonquin.desk.does(made.externalId, 'send');
    await post();
    await lacite.desk.does(made.externalId, 'returnBadCitation', { note: 'No such volume.' });
    await post();
    const returned = await algonquin.desk.sees(made.externalId);
    expect([returned.state, reasons(returned)]).to.deep.equal(['badCitation', ['badCitation']]);
    const refused = await edits(algonquin, returned, { volume: '1' });
    expect(english(refused.kind === 'notAllowed' && refused.reason)).to.include('Correct citation and send');
    const wrong = await algonquin.desk.tries(made.externalId, 'mendCitation', { isbn: '9780385256521' });
    expect(wrong.kind === 'invalid' && wrong.problems[0]?.field).to.equal('isbn');
    await algonquin.desk.does(made.externalId, 'mendCitation', { volume: '1' });
    await post();
    expect((await lacite.desk.sees(made.externalId)).bibliographic['volume']).to.deep.equal(['1']);
    const { changes, actor } = await lacite.desk.told(made.externalId, 'edited');
    expect([actor, changes]).to.deep.equal(['Algonquin College', ['Volume: 1']]);
    expect(await northern.node.gateway.reading.request(made.externalId)).to.equal(undefined);
    const view = await algonquin.desk.sees(made.externalId);
    expect([view.state, view.partner, reasons(view)]).to.deep.equal(['requestSent', 'LACITE', []]);
  });
});

loansBetween('a request that waits for a review', (network) => {
  const work = async (library: Library, request: string) =>
    (await library.node.gateway.lists.work({ limit: 200 })).items.find(
      ({ request: each }) => each.externalId === request,
    );

  it('R25: over the limit of active requests it waits, with the reason; Approve goes on, and says who and why', async () => {
    const { algonquin } = network;
    const { patrons } = algonquin.node.local;
    await patrons.add({ id: 'B1', name: 'Jo Five' }, new Date());
    for (let count = 1; count <= 5; count += 1)
      expect((await saves(algonquin, { patron: { id: 'B1' }, volume: `${count}` })).state).to.equal('readyToSend');
    const sixth = await saves(algonquin, { patron: { id: 'B1' }, volume: '6' });
    expect([sixth.state, reasons(sixth)]).to.deep.equal(['pendingApproval', ['patronStanding']]);
    expect(sixth.attention[0]?.facts?.['reasons']).to.deep.equal([
      { text: 'The patron has 5 active requests; the limit is 5.' },
    ]);
    expect((await work(algonquin, sixth.externalId))?.action?.name).to.equal('approve');
    const held = await algonquin.desk.told(sixth.externalId, 'holdForApproval');
    expect(held.facts).to.include({ setting: 'policy activeRequestLimit', value: 5 });
    const approved = await algonquin.desk.does(sixth.externalId, 'approve', { note: 'Exam on Friday.' });
    expect([approved.state, reasons(approved)]).to.deep.equal(['readyToSend', []]);
    const told = await algonquin.desk.told(sixth.externalId, 'approve');
    expect([told.actor, told.note]).to.deep.equal(['Marie', 'Exam on Friday.']);
  });

  it('R25: a blocked patron, an expired card: staff decide, nobody is turned away by the machine', async () => {
    const { algonquin } = network;
    const { patrons } = algonquin.node.local;
    await patrons.add({ id: 'B2', name: 'Jo Blocked', expiresOn: '2020-01-01' }, new Date());
    await patrons.block('B2', { reason: 'Owes a book since May' }, marie, new Date());
    const made = await saves(algonquin, { patron: { id: 'B2' } });
    expect(made.state).to.equal('pendingApproval');
    expect(made.attention[0]?.text).to.include('Owes a book since May').and.include('Jan 1, 2020');
    expect((await algonquin.desk.does(made.externalId, 'cancel')).state).to.equal('cancelledByStaff');
  });

  it('a draft is reviewed when it is made ready, and counts itself once', async () => {
    const { algonquin } = network;
    const { patrons, policies } = algonquin.node.local;
    await patrons.add({ id: 'B3', name: 'Jo One' }, new Date());
    await policies.change({ activeRequestLimit: 1 }, marie);
    const first = await saves(algonquin, { patron: { id: 'B3' }, hold: true });
    const second = await saves(algonquin, { patron: { id: 'B3' }, volume: '2', hold: true });
    await algonquin.desk.does(second.externalId, 'cancel');
    expect((await algonquin.desk.does(first.externalId, 'markReady')).state).to.equal('readyToSend');
    const third = await saves(algonquin, { patron: { id: 'B3' }, volume: '3', hold: true });
    expect((await algonquin.desk.does(third.externalId, 'markReady')).state).to.equal('pendingApproval');
    await policies.change({ activeRequestLimit: null }, marie);
  });

  it('the same again by the same patron waits, and names the other request; for another patron only if the library says so', async () => {
    const { algonquin } = network;
    const { patrons, policies } = algonquin.node.local;
    await policies.change({ duplicateWindowDays: null }, marie);
    for (const id of ['C1', 'C2']) await patrons.add({ id, name: `Reader ${id}` }, new Date());
    const first = await saves(algonquin, { patron: { id: 'C1' }, isbn: '0-385-25652-3', author: 'Highway, Tomson' });
    expect(first.state).to.equal('readyToSend');
    const byNumber = await saves(algonquin, { patron: { id: 'C1' }, title: 'The fur queen', isbn: '9780385256520' });
    expect([byNumber.state, reasons(byNumber)]).to.deep.equal(['pendingApproval', ['duplicateRequest']]);
    expect(byNumber.attention[0]?.facts).to.include({ duplicateOf: first.externalId, request: first.id });
    expect(byNumber.attention[0]?.text).to.include(first.externalId);
    const byTitle = await saves(algonquin, {
      patron: { id: 'C1' },
      title: 'KISS of the fur queen / T. Highway',
      author: 'Tomson Highway',
    });
    expect(reasons(byTitle)).to.deep.equal(['duplicateRequest']);
    const volume = await saves(algonquin, { patron: { id: 'C1' }, isbn: '9780385256520', volume: '2' });
    expect(volume.state, 'another volume is another wish').to.equal('readyToSend');
    const other = await saves(algonquin, { patron: { id: 'C2' }, isbn: '9780385256520' });
    expect(other.state).to.equal('readyToSend');
    await policies.change({ duplicateAcrossPatrons: true }, marie);
    const across = await saves(algonquin, { patron: { name: 'Jo Walk-In' }, isbn: '9780385256520' });
    expect(across.state).to.equal('pendingApproval');
    await policies.change({ duplicateAcrossPatrons: null, duplicateWindowDays: 0 }, marie);
    expect((await saves(algonquin, { patron: { id: 'C2' }, isbn: '9780385256520' })).state).to.equal('readyToSend');
  });

  it('of two that are saved in the same moment one sees the other', async () => {
    const { algonquin } = network;
    await algonquin.node.local.policies.change({ duplicateWindowDays: null }, marie);
    const both = await Promise.all([1, 2].map(() => saves(algonquin, { title: 'Saved with two clicks' })));
    expect(both.map(({ state }) => state).sort()).to.deep.equal(['pendingApproval', 'readyToSend']);
    await algonquin.node.local.policies.change({ duplicateWindowDays: 0 }, marie);
  });

  it('what stands on our own shelves is looked for there first; Ready to be sent asks partners all the same', async () => {
    const { algonquin } = network;
    const { holdings, libraries } = algonquin.node.local;
    await libraries.addLocation('RES_SHARE', { code: 'STACKS', name: 'Stacks' });
    await holdings.add({
      barcode: '3001',
      title: 'Indian Horse',
      isbn: '9781553654025',
      location: 'STACKS',
      callNumber: 'PS8595',
    });
    const made = await saves(algonquin, { title: 'Indian horse', isbn: '9781553654025' });
    expect([made.state, reasons(made)]).to.deep.equal(['localHolding', ['localHolding']]);
    expect(made.attention[0]?.facts?.['holdings']).to.deep.equal([
      { barcode: '3001', location: 'STACKS', library: 'RES_SHARE', callNumber: 'PS8595' },
    ]);
    const ready = await algonquin.desk.does(made.externalId, 'markReady');
    expect([ready.state, reasons(ready)]).to.deep.equal(['readyToSend', []]);
    await algonquin.node.local.policies.change({ reviewLocalHolding: false }, marie);
    expect((await saves(algonquin, { title: 'Indian horse' })).state).to.equal('readyToSend');
    await algonquin.node.local.policies.change({ reviewLocalHolding: null }, marie);
  });

  it('a copy whose terms nobody agreed to, a library that does not borrow at present', async () => {
    const { algonquin } = network;
    const copy = await saves(algonquin, { serviceType: 'Copy', agreeToCopyright: false });
    expect([copy.state, reasons(copy)]).to.deep.equal(['pendingApproval', ['copyrightOpen']]);
    const { libraries } = algonquin.node.local;
    await libraries.change('RES_SHARE', { inactiveForBorrowing: { from: '2020-01-01' } }, new Date());
    const made = await saves(algonquin, {});
    expect([made.state, reasons(made)]).to.deep.equal(['pendingApproval', ['libraryInactive']]);
    await libraries.change('RES_SHARE', { inactiveForBorrowing: null }, new Date());
  });
});

loansBetween('before Send, between the libraries', (network) => {
  it('R30: a virtual library asks with its own address; the lender ships there', async () => {
    const { algonquin, lacite, post } = network;
    const { libraries } = algonquin.node.local;
    const address = {
      line1: '200 Lees Avenue',
      locality: 'Ottawa',
      postalCode: 'K1S 5L5',
      region: 'ON',
      country: 'CA',
    };
    await libraries.add(
      { code: 'VIRTUAL', name: 'Virtual Library', resourceSharing: true, virtual: true, address },
      new Date(),
    );
    const made = await saves(algonquin, { ownerLibrary: 'VIRTUAL' });
    expect(made.owner).to.equal('VIRTUAL');
    await algonquin.desk.does(made.externalId, 'send');
    await post();
    expect((await lacite.desk.sees(made.externalId)).facts['shipTo']).to.match(/200 Lees Avenue[\s\S]*K1S 5L5/);
    const own = await saves(algonquin, { ownerLibrary: 'VIRTUAL', shipTo: { line1: 'Room 7' } });
    expect(within(own, 'shipTo', 'line1'), 'what staff say stands').to.equal('Room 7');
  });

  it('R30, R31: a note at Create and an active note before Send are active at the lender', async () => {
    const { algonquin, lacite, post } = network;
    const made = await saves(algonquin, { note: 'Ship to Room 7.' });
    done(
      await algonquin.node.gateway.tasks.addNote(
        made.id,
        made.version,
        { text: 'Exam on Friday.', active: true },
        marie,
      ),
    );
    await algonquin.desk.does(made.externalId, 'send');
    await post();
    const notes = (await lacite.desk.sees(made.externalId)).notes;
    expect(notes.map(({ text, active }) => [text, active])).to.deep.equal([['Ship to Room 7.\nExam on Friday.', true]]);
  });

  it('R24, R27: Send brings it to Request sent to partner; when the lender ships it is Shipped Physically without staff', async () => {
    const { algonquin, lacite, post } = network;
    const made = await saves(algonquin, {});
    const sent = await algonquin.desk.does(made.externalId, 'send');
    expect([say(made.stateLabel, 'en'), sent.stateLabel]).to.deep.equal([
      'Ready to be sent',
      'Request sent to partner',
    ]);
    await post();
    await lacite.desk.does(made.externalId, 'ship', { barcodes: ['77'] });
    await post();
    const view = await algonquin.desk.sees(made.externalId);
    expect(view.stateLabel).to.equal('Shipped Physically');
    expect((await algonquin.desk.told(made.externalId, 'supplier.loaned')).actorKind).to.equal('partner');
  });

  it('R29: Cancel before Send ends it without a word, and takes it off the active list', async () => {
    const { algonquin, lacite, post } = network;
    const made = await saves(algonquin, { title: 'Cancelled in time' });
    await algonquin.desk.does(made.externalId, 'cancel', { reason: 'noLongerNeeded' });
    await post();
    expect(await lacite.node.gateway.reading.request(made.externalId)).to.equal(undefined);
    const { items } = await algonquin.node.gateway.lists.requests({
      q: 'Cancelled in time',
      activity: 'active',
      limit: 5,
    });
    expect(items).to.deep.equal([]);
  });

  it('Duplicate: a new request for the same at Created, for the same patron, another one or nobody', async () => {
    const { algonquin } = network;
    const { policies, patrons } = algonquin.node.local;
    const { gateway } = algonquin.node;
    await policies.change({ duplicateWindowDays: null }, marie);
    await patrons.add({ id: 'D1', name: 'Jo Twice' }, new Date());
    const first = await saves(algonquin, {
      patron: { id: 'D1' },
      title: 'Copied',
      isbn: '9780385256520',
      edition: '2nd',
    });
    await algonquin.desk.does(first.externalId, 'send');
    const copied = await gateway.newRequests.duplicate(first.externalId, {}, marie);
    if (copied.kind !== 'created') throw new Error(copied.kind);
    expect([copied.request.state, copied.request.externalId === first.externalId]).to.deep.equal(['created', false]);
    expect(copied.request.form).to.deep.include({ isbn: '9780385256520', edition: '2nd' });
    expect(within(copied.request, 'patron', 'id')).to.equal('D1');
    const { facts } = await algonquin.desk.told(copied.request.externalId, 'created');
    expect(facts).to.include({ duplicateOf: first.externalId });
    const ready = await algonquin.desk.does(copied.request.externalId, 'markReady');
    expect(ready.state, 'it is meant to be the same').to.equal('readyToSend');
    const forNobody = await gateway.newRequests.duplicate(first.id, { patron: null }, marie);
    expect(forNobody.kind === 'created' && forNobody.request.form?.['patron']).to.equal(undefined);
    const unknown = await gateway.newRequests.duplicate(first.id, { patron: { id: 'NOBODY' } }, marie);
    expect(unknown.kind).to.equal('invalid');
    expect((await gateway.newRequests.duplicate('OCAL9999999', {}, marie)).kind).to.equal('unknown');
    await policies.change({ duplicateWindowDays: 0 }, marie);
  });

  it('acting on a request that has moved on says who has it now', async () => {
    const { algonquin, lacite, post } = network;
    const made = await saves(algonquin, {});
    await algonquin.desk.does(made.externalId, 'send');
    await post();
    const again = await algonquin.desk.tries(made.externalId, 'send');
    expect(english(again.kind === 'notAllowed' && again.reason)).to.match(
      /It is “Request (accepted|sent to partner)” now, and waits for La Cité\./,
    );
    await algonquin.desk.does(made.externalId, 'cancel');
    await post();
    const late = await lacite.desk.tries(made.externalId, 'ship', { barcodes: ['78'] });
    expect(english(late.kind === 'notAllowed' && late.reason)).to.match(/is closed, and nobody has to do anything/);
  });

  it('Close while the partner still waits for the parcel shows what it thinks first', async () => {
    const { algonquin, lacite, post } = network;
    const made = await saves(algonquin, {});
    await algonquin.desk.does(made.externalId, 'send');
    await post();
    await lacite.desk.does(made.externalId, 'ship', { barcodes: ['79'] });
    await post();
    await algonquin.desk.does(made.externalId, 'receive');
    await algonquin.desk.does(made.externalId, 'returnToPartner');
    const warned = await algonquin.desk.tries(made.externalId, 'complete');
    if (warned.kind !== 'warned') throw new Error(warned.kind);
    expect(english(warned.reason)).to.match(
      /La Cité last said “Loaned”, due \d{4}-\d{2}-\d{2}\. It has not checked the item in\./,
    );
    expect(warned.matchingAction).to.equal('generalMessage');
    expect(await algonquin.desk.state(made.externalId), 'nothing is done yet').to.equal('returnedToPartner');
    const closed = await algonquin.desk.does(made.externalId, 'complete', { confirmed: true });
    expect(closed.state).to.equal('requestCompleted');
    expect(JSON.stringify(closed.facts), 'a tick is no fact').to.not.include('confirmed');
    expect((await algonquin.desk.does(made.externalId, 'reactivate')).state, 'and it is taken up again').to.equal(
      'loaned',
    );
  });

  it('Change Status to Request completed says what the partner said last', async () => {
    const { algonquin, lacite, post } = network;
    const made = await saves(algonquin, {});
    await algonquin.desk.does(made.externalId, 'send');
    await post();
    await lacite.desk.does(made.externalId, 'willSupply');
    await post();
    const { id, version } = await algonquin.desk.sees(made.externalId);
    const warned = await algonquin.node.gateway.orders.changeStatus(id, version, { status: 'requestCompleted' }, marie);
    expect(english(warned.kind === 'warned' && warned.reason)).to.match(
      /^La Cité last said “Will Supply”\. The partner is not told/,
    );
  });

  it('Externally Obtained keeps where it was found', async () => {
    const { algonquin } = network;
    const made = await saves(algonquin, {});
    const found = await algonquin.desk.does(made.externalId, 'obtainElsewhere', {
      url: 'https://archive.example/item',
    });
    expect([found.state, found.facts['url']]).to.deep.equal(['externallyObtained', 'https://archive.example/item']);
  });
});
