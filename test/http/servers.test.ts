import http from 'node:http';
import net from 'node:net';
import { expect } from 'chai';
import { createAdminApp } from '../../src/http/app.js';
import { startServers } from '../../src/http/servers.js';
import { openDoors } from './doors.js';

const quiet = openDoors().doors.log;
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
    const { doors, app } = openDoors();
    const { tokens: _none, ...loopback } = doors;
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

  it('hangs up on an address that holds too many connections (D9)', async () => {
    const servers = await startServers({ log: quiet, public: listening(() => undefined), connectionsPerSource: 2 });
    const sockets = [1, 2, 3].map(() => net.connect(servers.port, '127.0.0.1').on('error', () => undefined));
    await new Promise((resolve) => sockets[2]?.once('close', resolve));
    expect(sockets.map(({ destroyed }) => destroyed)).to.deep.equal([false, false, true]);
    for (const socket of sockets) socket.destroy();
    await servers.stop({ graceMs: 0 });
  });

  it('lets a listed proxy hold as many as it needs', async () => {
    const answer = listening((_req, res) => void res.end('x'));
    const trustedProxies = ['127.0.0.0/8'];
    const servers = await startServers({ log: quiet, public: answer, connectionsPerSource: 0, trustedProxies });
    expect((await fetchWith(new http.Agent(), servers.url)).status).to.equal(200);
    await servers.stop({ graceMs: 0 });
  });
});
