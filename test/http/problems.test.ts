import { expect } from 'chai';
import request from 'supertest';
import { asDesk, openHttp } from './open-http.js';

type Fields = { field: string; problem: string }[];
const said = (field: string, problem: string) => ({ field, problem });
const create = (app: Parameters<typeof request>[0], body: unknown) =>
  request(app)
    .post('/api/v1/requests')
    .set(asDesk)
    .set('Content-Type', 'application/json')
    .send(body as object);

describe('a call that cannot be understood', () => {
  for (const [what, body, problems] of [
    ['a missing field', { serviceType: 'Loan' }, [said('title', 'Fill in this field.')]],
    [
      'a field nobody knows',
      { serviceType: 'Loan', title: 'Nana', role: 'admin' },
      [said('role', 'This field is not known here. Check its spelling or leave it out.')],
    ],
    [
      'a word outside its list',
      { serviceType: 'Gift', title: 'Nana' },
      [said('serviceType', 'Choose one of these values: Loan, Copy or CopyOrLoan.')],
    ],
    ['a number for a text', { serviceType: 'Loan', title: 7 }, [said('title', 'Write text here.')]],
    [
      'mistakes deeper down, all at once',
      { serviceType: 'Loan', title: 'x', rota: [1], maximumCosts: { amount: '5', currency: 'dollars' } },
      [
        said('maximumCosts.currency', 'Write the currency as three capital letters, for example CAD.'),
        said('rota.0', 'Write text here.'),
      ],
    ],
  ] as [string, object, Fields][]) {
    it(`is a 400 that names ${what} and the remedy`, async () => {
      const { app, calls } = openHttp();
      const answer = await create(app, body);
      expect([answer.status, answer.type]).to.deep.equal([400, 'application/problem+json']);
      expect(answer.body.problems.map(({ field, problem }: Fields[0]) => said(field, problem))).to.have.deep.members(
        problems,
      );
      for (const { code } of answer.body.problems) expect(code).to.match(/^field\./);
      expect(answer.body.type).to.equal('urn:interlend:problem:not-understood');
      expect(calls).to.have.length(0);
    });
  }

  for (const query of [
    'limit=0',
    'limit=201',
    'limit=many',
    'side=both',
    'sort=title',
    `q=${'x'.repeat(201)}`,
    'q=%00',
    'q=a&q=b',
  ]) {
    it(`is a 400 for ?${query.slice(0, 20)}`, async () => {
      const { app, calls } = openHttp();
      const answer = await request(app).get(`/api/v1/requests?${query}`).set(asDesk);
      expect([answer.status, answer.body.problems?.[0]?.field]).to.deep.equal([400, query.split('=')[0]]);
      expect(calls).to.have.length(0);
    });
  }

  it('is a 400 for an address with control characters or one that cannot be decoded (D26)', async () => {
    const { app, calls } = openHttp();
    for (const path of ['/requests/%00', '/requests/a%0d%0ab', '/requests/%zz', `/requests/${'x'.repeat(101)}`]) {
      const answer = await request(app).get(`/api/v1${path}`).set(asDesk);
      expect([answer.status, answer.type], path).to.deep.equal([400, 'application/problem+json']);
    }
    expect(calls).to.have.length(0);
  });
});

describe('a body that is not plain JSON', () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'application/jsonx']) {
    it(`is a 415 as ${type}`, async () => {
      const answer = await request(openHttp().app)
        .post('/api/v1/requests')
        .set(asDesk)
        .set('Content-Type', type)
        .send('{"serviceType":"Loan","title":"Nana"}');
      expect([answer.status, answer.type]).to.deep.equal([415, 'application/problem+json']);
    });
  }

  it('is a 415 when it is compressed or in another charset', async () => {
    const { app } = openHttp();
    const json = '{"serviceType":"Loan","title":"Nana"}';
    expect((await create(app, json).set('Content-Encoding', 'gzip')).status).to.equal(415);
    expect((await create(app, json).set('Content-Type', 'application/json; charset=latin1')).status).to.equal(415);
    expect((await create(app, json).set('Content-Type', 'application/json; charset=utf-8; x=1')).status).to.equal(201);
  });

  it('is a 413 over 256 KB, also without a token', async () => {
    const { app } = openHttp();
    const big = JSON.stringify({ title: 'x'.repeat(300_000) });
    expect((await create(app, big)).status).to.equal(413);
    const stranger = await request(app).post('/api/v1/requests').set('Content-Type', 'application/json').send(big);
    expect([stranger.status, stranger.headers['connection']]).to.deep.equal([401, 'close']);
  });

  it('is a 400 when it is broken or not an object, and a 415 when it is missing', async () => {
    const { app } = openHttp();
    for (const body of ['{', '"text"', '7', '[]', 'null', '']) {
      const answer = await create(app, body);
      expect([answer.status, answer.type], body).to.deep.equal([400, 'application/problem+json']);
    }
    expect((await request(app).post('/api/v1/requests').set(asDesk)).status).to.equal(415);
  });

  for (const json of [
    '{"version":1,"fields":{"__proto__":{"polluted":true}}}',
    '{"version":1,"fields":{"a":{"constructor":{"prototype":{"polluted":true}}}}}',
    '{"version":1,"fields":{"note":"a\\u0000b"}}',
    `{"version":1,"fields":${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}}`,
  ]) {
    it(`is a 400 when it carries ${json.slice(24, 60)} (E15)`, async () => {
      const { app, calls } = openHttp();
      const answer = await request(app)
        .post('/api/v1/requests/41/actions/receive')
        .set(asDesk)
        .set('Content-Type', 'application/json')
        .send(json);
      expect(answer.status).to.equal(400);
      expect(calls).to.have.length(0);
      expect(({} as Record<string, unknown>)['polluted']).to.equal(undefined);
    });
  }
});

