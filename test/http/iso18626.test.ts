import { expect } from 'chai';
import request from 'supertest';
import type { Reply } from '../../src/engine/model/arrivals.js';
import type { Gateway } from '../../src/engine/model/gateway.js';
import { worthOf } from '../../src/http/iso18626.js';
import { openHttp } from './open-http.js';

const xml = 'application/xml';
const replying = (reply: Reply) => openHttp({}, { receive: async () => reply });
const post = (app: Parameters<typeof request>[0], path = '/iso18626') =>
  request(app).post(path).set('Content-Type', xml);

describe('a message at the partners’ endpoint', () => {
  it('reaches the engine byte for byte and is answered with its confirmation', async () => {
    const { app, arrivals } = openHttp();
    const bytes = Buffer.from('<a>é</a>', 'latin1');
    const answer = await request(app)
      .post('/iso18626')
      .set('Content-Type', 'application/xml; charset=ISO-8859-1')
      .serialize((body) => body)
      .send(bytes as never)
      .buffer(true);
    expect(answer.status).to.equal(200);
    expect(answer.text).to.equal('<é/>');
    expect(answer.headers).to.include({ 'content-type': 'application/xml; charset="utf-8"', 'content-length': '5' });
    expect(arrivals[0]?.bytes.equals(bytes)).to.equal(true);
    expect(arrivals[0]?.contentType).to.equal('application/xml; charset=ISO-8859-1');
  });

  for (const type of ['text/xml', 'Application/XML;Charset="UTF-8"', 'application/iso18626+xml; charset=utf-16']) {
    it(`may call itself ${type} (D12)`, async () => {
      const answer = await request(openHttp().app).post('/iso18626').set('Content-Type', type).send('<a/>');
      expect(answer.status).to.equal(200);
    });
  }

  for (const type of ['application/json', 'application/x-www-form-urlencoded', 'text/plain', 'image/svg+xml', 'xml']) {
    it(`is refused as ${type} (D11)`, async () => {
      const { app, arrivals } = openHttp();
      const answer = await request(app).post('/iso18626').set('Content-Type', type).send('<a/>');
      expect([answer.status, answer.text, answer.headers['connection']]).to.deep.equal([415, '', 'close']);
      expect(arrivals).to.have.length(0);
    });
  }

  it('is refused without a type, and when it is compressed (D10, D11)', async () => {
    const { app } = openHttp();
    expect((await request(app).post('/iso18626')).status).to.equal(415);
    for (const packed of ['gzip', 'br', 'deflate', 'gzip, gzip'])
      expect((await post(app).set('Content-Encoding', packed).send('<a/>')).status, packed).to.equal(415);
    expect((await post(app).set('Content-Encoding', 'Identity').send('<a/>')).status).to.equal(200);
  });

  it('is not asked for by other methods (D26)', async () => {
    const { app } = openHttp();
    for (const method of ['get', 'put', 'delete', 'options', 'head'] as const) {
      const answer = await request(app)[method]('/iso18626/some-token');
      expect([method, answer.status, answer.headers['allow']]).to.deep.equal([method, 405, 'POST']);
    }
  });

  it('finds no endpoint one step further, nor by a doubled or an encoded slash or dots (D26)', async () => {
    const { app } = openHttp();
    for (const path of [
      '/iso18626/a/b',
      '//iso18626',
      '/iso18626x',
      '/x/%2e%2e/iso18626',
      '/iso18626%2ftoken',
      '/%2e%2e/etc/passwd',
    ]) {
      expect((await post(app, path).send('<a/>')).status, path).to.equal(404);
    }
  });
});

describe('what the engine says', () => {
  it('is a 200 also when the message was refused on its content', async () => {
    const { app } = replying({ kind: 'confirmed', xml: '<error/>', outcome: 'refused' });
    const answer = await post(app).send('<a/>').buffer(true);
    expect([answer.status, answer.text]).to.deep.equal([200, '<error/>']);
  });

  it('FB2: is a 200 with the confirmation also when nobody can tell what arrived', async () => {
    const { app } = replying({ kind: 'unreadable', xml: '<error/>' });
    const answer = await post(app).send('no').buffer(true);
    expect([answer.status, answer.type, answer.text]).to.deep.equal([200, 'application/xml', '<error/>']);
  });

  it('is an empty 403 when the caller speaks for somebody else', async () => {
    const answer = await post(replying({ kind: 'denied' }).app).send('<a/>');
    expect([answer.status, answer.text]).to.deep.equal([403, '']);
  });

  it('is a 503 with a time when it cannot store', async () => {
    const answer = await post(replying({ kind: 'down', retryAfterSeconds: 3.2 }).app).send('<a/>');
    expect([answer.status, answer.text, answer.headers['retry-after']]).to.deep.equal([503, '', '4']);
  });

  it('is a 503 too when it breaks, and the reason goes to the log alone', async () => {
    const context = openHttp({}, { receive: () => Promise.reject(new Error('relation does not exist')) });
    const answer = await post(context.app).send('<a/>');
    expect([answer.status, answer.text]).to.deep.equal([503, '']);
    expect(answer.headers['retry-after']).to.equal('10');
    expect(context.logged()).to.include('relation does not exist');
  });
});

