import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { createReverseProxy } from '../../src/hosting/reverse-proxy.js';
import { answerAndClose } from '../../src/http/closing.js';

const listening = async (server: Server): Promise<number> => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
};

describe('the port of a host', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close().closeAllConnections();
  });
  let seen: IncomingMessage[] = [];

  async function open(trustedProxies: string[] = []) {
    seen = [];
    const node = createServer(async (req, res) => {
      seen.push(req);
      if (req.url === '/cut') return void res.destroy();
      if (req.url === '/refuses') {
        res.statusCode = 413;
        return answerAndClose(req, res, Buffer.from('too large'), 1_000_000);
      }
      if (req.url === '/half') {
        res.writeHead(200, { 'Content-Length': '100' });
        res.write('half', () => res.destroy());
        return;
      }
      const body = await text(req);
      res.writeHead(201, { 'X-Answer': 'yes', 'Keep-Alive': 'timeout=5' });
      res.end(`${req.method} ${req.url} ${body}`);
    });
    servers.push(node);
    const url = `http://127.0.0.1:${await listening(node)}`;
    const proxy = createReverseProxy({
      trustedProxies,
      routeOf: (name) =>
        ({
          'one.example': { url, certificateHeader: 'X-Client-Cert' },
          'closed.example': { url: undefined, certificateHeader: '' },
          'gone.example': { url: 'http://127.0.0.1:9', certificateHeader: '' },
        })[name],
    });
    servers.push(proxy);
    const port = await listening(proxy);
    return (
      host: string,
      path: string,
      { body, headers = {} }: { body?: string; headers?: Record<string, string> } = {},
    ) =>
      new Promise<{ status: number; headers: IncomingMessage['headers']; body: string }>((done, failed) => {
        const call = request(
          { host: '127.0.0.1', port, path, method: body === undefined ? 'GET' : 'POST', headers: { host, ...headers } },
          (answer) => {
            text(answer).then(
              (got) => done({ status: answer.statusCode ?? 0, headers: answer.headers, body: got }),
              failed,
            );
          },
        );
        call.on('error', failed);
        call.end(body);
      });
  }

  it('hands a call to the library of its host name, and the answer back', async () => {
    const call = await open();
    const answer = await call('One.Example:8626', '/iso18626?a=1', { body: '<é/>' });
    expect(answer).to.include({ status: 201, body: 'POST /iso18626?a=1 <é/>' });
    expect(answer.headers).to.include({ 'x-answer': 'yes' });
    expect(answer.headers['keep-alive']).not.to.equal('timeout=5');
    expect(seen[0]?.headers).to.include({ host: 'One.Example:8626', 'x-forwarded-for': '127.0.0.1' });
  });

  it('says so where no such library is, and asks to come again where it is not open', async () => {
    const call = await open();
    expect(await call('two.example', '/')).to.include({
      status: 421,
      body: 'There is no library of this name here.\nAucune bibliothèque de ce nom ne se trouve ici.\n',
    });
    for (const host of ['closed.example', 'gone.example']) {
      const answer = await call(host, '/iso18626', { body: '<x/>' });
      expect(answer.status).to.equal(503);
      expect(answer.body).to.match(/^This library is not open .+\nCette bibliothèque n’est pas ouverte .+\n$/);
      expect(answer.headers['retry-after']).to.equal('10');
    }
    expect((await call('one.example', '/cut')).status).to.equal(503);
    expect(seen).to.have.length(1);
  });

  it('believes nobody but a trusted proxy who says where a call comes from', async () => {
    const said = {
      'x-forwarded-for': '192.0.2.7',
      'x-forwarded-proto': 'https',
      'x-client-cert': 'ab',
      forwarded: 'for=x',
    };
    const stranger = await open();
    await stranger('one.example', '/', { headers: said });
    expect(seen[0]?.headers).to.include({ 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'http' });
    expect(seen[0]?.headers).not.to.have.any.keys('x-client-cert', 'forwarded');
    const proxied = await open(['127.0.0.0/8']);
    await proxied('one.example', '/', { headers: said });
    expect(seen[0]?.headers).to.include({
      'x-forwarded-for': '192.0.2.7, 127.0.0.1',
      'x-forwarded-proto': 'https',
      'x-client-cert': 'ab',
    });
  });

  it('hands on an answer that comes before the whole call was sent', async () => {
    const call = await open();
    const answer = await call('one.example', '/refuses', { body: 'x'.repeat(3_000_000) });
    expect(answer).to.include({ status: 413, body: 'too large' });
  });

  it('cuts an answer that the library did not finish, so that nobody takes a half for the whole', async () => {
    const call = await open();
    const outcome = await call('one.example', '/half').catch((error: Error) => error.message);
    expect(outcome).to.equal('aborted');
  });
});