describe('an address that is not there', () => {
  it('is a problem of 404, inside the API and outside', async () => {
    const { app } = openHttp();
    for (const path of ['/api/v1/nothing', '/api/v1', '/api/v1//requests', '/nothing', '/api/v1/requests/41/x']) {
      const answer = await request(app).get(path).set(asDesk);
      expect([answer.status, answer.type, answer.body.status], path).to.deep.equal([
        404,
        'application/problem+json',
        404,
      ]);
    }
  });

  it('is a 405 with Allow when only the method is wrong', async () => {
    const { app } = openHttp();
    const answer = await request(app).put('/api/v1/requests').set(asDesk);
    expect([answer.status, answer.type]).to.deep.equal([405, 'application/problem+json']);
    expect(answer.headers['allow']?.split(', ')).to.have.members(['GET', 'POST']);
    expect((await request(app).delete('/api/v1/requests/41').set(asDesk)).headers['allow']).to.equal('GET, PATCH');
  });
});

describe('a surprise', () => {
  it('is a 500 that tells a trace id and nothing else; the log has both (E22)', async () => {
    const broken = () => Promise.reject(new Error('password=hunter2 at secret.ts:1'));
    const { app, logged } = openHttp({}, { requests: broken });
    const answer = await request(app).get('/api/v1/requests').set(asDesk);
    expect([answer.status, answer.type]).to.deep.equal([500, 'application/problem+json']);
    expect(answer.text).to.not.match(/hunter2|secret\.ts|\bat /);
    expect(answer.body.traceId)
      .to.match(/^[0-9a-f-]{36}$/)
      .and.equal(answer.headers['x-trace-id']);
    expect(logged()).to.include('hunter2').and.include(answer.body.traceId);
  });

  it('is a 500 too when an error wears a number of its own', async () => {
    const broken = () => Promise.reject(Object.assign(new Error('inside'), { status: 502 }));
    const answer = await request(openHttp({}, { requests: broken }).app)
      .get('/api/v1/requests')
      .set(asDesk);
    expect(answer.status).to.equal(500);
  });
});

describe('a database that is away', () => {
  for (const [how, error] of [
    ['does not listen', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
    ['is being stopped', Object.assign(new Error('terminating connection'), { code: '57P01' })],
    ['cuts the connection', new Error('Connection terminated unexpectedly')],
  ] as [string, Error][])
    it(`is a 503 with the time to try again when it ${how}`, async () => {
      const { app } = openHttp({}, { requests: () => Promise.reject(error) });
      const answer = await request(app).get('/api/v1/requests').set(asDesk);
      expect([answer.status, answer.headers['retry-after'], answer.body.type]).to.deep.equal([
        503,
        '5',
        'urn:interlend:problem:unavailable',
      ]);
    });
});

describe('headers', () => {
  it('keep browsers from sniffing, framing and sharing, and name no software (E13)', async () => {
    const { headers } = await request(openHttp().app)
      .get('/api/v1/node')
      .set(asDesk)
      .set('Origin', 'https://evil.example');
    expect(headers).to.include({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    expect(headers['content-security-policy']).to.include("frame-ancestors 'none'");
    expect(headers['strict-transport-security']).to.match(/^max-age=\d{8,}/);
    expect(headers).to.not.have.any.keys('x-powered-by', 'access-control-allow-origin', 'etag');
  });
});
