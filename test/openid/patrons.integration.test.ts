import { expect } from 'chai';
import { freePort } from '../../src/storage/embedded/ports.js';
import { type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';
import { browser, type CollegeAccounts, clientId, clientSecret, collegeAccounts } from './college-accounts.js';

const base = '/api/patron/v1';

describe('patrons who sign in with the institution’s account', () => {
  let college: CollegeAccounts;
  let library: LibraryUnderTest;
  let node: string;

  before(async function () {
    this.timeout(60_000);
    node = `http://127.0.0.1:${await freePort()}`;
    college = await collegeAccounts(`${node}/api/v1/session/openid/return`, `${node}${base}/session/openid/return`);
    library = await openLibrary({
      INTERLEND_PORT: new URL(node).port,
      INTERLEND_OPENID_ISSUER: college.issuer,
      INTERLEND_OPENID_CLIENT_ID: clientId,
      INTERLEND_OPENID_CLIENT_SECRET: clientSecret,
      INTERLEND_OPENID_ROLES: 'ill=generalSystemAdministrator',
      INTERLEND_OPENID_CARD_CLAIM: 'library.card',
    });
    const { desk } = library.hand;
    await desk('POST', '/patrons', { id: 'A20417', name: 'Sam Lee', email: 'sam@example.ca', language: 'fr' });
    await desk('POST', '/patrons', { id: '20418', name: 'Zoé Roy' });
    await desk('PATCH', '/policies', { patronsSide: true });
    college.people['slee'] = { name: 'Samuel Lee-Jones', library: { card: ' a20417 ' } };
    college.people['zroy'] = { name: 'Z. Roy', library: { card: 20418 } };
    college.people['nocard'] = { name: 'Nobody', library: {} };
    college.people['stranger'] = { name: 'A. Stranger', library: { card: '99999' } };
    college.people['admin'] = { name: 'Head of ILL', groups: ['ill'], library: { card: '20418' } };
  });
  after(async () => {
    await library?.close();
    await college?.close();
  });
  afterEach(() => {
    delete college.onTheWay.change;
    delete college.onTheWay.signed;
  });

  type Browser = ReturnType<typeof browser>;
  async function come(login: string, { returnTo = '/my/requests', used = browser() as Browser } = {}) {
    const sent = await used.go(`${node}${base}/session/openid?returnTo=${encodeURIComponent(returnTo)}`);
    expect(sent.status, sent.text).to.equal(302);
    return { used, answer: await used.go(await used.signInAt(sent.location ?? '', login)) };
  }
  const patronAt = async (used: Browser) => {
    const { status, text } = await used.go(`${node}${base}/session`);
    return status === 200 ? JSON.parse(text) : undefined;
  };

  it('are told of it before, and come back to the page that they wanted, as the patron whose card the account names', async () => {
    const site = JSON.parse((await browser().go(`${node}${base}/site`)).text);
    expect(site.openId.path).to.equal(`${base}/session/openid`);
    const { used, answer } = await come('slee', { returnTo: '/my/ask?kind=article' });
    expect([answer.status, answer.location]).to.deep.equal([303, `${node}/my/ask?kind=article`]);
    // The library’s own record says who it is, not the account.
    expect(await patronAt(used)).to.deep.include({ name: 'Sam Lee', card: 'A20417', language: 'fr' });
    const { used: other } = await come('zroy');
    expect(await patronAt(other)).to.include({ name: 'Zoé Roy', card: '20418' });
    const rows = await library.rows<{ way: string }>('select distinct way from patron_session');
    expect(rows).to.deep.equal([{ way: 'openId' }]);
  });

  it('are sent back with words when the account names no card, or one that nobody here has', async () => {
    for (const login of ['nocard', 'stranger']) {
      const { used, answer } = await come(login);
      expect(answer.location).to.equal(`${node}/my/sign-in?trouble=noCard`);
      expect(await patronAt(used)).to.equal(undefined);
    }
  });

  it('open nothing of the staff’s, and staff nothing of theirs, although the provider is the same', async () => {
    const { used } = await come('admin');
    expect(await patronAt(used)).to.include({ card: '20418' });
    expect((await used.go(`${node}/api/v1/session`)).status).to.equal(401);
    expect((await used.go(`${node}/api/v1/requests`)).status).to.equal(401);
    // A ticket of the staff’s sign-in, brought back to the patrons’ API, is none.
    const staff = browser();
    const sent = await staff.go(`${node}/api/v1/session/openid?returnTo=/lending`);
    const back = new URL(await staff.signInAt(sent.location ?? '', 'admin'));
    const answer = await staff.go(`${node}${base}/session/openid/return${back.search}`);
    expect(answer.location).to.match(/\/my\/sign-in\?trouble=(lost|refused)$/);
    expect(await patronAt(staff)).to.equal(undefined);
  });

  it('cannot be another patron by a token that was changed on its way, by a way back of another browser, or twice', async () => {
    college.onTheWay.change = (claims) => ({ ...claims, library: { card: 'A20417' }, sub: 'slee' });
    const { used, answer } = await come('zroy');
    expect(answer.location).to.equal(`${node}/my/sign-in?trouble=refused`);
    expect(await patronAt(used)).to.equal(undefined);
    delete college.onTheWay.change;
    const victim = browser();
    const sent = await victim.go(`${node}${base}/session/openid?returnTo=/my`);
    const back = await victim.signInAt(sent.location ?? '', 'slee');
    const thief = browser();
    expect((await thief.go(back)).location).to.equal(`${node}/my/sign-in?trouble=lost`);
    expect(await patronAt(thief)).to.equal(undefined);
    expect((await victim.go(back)).location).to.equal(`${node}/my`);
    expect((await victim.go(back)).location).to.equal(`${node}/my/sign-in?trouble=lost`);
  });

  it('never leave this site: another site’s or the staff’s page as the way back becomes the first page', async () => {
    for (const returnTo of ['https://elsewhere.example/my', '//elsewhere.example/my', '/lending', '/myth', '/my\\@x']) {
      const { answer } = await come('zroy', { returnTo });
      expect(answer.location, returnTo).to.match(new RegExp(`^${node}/my(/|\\?|$)`));
    }
  });

  it('are told when the college does not answer, and can sign in with card and PIN all the same', async () => {
    await library.hand.desk('PUT', '/patrons/20418/pin', { pin: 'zebra77' });
    await college.close();
    try {
      const gone = await browser().go(`${node}${base}/session/openid?returnTo=/my`);
      // Who is sent to a college that is known from before meets a dead address there; anybody else is told here.
      if (!gone.location?.startsWith(college.issuer)) expect([200, 303]).to.include(gone.status);
      const signedIn = await fetch(`${node}${base}/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ card: '20418', pin: 'zebra77' }),
      });
      expect(signedIn.status).to.equal(201);
    } finally {
      await college.open();
    }
  });
});
