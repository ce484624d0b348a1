import http from 'node:http';
import net from 'node:net';
import { expect } from 'chai';
import { createAdminApp } from '../../src/http/app.js';
import { startServers } from '../../src/http/servers.js';
import { openHttp } from './open-http.js';

const quiet = openHttp().context.log;
const listening = (app: http.RequestListener) => ({ app, host: '127.0.0.1', port: 0 });

function fetchWith(agent: http.Agent, url: string): Promise<{ status?: number; connection?: string }> {
  return new Promise((resolve, reject) => {
    const call = http.get(url, { agent }, (res) => {
      res.resume().on('end', () => resolve({ status: res.statusCode, connection: res.headers.connection }));
    });
    call.on('error', reject);
  });
}

describe('a node that leaves (A16)', () => {
  it('finishes what is under way, says Connection: close, and takes nobody new', async () => {
    let finish = () => {};
    const servers = await startServers({
      log: quiet,
      public: listening((_req, res) => {
        finish = () => res.end('done');
      }),
    });
    const agent = new http.Agent({ keepAlive: true });
    const call = fetchWith(agent, servers.url);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const stopped = servers.stop({ graceMs: 10 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    const refused = await fetchWith(new http.Agent(), servers.url).catch((error: NodeJS.ErrnoException) => error.code);
    expect(refused).to.equal('ECONNREFUSED');
    finish();
    expect(await call).to.deep.equal({ status: 200, connection: 'close' });
    await stopped;
  });

  it('still answers a call on a kept connection during the grace', async () => {
    const servers = await startServers({ log: quiet, public: listening((_req, res) => void res.end('x')) });
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    expect((await fetchWith(agent, servers.url)).connection).to.equal('keep-alive');
    const stopped = servers.stop({ graceMs: 200 });
    expect(await fetchWith(agent, servers.url)).to.deep.equal({ status: 200, connection: 'close' });
    await stopped;
    agent.destroy();
  });

  it('takes in a connection that was made just before, and answers its call', async () => {
    const servers = await startServers({ log: quiet, public: listening((_req, res) => void res.end('x')) });
    const socket = net.connect(servers.port, '127.0.0.1');
    const answer = answerOn(socket);
    // The system has made the connection; the server has not been told of it yet.
    await new Promise<void>((resolve) => process.nextTick(resolve));
    const stopped = servers.stop({ graceMs: 1000 });
    socket.write('GET / HTTP/1.1\r\nHost: library\r\n\r\n');
    expect(await answer).to.match(/^HTTP\/1\.1 200 OK\r\n[\s\S]*Connection: close/i);
    await stopped;
  });

  it('answers a call that came on a kept connection while the process was busy', async () => {
    const servers = await startServers({ log: quiet, public: listening((_req, res) => void res.end('x')) });
    const socket = await connected(servers.port);
    const answer = answerOn(socket);
    const call = () => void socket.write('GET / HTTP/1.1\r\nHost: library\r\n\r\n');
    call();
    await new Promise((resolve) => socket.once('data', resolve));
    const stopped = servers.stop({ graceMs: 100 });
    // Busy over the end of the grace: when the process looks again, the call and the end of the grace are both there.
    const busy = () => {
      call();
      for (const until = performance.now() + 120; performance.now() < until; );
    };
    setTimeout(() => setImmediate(busy), 50);
    expect((await answer).match(/HTTP\/1\.1 200 OK|Connection: [\w-]+/gi)).to.deep.equal([
      'HTTP/1.1 200 OK',
      'Connection: keep-alive',
      'HTTP/1.1 200 OK',
      'Connection: close',
    ]);
    await stopped;
  });

  it('cuts what does not finish in time', async () => {
    const servers = await startServers({ log: quiet, public: listening(() => undefined) });
    const call = fetchWith(new http.Agent(), servers.url).catch((error: NodeJS.ErrnoException) => error.code);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await servers.stop({ graceMs: 0, withinMs: 20 });
    expect(await call).to.equal('ECONNRESET');
  });
});

describe('ports', () => {
  it('opens the admin port beside the public one', async () => {
    const { context, app } = openHttp();
    const { tokens: _none, ...loopback } = context;
    const servers = await startServers({
      log: quiet,
      public: listening(app),
      admin: listening(createAdminApp(loopback)),
    });
    expect((await fetch(`${servers.adminUrl}/health/ready`)).status).to.equal(200);
    expect((await fetch(`${servers.url}/health/ready`)).status).to.equal(401);
    await servers.stop({ graceMs: 0 });
  });

  it('says which port is taken, and leaves none half open', async () => {
    const servers = await startServers({ log: quiet, public: listening(() => undefined) });
    const taken = { app: () => undefined, host: '127.0.0.1', port: servers.port };
    const failed = await startServers({ log: quiet, public: listening(() => undefined), admin: taken }).catch(String);
    expect(failed).to.include(`Cannot listen on 127.0.0.1:${servers.port}`).and.include('EADDRINUSE');
    await servers.stop({ graceMs: 0 });
  });

  it('FH7: a caller from an address that holds too many connections is told to come again, and the others stay', async () => {
    const calls: http.ServerResponse[] = [];
    const servers = await startServers({
      log: quiet,
      public: listening((_req, res) => void calls.push(res)),
      connectionsPerSource: 2,
    });
    const open = [1, 2].map(() => fetch(servers.url).then((answer) => answer.text()));
    await eventually(() => calls.length === 2);
    const third = await fetch(servers.url);
    expect([third.status, third.headers.get('retry-after')]).to.deep.equal([503, '5']);
    for (const res of calls) res.end('done');
    expect(await Promise.all(open)).to.deep.equal(['done', 'done']);
    await servers.stop({ graceMs: 0 });
  });

  it('FD10: connections that say nothing make room for those that ask, the oldest first; a call under way is never cut (D9)', async () => {
    const calls: http.ServerResponse[] = [];
    const servers = await startServers({
      log: quiet,
      public: listening((_req, res) => void calls.push(res)),
      connections: 4,
    });
    const first = fetch(servers.url).then((answer) => answer.text());
    await eventually(() => calls.length === 1);
    const silent: net.Socket[] = [];
    for (const _ of [1, 2, 3]) silent.push(await connected(servers.port));
    const closed = silent.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    const second = fetch(servers.url).then((answer) => answer.text());
    await closed[0];
    await eventually(() => calls.length === 2);
    expect(silent.map(({ destroyed }) => destroyed)).to.deep.equal([true, false, false]);
    for (const res of calls) res.end('done');
    expect(await Promise.all([first, second])).to.deep.equal(['done', 'done']);
    for (const socket of silent) socket.destroy();
    await servers.stop({ graceMs: 0 });
  });

  it('lets a listed proxy hold as many as it needs', async () => {
    const answer = listening((_req, res) => void res.end('x'));
    const trustedProxies = ['127.0.0.0/8'];
    const servers = await startServers({ log: quiet, public: answer, connectionsPerSource: 1, trustedProxies });
    for (const _ of [1, 2, 3]) expect((await fetchWith(new http.Agent(), servers.url)).status).to.equal(200);
    await servers.stop({ graceMs: 0 });
  });
});

const connected = (port: number): Promise<net.Socket> =>
  new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => resolve(socket));
    socket.on('error', () => undefined);
  });
/** All that comes on a connection until it ends; the error where it is reset. */
const answerOn = (socket: net.Socket): Promise<string> =>
  new Promise((resolve) => {
    let all = '';
    socket.on('data', (piece) => {
      all += piece;
    });
    socket.on('close', () => resolve(all)).on('error', (error) => resolve(String(error)));
  });

async function eventually(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
