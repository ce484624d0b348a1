import { expect } from 'chai';
import request from 'supertest';
import type { GatewayCalls } from './gateway-double.js';
import { actorIn, aMessage, aPartner, aRequest } from './gateway-double.js';
import { asDesk, openHttp } from './open-http.js';

const dismiss = '/api/v1/requests/41/attention/a1/dismiss';

/** A desk at a node: `desk.get('/requests')`, `desk.post('/replay', {…})`. */
function desk(gateway: Partial<GatewayCalls> = {}) {
  const open = openHttp({}, gateway);
  return {
    ...open,
    get: (path: string) => request(open.app).get(`/api/v1${path}`).set(asDesk),
    post: (path: string, body?: object) => request(open.app).post(`/api/v1${path}`).set(asDesk).send(body),
    delete: (path: string) => request(open.app).delete(`/api/v1${path}`).set(asDesk),
  };
}

describe('who may call the staff API', () => {
  it('is a caller with a staff token; others get a problem that says how', async () => {
    const { app } = openHttp();
    for (const authorization of ['', 'Bearer wrong', 'Basic ZGVzazp4', 'Bearer ']) {
      const answer = await request(app).get('/api/v1/requests').set('Authorization', authorization);
      expect(answer.status).to.equal(401);
      expect(answer.type).to.equal('application/problem+json');
      expect(answer.headers['www-authenticate']).to.equal('Bearer realm="staff"');
    }
  });

  it('is nobody when the settings name no token', async () => {
    const { app } = openHttp({ tokens: [] });
    expect((await request(app).get('/api/v1/node').set('Authorization', 'Bearer ')).status).to.equal(401);
    expect((await request(app).get('/api/v1/node').set(asDesk)).status).to.equal(401);
  });

  it('acts under the name of the token, and for the person it names', async () => {
    const { app, calls } = openHttp();
    const order = () => request(app).post(dismiss).set(asDesk);
    await order();
    await order().set('X-On-Behalf-Of', Buffer.from('Élise Roy').toString('latin1'));
    const names = calls.filter(([name]) => name === 'dismissAttention').map((call) => actorIn(call));
    expect(names).to.deep.equal([
      { kind: 'staff', name: 'desk' },
      { kind: 'staff', name: 'desk for Élise Roy', person: 'Élise Roy' },
    ]);
  });

  it('cannot name a person that no log could bear', async () => {
    const { app, calls } = openHttp();
    for (const name of ['x'.repeat(81), 'Eve\tRoy', Buffer.from('Eve\u0085').toString('latin1')]) {
      const answer = await request(app).post(dismiss).set(asDesk).set('X-On-Behalf-Of', name);
      expect([answer.status, answer.body.problems[0].field]).to.deep.equal([400, 'X-On-Behalf-Of']);
    }
    expect(calls).to.have.length(0);
  });
});

describe('requests at the desk', () => {
  it('are searched with filters, fifty at a time unless the desk says otherwise', async () => {
    const { get, calls } = desk();
    const answer = await get(
      '/requests?side=lending&state=shipped&partner=lacite&attention=false&q=a%20b&after=x&limit=2',
    );
    expect([answer.status, answer.body.next, answer.body.items[0].id]).to.deep.equal([200, 'more', '41']);
    await get('/requests');
    const filter = {
      side: 'lending',
      state: ['shipped'],
      partner: ['lacite'],
      attention: false,
      q: 'a b',
      after: 'x',
      limit: 2,
    };
    expect(calls).to.deep.equal([
      ['requests', filter],
      ['requests', { limit: 50 }],
    ]);
  });

  it('are read by id or external id, with the actions allowed now', async () => {
    const { get } = desk();
    expect((await get('/requests/41')).body).to.deep.equal(aRequest);
    expect((await get('/requests/ALG0000041')).body.actions[0].name).to.equal('receive');
    expect((await get('/requests/ALG0000041/explain')).body.sentence).to.equal('La Cité has shipped it.');
    expect((await get('/requests/ALG0000041/history')).body.items[0].event).to.equal('rotaChanged');
  });

  for (const path of ['/requests/nil', '/requests/nil/history', '/requests/nil/explain']) {
    it(`are unknown at ${path}`, async () => {
      const { status, body } = await desk().get(path);
      expect([status, body.type, body.status]).to.deep.equal([404, 'urn:interlend:problem:unknown', 404]);
      expect(body.detail).to.include('"nil"');
    });
  }

  it('are created, and say where they are', async () => {
    const { post, calls } = desk();
    const draft = { serviceType: 'Loan', title: 'Nana', rota: ['lacite'], patron: { id: '7' } };
    const answer = await post('/requests', draft);
    expect([answer.status, answer.headers['location']]).to.deep.equal([201, '/api/v1/requests/41']);
    expect(calls[0]).to.deep.equal(['create', draft, { kind: 'staff', name: 'desk' }]);
  });

  it('name the fields that the engine finds wrong', async () => {
    const problems = [{ field: 'rota', problem: 'there is no partner "x"' }];
    const { post } = desk({ create: async () => ({ kind: 'invalid', problems }) });
    const answer = await post('/requests', { serviceType: 'Loan', title: 'Nana' });
    expect([answer.status, answer.body.problems]).to.deep.equal([422, problems]);
  });

  it('lose an attention item that staff put aside', async () => {
    const { post, calls } = desk();
    expect((await post('/requests/ALG0000041/attention/a1/dismiss')).status).to.equal(204);
    expect(calls.at(-1)?.slice(0, 3)).to.deep.equal(['dismissAttention', '41', 'a1']);
    expect((await post('/requests/41/attention/a2/dismiss')).status).to.equal(404);
    expect((await post('/requests/42/attention/a1/dismiss')).status).to.equal(404);
  });
});