describe('who calls', () => {
  it('may show a bearer token, a header of its own, a name and password, and a path', async () => {
    const { app, arrivals } = openHttp();
    await post(app, '/iso18626/path%2Fsecret').set('Authorization', 'bearer  one').set('X-Api-Key', 'two').send('<a/>');
    await post(app)
      .set('Authorization', `Basic ${btoa('user:pass:word')}`)
      .set('apikey', 'three')
      .send('<a/>');
    expect(arrivals[0]?.presented).to.deep.equal([
      { kind: 'bearer', secret: 'one' },
      { kind: 'header', name: 'x-api-key', secret: 'two' },
      { kind: 'path', secret: 'path/secret' },
    ]);
    expect(arrivals[1]?.presented).to.deep.equal([
      { kind: 'basic', user: 'user', secret: 'pass:word' },
      { kind: 'header', name: 'apikey', secret: 'three' },
    ]);
  });

  it('is nobody when what is shown is rubbish', async () => {
    const { app, arrivals } = openHttp();
    await post(app).set('Authorization', 'Basic !!!').set('X-Api-Key', 'x'.repeat(600)).send('<a/>');
    await post(app).set('Authorization', 'Digest abc').send('<a/>');
    expect(arrivals.map(({ presented }) => presented)).to.deep.equal([[], []]);
  });

  it('gets one and the same 401 for an unknown token, a wrong one and none', async () => {
    const { app } = replying({ kind: 'unauthenticated' });
    const answers = [
      await post(app).send('<a/>'),
      await post(app).set('Authorization', 'Bearer wrong').send('<a/>'),
      await post(app, '/iso18626/wrong').send('<a/>'),
    ];
    const seen = answers.map(({ status, text, headers }) => {
      const { date: _date, ...rest } = headers;
      return { status, text, rest };
    });
    expect(seen[0]).to.include({ status: 401, text: '' });
    expect(seen[1]).to.deep.equal(seen[0]);
    expect(seen[2]).to.deep.equal(seen[0]);
  });

  it('waits when it keeps guessing', async () => {
    const { app } = replying({ kind: 'unauthenticated' });
    for (let guess = 0; guess < 3; guess++) await post(app).send('<a/>');
    const started = performance.now();
    await post(app).send('<a/>');
    expect(performance.now() - started).to.be.greaterThan(55);
  });

  it('leaves no secret in the log, not even one that cannot be decoded (E16)', async () => {
    const context = openHttp({}, { receive: () => Promise.reject(new Error('broken')) });
    await post(context.app, '/iso18626/planted-secret').set('Authorization', 'Bearer planted-secret').send('<a/>');
    await post(context.app, '/iso18626/planted-secret%zz').send('<a/>');
    await request(context.app).get('/iso18626/planted-secret');
    expect(context.logged()).to.include('503').and.not.include('planted-secret');
  });

  it('is where the connection comes from, whatever it says, unless a listed proxy says so (E18)', async () => {
    const open = openHttp();
    await post(open.app).set('X-Forwarded-For', '198.51.100.7').send('<a/>');
    expect(open.arrivals[0]?.sourceAddress).to.match(/127\.0\.0\.1$/);
    const behind = openHttp({ trustedProxies: ['127.0.0.1', '::1'] });
    await post(behind.app).set('X-Forwarded-For', '203.0.113.9, 198.51.100.7').send('<a/>');
    expect(behind.arrivals[0]?.sourceAddress).to.equal('198.51.100.7');
  });

  it('is known by its client certificate where a listed proxy says it; nobody else is believed (E18)', async () => {
    const header = { certificateHeader: 'x-client-fingerprint' };
    const shown = 'AB:'.repeat(31).concat('AB');
    const presentedTo = async (more: Parameters<typeof openHttp>[0]) => {
      const { app, arrivals } = openHttp(more);
      await post(app).set('X-Client-Fingerprint', shown).send('<a/>');
      await post(app).set('X-Client-Fingerprint', 'no certificate').send('<a/>');
      return arrivals.map(({ presented }) => presented);
    };
    const believed = await presentedTo({ ...header, trustedProxies: ['127.0.0.1', '::1'] });
    expect(believed).to.deep.equal([[{ kind: 'certificate', secret: 'ab'.repeat(32) }], []]);
    expect(await presentedTo({ ...header, trustedProxies: ['192.0.2.1'] })).to.deep.equal([[], []]);
    expect(await presentedTo(header)).to.deep.equal([[], []]);
    expect(await presentedTo({ trustedProxies: ['127.0.0.1', '::1'] })).to.deep.equal([[], []]);
  });
});

