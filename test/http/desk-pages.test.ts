import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import express from 'express';
import request from 'supertest';
import { deskPages } from '../../src/http/desk-pages.js';
import { nothingHere, traced } from '../../src/http/problems.js';

const page = '<html><script nonce="{{nonce}}" src="/assets/a-1.js"></script></html>';

describe('the pages of the staff desk', () => {
  let folder: string;
  const app = () => express().use(traced, deskPages({ folder, lookAgainMs: 0 }), nothingHere);
  const asBrowser = (path: string) =>
    request(app()).get(path).set('Accept', 'text/html,application/xhtml+xml,*/*;q=0.8');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'interlend-desk-'));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), page);
    writeFileSync(join(folder, 'assets/a-1.js'), 'console.log(1)');
    writeFileSync(join(folder, 'assets/a-1.js.gz'), gzipSync('console.log(1)'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are one page for every address of the desk, with a nonce of its own each time, and never kept', async () => {
    const answers = [await asBrowser('/borrowing/7?open=3'), await asBrowser('/')];
    const nonces = answers.map(({ text }) => /nonce="([^"]+)"/.exec(text)?.[1]);
    for (const [index, answer] of answers.entries()) {
      expect(answer.status).to.equal(200);
      expect(answer.headers['cache-control']).to.equal('no-store');
      expect(answer.headers['content-security-policy']).to.include(`script-src 'self' 'nonce-${nonces[index]}'`);
    }
    expect(nonces[0]).to.not.equal(nonces[1]);
  });

  it('say from where the page will listen, and come without it when that is not known', async () => {
    writeFileSync(join(folder, 'index.html'), '<html><meta name="interlend-place" content="{{place}}" /></html>');
    const asked = async (place: () => Promise<string | undefined>) => {
      const pages = express().use(traced, deskPages({ folder, place, lookAgainMs: 0 }), nothingHere);
      return (await request(pages).get('/').set('Accept', 'text/html')).text;
    };
    expect(await asked(async () => '17-3:3:')).to.include('content="17-3:3:"');
    expect(await asked(async () => undefined)).to.include('content=""');
  });

  it('allow no script or style but our own, no frame, and no other place to send a form to (E13)', async () => {
    const { headers } = await asBrowser('/');
    const policy = String(headers['content-security-policy']);
    for (const rule of [
      "default-src 'none'",
      "style-src-attr 'none'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'self'",
    ])
      expect(policy.split('; ')).to.include(rule);
    expect(policy, 'no script from text; WebAssembly is our own').to.not.match(/(?<!wasm-)unsafe/);
  });

  it('are not given to a program, nor at the addresses of other endpoints', async () => {
    expect((await request(app()).get('/borrowing').set('Accept', 'application/json')).status).to.equal(404);
    expect((await request(app()).get('/borrowing')).status).to.equal(404);
    for (const path of ['/api/v2/requests', '/iso18626', '/health/other', '/metrics', '/assets/old-2.js'])
      expect((await asBrowser(path)).status, path).to.equal(404);
    expect((await request(app()).post('/borrowing').set('Accept', 'text/html')).status).to.equal(404);
  });

  it('FC9: shows its first page to programs that take anything, and to them no other', async () => {
    expect((await request(app()).get('/').set('Accept', '*/*')).status).to.equal(200);
    expect((await request(app()).get('/').set('Accept', 'application/json')).status).to.equal(404);
    expect((await request(app()).get('/borrowing').set('Accept', '*/*')).status).to.equal(404);
  });

  it('keep what has a hash in its name for ever, packed for who takes it so', async () => {
    const plain = await request(app()).get('/assets/a-1.js').set('Accept-Encoding', 'identity');
    expect(plain.headers['cache-control']).to.include('immutable');
    expect(plain.headers['content-encoding']).to.equal(undefined);
    const packed = await request(app()).get('/assets/a-1.js').set('Accept-Encoding', 'gzip');
    expect(packed.headers['content-encoding']).to.equal('gzip');
    expect(packed.text).to.equal('console.log(1)');
  });

  it('are found while another build is still writing them', async () => {
    const one = app();
    await request(one).get('/').set('Accept', 'text/html');
    writeFileSync(join(folder, 'assets/b-2.js'), 'console.log(2)');
    expect((await request(one).get('/assets/b-2.js')).text).to.equal('console.log(2)');
  });

  it('hand out nothing from beside their folder', async () => {
    expect((await asBrowser('/assets/..%2f..%2fetc%2fpasswd')).status).to.equal(404);
  });

  it('are read anew after another build, and say how to build them when there are none', async () => {
    const one = app();
    await request(one).get('/').set('Accept', 'text/html');
    writeFileSync(join(folder, 'index.html'), '<html>another</html>');
    utimesSync(join(folder, 'index.html'), 1, 1);
    expect((await request(one).get('/').set('Accept', 'text/html')).text).to.equal('<html>another</html>');
    rmSync(join(folder, 'index.html'));
    const missing = await request(one).get('/').set('Accept', 'text/html');
    expect(missing.status).to.equal(503);
    expect(missing.text).to.include('npm run build');
  });
});
