import { expect } from 'chai';
import { type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';
import { patronAt } from './patron-browser.js';

const pin = '471159';

describe('a patron asks by themselves', () => {
  let library: LibraryUnderTest;
  let desk: LibraryUnderTest['hand']['desk'];
  const patron = (id: string, more: object = {}) =>
    desk('POST', '/patrons', {
      id,
      name: `Patron ${id}`,
      email: `${id.toLowerCase()}@example.ca`,
      pickupLibrary: 'RES_SHARE',
      ...more,
    });
  const signedIn = async (id: string, language?: string) => {
    const at = patronAt(library.hand.url, language);
    expect((await at.signIn(id, pin)).status).to.equal(201);
    return at;
  };
  const book = { kind: 'book', agreeToTerms: true, title: 'Obasan', author: 'Kogawa, Joy', isbn: '9780140067774' };
  const fields = (body: { problems: { field: string }[] }) => body.problems.map(({ field }) => field);

  before(async function () {
    this.timeout(60_000);
    library = await openLibrary();
    desk = library.hand.desk;
    await library.addPartner('lender', 'http://127.0.0.1:18626');
    for (const id of ['S1', 'S2', 'S3', 'S4']) {
      await patron(id);
      await desk('PUT', `/patrons/${id}/pin`, { pin });
    }
    await desk('PATCH', '/policies', { patronsSide: true });
  });
  after(() => library?.close());

  it('is told that nothing is open where the library has not opened it', async () => {
    await desk('PATCH', '/policies', { patronsSide: false });
    const at = patronAt(library.hand.url);
    expect((await at.call('GET', '/site')).body.open).to.equal(false);
    const refused = await at.signIn('S1', pin);
    expect(refused.status).to.equal(404);
    expect(refused.body.title).to.equal('Requests by patrons are not open here');
    await desk('PATCH', '/policies', { patronsSide: true });
  });

  it('R11: signs in with card and PIN in any capitals; a wrong PIN, no PIN and no card are told alike', async () => {
    const at = patronAt(library.hand.url);
    expect((await at.signIn('s1', pin)).body).to.include({ name: 'Patron S1', card: 'S1' });
    await patron('NOPIN');
    const answers = await Promise.all([
      patronAt(library.hand.url).signIn('S1', '0000'),
      patronAt(library.hand.url).signIn('NOPIN', '0000'),
      patronAt(library.hand.url).signIn('NOBODY', '0000'),
    ]);
    for (const { status, body } of answers) {
      expect(status).to.equal(401);
      expect(body.title).to.equal('Card number or PIN is not right');
    }
  });

  it('a PIN is stored as a digest, is never answered or logged in the audit, and must not be the card itself', async () => {
    const stored = await library.rows<{ pin_hash: string }>('select pin_hash from patron_pin');
    for (const { pin_hash } of stored) expect(pin_hash).to.match(/^scrypt\$15\$/);
    const audit = await library.rows<{ line: string }>('select audit_entry::text as line from audit_entry');
    expect(audit.map(({ line }) => line).join('\n')).not.to.include(pin);
    for (const wrong of ['12', '1111', 'S1', 'a b c d'])
      await desk('PUT', '/patrons/S1/pin', { pin: wrong }).then(
        () => expect.fail(`${wrong} was taken`),
        (error: Error) => expect(error.message).to.match(/422/),
      );
  });

  it('R12, R14: sends the form, and staff find the request ready, with the note that no partner reads', async () => {
    const at = await signedIn('S1');
    const check = await at.call('POST', '/wishes', book);
    expect(check.body).to.deep.include({ problems: [], open: 0, limit: 5 });
    const sent = await at.call('POST', '/requests', { ...book, note: 'For my thesis', anyEdition: true });
    expect(sent.status).to.equal(201);
    const { number } = sent.body;
    const request = await desk<{
      form: { preferredEdition?: string; note?: string };
      notes: { text: string }[];
    }>('GET', `/requests/${number}`);
    expect(request).to.include({ state: 'readyToSend', title: 'Obasan', requester: 'Patron S1' });
    expect(request.form).to.include({ preferredEdition: 'AnyEdition' });
    expect(request.form.note).to.equal(undefined);
    expect(request.notes).to.have.length(1);
    expect(request.notes[0]).to.include({ text: 'For my thesis', active: false, authorKind: 'patron' });
    const history = await desk<{ items: { event: string; actorKind: string; actor: string }[] }>(
      'GET',
      `/requests/${number}/history`,
    );
    expect(history.items.find(({ event }) => event === 'created')).to.include({
      actorKind: 'patron',
      actor: 'Patron S1',
    });
    const mine = await at.call('GET', '/requests');
    expect(mine.body.items[0]).to.include({
      number,
      title: 'Obasan',
      label: 'Looking for a library',
      section: 'onTheWay',
      mayCancel: true,
      next: 'We are looking for a library that can lend it.',
    });
  });

  it('R12: is warned of a second request for the same, and may send it all the same: staff look at it', async () => {
    const at = await signedIn('S1');
    const check = await at.call('POST', '/wishes', book);
    expect(fields(check.body)).to.deep.equal(['duplicate']);
    expect(check.body.problems[0].problem).to.match(/^You already asked for this \(request \S+\d{7}\)\. /);
    expect((await at.call('POST', '/requests', book)).status).to.equal(422);
    const sent = await at.call('POST', '/requests', { ...book, evenIfDuplicate: true });
    expect(sent.status).to.equal(201);
    const request = await desk<{ state: string }>('GET', `/requests/${sent.body.number}`);
    expect(request.state).to.equal('pendingApproval');
    expect((await at.call('GET', `/requests/${sent.body.number}`)).body.label).to.equal('Request received');
  });

  it('the limit, a block and an expired card are said before, and refused by Send as if nothing was checked', async () => {
    const at = await signedIn('S2');
    await desk('PATCH', '/policies', { activeRequestLimit: 2 });
    for (const title of ['One', 'Two'])
      expect((await at.call('POST', '/requests', { kind: 'book', agreeToTerms: true, title })).status).to.equal(201);
    const over = await at.call('POST', '/requests', { kind: 'book', agreeToTerms: true, title: 'Three' });
    expect(over.status).to.equal(422);
    expect(over.body.problems[0]).to.include({
      field: 'standing',
      problem: 'You have 2 open requests, the most allowed. Cancel one or wait until one is filled.',
    });
    await desk('PATCH', '/policies', { activeRequestLimit: null });
    await desk('POST', '/patrons/S2/blocks', { reason: 'Lost card' });
    const blocked = await at.call('POST', '/wishes', { kind: 'book', agreeToTerms: true, title: 'Four' });
    expect(blocked.body.problems[0].problem).to.equal(
      'You cannot make a request now: Lost card. Talk to the library staff; they can help.',
    );
    expect((await at.call('POST', '/requests', { kind: 'book', agreeToTerms: true, title: 'Four' })).status).to.equal(
      422,
    );
    await desk('PATCH', '/patrons/S3', { expiresOn: '2020-01-01' });
    const expired = await (await signedIn('S3', 'fr')).call('POST', '/requests', {
      kind: 'book',
      agreeToTerms: true,
      title: 'Cinq',
    });
    expect(expired.body.problems[0].problem).to.match(/^Votre carte n’est plus valide/);
  });

  it('two that are sent at once do not both get the last place', async () => {
    await patron('S5');
    await desk('PUT', '/patrons/S5/pin', { pin });
    await desk('PATCH', '/policies', { activeRequestLimit: 1 });
    const at = await signedIn('S5');
    const sent = await Promise.all(
      ['A', 'B', 'C', 'D'].map((title) =>
        at.call('POST', '/requests', { kind: 'book', agreeToTerms: true, title: `At once ${title}` }),
      ),
    );
    await desk('PATCH', '/policies', { activeRequestLimit: null });
    expect(sent.map(({ status }) => status).sort()).to.deep.equal([201, 422, 422, 422]);
  });

  it('what stands free on our own shelves is not asked of others, and the place is named', async () => {
    await desk('POST', '/libraries/RES_SHARE/locations', { code: 'STACKS', name: 'Stacks' });
    await desk('POST', '/holdings', {
      barcode: '3001',
      title: 'Ru',
      isbn: '9782890778610',
      location: 'STACKS',
      callNumber: 'PS8639',
    });
    const at = await signedIn('S4');
    const own = { kind: 'book', agreeToTerms: true, title: 'Ru', isbn: '9782890778610' };
    const refused = await at.call('POST', '/requests', own);
    expect(fields(refused.body)).to.deep.equal(['ownCopy']);
    expect(refused.body.problems[0].problem).to.match(/^Our library has it: Stacks, PS8639\. Take it from the shelf/);
    await desk('PATCH', '/policies', { patronsAskForOwn: true });
    const sent = await at.call('POST', '/requests', own);
    await desk('PATCH', '/policies', { patronsAskForOwn: null });
    expect(sent.status).to.equal(201);
    expect((await desk<{ state: string }>('GET', `/requests/${sent.body.number}`)).state).to.equal('localHolding');
  });

  it('KC7, KC10: where holds are placed on our own copies, it says where it stands, and the hold is followed until it is back', async () => {
    await desk('POST', '/holdings', {
      barcode: '3002',
      title: 'Kuessipan',
      isbn: '9782923713120',
      location: 'STACKS',
      callNumber: 'PS8611',
    });
    const at = await signedIn('S4');
    const own = { kind: 'book', agreeToTerms: true, title: 'Kuessipan', isbn: '9782923713120' };
    const off = await at.call('POST', '/wishes', own);
    expect(off.body).not.to.have.property('hold');
    expect(off.body.problems[0].problem).to.equal(
      'Our library has it: Stacks, PS8611. Take it from the shelf, or ask for it at the desk.',
    );
    await desk('PATCH', '/policies', { fillLocally: true });
    expect((await at.call('GET', '/site')).body.placesHolds).to.equal(true);
    expect((await at.call('POST', '/wishes', own)).body).to.include({ hold: 'Stacks, PS8611' });
    const sent = await at.call('POST', '/requests', own);
    await desk('PATCH', '/policies', { fillLocally: null });
    expect(sent.status).to.equal(201);
    const { number } = sent.body;
    const mine = async () => (await at.call('GET', `/requests/${number}`)).body;
    const open = async () =>
      (await at.call('GET', '/requests')).body.items.some((each: { number: string }) => each.number === number);
    expect(await mine()).to.include({ label: 'On its way', section: 'onTheWay', isHold: true, mayCancel: false });
    expect(await open()).to.equal(true);
    const item = { desk: 'RES_DESK', barcode: '3002' };
    await desk('POST', '/hold-shelf', item);
    expect((await mine()).label).to.match(/^Ready for pickup until /);
    await desk('POST', '/loans', { ...item, patron: 'S4' });
    expect((await mine()).label).to.match(/^On loan until /);
    expect(await open()).to.equal(true);
    await desk('POST', '/returns', item);
    expect(await mine()).to.include({ label: 'Returned', section: 'finished' });
    expect(await open()).to.equal(false);
  });

  it('a book needs a place to be picked up at, where there are several', async () => {
    await desk('POST', '/libraries', { code: 'DOWNTOWN', name: 'Downtown' });
    await patron('S6', { pickupLibrary: null });
    await desk('PUT', '/patrons/S6/pin', { pin });
    const at = await signedIn('S6');
    const unsaid = await at.call('POST', '/requests', { kind: 'book', agreeToTerms: true, title: 'Somewhere' });
    expect(unsaid.body.problems[0]).to.include({
      field: 'pickupLocation',
      problem: 'Choose where you will pick it up.',
    });
    const wrong = await at.call('POST', '/requests', {
      kind: 'book',
      agreeToTerms: true,
      title: 'Somewhere',
      pickupLocation: 'NOWHERE',
    });
    expect(fields(wrong.body)).to.deep.equal(['pickupLocation']);
    const said = await at.call('POST', '/requests', {
      kind: 'book',
      agreeToTerms: true,
      title: 'Somewhere',
      pickupLocation: 'DOWNTOWN',
    });
    expect(said.status).to.equal(201);
  });

  it('R13, R14: an article needs its titles and the copyright notice; with them it is a copy that staff may send', async () => {
    const at = await signedIn('S4');
    const bare = await at.call('POST', '/requests', { kind: 'article', title: ' ' });
    expect(fields(bare.body)).to.deep.equal(['titleOfComponent', 'title', 'agreeToCopyright']);
    const whole = {
      kind: 'article',
      title: 'Nature',
      titleOfComponent: 'On time',
      issn: '0028-0836',
      pagesRequested: '1–9',
    };
    const sent = await at.call('POST', '/requests', { ...whole, agreeToCopyright: true });
    expect(sent.status).to.equal(201);
    const request = await desk<{ state: string; serviceType: string }>('GET', `/requests/${sent.body.number}`);
    expect(request).to.include({ state: 'readyToSend', serviceType: 'Copy' });
  });

  it('a book needs the tick of the loan terms, unless the library asks for none; the history keeps which text it was', async () => {
    const at = await signedIn('S4', 'fr');
    const { body: site } = await at.call('GET', '/site');
    expect(site.loanTerms).to.match(/^Je le rapporterai au plus tard à la date de retour\./);
    const wish = { kind: 'book', title: 'With terms' };
    const bare = await at.call('POST', '/requests', wish);
    expect(bare.status).to.equal(422);
    expect(fields(bare.body)).to.deep.equal(['agreeToTerms']);
    expect(bare.body.problems[0].problem).to.equal('Cochez la case pour accepter les conditions de prêt.');
    const ticked = await at.call('POST', '/requests', { ...wish, agreeToTerms: true });
    expect(ticked.status).to.equal(201);
    const history = await desk<{ items: { event: string; actor: string; facts?: object }[] }>(
      ...(['GET', `/requests/${ticked.body.number}/history`] as const),
    );
    const kept = history.items.find(({ event }) => event === 'loanTermsAccepted');
    expect(kept?.actor).to.equal('Patron S4');
    const [row] = await library.rows<{ facts: { language: string; notice: string } }>(
      `select facts from history where event = 'loanTermsAccepted' order by id desc limit 1`,
    );
    expect(row?.facts.language).to.equal('fr');
    expect(row?.facts.notice).to.match(/^[0-9a-f]{16}$/);
    await desk('PATCH', '/policies', { askLoanTerms: false });
    expect((await at.call('GET', '/site')).body).not.to.have.property('loanTerms');
    expect((await at.call('POST', '/requests', { kind: 'book', title: 'Without terms' })).status).to.equal(201);
    await desk('PATCH', '/policies', { askLoanTerms: null });
  });

  it('cancels what nobody was asked for at once, and reads that it did', async () => {
    const at = await signedIn('S4');
    const { body } = await at.call('POST', '/requests', { kind: 'book', agreeToTerms: true, title: 'To be cancelled' });
    const cancelled = await at.call('POST', `/requests/${body.number}/cancel`);
    expect(cancelled.body).to.include({ label: 'Cancelled', mayCancel: false });
    expect(cancelled.body.next).to.match(/^You cancelled it on [A-Z][a-z]{2} \d{1,2}, \d{4}\.$/);
    expect((await desk<{ state: string }>('GET', `/requests/${body.number}`)).state).to.equal('cancelledByPatron');
    expect((await at.call('POST', `/requests/${body.number}/cancel`)).status).to.equal(409);
  });

  it('answers a question of the staff, who find the answer as a mark and a note', async () => {
    const at = await signedIn('S4');
    const { body } = await at.call('POST', '/requests', { kind: 'book', agreeToTerms: true, title: 'Which one?' });
    const { version } = await desk<{ version: number }>('GET', `/requests/${body.number}`);
    const query = { version, type: 1, note: 'The 1998 one?', replyBy: '2027-01-15' };
    await desk('POST', `/requests/${body.number}/query-patron`, query);
    const asked = await at.call('GET', `/requests/${body.number}`);
    expect(asked.body).to.deep.include({
      section: 'toDo',
      label: 'We need to hear from you',
      mayAnswer: true,
      question: { heading: 'We need more information about your request', note: 'The 1998 one?' },
    });
    expect((await at.call('POST', `/requests/${body.number}/answer`, { text: ' ' })).status).to.equal(422);
    const answered = await at.call('POST', `/requests/${body.number}/answer`, { text: 'Yes, the 1998 one.' });
    expect(answered.body).to.include({ label: 'Looking for a library', mayAnswer: false });
    const request = await desk<{ attention: { text: string }[]; notes: { text: string }[] }>(
      'GET',
      `/requests/${body.number}`,
    );
    expect(request.attention.map(({ text }) => text).join()).to.include('“Yes, the 1998 one.”');
    expect(request.notes.map(({ text }) => text)).to.include('Yes, the 1998 one.');
    expect(answered.body.talk.map(({ at: _, ...word }: { at: string }) => word)).to.deep.equal([
      {
        by: 'library',
        heading: 'We need more information about your request',
        lines:
          'The title below could not be identified with certainty.\nPlease send us where you found it, or a fuller reference.',
        note: 'The 1998 one?',
        replyBy: '2027-01-15',
      },
      { by: 'patron', note: 'Yes, the 1998 one.' },
    ]);
  });

  it('KC12: writes about a request unasked; staff read it in the history as the patron’s, and as something to read', async () => {
    await patron('S9');
    await desk('PUT', '/patrons/S9/pin', { pin });
    const at = await signedIn('S9');
    const article = { kind: 'article', titleOfComponent: 'Smoke', title: 'Health', agreeToCopyright: true };
    const { number } = (await at.call('POST', '/requests', article)).body;
    const path = `/requests/${number}/messages`;
    expect((await at.call('POST', path, { text: ' ' })).body.problems[0].problem).to.equal('Write your message.');
    const sent = await at.call('POST', path, { about: 'copy', pages: '207-208', text: 'Two pages are missing.' });
    expect(sent.body.talk.at(-1)).to.include({
      by: 'patron',
      about: 'The copy is incomplete or unreadable (pages 207-208).',
      note: 'Two pages are missing.',
    });
    expect(sent.body.section).to.equal('onTheWay');
    const request = await desk<{ attention: { text: string }[] }>('GET', `/requests/${number}`);
    expect(request.attention.map(({ text }) => text).join()).to.include(
      'The copy is incomplete or unreadable (pages 207-208). The patron wrote: “Two pages are missing.”',
    );
    const { items } = await desk<{ items: { label: string; note?: string; actorKind: string; facts?: object }[] }>(
      'GET',
      `/requests/${number}/history`,
    );
    const line = items.find(({ label }) => label === 'Patron wrote');
    expect(line).to.deep.include({
      actorKind: 'patron',
      note: 'Two pages are missing.',
      facts: { about: 'The copy is incomplete or unreadable (pages 207-208).' },
    });
    const other = await signedIn('S1');
    expect((await other.call('POST', path, { text: 'Mine?' })).status).to.equal(404);
  });
});