describe('many calls at once at the partners’ endpoint', () => {
  it('is let in up to the limit; the next waits, and is told to come back when nobody leaves in time', async () => {
    let finish = () => {};
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const limits = { bodyBytes: 1000, concurrentInbound: 1, waiting: 1, waitMs: 20 };
    let inside = 0;
    const receive = async (): Promise<Reply> => {
      inside++;
      await held;
      return { kind: 'denied' };
    };
    const { app } = openHttp({ limits }, { receive });
    const first = post(app).send('<a/>').then();
    while (inside === 0) await new Promise(setImmediate);
    const late = await post(app).send('<a/>');
    expect([late.status, late.text, late.headers['retry-after'], inside]).to.deep.equal([429, '', '2', 1]);
    finish();
    expect((await first).status).to.equal(403);
  });

  it('FD1: beside others a second megabyte is refused before it is read; small messages of others go on', async () => {
    let taken = 0;
    const receive: Gateway['receiving']['receive'] = async () => {
      taken += 1;
      return { kind: 'confirmed', xml: '<ok/>', outcome: 'applied' };
    };
    const limits = { bodyBytes: 2_000_000, concurrentInbound: 4, perPartnerPerMinute: 600 };
    const { app } = openHttp({ limits }, { receive });
    const as = (token: string, bytes: number) =>
      post(app)
        .set('Authorization', `Bearer ${token}`)
        .send(`<a>${'x'.repeat(bytes)}</a>`);
    for (let count = 0; count < 3; count += 1) expect((await as('noisy', 1_000_000)).status, 'alone').to.equal(200);
    expect((await as('calm', 1_000)).status).to.equal(200);
    const next = await as('noisy', 1_000_000);
    expect([next.status, next.headers['connection'], taken]).to.deep.equal([429, 'close', 4]);
    expect(Number(next.headers['retry-after'])).to.be.within(2, 60);
    for (let count = 0; count < 20; count += 1) expect((await as('calm', 1_000)).status).to.equal(200);
    expect([worthOf(3_000), worthOf(64 * 1024), worthOf(1024 * 1024)]).to.deep.equal([1, 4, 244]);
  });

  it('cannot use up another’s quota', async () => {
    const limits = { bodyBytes: 1000, concurrentInbound: 4, perPartnerPerMinute: 1 };
    const { app } = openHttp({ limits });
    const as = (token: string) => post(app).set('Authorization', `Bearer ${token}`).send('<a/>');
    expect([(await as('one')).status, (await as('two')).status]).to.deep.equal([200, 200]);
    const refused = await as('one');
    expect([refused.status, refused.headers['retry-after'], refused.text]).to.deep.equal([429, '60', '']);
    expect((await as('three')).status).to.equal(200);
  });

  it('waits for an answer when it comes again before its time', async () => {
    const limits = { bodyBytes: 1000, concurrentInbound: 4, perPartnerPerMinute: 1 };
    const { app } = openHttp({ limits });
    const as = async (token: string) => {
      const began = performance.now();
      const { status } = await post(app).set('Authorization', `Bearer ${token}`).send('<a/>');
      return { status, isLate: performance.now() - began > 950 };
    };
    for (const token of ['one', 'two']) await as(token);
    expect((await as('one')).status).to.equal(429);
    expect(await as('one')).to.deep.equal({ status: 429, isLate: true });
  });

  it('of strangers is nobody’s: what they send is not read where it is large, and takes no place', async () => {
    const limits = { bodyBytes: 2_000_000, concurrentInbound: 0 };
    const { app, arrivals } = openHttp({ limits }, { recognise: async () => undefined });
    const large = await post(app)
      .set('Authorization', 'Bearer guess')
      .send(`<a>${'x'.repeat(1_000_000)}</a>`);
    expect([large.status, large.headers['connection'], large.text]).to.deep.equal([401, 'close', '']);
    expect((await post(app).set('Authorization', 'Bearer guess').send('<a/>')).status).to.equal(401);
    expect(arrivals).to.have.length(0);
  });
});
