import { expect } from 'chai';
import request from 'supertest';
import type { Operation } from '../../src/contract/operation.js';
import { operations } from '../../src/contract/operations.js';
import { createPasswords } from '../../src/engine/access/passwords.js';
import { aRequest } from './gateway-double.js';
import { aPatron } from './local-double.js';
import { asDesk, type OpenHttp, openHttp } from './open-http.js';

const password = 'three blue herons';
const session = '/api/v1/session';

let usual: OpenHttp | undefined; // one for all: every app reads the whole document

/** A node where Élise Roy works as an operator, and nothing else has happened. */
async function node(settings?: Parameters<typeof openHttp>[0]) {
  usual ??= openHttp();
  const open = settings ? openHttp(settings) : usual;
  const { accounts, sessions, keys, attempts, log, events } = open.access;
  for (const each of [accounts, sessions, keys, attempts]) each.clear();
  for (const each of [log, events, open.calls]) each.length = 0;
  delete open.local.answers['staff.change'];
  await open.access.addUser(
    { code: 'eroy', name: 'Élise Roy', language: 'fr', roles: [{ role: 'fulfillmentServicesOperator' }] },
    password,
  );
  const signIn = (user = 'eroy', given = password) => request(open.app).post(session).send({ user, password: given });
  const cookieOf = (answer: request.Response) => String(answer.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
  return { ...open, signIn, cookieOf };
}

describe('signing in', () => {
  it('gives a browser a cookie that no script reads, and says who one is (E13)', async () => {
    const { signIn } = await node();
    const answer = await signIn('EROY');
    expect(answer.status).to.equal(201);
    expect(answer.headers['set-cookie']?.[0]).to.match(
      /^interlend-[0-9a-f]{8}=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect(answer.body).to.deep.include({ kind: 'user', user: { code: 'eroy', name: 'Élise Roy' }, language: 'fr' });
    expect(answer.body.roles[0].label).to.equal('Fulfillment Services Operator');
    expect(answer.body.permissions).to.include('workOnRequests').and.not.include('keepUsers');
    expect(answer.body.desks[0].code).to.equal('RES_DESK');
    expect(answer.body.csrf).to.match(/^[\w-]{43}$/);
  });

  it('over https the cookie is secure and of this host alone; a stranger cannot pretend https (E13)', async () => {
    const behind = await node({ trustedProxies: ['127.0.0.1/32', '::1/128'] });
    const secure = await behind.signIn().set('X-Forwarded-Proto', 'https');
    expect(secure.headers['set-cookie']?.[0]).to.match(/^__Host-interlend-.*; HttpOnly; Secure; SameSite=Lax$/);
    const alone = await node();
    const plain = await alone.signIn().set('X-Forwarded-Proto', 'https');
    expect(plain.headers['set-cookie']?.[0]).to.not.include('Secure');
  });

  it('is refused in the same words for a wrong password and for nobody', async () => {
    const { signIn, logged } = await node();
    const [wrong, nobody] = [await signIn('eroy', 'not her password'), await signIn('nobody', 'not her password')];
    for (const { status, body } of [wrong, nobody])
      expect([status, body.title]).to.deep.equal([401, 'User or password is wrong']);
    expect(wrong.body.detail).to.equal(nobody.body.detail);
    expect(logged()).to.not.include('not her password');
  });

  it('is refused to who is deactivated, and ends what they have open', async () => {
    const { signIn, cookieOf, access, app } = await node();
    const cookie = cookieOf(await signIn());
    const user = access.accounts.get('eroy');
    if (user) user.account.active = false;
    expect((await signIn()).status).to.equal(403);
    expect((await request(app).get(session).set('Cookie', cookie)).status).to.equal(401);
  });

  it('gets slow for who guesses, tells whoever looks after the node, and lets the owner in all the same (E14)', async () => {
    const { signIn, access } = await node();
    for (let guess = 0; guess < 6; guess += 1)
      expect((await signIn('eroy', `guess ${guess} of many`)).status).to.equal(401);
    expect(access.events.map(({ detail }) => detail)).to.deep.equal(['4 failed attempts to sign in as eroy']);
    expect((await signIn()).status).to.equal(201);
  });

  it('takes nothing from a page of another site (E11)', async () => {
    const { signIn } = await node();
    const answer = await signIn().set('Origin', 'https://evil.example');
    expect([answer.status, answer.body.type]).to.deep.equal([403, 'urn:interlend:problem:another-site']);
    expect((await signIn().set('Sec-Fetch-Site', 'cross-site')).status).to.equal(403);
    expect((await signIn().type('text/plain').send('{}')).status).to.equal(415);
  });
});

describe('whoever has only the browser on their side', () => {
  const unsafe = operations.filter(({ method }) => method !== 'get');
  const filled = (path: string) => `/api/v1${path.replace(/\{\w+\}/g, '1')}`;

  it('changes nothing by a cookie alone, at any address; nor from another site, nor from a neighbour of this one (E11)', async () => {
    const { app, access, signIn, cookieOf, calls } = await node();
    const user = access.accounts.get('eroy');
    if (user) user.account.roles = [{ role: 'generalSystemAdministrator' }];
    const signedIn = await signIn();
    const before = calls.length;
    expect(unsafe.length).to.be.greaterThan(80);
    const call = ({ method, path }: Operation) =>
      request(app)[method](filled(path)).set('Cookie', cookieOf(signedIn)).type('json').send('{}');
    for (const operation of unsafe) {
      const { status, body } = await call(operation);
      expect([status, body.type], operation.id).to.deep.equal([403, 'urn:interlend:problem:no-csrf-token']);
      const neighbour = await call(operation)
        .set('X-CSRF-Token', signedIn.body.csrf)
        .set({ Origin: 'http://other.127.0.0.1.example', 'Sec-Fetch-Site': 'same-site' });
      expect([neighbour.status, neighbour.body.type], operation.id).to.deep.equal([
        ...[403, 'urn:interlend:problem:another-site'],
      ]);
    }
    expect(calls).to.have.length(before);
  }).timeout(60_000);

  it('cannot plant a session: signing in makes a secret of its own, and ends what was there (E12)', async () => {
    const { app, signIn, cookieOf } = await node();
    const name = cookieOf(await signIn()).split('=')[0];
    const planted = `${name}=${'x'.repeat(43)}`;
    const answer = await request(app).post(session).set('Cookie', planted).send({ user: 'eroy', password });
    expect(answer.status).to.equal(201);
    expect(cookieOf(answer)).to.not.equal(planted);
    expect((await request(app).get(session).set('Cookie', planted)).status).to.equal(401);
    const anew = await request(app)
      .post(session)
      .set({ Cookie: cookieOf(answer), 'X-CSRF-Token': answer.body.csrf })
      .send({ user: 'eroy', password });
    expect(anew.status).to.equal(201);
    expect((await request(app).get(session).set('Cookie', cookieOf(answer))).status).to.equal(401);
  });

  it('learns nothing from the clock: for nobody a digest is computed too (E14)', async () => {
    const passwords = createPasswords({ power: 14, atOnce: 1, waiting: 10 });
    const hash = String(await passwords.hash(password));
    const took = async (known?: string) => {
      const times: number[] = [];
      for (let time = 0; time < 5; time += 1) {
        const began = performance.now();
        expect(await passwords.verify('another password', known)).to.equal(false);
        times.push(performance.now() - began);
      }
      return Math.min(...times);
    };
    expect((await took(undefined)) / (await took(hash))).to.be.within(0.3, 3);
  });
});

describe('a session', () => {
  it('tells the desk all it needs: permissions by library, what each desk can do, and when it ends', async () => {
    const { signIn, access } = await node();
    const user = access.accounts.get('eroy');
    if (user)
      user.account.roles = [
        { role: 'physicalInventoryOperator' },
        { role: 'fulfillmentServicesOperator', library: 'MAIN' },
      ];
    const { body } = await signIn();
    const [everywhere, atMain] = body.permissionsByLibrary;
    expect([everywhere.library, atMain.library]).to.deep.equal([undefined, 'MAIN']);
    expect(everywhere.permissions).to.include('keepHoldings').and.not.include('workOnRequests');
    expect(atMain.permissions).to.include('workOnRequests').and.not.include('keepHoldings');
    expect(body.desks[0].can).to.deep.equal(['receive', 'ship']);
    expect(body).to.deep.include({ theme: 'system', idleSeconds: 60, warnSeconds: 120 });
    expect(new Date(body.idleEndsAt).getTime()).to.be.lessThan(new Date(body.endsAt).getTime());
  });

  it('a key of a program has nothing of its own', async () => {
    const { app } = await node();
    const { status, body } = await request(app).patch('/api/v1/me').set(asDesk).send({ theme: 'dark' });
    expect([status, body.title]).to.deep.equal([409, 'A key has nothing of its own here']);
  });

  it('changes nothing without its own word', async () => {
    const { signIn, cookieOf, app, calls } = await node();
    const signedIn = await signIn();
    const order = () =>
      request(app).post('/api/v1/requests/41/notes').set('Cookie', cookieOf(signedIn)).send({ version: 7, text: 'x' });
    expect((await order()).body.type).to.equal('urn:interlend:problem:no-csrf-token');
    expect((await order().set('X-CSRF-Token', 'guessed')).status).to.equal(403);
    expect(calls.filter(([name]) => name === 'addNote')).to.deep.equal([]);
    expect((await order().set('X-CSRF-Token', signedIn.body.csrf)).status).to.equal(200);
    expect(calls.at(-1)?.at(-1)).to.deep.equal({ kind: 'staff', name: 'Élise Roy', person: 'eroy' });
  });

  it('ends at signing out (E12)', async () => {
    const { signIn, cookieOf, app } = await node();
    const signedIn = await signIn();
    const cookie = cookieOf(signedIn);
    expect((await request(app).delete(session).set('Cookie', cookie)).status).to.equal(403);
    const out = await request(app).delete(session).set('Cookie', cookie).set('X-CSRF-Token', signedIn.body.csrf);
    expect(out.status).to.equal(204);
    expect((await request(app).get(session).set('Cookie', cookie)).status).to.equal(401);
  });

  it('ends, with all others, at a new password, and begins anew (E12)', async () => {
    const { signIn, cookieOf, app } = await node();
    const [here, elsewhere] = [await signIn(), await signIn()];
    const change = (next: string) =>
      request(app)
        .put(`${session}/password`)
        .set('Cookie', cookieOf(here))
        .set('X-CSRF-Token', here.body.csrf)
        .send({ password, next });
    expect((await change('short')).body.problems[0].field).to.equal('next');
    const changed = await change('four green kettles');
    expect(changed.status).to.equal(201);
    expect(cookieOf(changed)).to.not.equal(cookieOf(here));
    for (const old of [here, elsewhere])
      expect((await request(app).get(session).set('Cookie', cookieOf(old))).status).to.equal(401);
    expect((await signIn()).status).to.equal(401);
    expect((await signIn('eroy', 'four green kettles')).status).to.equal(201);
  });

  it('speaks for its own person alone', async () => {
    const { signIn, cookieOf, app } = await node();
    const answer = await request(app)
      .get(session)
      .set('Cookie', cookieOf(await signIn()))
      .set('X-On-Behalf-Of', 'Eve');
    expect([answer.status, answer.body.problems[0].field]).to.deep.equal([400, 'X-On-Behalf-Of']);
  });

  it('is shown only the actions that are its to do', async () => {
    const { signIn, cookieOf, app, access } = await node();
    const cookie = cookieOf(await signIn());
    const see = async () => (await request(app).get('/api/v1/requests/41').set('Cookie', cookie)).body.actions;
    expect(await see()).to.deep.equal(aRequest.actions);
    const user = access.accounts.get('eroy');
    if (user) user.account.roles = [{ role: 'physicalInventoryOperator' }];
    expect(await see()).to.deep.equal([]);
  });
});

describe('a key of a program', () => {
  const draft = { name: 'Portal', roles: [{ role: 'fulfillmentServicesOperator' }], only: ['seeRequests'] };

  it('is shown once, opens what its scopes allow, and nothing when it is revoked', async () => {
    const { app, access, logged } = await node();
    const made = await request(app).post('/api/v1/keys').set(asDesk).send(draft);
    expect([made.status, made.headers['location']]).to.deep.equal([201, `/api/v1/keys/${made.body.key.id}`]);
    const { secret } = made.body;
    expect(secret).to.match(/^ilk_[a-z0-9]{10}_[\w-]{43}$/);
    const call = (path: string) => request(app).get(`/api/v1${path}`).set('Authorization', `Bearer ${secret}`);
    expect((await call('/requests')).status).to.equal(200);
    const refused = await call('/patrons');
    expect([refused.status, refused.body.permission]).to.deep.equal([403, 'seePatrons']);
    const kept = JSON.stringify([...access.keys.values(), access.log]);
    const { body } = await request(app).get('/api/v1/keys').set(asDesk);
    for (const place of [kept, JSON.stringify(body), logged()]) expect(place).to.not.include(secret.slice(15));
    expect((await request(app).delete(`/api/v1/keys/${made.body.key.id}`).set(asDesk)).status).to.equal(200);
    expect((await call('/requests')).status).to.equal(401);
  });

  it('FF14: ends at the end of the day that was named here; a day that does not exist is refused at its field', async () => {
    const { app } = await node();
    const make = (expiresOn: string) =>
      request(app)
        .post('/api/v1/keys')
        .set(asDesk)
        .send({ ...draft, expiresOn });
    const made = await make('2099-02-28');
    expect([made.status, made.body.key.expiresAt]).to.deep.equal([201, '2099-02-28T23:59:59.000Z']);
    for (const [day, problem] of [
      ['2027-02-30', 'There is no such date: 2027-02-30. Choose a date that the calendar has.'],
      ['soon', 'Write the date as 2027-01-15.'],
    ] as const) {
      const { status, body } = await make(day);
      expect([status, body.problems.length]).to.deep.equal([400, 1]);
      expect(body.problems[0]).to.include({ field: 'expiresOn', problem });
    }
    const past = await make('2020-01-01');
    expect([past.status, past.body.problems[0].field]).to.deep.equal([422, 'expiresOn']);
  });

  it('is no key when a letter of it is wrong', async () => {
    const { app } = await node();
    const { body } = await request(app).post('/api/v1/keys').set(asDesk).send(draft);
    const near = body.secret.replace(/.$/, (last: string) => (last === 'A' ? 'B' : 'A'));
    const answer = await request(app).get('/api/v1/requests').set('Authorization', `Bearer ${near}`);
    expect(answer.status).to.equal(401);
  });
});

describe('the audit log', () => {
  it('has one entry for a certification, where it begins', async () => {
    const { app, access } = await node();
    await request(app).post('/api/v1/partners/lacite/certifications').set(asDesk).send({});
    await request(app).delete('/api/v1/partners/lacite/certifications/1').set(asDesk);
    expect(access.log.map(({ operation }) => operation)).to.deep.equal(['certifyPartner']);
  });

  it('says who changed what from what to what, and what was refused', async () => {
    const { app, access, local } = await node();
    await request(app).patch('/api/v1/users/eroy').set(asDesk).send({ active: false });
    local.answers['staff.change'] = { kind: 'unknown' };
    await request(app).patch('/api/v1/users/eroy').set(asDesk).send({ active: true });
    const [done, refused] = access.log;
    expect(done).to.deep.include({
      actor: 'desk',
      actorKind: 'node',
      operation: 'changeUser',
      thing: 'user',
      thingId: 'eroy',
    });
    expect([done?.outcome, (done?.before as { code: string } | undefined)?.code]).to.deep.equal(['done', 'eroy']);
    expect(done?.traceId).to.match(/^[0-9a-f-]{36}$/);
    expect([refused?.outcome, refused?.after]).to.deep.equal(['refused', undefined]);
  });

  it('has no secret in it: neither a password nor what we present to a partner (E16)', async () => {
    const { app, access, logged } = await node();
    const secret = 'planted secret words';
    const user = { code: 'new', name: 'New', password: secret };
    expect((await request(app).post('/api/v1/users').set(asDesk).send(user)).status).to.equal(201);
    await request(app).put('/api/v1/users/eroy/password').set(asDesk).send({ password: secret });
    await request(app)
      .patch('/api/v1/partners/lacite')
      .set(asDesk)
      .send({ outboundAuth: { kind: 'bearer', token: 'planted-secret' } });
    expect(access.log.map(({ operation }) => operation)).to.deep.equal(['addUser', 'setPassword', 'changePartner']);
    expect(JSON.stringify(access.log) + logged()).to.not.match(/planted|scrypt/);
  });

  it('KB7 KB9: has changes of patrons and items, without the names and addresses of patrons', async () => {
    const { app, access, local } = await node();
    local.answers['patrons.read'] = { ...aPatron, email: 'old@planted.example' };
    const answer = await request(app)
      .patch('/api/v1/patrons/20417')
      .set(asDesk)
      .send({ email: 'new@planted.example', group: 'Staff' });
    expect(answer.status).to.equal(200);
    await request(app).post('/api/v1/patrons/20417/blocks').set(asDesk).send({ reason: 'Fee' });
    await request(app).delete('/api/v1/holdings/5').set(asDesk);
    await request(app).post('/api/v1/imports/holdings').set(asDesk).send({ csv: 'barcode', dryRun: true });
    await request(app).post('/api/v1/imports/holdings').set(asDesk).send({ csv: 'barcode' });
    expect(access.log.map(({ operation, thing }) => `${operation} ${thing}`)).to.deep.equal([
      'changePatron patron',
      'blockPatron patron',
      'removeHolding holding',
      'importHoldings import',
    ]);
    expect(JSON.stringify(access.log)).to.not.match(/planted/);
    expect(access.log.at(-1)?.after).to.include.keys('created', 'refused');
  });

  it('does not note looks, nor work on requests', async () => {
    const { app, access } = await node();
    await request(app).get('/api/v1/users').set(asDesk);
    await request(app).post('/api/v1/requests/41/notes').set(asDesk).send({ version: 7, text: 'x' });
    expect(access.log).to.deep.equal([]);
  });
});

describe('a new password', () => {
  for (const [why, given] of [
    ['too short', 'herons'],
    ['the same letters again', 'aaaaaaaaaaaaaaaa'],
    ['the user’s own name', 'eroyeroyeroy'],
  ] as const)
    it(`is refused: ${why}`, async () => {
      const { app } = await node();
      const answer = await request(app).put('/api/v1/users/eroy/password').set(asDesk).send({ password: given });
      expect([answer.status, answer.body.problems[0].field]).to.deep.equal([422, 'password']);
    });
});
