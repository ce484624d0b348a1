import { expect } from 'chai';
import { forgetAudit } from '../../src/engine/access/forget-audit.js';
import { createAccessStore } from '../../src/storage/access/index.js';
import { type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';
import { nothingFor } from '../support/nothing-for.js';

const password = 'three blue herons';

/** A browser at the node: keeps its cookie, and says the word of its session with every change. */
function browser(url: string) {
  let cookie = '';
  let csrf = '';
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        ...(cookie && { cookie }),
        ...(csrf && { 'x-csrf-token': csrf }),
        ...headers,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    const text = await answer.text();
    const told = text.startsWith('{') ? JSON.parse(text) : {};
    csrf = told.csrf ?? csrf;
    return { status: answer.status, body: told };
  };
  const signIn = (user: string, given = password) => call('POST', '/session', { user, password: given });
  return { call, signIn };
}

describe('people who work at one library of two', () => {
  let library: LibraryUnderTest;
  let own: string;
  let foreign: string;
  let desk: LibraryUnderTest['hand']['desk'];

  before(async function () {
    this.timeout(60_000);
    library = await openLibrary();
    desk = library.hand.desk;
    await library.addPartner('lender', 'http://127.0.0.1:18626');
    await desk('POST', '/libraries', { code: 'NORTH', name: 'North', resourceSharing: true });
    own = (await library.wish(['lender'], 'Ours')).id;
    foreign = (await library.wish(['lender'], 'Theirs')).id;
    await library.rows(
      `update request set owner_library = case when id = $1 then 'RES_SHARE' else 'NORTH' end, facts = facts #- '{form,ownerLibrary}'`,
      [own],
    );
    const role = (name: string) => ({ role: name, library: 'RES_SHARE' });
    const roles = [role('fulfillmentServicesOperator'), role('fulfillmentAdministrator')];
    await desk('POST', '/users', { code: 'eroy', name: 'Élise Roy', password, roles });
    await desk('POST', '/users', {
      code: 'admin',
      name: 'Admin',
      password,
      roles: [{ role: 'generalSystemAdministrator' }],
    });
  });
  after(() => library?.close());

  it('R16: see and work on its requests, and are told what is missing at the other', async () => {
    const { call, signIn } = browser(library.hand.url);
    const { body: me } = await signIn('Eroy');
    expect([me.libraries, me.desks.map((each: { library: string }) => each.library)]).to.deep.equal([
      ['RES_SHARE'],
      me.desks.map(() => 'RES_SHARE'),
    ]);
    const titles = async (path: string) =>
      (await call('GET', path)).body.items.map((each: { title: string }) => each.title);
    expect(await titles('/requests')).to.deep.equal(['Ours']);
    expect(await titles('/requests?activity=active')).to.deep.equal(['Ours']);
    expect((await call('GET', '/requests/facets')).body.total.count).to.equal(1);
    const work = (await call('GET', '/work')).body.items as { request: { title: string } }[];
    expect(work.some(({ request }) => request.title === 'Theirs')).to.equal(false);
    const letter = await call('GET', `/requests/${foreign}`);
    expect([letter.status, letter.body.library]).to.deep.equal([403, 'NORTH']);
    const { body: seen } = await call('GET', `/requests/${own}`);
    expect(seen.actions.map(({ name }: { name: string }) => name)).to.include('send');
    const note = (id: string, version: number) => call('POST', `/requests/${id}/notes`, { version, text: 'Looked at' });
    expect((await note(own, seen.version)).status).to.equal(200);
    expect((await note(foreign, 1)).status).to.equal(403);
    const many = { ids: [own, foreign], action: 'generalMessage', fields: { message: 'x' } };
    expect((await call('POST', '/requests/bulk', many)).status).to.equal(403);
  });

  it('R16: lists of what hangs on requests have full pages of their own library', async () => {
    const { call, signIn } = browser(library.hand.url);
    await signIn('eroy');
    for (const id of [foreign, foreign, foreign, own, foreign, own])
      await library.rows(
        `insert into letter (code, kind, audience, request_id, language, facts, created_by)
         values ('incomingSlip', 'slip', 'staff', $1, 'en', '{}', 'test')`,
        [id],
      );
    for (const id of [own, foreign, own, foreign, foreign])
      await library.rows(
        `insert into fee (request_id, kind, amount, currency, status, created_at, created_by)
         values ($1, 'other', 5, 'CAD', 'open', now(), 'test')`,
        [id],
      );
    for (const path of ['/letters', '/fees']) {
      const first = (await call('GET', `${path}?limit=1`)).body;
      expect(
        first.items.map((each: { request: string }) => each.request),
        path,
      ).to.deep.equal([own]);
      const second = (await call('GET', `${path}?limit=1&after=${first.next}`)).body;
      expect(
        second.items.map((each: { request: string }) => each.request),
        path,
      ).to.deep.equal([own]);
      expect(second.next, path).to.equal(undefined);
    }
    expect(((await desk('GET', '/letters?limit=200')) as { items: unknown[] }).items.length).to.be.at.least(6);
  });

  it('R26: stand at a desk of their own library, not of another one', async () => {
    const { call, signIn } = browser(library.hand.url);
    await signIn('eroy');
    await desk('POST', '/libraries/NORTH/desks', { code: 'NORTH_DESK', name: 'North' });
    const at = (code: string) => call('GET', '/requests', undefined, { 'x-desk': code });
    expect((await at('RES_DESK')).status).to.equal(200);
    const elsewhere = await at('NORTH_DESK');
    expect([elsewhere.status, elsewhere.body.problems[0].field]).to.deep.equal([403, 'X-Desk']);
    expect(elsewhere.body.problems[0].problem).to.include('RES_DESK').and.not.to.include('NORTH_DESK');
    const lent = await call('POST', '/loans', { desk: 'NORTH_DESK', barcode: 'nowhere' });
    expect([lent.status, lent.body.library]).to.deep.equal([403, 'NORTH']);
  });

  it('R16: may set up their own library, not another one nor what all share', async () => {
    const { call, signIn } = browser(library.hand.url);
    await signIn('eroy');
    expect((await call('PATCH', '/libraries/RES_SHARE', { name: 'Sharing' })).status).to.equal(200);
    expect((await call('PATCH', '/libraries/NORTH', { name: 'Taken' })).status).to.equal(403);
    expect((await call('PATCH', '/policies', { patronLoanDays: 20 })).status).to.equal(403);
    expect((await call('POST', '/users', { code: 'x', name: 'x', roles: [] })).status).to.equal(403);
  });

  it('what they changed is in the log, with what it was', async () => {
    const { call, signIn } = browser(library.hand.url);
    await signIn('admin');
    const { body } = await call('GET', '/audit?thing=library&actor=eroy');
    expect(body.items).to.have.length(1);
    expect(body.items[0]).to.deep.include({ operation: 'changeLibrary', thingId: 'RES_SHARE', outcome: 'done' });
    expect([body.items[0].before.name, body.items[0].after.name]).to.deep.equal([body.items[0].before.name, 'Sharing']);
    expect(body.items[0].before.name).to.not.equal('Sharing');
    // KB9: by words of what it was or became, of its code or of who did it, all of them.
    const found = async (words: string) =>
      (await call('GET', `/audit?thing=library&q=${encodeURIComponent(words)}`)).body.items.length;
    const words = ['sharing eroy', 'EROY RES_SHARE', 'Shar%ng', 'sharing nowhere'];
    expect(await Promise.all(words.map(found))).to.deep.equal([1, 1, 0, 0]);
    const first = await call('GET', '/audit?limit=1');
    const second = await call('GET', `/audit?limit=1&after=${first.body.next}`);
    expect(Number(second.body.items[0].id)).to.be.lessThan(Number(first.body.items[0].id));
    // Recent changes leave out files that jobs mailed: with one operation left out the others fill the page.
    const all = await call('GET', '/audit?limit=100');
    const rest = await call('GET', '/audit?limit=100&without=changeLibrary');
    const operations = (items: { operation: string }[]) => items.map(({ operation }) => operation);
    expect(operations(all.body.items)).to.include('changeLibrary');
    expect(operations(rest.body.items)).to.deep.equal(
      operations(all.body.items).filter((operation) => operation !== 'changeLibrary'),
    );
  });

  it('a role that is taken away, and a user who is deactivated, count for nothing at their next call (E12)', async () => {
    const { call, signIn } = browser(library.hand.url);
    await desk('POST', '/users', {
      code: 'temp',
      name: 'Temp',
      password,
      roles: [{ role: 'fulfillmentServicesOperator' }],
    });
    await signIn('temp');
    expect((await call('GET', '/requests')).status).to.equal(200);
    await desk('PATCH', '/users/temp', { roles: [] });
    expect((await call('GET', '/requests')).status).to.equal(403);
    await desk('PATCH', '/users/temp', { active: false });
    expect((await call('GET', '/session')).status).to.equal(401);
    expect((await signIn('temp')).status).to.equal(403);
    const { items } = await desk<{ items: { code: string }[] }>('GET', '/users?active=true');
    expect(items.map(({ code }) => code)).to.deep.equal(['admin', 'eroy']);
  });

  it('who listens to what changes hears of their own libraries, and nothing more once they are out', async () => {
    await desk('POST', '/users', {
      code: 'ears',
      name: 'Ears',
      password,
      roles: [{ role: 'fulfillmentServicesOperator', library: 'RES_SHARE' }],
    });
    const made = await fetch(`${library.hand.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user: 'ears', password }),
    });
    const cookie = made.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const stream = await fetch(`${library.hand.url}/api/v1/events`, { headers: { cookie } });
    const heard = stream.text();
    const note = async (id: string) => {
      const { version } = await desk<{ version: number }>('GET', `/requests/${id}`);
      await desk('POST', `/requests/${id}/notes`, { version, text: 'Heard?' });
    };
    await note(foreign);
    await note(own);
    await nothingFor(600, 'nothing is heard of a request of another library');
    await desk('PATCH', '/users/ears', { active: false });
    await nothingFor(1100, 'what was allowed is taken to be allowed for a second');
    await note(own);
    const said = await heard;
    expect(said.match(/"request":"(\d+)"/g)).to.deep.equal([`"request":"${own}"`]);
  }).timeout(20_000);

  it('keys of programs are digests here, and stop at once when they end or are revoked (E17)', async () => {
    const { key, secret } = await desk<{ key: { id: string }; secret: string }>('POST', '/keys', {
      name: 'Portal',
      roles: [{ role: 'fulfillmentServicesOperator' }],
      only: ['seeRequests'],
    });
    const call = async () =>
      (await fetch(`${library.hand.url}/api/v1/requests`, { headers: { authorization: `Bearer ${secret}` } })).status;
    expect(await call()).to.equal(200);
    const [kept] = await library.rows<{ last_used_at: Date }>('select * from api_key where id = $1', [key.id]);
    expect(kept?.last_used_at).to.be.instanceOf(Date);
    expect(JSON.stringify(kept)).to.not.include(secret.slice(15));
    await library.rows(`update api_key set expires_at = now() - interval '1 second' where id = $1`, [key.id]);
    expect(await call()).to.equal(401);
    await library.rows(`update api_key set expires_at = null where id = $1`, [key.id]);
    await desk('DELETE', `/keys/${key.id}`);
    expect(await call()).to.equal(401);
  });

  it('sessions end by time and by silence, and are tidied', async () => {
    const store = createAccessStore(library.hand.node.database);
    const at = new Date('2026-03-02T15:00:00Z');
    const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
    const open = (tokenHash: string) =>
      store.openSession({ tokenHash, way: 'password', code: 'admin', address: '::1', at, endsAt: later(60) });
    const idle = 10 * 60_000;
    await open('one');
    expect((await store.session('one', later(5), idle))?.account.code).to.equal('admin');
    expect(await store.session('one', later(14), idle), 'seen at 5').to.not.equal(undefined);
    expect(await store.session('one', later(25), idle), 'silent since 14').to.equal(undefined);
    await open('two');
    expect(await store.session('two', later(60), 9 * idle), 'over').to.equal(undefined);
    await store.tidyAccess(later(61));
    expect(await library.rows(`select from staff_session where token_hash in ('one', 'two')`)).to.have.length(0);
  });

  it('attempts are counted together by all processes, and forgotten with time', async () => {
    const store = createAccessStore(library.hand.node.database);
    const at = new Date('2026-03-02T15:00:00Z');
    const counted = await Promise.all(
      Array.from({ length: 8 }, () => store.countAttempt(['account a', 'address b'], at, 60_000)),
    );
    expect(Math.max(...counted.map(([account = 0]) => account))).to.equal(8);
    await store.forgetAttempt(['account a', 'address b']);
    expect(await store.countAttempt(['account a', 'address b'], at, 60_000)).to.deep.equal([1, 8]);
    const long = new Date(at.getTime() + 61_000);
    expect(await store.countAttempt(['address b'], long, 60_000)).to.deep.equal([1]);
  });

  it('a login in letters that only a database makes small is not counted apart', async () => {
    const store = createAccessStore(library.hand.node.database);
    expect(await store.account('ADM\u0130N'), 'a capital i with a dot').to.equal(undefined);
    expect((await store.account('ADMIN'))?.account.code).to.equal('admin');
  });

  it('attempts at one process slow those at another', async () => {
    await desk('POST', '/users', { code: 'target', name: 'Target', password, roles: [] });
    const other = await library.serve({ INTERLEND_SWEEP_SECONDS: '3600', AMQP_URL: '' }, false);
    for (let guess = 0; guess < 5; guess += 1)
      expect((await browser(library.hand.url).signIn('target', `guess ${guess} of many`)).status).to.equal(401);
    const before = Date.now();
    expect((await browser(other.url).signIn('target')).status).to.equal(201);
    expect(Date.now() - before).to.be.greaterThan(450);
    await other.stop();
  });

  it('who has left is signed out by an administrator, one session or all', async () => {
    const signedIn = async () => {
      const used = browser(library.hand.url);
      await used.signIn('eroy');
      return used;
    };
    const [one, two, three] = [await signedIn(), await signedIn(), await signedIn()];
    const { body: mine } = await one.call('GET', '/me/sessions');
    const { body: me } = await one.call('GET', '/session');
    expect(
      mine.items.filter(({ current }: { current: boolean }) => current).map(({ id }: { id: string }) => id),
    ).to.deep.equal([me.id]);
    expect(mine.items[0].way).to.equal('password');
    const { body: his } = await two.call('GET', '/session');
    expect((await one.call('DELETE', `/me/sessions/${his.id}`)).status).to.equal(204);
    expect((await two.call('GET', '/session')).status).to.equal(401);
    expect((await one.call('DELETE', `/me/sessions/${his.id}`)).status).to.equal(404);
    const stranger = browser(library.hand.url);
    await stranger.signIn('admin');
    expect((await stranger.call('DELETE', `/me/sessions/${me.id}`)).status, 'not one’s own').to.equal(404);
    expect((await three.call('DELETE', '/users/admin/sessions')).status).to.equal(403);
    expect((await stranger.call('DELETE', `/users/eroy/sessions/${me.id}`)).status).to.equal(204);
    expect((await one.call('GET', '/session')).status).to.equal(401);
    expect((await stranger.call('DELETE', '/users/eroy/sessions')).status).to.equal(204);
    expect((await three.call('GET', '/session')).status).to.equal(401);
    expect((await stranger.call('GET', '/session')).status).to.equal(200);
    const { body: log } = await stranger.call('GET', '/audit?operation=endSessions');
    expect(log.items[0]).to.deep.include({ thing: 'user', thingId: 'eroy', outcome: 'done' });
  });

  it('each user’s desk remembers what it likes, and nobody else’s', async () => {
    const [eroy, admin] = [browser(library.hand.url), browser(library.hand.url)];
    await eroy.signIn('eroy');
    await admin.signIn('admin');
    const view = { columns: ['title', 'due'], sound: false, odd: '\u2028', items: [{ request: '1', owner: 'NORTH' }] };
    expect((await eroy.call('PUT', '/me/preferences/lending.columns', { value: view })).body.value).to.deep.equal(view);
    await eroy.call('PUT', '/me/preferences/desk', { value: 'RES_DESK' });
    expect((await eroy.call('GET', '/me/preferences/lending.columns')).body.value).to.deep.equal(view);
    const keys = async (who: typeof eroy) =>
      (await who.call('GET', '/me/preferences')).body.items.map(({ key }: { key: string }) => key);
    expect([await keys(eroy), await keys(admin)]).to.deep.equal([['desk', 'lending.columns'], []]);
    expect((await eroy.call('PUT', '/me/preferences/big', { value: 'x'.repeat(16_383) })).status).to.equal(422);
    const nested = (deep: number) => JSON.parse('['.repeat(deep) + ']'.repeat(deep));
    expect((await eroy.call('PUT', '/me/preferences/nested', { value: nested(32) })).status).to.equal(200);
    expect((await eroy.call('PUT', '/me/preferences/nested', { value: nested(1000) })).status).to.equal(422);
    expect((await eroy.call('DELETE', '/me/preferences/desk')).status).to.equal(204);
    expect((await eroy.call('GET', '/me/preferences/desk')).status).to.equal(404);
    await library.rows(
      `insert into staff_preference (staff_code, key, value) select 'eroy', 'k' || n, '1' from generate_series(1, 200) n`,
    );
    const full = await eroy.call('PUT', '/me/preferences/one-more', { value: 1 });
    expect([full.status, full.body.detail]).to.deep.equal([
      409,
      'There are 200 already: remove one that is no longer needed first.',
    ]);
    expect((await eroy.call('PUT', '/me/preferences/k1', { value: 2 })).status).to.equal(200);
  });

  it('language and theme are one’s own to change', async () => {
    const { call, signIn } = browser(library.hand.url);
    await signIn('eroy');
    expect((await call('PATCH', '/me', { language: 'fr', theme: 'dark' })).body).to.deep.include({
      language: 'fr',
      theme: 'dark',
    });
    expect((await call('GET', '/session')).body).to.deep.include({ language: 'fr', theme: 'dark' });
    expect((await call('PATCH', '/me', { roles: [] })).status).to.equal(400);
    expect((await call('PATCH', '/me', { theme: 'pink' })).status).to.equal(400);
  });

  it('what nobody does does not keep a session open', async () => {
    const { call, signIn } = browser(library.hand.url);
    const { body: me } = await signIn('eroy');
    const seen = async () =>
      (
        await library.rows<{ seen_at: Date }>(`select seen_at from staff_session where left(token_hash, 16) = $1`, [
          me.id,
        ])
      )[0]?.seen_at.getTime() ?? 0;
    await library.rows(
      `update staff_session set seen_at = seen_at - interval '10 minutes' where left(token_hash, 16) = $1`,
      [me.id],
    );
    const before = await seen();
    const looked = await call('GET', '/session', undefined, { 'x-in-background': 'yes' });
    expect([looked.status, await seen()]).to.deep.equal([200, before]);
    expect(new Date(looked.body.idleEndsAt).getTime()).to.equal(before + looked.body.idleSeconds * 1000);
    const { body: acted } = await call('GET', '/session');
    expect(await seen()).to.be.greaterThan(before);
    expect(new Date(acted.idleEndsAt).getTime()).to.equal((await seen()) + acted.idleSeconds * 1000);
    expect(acted.warnSeconds).to.equal(120);
  });

  it('R16: the last General System Administrator of all libraries stays, whatever is tried, and from two sides at once', async () => {
    const roles = [{ role: 'generalSystemAdministrator' }];
    const call = (method: string, path: string, body?: unknown) =>
      desk(method, path, body).then(
        () => 'done',
        (error: Error) => (/409/.test(error.message) ? 'refused' : String(error)),
      );
    await desk('POST', '/users', { code: 'second', name: 'Second', password, roles });
    const both = await Promise.all([
      call('PATCH', '/users/admin', { active: false }),
      call('PATCH', '/users/second', { roles: [{ role: 'generalSystemAdministrator', library: 'NORTH' }] }),
    ]);
    expect([...both].sort()).to.deep.equal(['done', 'refused']);
    const last = both[0] === 'done' ? 'second' : 'admin';
    for (const [method, path, body] of [
      ['DELETE', `/users/${last}`],
      ['PATCH', `/users/${last}`, { active: false }],
      ['PATCH', `/users/${last}`, { roles: [] }],
    ] as const)
      expect(await call(method, path, body), `${method} ${JSON.stringify(body)}`).to.equal('refused');
    expect(await call('PATCH', `/users/${last}`, { name: 'Still here' })).to.equal('done');
    for (const code of ['admin', 'second']) await desk('PATCH', `/users/${code}`, { active: true, roles });
    expect(await call('DELETE', '/users/second')).to.equal('done');
    const refused = await library.rows(`select from audit_entry where thing_id = $1 and outcome = 'refused'`, [last]);
    expect(refused.length).to.be.at.least(3);
  });

  it('the audit log is kept for as many days as the setting says, and shortened in portions', async () => {
    const store = createAccessStore(library.hand.node.database);
    const now = new Date('2040-01-01T00:00:00Z');
    await library.rows(`insert into audit_entry (at, actor, actor_kind, actor_code, address, trace_id, operation, thing, thing_id)
      select '2039-12-01'::timestamptz - n * interval '1 day', 'a', 'node', 'a', '', '', 'old', 'x', '' from generate_series(1, 25) n`);
    const left = async () => (await library.rows(`select from audit_entry where operation = 'old'`)).length;
    expect(await forgetAudit(store, 0, now)).to.equal(0);
    const all = (await library.rows('select from audit_entry')).length;
    const gone = await forgetAudit(store, 41, now, 10);
    expect([await left(), gone]).to.deep.equal([10, all - 10]);
    expect(library.hand.node.timetable.jobs.map(({ name }) => name)).to.include('forget-audit');
  });
});
