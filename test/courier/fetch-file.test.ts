import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { createFileFetcher } from '../../src/adapters/courier/fetch-file.js';
import { inEnglish } from '../support/said.js';

describe('fetching a file', () => {
  let server: Server;
  let url = '';
  let asked: IncomingHttpHeaders = {};
  const { fetch, close } = createFileFetcher({ allowAddresses: ['127.0.0.0/8'], userAgent: 'Interlend' });
  const closed = createFileFetcher({ allowAddresses: [], userAgent: 'Interlend' });
  const get = (path: string, more: object = {}) =>
    fetch({ url: `${url}${path}`, maxBytes: 1000, limitMs: 2000, ...more });

  before(async () => {
    server = createServer((req, res) => {
      asked = req.headers;
      if (req.url === '/moved') res.writeHead(302, { location: 'http://10.0.0.1/' }).end();
      else if (req.url === '/large') res.writeHead(200).end('x'.repeat(5000));
      else if (req.url === '/locked') res.writeHead(401).end();
      else if (req.url === '/slow') res.writeHead(200).write('{');
      else if (req.headers['if-none-match'] === '"7"') res.writeHead(304).end();
      else res.writeHead(req.url === '/file' ? 200 : 404, { etag: '"7"' }).end('{}');
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await Promise.all([close(), closed.close()]);
  });

  it('brings the bytes and their tag, presenting the key', async () => {
    expect(await get('/file', { token: 'secret' })).to.deep.equal({
      kind: 'new',
      bytes: Buffer.from('{}'),
      etag: '"7"',
    });
    expect(asked['authorization']).to.equal('Bearer secret');
    expect(await get('/file', { etag: '"7"' })).to.deep.equal({ kind: 'unchanged' });
  });

  it('says in a sentence why not', async () => {
    for (const [path, words] of [
      ['/moved', 'another address'],
      ['/large', 'larger than'],
      ['/locked', '401'],
      ['/nothing', '404'],
    ] as const) {
      const found = await get(path);
      expect(found.kind === 'failed' && inEnglish(found.reason), path).to.include(words);
    }
    const slow = await get('/slow', { limitMs: 200 });
    expect(slow.kind).to.equal('failed');
    const nobody = await fetch({ url: 'http://127.0.0.1:9/', maxBytes: 1000, limitMs: 2000 });
    expect(nobody.kind === 'failed' && inEnglish(nobody.reason)).to.match(/not allowed|refused/);
  });

  it('goes nowhere inside', async () => {
    const found = await closed.fetch({ url: `${url}/file`, maxBytes: 1000, limitMs: 2000 });
    expect(found.kind === 'failed' && inEnglish(found.reason)).to.include('Address not allowed');
  });
});