describe('an action', () => {
  it('is done with the version that was on the screen, by id or external id', async () => {
    const { post, calls } = desk();
    const fields = { note: 'on the shelf' };
    expect((await post('/requests/41/actions/receive', { version: 7, fields })).body).to.deep.equal(aRequest);
    expect(calls[0]?.slice(0, 5)).to.deep.equal(['act', '41', 'receive', 7, fields]);
    expect((await post('/requests/ALG0000041/actions/receive', { version: 7 })).status).to.equal(200);
    expect(calls.at(-1)?.slice(0, 5)).to.deep.equal(['act', '41', 'receive', 7, {}]);
    expect((await post('/requests/42/actions/receive', { version: 7 })).status).to.equal(404);
  });

  it('that comes too late is told who was faster and how things are now', async () => {
    const stale = { kind: 'stale', request: aRequest, lastActor: 'night desk', lastEvent: 'receive' } as const;
    const { status, body } = await desk({ act: async () => stale }).post('/requests/41/actions/receive', {
      version: 6,
    });
    expect([status, body.type]).to.deep.equal([409, 'urn:interlend:problem:stale']);
    expect(body).to.deep.include({ request: aRequest, lastActor: 'night desk', lastEvent: 'receive' });
    expect(body.detail).to.include('night desk did “Receive” meanwhile').and.include('version 7');
  });

  it('that the state does not take is told which it takes', async () => {
    const refused = { kind: 'notAllowed', request: aRequest, reason: 'It is not here.' } as const;
    const { status, body } = await desk({ act: async () => refused }).post('/requests/41/actions/ship', { version: 7 });
    expect([status, body.type]).to.deep.equal([409, 'urn:interlend:problem:not-allowed']);
    expect(body.detail).to.equal('It is not here. Allowed now: receive.');
  });
});

describe('messages at the desk', () => {
  it('are listed, and read with raw XML both ways and every attempt', async () => {
    const { get, calls } = desk();
    await get('/messages?request=41&partner=lacite&direction=in&status=applied&limit=5');
    expect(calls[0]?.[1]).to.deep.equal({
      request: '41',
      partner: 'lacite',
      direction: 'in',
      status: 'applied',
      limit: 5,
    });
    expect((await get('/messages/in/9')).body).to.deep.equal(aMessage);
    expect((await get('/messages/out/8')).status).to.equal(404);
  });

  it('can be taken as XML that no browser runs', async () => {
    const { get } = desk();
    const answer = await get('/messages/in/9/xml').buffer(true);
    expect(answer.headers['content-type']).to.equal('application/xml; charset=utf-8');
    expect(answer.headers['x-content-type-options']).to.equal('nosniff');
    expect(answer.headers['content-security-policy']).to.equal("default-src 'none'; sandbox");
    expect(answer.text).to.equal(aMessage.xml);
    expect((await get('/messages/in/9/xml?part=confirmation').buffer(true)).text).to.equal('<ok/>');
  });

  it('are sent again by selection, partner or time, but not all by accident', async () => {
    const { post, calls } = desk();
    const answer = await post('/replay', { partner: 'lacite', since: '2026-07-01T00:00:00Z' });
    expect([answer.status, answer.body.replayed]).to.deep.equal([200, 2]);
    expect(calls[0]?.[1]).to.deep.equal({ partner: 'lacite', since: '2026-07-01T00:00:00Z' });
    expect((await post('/replay', {})).status).to.equal(400);
    expect((await post('/replay', { since: 'yesterday' })).status).to.equal(400);
  });

  it('that could not be read are in quarantine', async () => {
    const { get, calls } = desk();
    expect((await get('/quarantine?after=3&limit=1')).status).to.equal(200);
    expect(calls[0]).to.deep.equal(['quarantine', '3', 1]);
  });
});

