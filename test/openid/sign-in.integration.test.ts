import { expect } from 'chai';
import { createSealer } from '../../src/settings/secrets.js';
import { freePort } from '../../src/storage/embedded/ports.js';
import { type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';
import { browser, type CollegeAccounts, clientId, clientSecret, collegeAccounts } from './college-accounts.js';

const password = 'three blue herons';

describe('signing in with the institution’s account', () => {
  let college: CollegeAccounts;
  let library: LibraryUnderTest;
  let node: string;
  let desk: LibraryUnderTest['hand']['desk'];

  before(async function () {
    this.timeout(60_000);
    const port = await freePort();
    node = `http://127.0.0.1:${port}`;
    college = await collegeAccounts(`${node}/api/v1/session/openid/return`);
    await college.close(); // the node starts without it
    library = await openLibrary({
      INTERLEND_PORT: String(port),
      INTERLEND_OPENID_ISSUER: college.issuer,
      INTERLEND_OPENID_CLIENT_ID: clientId,
      INTERLEND_OPENID_CLIENT_SECRET: clientSecret,
      INTERLEND_OPENID_ROLES:
        'CN=ill,OU=staff=fulfillmentServicesOperator@RES_SHARE; ill-admins=generalSystemAdministrator; gone=circulationDeskOperator@NOWHERE',
      INTERLEND_OPENID_MATCH_EMAIL: 'yes',
    });
    desk = library.hand.desk;
    const roles = [{ role: 'generalSystemAdministrator' }];
    await desk('POST', '/users', { code: 'keeper', name: 'Keeper', password, roles });
    await college.open();
  });
  after(async () => {
    await library?.close();
    await college?.close();
  });
  afterEach(() => {
    delete college.onTheWay.change;
    delete college.onTheWay.signed;
  });

  const begin = `/api/v1/session/openid`;
  /** The whole way, as far as the node’s answer to who comes back. */
  async function come(login: string, { with: used = browser(), returnTo = '/lending' } = {}) {
    const sent = await used.go(`${node}${begin}?returnTo=${encodeURIComponent(returnTo)}`);
    expect(sent.status, sent.text).to.equal(302);
    return { used, answer: await used.go(await used.signInAt(sent.location ?? '', login)) };
  }
  const sessionOf = async (used: ReturnType<typeof browser>) => {
    const { status, text } = await used.go(`${node}/api/v1/session`);
    return status === 200 ? JSON.parse(text) : undefined;
  };
  const roleNames = (session: { roles: { role: string; library?: string }[] }) =>
    session.roles.map(({ role, library: at }) => `${role}@${at ?? 'all'}`).sort();

  it('the desk is told of it before anybody has signed in', async () => {
    const ways = JSON.parse((await browser().go(`${node}/api/v1/sign-in`)).text);
    expect(ways.openId.path).to.equal(begin);
    expect([ways.password, ways.openId.label, ways.openId.french].every(Boolean)).to.equal(true);
  });

  it('makes a user of who has a group that gives a role, with that role, and says so in the audit log', async () => {
    const groups = ['CN=ill,OU=staff', 'gone', 'others'];
    college.people['eroy'] = {
      name: 'Élise Roy',
      email: 'eroy@college.example',
      email_verified: true,
      locale: 'fr-CA',
      groups,
    };
    const { used, answer } = await come('eroy');
    expect([answer.status, answer.location]).to.deep.equal([302, `${node}/lending`]);
    const session = await sessionOf(used);
    expect(session).to.deep.include({ kind: 'user', language: 'fr' });
    expect(session.user).to.deep.equal({ code: 'eroy', name: 'Élise Roy', email: 'eroy@college.example' });
    expect(roleNames(session)).to.deep.equal(['fulfillmentServicesOperator@RES_SHARE']);
    expect(session.csrf).to.match(/^[\w-]{43}$/);
    const { items } = await desk<{ items: Record<string, unknown>[] }>(
      'GET',
      '/audit?operation=endOpenIdSignIn&id=eroy',
    );
    expect(items).to.have.length(1);
    expect(items[0]).to.deep.include({ outcome: 'done', thing: 'user', actorCode: 'openId' });
    const user = await desk<{ hasPassword: boolean; openIdSince?: string }>('GET', '/users/eroy');
    expect([user.hasPassword, Boolean(user.openIdSince)]).to.deep.equal([false, true]);
  });

  it('refreshes what the claim gives and leaves what was given by hand', async () => {
    const { roles } = await desk<{ roles: object[] }>('GET', '/users/eroy');
    await desk('PATCH', '/users/eroy', { roles: [...roles, { role: 'physicalInventoryOperator' }] });
    college.people['eroy'] = { ...college.people['eroy'], groups: ['ill-admins'] };
    const { used } = await come('eroy');
    const now = roleNames(await sessionOf(used));
    expect(now).to.deep.equal(['generalSystemAdministrator@all', 'physicalInventoryOperator@all']);
    college.people['eroy'] = { ...college.people['eroy'], groups: [] };
    const again = await come('eroy');
    expect(roleNames(await sessionOf(again.used))).to.deep.equal(['physicalInventoryOperator@all']);
    const user = await desk<{ claimedRoles?: object[] }>('GET', '/users/eroy');
    expect(user.claimedRoles).to.equal(undefined);
  });

  it('keeps the last General System Administrator, whatever the claim says', async () => {
    college.people['chief'] = { name: 'Chief', groups: ['ill-admins'] };
    await come('chief');
    await desk('PATCH', '/users/keeper', { active: false });
    college.people['chief'].groups = [];
    const { used } = await come('chief');
    expect(roleNames(await sessionOf(used))).to.deep.equal(['generalSystemAdministrator@all']);
    const told = await library.rows<{ detail: string }>(
      `select detail from security_event where detail like '%last General%'`,
    );
    expect(told).to.have.length(1);
    await desk('PATCH', '/users/keeper', { active: true });
  });

  it('takes a user added by hand for the one with the verified address, and remembers them when it changes', async () => {
    await desk('POST', '/users', { code: 'roy-luc', name: 'Luc Roy', email: 'Luc.Roy@college.example', roles: [] });
    college.people['l-00731'] = { email: 'luc.roy@college.example', email_verified: false };
    expect((await come('l-00731')).answer.status, 'not verified').to.equal(403);
    college.people['l-00731'].email_verified = true;
    expect((await sessionOf((await come('l-00731')).used)).user.code).to.equal('roy-luc');
    college.people['l-00731'].email = 'married@college.example';
    expect((await sessionOf((await come('l-00731')).used)).user.code).to.equal('roy-luc');
    // Somebody else who is later given the old address is not Luc.
    college.people['l-00999'] = { email: 'luc.roy@college.example', email_verified: true };
    expect((await come('l-00999')).answer.status).to.equal(403);
  });

  it('refuses who is no user and has no group here, with the remedy, and makes nobody', async () => {
    college.people['student'] = { name: 'A Student', groups: ['students'] };
    const { used, answer } = await come('student');
    expect(answer.status).to.equal(403);
    expect(answer.text).to.include('You signed in, but you do not have access to Interlend');
    const inFrench = await come('student', { with: browser('fr') });
    expect(inFrench.answer.text).to.include('mais vous n’avez pas accès à Interlend').and.not.include('You signed in');
    expect(await sessionOf(used)).to.equal(undefined);
    expect(await library.rows(`select from staff where code = 'student'`)).to.have.length(0);
  });

  it('refuses who is deactivated, and gives back no role', async () => {
    college.people['left'] = { groups: ['CN=ill,OU=staff'] };
    await come('left');
    await desk('PATCH', '/users/left', { active: false, roles: [] });
    const { used, answer } = await come('left');
    expect([answer.status, await sessionOf(used)]).to.deep.equal([403, undefined]);
    expect((await desk<{ roles: object[] }>('GET', '/users/left')).roles).to.deep.equal([]);
  });

  it('another login of the same name is another user', async () => {
    await desk('POST', '/users', { code: 'Marc', name: 'Marc, by hand', password, roles: [] });
    college.people['marc'] = { groups: ['CN=ill,OU=staff'] };
    expect((await sessionOf((await come('marc')).used)).user.code).to.equal('marc-2');
  });

  it('two windows at once make one user', async () => {
    college.people['twice'] = { groups: ['CN=ill,OU=staff'] };
    const both = await Promise.all([come('twice'), come('twice')]);
    for (const { used } of both) expect((await sessionOf(used)).user.code).to.equal('twice');
  });

  describe('who attacks it', () => {
    const refused = async (login: string, change: (way: URL) => void, used = browser()) => {
      const sent = await used.go(`${node}${begin}`);
      const way = new URL(await used.signInAt(sent.location ?? '', login));
      change(way);
      return { used, answer: await used.go(way.href) };
    };

    it('is refused another state, and without a ticket', async () => {
      const { used, answer } = await refused('eroy', (way) => way.searchParams.set('state', 'guessed'));
      expect([answer.status, await sessionOf(used)]).to.deep.equal([403, undefined]);
      const sent = await used.go(`${node}${begin}`);
      const way = await used.signInAt(sent.location ?? '', 'eroy');
      const victim = browser(); // lured onto the attacker’s way back
      expect((await victim.go(way)).status).to.equal(400);
      expect(await sessionOf(victim)).to.equal(undefined);
    });

    it('is refused another nonce, and a code for another verifier', async () => {
      for (const name of ['nonce', 'code_challenge']) {
        const used = browser();
        const sent = await used.go(`${node}${begin}`);
        const start = new URL(sent.location ?? '');
        start.searchParams.set(name, 'x'.repeat(43));
        const { status } = await used.go(await used.signInAt(start.href, 'eroy'));
        expect([name, status, await sessionOf(used)]).to.deep.equal([name, 403, undefined]);
      }
    });

    it('is refused an ID token that was changed, one for somebody else’s client, and one that is over', async () => {
      const cases: [string, boolean, (claims: Record<string, unknown>) => Record<string, unknown>][] = [
        ['another subject', false, (claims) => ({ ...claims, sub: 'chief' })],
        ['another audience', true, (claims) => ({ ...claims, aud: 'another-client' })],
        ['another issuer', true, (claims) => ({ ...claims, iss: 'https://evil.example' })],
        ['over', true, (claims) => ({ ...claims, exp: Math.floor(Date.now() / 1000) - 60 })],
      ];
      for (const [what, signed, change] of cases) {
        Object.assign(college.onTheWay, { change, signed });
        const { used, answer } = await come('eroy');
        expect([what, answer.status, await sessionOf(used)]).to.deep.equal([what, 403, undefined]);
      }
      Object.assign(college.onTheWay, { change: (claims: object) => claims, signed: true });
      expect((await come('eroy')).answer.status, 'signed anew and unchanged').to.equal(302);
    });

    it('cannot use a way back twice, nor a ticket that is over or changed', async () => {
      const used = browser();
      const ticketName = () => [...used.jarOf(node).keys()].find((name) => name.endsWith('-openid')) ?? '';
      const sent = await used.go(`${node}${begin}`);
      const name = ticketName();
      const ticket = used.jarOf(node).get(name) ?? '';
      const way = await used.signInAt(sent.location ?? '', 'eroy');
      expect((await used.go(way)).status).to.equal(302);
      expect(used.jarOf(node).has(name)).to.equal(false);
      expect((await used.go(way)).status, 'without its ticket').to.equal(400);
      used.jarOf(node).set(name, ticket);
      expect((await used.go(way)).status, 'the code is used').to.equal(403);
      used.jarOf(node).set(name, `${ticket.slice(0, -4)}AAAA`);
      expect((await used.go(way)).text).to.include('did not begin');
      const over = createSealer('a-secret-key-of-tests').sealSecret(
        JSON.stringify({
          kind: 'openid sign-in',
          until: Date.now() - 1,
          returnUrl: way,
          returnTo: '/',
          state: 's',
          nonce: 'n',
        }),
      );
      used.jarOf(node).set(name, Buffer.from(over, 'base64').toString('base64url'));
      expect((await used.go(way)).text).to.include('longer than ten minutes');
    });

    it('is sent to no other host, and finds none of their words on our pages', async () => {
      for (const returnTo of ['https://evil.example/', '//evil.example', '/\\evil.example', '/api/v1/keys'])
        expect((await come('eroy', { returnTo })).answer.location).to.equal(`${node}/`);
      const { answer } = await refused('eroy', (way) => {
        way.searchParams.delete('code');
        way.searchParams.set('error', 'server_error');
        way.searchParams.set('error_description', '<script>call 555</script>');
      });
      expect(answer.status).to.equal(403);
      expect(answer.text).to.not.include('555');
    });

    it('cannot plant a session of their own: the browser gets a new one, and the old one ends', async () => {
      const { used } = await come('eroy');
      const name = [...used.jarOf(node).keys()].find((each) => !each.endsWith('-openid')) ?? '';
      const planted = used.jarOf(node).get(name) ?? '';
      await come('eroy', { with: used });
      expect(used.jarOf(node).get(name)).to.not.equal(planted);
      used.jarOf(node).set(name, planted);
      expect(await sessionOf(used)).to.equal(undefined);
    });
  });

  it('says no in peace when the person breaks it off', async () => {
    const used = browser();
    const sent = await used.go(`${node}${begin}`);
    const state = new URL(sent.location ?? '').searchParams.get('state');
    const back = `${node}${begin}/return?error=access_denied&state=${state}&iss=${encodeURIComponent(college.issuer)}`;
    const answer = await used.go(back);
    expect([answer.status, /broken off/.test(answer.text)]).to.deep.equal([403, true]);
  });

  it('a provider that is away leaves the password, and is asked again when it is back', async () => {
    const looks = college.looks();
    await come('eroy');
    expect(college.looks(), 'its description is remembered').to.equal(looks);
    const port = await freePort();
    const away = await library.serve({ INTERLEND_PORT: String(port), INTERLEND_OPENID_ISSUER: college.issuer });
    await college.close();
    const answer = await browser('fr').go(`${away.url}${begin}`);
    expect([answer.status, /mot de passe/.test(answer.text)]).to.deep.equal([503, true]);
    const program = await fetch(`${away.url}${begin}`, { redirect: 'manual' });
    expect(((await program.json()) as { type: string }).type).to.equal('urn:interlend:problem:provider-away');
    const local = await fetch(`${away.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user: 'keeper', password }),
    });
    expect(local.status).to.equal(201);
    await college.open();
    for (const until = Date.now() + 8000; ; ) {
      const { status } = await browser().go(`${away.url}${begin}`);
      if (status === 302) break;
      expect(Date.now(), 'still away').to.be.lessThan(until);
      await new Promise((later) => setTimeout(later, 250));
    }
    await away.stop();
  }).timeout(20_000);
});
