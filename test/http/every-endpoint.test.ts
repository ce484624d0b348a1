import { connect } from 'node:net';
import { expect } from 'chai';
import request from 'supertest';
import { createAdminApp, createApp } from '../../src/http/app.js';
import { startServers } from '../../src/http/servers.js';
import { asDesk, openHttp } from './open-http.js';

const page = { Accept: 'text/html' };
const evil = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' };

/** Every endpoint that is no row of an API: those are walked by `every-address.test.ts`. */
const endpoints: { method: 'get' | 'post' | 'put' | 'options'; path: string; headers?: Record<string, string> }[] = [
  { method: 'get', path: '/', headers: page },
  { method: 'get', path: '/lending', headers: page },
  { method: 'get', path: '/my', headers: page },
  { method: 'get', path: '/my/requests', headers: page },
  { method: 'get', path: '/my/plain' },
  { method: 'get', path: '/my/plain/en/requests' },
  { method: 'get', path: '/my/plain/en/nothing' },
  { method: 'post', path: '/my/plain/fr/ask' },
  { method: 'post', path: '/my/plain/en/sign-in' },
  { method: 'get', path: '/nothing' },
  { method: 'get', path: '/docs' },
  { method: 'get', path: '/assets/nothing.js' },
  { method: 'get', path: '/health/live' },
  { method: 'get', path: '/health/ready' },
  { method: 'get', path: '/health/ready', headers: asDesk },
  { method: 'get', path: '/metrics' },
  { method: 'get', path: '/metrics', headers: asDesk },
  { method: 'get', path: '/sru' },
  { method: 'get', path: '/sru?query=a&recordSchema=<script>' },
  { method: 'put', path: '/sru' },
  { method: 'get', path: '/openurl?title=A' },
  { method: 'post', path: '/openurl' },
  { method: 'get', path: '/copies/guessed' },
  { method: 'post', path: '/copies/guessed' },
  { method: 'get', path: '/iso18626' },
  { method: 'post', path: '/iso18626' },
  { method: 'get', path: '/api/v1/openapi.json' },
  { method: 'get', path: '/api/v1/nothing' },
  { method: 'options', path: '/api/v1/requests' },
  { method: 'get', path: '/api/patron/v1/openapi.json' },
  { method: 'get', path: '/api/patron/v1/nothing' },
  { method: 'options', path: '/api/patron/v1/requests' },
];

describe('every endpoint, to a page of another site (E11, E13)', () => {
  for (const { method, path, headers = {} } of endpoints) {
    it(`${method.toUpperCase()} ${path}${headers === asDesk ? ' with a key' : ''} is shared with nobody, kept by nobody, sniffed and framed by nobody`, async () => {
      const answer = await request(createApp(openHttp().context))
        [method](path)
        .set({ ...evil, ...headers });
      // Without a built desk its pages say so.
      const isUnbuilt = answer.status === 503 && answer.text.includes('The staff desk is not built here');
      expect(isUnbuilt || answer.status < 500, answer.text).to.equal(true);
      const said = answer.headers;
      expect(said['cache-control']).to.match(/no-store/);
      expect(said['x-content-type-options']).to.equal('nosniff');
      expect(said['set-cookie']).to.equal(undefined);
      const shares = Object.keys(said).filter((name) => name.startsWith('access-control-'));
      expect([shares, said['x-powered-by'], said['server']]).to.deep.equal([[], undefined, undefined]);
      if (path.startsWith('/iso18626')) return expect(answer.text).to.equal('');
      expect(said['content-security-policy']).to.match(/^default-src 'none'/);
      expect(said['content-security-policy']).to.match(/frame-ancestors 'none'/);
      expect(said['content-security-policy']).to.not.match(/unsafe-inline|\*/);
    });
  }

  it('health and metrics on the port of this machine answer no name that was led here (FD13)', async () => {
    const { context: given } = openHttp();
    const { tokens: _tokens, ...open } = given;
    const app = createAdminApp(open);
    for (const path of ['/health/live', '/health/ready', '/metrics', '/nothing'])
      for (const host of ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:80', '[::1].evil'])
        expect((await request(app).get(path).set('Host', host)).status, `${path} ${host}`).to.equal(421);
    expect((await request(app).get('/metrics').set('Host', 'localhost')).status).to.equal(200);
  });

  it('no header changes the method of a call', async () => {
    const { app, calls } = openHttp();
    for (const name of ['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'])
      await request(app).get('/api/v1/partners/x').set(asDesk).set(name, 'DELETE');
    await request(app).post('/api/v1/partners/x?_method=DELETE').set(asDesk).send({ _method: 'DELETE' });
    expect(calls.filter(([name]) => /remove|delete/i.test(String(name)))).to.deep.equal([]);
  });
});

describe('calls that a proxy and we could read otherwise (D8, D26)', () => {
  /** What is behind a call that was refused unread is no call of its own. */
  const hidden = 'GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n';
  const json = 'Content-Type: application/json\r\n';
  const length = `Content-Length: ${hidden.length}\r\n`;
  const cases: [what: string, call: string, status: number][] = [
    ['two hosts', 'GET /health/live HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n', 400],
    ['no host', 'GET /health/live HTTP/1.1\r\n\r\n', 400],
    [
      'length and chunks',
      `POST /api/v1/session HTTP/1.1\r\nHost: a\r\n${json}${length}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`,
      400,
    ],
    [
      'two lengths',
      `POST /api/v1/session HTTP/1.1\r\nHost: a\r\n${json}${length}Content-Length: 2\r\n\r\n{}${hidden}`,
      400,
    ],
    [
      'chunks under another name',
      `POST /api/v1/session HTTP/1.1\r\nHost: a\r\n${json}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${hidden}`,
      400,
    ],
    [
      'a blank before the colon',
      `POST /api/v1/session HTTP/1.1\r\nHost: a\r\n${json}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${hidden}`,
      400,
    ],
    ['line ends without a return', 'GET /health/live HTTP/1.1\nHost: a\n\n', 400],
    ['a body on a look', `GET /health/live HTTP/1.1\r\nHost: a\r\n${length}\r\n${hidden}`, 200],
    ['a body that nobody reads', `PUT /sru HTTP/1.1\r\nHost: a\r\n${length}\r\n${hidden}`, 405],
    ['a body of a stranger', `POST /api/v1/requests HTTP/1.1\r\nHost: a\r\n${json}${length}\r\n${hidden}`, 401],
    ['another host before the path', 'GET http://evil.example/api/v1/session HTTP/1.1\r\nHost: a\r\n\r\n', 401],
  ];
  for (const [what, call, status] of cases)
    it(`${what}: ${status}, and one answer`, async () => {
      const { context: given } = openHttp();
      const servers = await startServers({
        public: { app: createApp(given), host: '127.0.0.1', port: 0 },
        log: given.log,
      });
      try {
        expect(await answersTo(servers.port, call)).to.deep.equal([status]);
      } finally {
        await servers.stop({ graceMs: 0, withinMs: 0 });
      }
    });
});

/** The statuses of all answers that come, until the node hangs up or one more call on the same line is answered. */
function answersTo(port: number, call: string): Promise<number[]> {
  return new Promise((done) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(call);
      // Whoever still listens answers this too, and then hangs up.
      socket.write('GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    });
    const all = () => [...heard.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
    const end = () =>
      done(all().filter((status, at, statuses) => !(at > 0 && at === statuses.length - 1 && status === 404)));
    socket.on('data', (bytes) => {
      heard += bytes.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', end);
  });
}