describe('partners at the desk', () => {
  const draft = {
    code: 'lacite',
    name: 'La Cité',
    dialect: 'standard',
    url: 'https://ill.lacite.example/iso18626',
    symbols: [{ type: 'ISIL', value: 'CA-LACITE' }],
  };

  it('are listed, read and tested', async () => {
    const { get, post } = desk();
    const { body: one } = await get('/partners/lacite');
    expect(one.version).to.match(/^[\w-]{16}$/);
    expect(one).to.deep.equal({ ...aPartner, version: one.version });
    expect((await get('/partners')).body).to.deep.equal({ items: [one], count: 1 });
    expect((await post('/partners/lacite/test')).body.items[0].step).to.equal('address');
    expect((await get('/partners/nil')).status).to.equal(404);
    expect((await post('/partners/nil/test')).status).to.equal(404);
  });

  it('are added; the token is shown and not kept by anybody on the way', async () => {
    const { post, calls, logged } = desk();
    const outboundAuth = { kind: 'bearer', token: 'planted-secret' };
    const answer = await post('/partners', { ...draft, outboundAuth });
    expect([answer.status, answer.body.token]).to.deep.equal([201, 'shown-once']);
    expect(answer.headers).to.include({ 'cache-control': 'no-store', location: '/api/v1/partners/lacite' });
    expect(calls[0]?.[1]).to.deep.equal({ ...draft, outboundAuth });
    expect(logged()).to.include('/partners').and.not.include('planted-secret').and.not.include('shown-once');
  });

  for (const [what, outboundAuth, field] of [
    ['no token', { kind: 'bearer' }, 'outboundAuth.token'],
    ['a line end in a header', { kind: 'header', name: 'X-Key', value: 'a\r\nb' }, 'outboundAuth.value'],
    ['a space in a header name', { kind: 'header', name: 'X Key', value: 'a' }, 'outboundAuth.name'],
  ] as const) {
    it(`are refused with ${what} (E5)`, async () => {
      const { status, body } = await desk().post('/partners', { ...draft, outboundAuth });
      expect([status, body.problems.map((p: { field: string }) => p.field)]).to.deep.equal([400, [field]]);
    });
  }

  for (const url of ['file:///etc/passwd', 'ftp://x/', 'javascript:alert(1)', 'https://x/\u0000', 'https://x/ y']) {
    it(`cannot live at ${JSON.stringify(url)} (E3)`, async () => {
      expect((await desk().post('/partners', { ...draft, url })).status).to.equal(400);
    });
  }

  it('get and lose credentials', async () => {
    const { post, delete: remove } = desk();
    const issued = await post('/partners/lacite/credentials', { kind: 'path' });
    expect(issued.status).to.equal(201);
    expect(issued.body).to.include({ id: 'c2', secret: 'shown-once' });
    // FF4: what the partner needs is shown whole: the address with the secret in it.
    expect(issued.body.parts).to.have.length(1);
    expect(issued.body.parts[0]).to.include({ part: 'secretAddress' });
    expect(issued.body.parts[0].value).to.match(/\/iso18626\/shown-once$/);
    expect((await post('/partners/nil/credentials', { kind: 'path' })).status).to.equal(404);
    expect((await remove('/partners/lacite/credentials/c1')).status).to.equal(204);
    expect((await remove('/partners/lacite/credentials/c9')).status).to.equal(404);
  });

  it('have a channel that is held, suspended, resumed and probed', async () => {
    const { post, calls } = desk();
    for (const order of ['hold', 'suspend', 'resume', 'probe']) {
      expect((await post(`/partners/lacite/channel/${order}`)).body.state).to.equal('closed');
    }
    // Between the orders the audit log reads how the channel stands.
    const ordered = calls.filter(([name, , order]) => name === 'channel' && order !== undefined);
    expect(ordered.map((call) => call[2])).to.deep.equal(['hold', 'suspend', 'resume', 'probe']);
    expect((await post('/partners/nil/channel/hold')).status).to.equal(404);
    expect((await post('/partners/lacite/channel/explode')).status).to.equal(400);
  });
});

describe('the node at the desk', () => {
  it('tells its name, its symbols and how it is', async () => {
    const { body } = await desk().get('/node');
    expect(body).to.deep.include({ name: 'Algonquin College', symbols: [{ type: 'ISIL', value: 'CA-ALG' }] });
    expect(body.snapshot.outboxDepth).to.equal(3);
  });
});
