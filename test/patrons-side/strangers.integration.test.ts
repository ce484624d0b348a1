import { expect } from 'chai';
import { patronsSideOperations } from '../../src/http/patrons-side/operations.js';
import { type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';
import { patronAt } from './patron-browser.js';

const pin = '4711';
const secrets = ['Maria Owner', 'owner@example.ca', 'The secret title', 'private words', 'OWNER1', '99.50'];

/** What is sent to each route that takes something. */
const bodies: Record<string, unknown> = {
  signInAsPatron: { card: 'OWNER1', pin: '0000' },
  checkWish: { kind: 'book', agreeToTerms: true, title: 'The secret title' },
  askFor: { kind: 'book', agreeToTerms: true, title: 'Another title', pickupLocation: 'RES_SHARE' },
  answerMine: { text: 'I am somebody else' },
  writeMine: { text: 'I am somebody else' },
  acceptNotice: { accepted: true },
  chooseLanguage: { language: 'fr' },
};

describe('strangers at the patrons’ API', () => {
  let library: LibraryUnderTest;
  let desk: LibraryUnderTest['hand']['desk'];
  let url: string;
  let number: string;

  before(async function () {
    this.timeout(60_000);
    library = await openLibrary();
    ({ desk, url } = library.hand);
    await library.addPartner('lender', 'http://127.0.0.1:18626');
    const people = [
      ['OWNER1', 'Maria Owner', 'owner@example.ca'],
      ['OTHER1', 'Somebody Else', 'other@example.ca'],
    ] as const;
    for (const [id, name, email] of people) {
      await desk('POST', '/patrons', { id, name, email, pickupLibrary: 'RES_SHARE' });
      await desk('PUT', `/patrons/${id}/pin`, { pin });
    }
    await desk('PATCH', '/policies', { patronsSide: true });
    const owner = patronAt(url);
    await owner.signIn('OWNER1', pin);
    const sent = await owner.call('POST', '/requests', {
      kind: 'book',
      agreeToTerms: true,
      title: 'The secret title',
      note: 'private words',
    });
    number = sent.body.number;
    await desk('POST', '/fees', { patron: 'OWNER1', amount: '99.50', note: 'private words' });
  });
  after(() => library?.close());

  const asked = ({ path }: (typeof patronsSideOperations)[number]) => {
    const filled = path.replace('{number}', number);
    return filled === '/search' ? '/search?q=secret' : filled;
  };

  it('the walks below go over the table of operations, the only routes there are, with all that each of them takes', () => {
    for (const operation of patronsSideOperations) {
      const named = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(
        named.filter((name) => name !== 'number'),
        `${operation.id} names something that the walk must fill in`,
      ).to.deep.equal([]);
      if ('body' in operation) expect(Object.keys(bodies), 'what each route is sent').to.include(operation.id);
    }
  });

  it('every route but the public ones refuses who has not signed in, with any key or session of the staff', async () => {
    const staff = { Authorization: 'Bearer a-staff-token-of-tests' };
    for (const operation of patronsSideOperations) {
      if (operation.permission === 'public') continue;
      for (const headers of [{}, staff]) {
        const answer = await patronAt(url).call(
          operation.method.toUpperCase(),
          asked(operation),
          bodies[operation.id],
          headers,
        );
        expect(`${operation.id} ${answer.status}`).to.equal(`${operation.id} 401`);
      }
    }
  });

  it('no route shows another patron’s data to who has signed in, or changes it', async () => {
    for (const operation of patronsSideOperations) {
      if (operation.id === 'signOutAsPatron') continue;
      const other = patronAt(url);
      await other.signIn('OTHER1', pin);
      const answer = await other.call(operation.method.toUpperCase(), asked(operation), bodies[operation.id]);
      const text = JSON.stringify(answer.body);
      for (const secret of secrets) expect(text, operation.id).not.to.include(secret);
      if (operation.path.includes('{number}'))
        expect(`${operation.id} ${answer.status}`).to.equal(`${operation.id} 404`);
    }
    const owner = patronAt(url);
    await owner.signIn('OWNER1', pin);
    const mine = await owner.call('GET', `/requests/${number}`);
    expect(mine.body).to.include({ title: 'The secret title', mayCancel: true });
    const request = await desk<{ notes: { text: string }[] }>('GET', `/requests/${number}`);
    expect(request.notes.map(({ text }) => text)).to.deep.equal(['private words']);
  });

  it('a request of a partner’s, or one without a patron, is nobody’s here', async () => {
    const other = patronAt(url);
    await other.signIn('OTHER1', pin);
    const without = await library.wish(['lender'], 'Nobody’s');
    expect((await other.call('GET', `/requests/${without.externalId}`)).status).to.equal(404);
    expect((await other.call('GET', `/requests/${without.id}`)).status).to.equal(404);
  });

  it('a patron’s cookie opens no route of the staff, and a staff session none of a patron’s', async () => {
    const patron = patronAt(url);
    await patron.signIn('OTHER1', pin);
    const atDesk = (cookie: string) => fetch(`${url}/api/v1/requests?limit=1`, { headers: { cookie } });
    const [name = '', secret = ''] = patron.cookie().split('=');
    expect((await atDesk(patron.cookie())).status).to.equal(401);
    // Not even under the name of the other cookie.
    expect((await atDesk(`${name.replace(/-my$/, '')}=${secret}`)).status).to.equal(401);
    await desk('POST', '/users', {
      code: 'eroy',
      name: 'Élise Roy',
      password: 'three blue herons',
      roles: [{ role: 'generalSystemAdministrator' }],
    });
    const answer = await fetch(`${url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user: 'eroy', password: 'three blue herons' }),
    });
    const [ofStaff = ''] = answer.headers.getSetCookie()[0]?.split(';') ?? [];
    const [staffName = '', staffSecret = ''] = ofStaff.split('=');
    for (const cookie of [ofStaff, `${staffName}-my=${staffSecret}`])
      expect((await fetch(`${url}/api/patron/v1/requests`, { headers: { cookie } })).status).to.equal(401);
  });

  it('a change without the session’s word, or from another site, is refused', async () => {
    const patron = patronAt(url);
    await patron.signIn('OTHER1', pin);
    const wordless = await patron.call('PUT', '/language', { language: 'fr' }, { 'x-csrf-token': 'no' });
    expect(wordless.status).to.equal(403);
    const foreign = await patron.call('PUT', '/language', { language: 'fr' }, { origin: 'https://evil.example' });
    expect(foreign.status).to.equal(403);
  });

  it('signing out, another PIN and silence end a session', async () => {
    const patron = patronAt(url);
    const isIn = async () => (await patron.call('GET', '/session')).status === 200;
    await patron.signIn('OTHER1', pin);
    const kept = patron.cookie();
    await patron.call('DELETE', '/session');
    expect((await fetch(`${url}/api/patron/v1/session`, { headers: { cookie: kept } })).status).to.equal(401);
    await patron.signIn('OTHER1', pin);
    await desk('PUT', '/patrons/OTHER1/pin', { pin });
    expect(await isIn()).to.equal(false);
    await patron.signIn('OTHER1', pin);
    await library.rows(`update patron_session set seen_at = seen_at - interval '31 minutes'`);
    expect(await isIn()).to.equal(false);
  });

  it('whoever guesses PINs gets slow, and whoever knows the PIN gets in', async function () {
    this.timeout(30_000);
    await desk('POST', '/patrons', { id: 'GUESSED', name: 'Guessed' });
    await desk('PUT', '/patrons/GUESSED/pin', { pin });
    for (let count = 0; count < 5; count += 1)
      expect((await patronAt(url).signIn('GUESSED', '0000')).status).to.equal(401);
    const at = Date.now();
    expect((await patronAt(url).signIn('GUESSED', pin)).status).to.equal(201);
    expect(Date.now() - at).to.be.greaterThan(450);
    const crowd = await Promise.all(Array.from({ length: 8 }, () => patronAt(url).signIn('NOBODY9', '0000')));
    const again = await Promise.all(Array.from({ length: 8 }, () => patronAt(url).signIn('NOBODY9', '0000')));
    const slow = [...crowd, ...again].filter(({ status }) => status === 429);
    expect(slow.length).to.be.greaterThan(0);
    expect(Number(slow[0]?.headers.get('retry-after'))).to.be.greaterThan(0);
  });
});
