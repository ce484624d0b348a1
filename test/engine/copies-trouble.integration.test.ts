import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer, type Server as TcpServer } from 'node:net';
import { expect } from 'chai';
import { addressOfFile } from '../../src/engine/copies/fetcher.js';
import type { CopyRecord } from '../../src/engine/model/copies.js';
import { articleAsked, filesOf, pdfOf, sha256, uploaded, uploads } from './support/copies.js';
import { marie } from './support/desk.js';
import { type Library, type Network, openNetwork } from './support/network.js';
import { strikes } from './support/shelves.js';

const day = 86_400_000;

/** A clamd of our own: reads the pieces of INSTREAM, and finds a virus where the file says so. */
async function openClamd(): Promise<{ address: string; seen: Buffer[]; close(): Promise<unknown> }> {
  const seen: Buffer[] = [];
  const server: TcpServer = createServer((socket) => {
    let got = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (chunk: Buffer) => {
      got = Buffer.concat([got, chunk]);
      const command = 'zINSTREAM\0';
      if (got.length < command.length) return;
      expect(got.subarray(0, command.length).toString('latin1')).to.equal(command);
      const parts: Buffer[] = [];
      for (let at = command.length; at + 4 <= got.length; ) {
        const length = got.readUInt32BE(at);
        if (length === 0) {
          const file = Buffer.concat(parts);
          seen.push(file);
          return void socket.end(file.includes('EICAR') ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
        }
        if (at + 4 + length > got.length) return;
        parts.push(got.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
    });
  });
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
  const { port } = server.address() as AddressInfo;
  return { address: `127.0.0.1:${port}`, seen, close: () => new Promise((closed) => server.close(closed)) };
}

/** Stands between two nodes: everything goes through but what is cut, and what was asked is kept. */
async function between(target: string) {
  const asked: { range?: string | undefined; authorization?: string | undefined; path: string }[] = [];
  const way: { cutAfter?: number; answer?: (res: ServerResponse) => void } = {};
  const pass = async (req: IncomingMessage, res: ServerResponse) => {
    const { range, authorization } = req.headers;
    asked.push({ range, authorization, path: req.url ?? '' });
    if (way.answer) return way.answer(res);
    const body = req.method === 'POST' ? await new Response(req as never).arrayBuffer() : undefined;
    const headers = Object.entries(req.headers).filter(
      ([name]) => !['host', 'connection', 'content-length'].includes(name),
    );
    const answer = await fetch(`${target}${req.url}`, {
      method: req.method ?? 'GET',
      headers: Object.fromEntries(headers) as Record<string, string>,
      ...(body ? { body } : {}),
    });
    res.writeHead(answer.status, Object.fromEntries([...answer.headers].filter(([name]) => name !== 'connection')));
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (way.cutAfter === undefined || bytes.length <= way.cutAfter) return void res.end(bytes);
    res.write(bytes.subarray(0, way.cutAfter), () => setTimeout(() => res.destroy(), 50));
  };
  const server: Server = createHttpServer((req, res) => void pass(req, res).catch(() => res.destroy()));
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, asked, way, close: () => new Promise((closed) => server.close(closed)) };
}

describe('a copy as a file, when things go wrong', () => {
  let network: Network;
  let clamd: Awaited<ReturnType<typeof openClamd>>;
  let road: Awaited<ReturnType<typeof between>>;
  before(async () => {
    clamd = await openClamd();
    network = await openNetwork({ INTERLEND_CLAMD: clamd.address, INTERLEND_COPY_MEGABYTES: '1' });
    const { algonquin, lacite } = network;
    await algonquin.node.local.patrons.add({ id: '1', name: 'Sam Example', email: 'sam@example.org' }, new Date());
    await algonquin.node.local.policies.change({ patronsSide: true }, marie);
    road = await between(lacite.node.servers?.url ?? '');
    await algonquin.moves(lacite, `${road.url}/iso18626`);
  });
  after(async () => {
    await network?.close();
    await road?.close();
    await clamd?.close();
  });
  afterEach(() => {
    delete road.way.cutAfter;
    delete road.way.answer;
    road.asked.length = 0;
  });

  const codeOf = (copy: CopyRecord | undefined) => (copy?.trouble as { code?: string } | undefined)?.code;
  const copiesOf = async (library: Library, request: string) =>
    library.node.copies.ofRequest((await library.desk.sees(request)).id);
  /** A second try at once: nobody waits for the clock. */
  const isDueNow = (library: Library) =>
    library.node.database.pool.query(
      `update copy_file set next_try_at = now() - interval '1 hour' where status = 'expected'`,
    );

  async function sent(bytes: Buffer, name = 'article.pdf'): Promise<{ request: string; link: string }> {
    const { lacite, post } = network;
    const request = await articleAsked(network, '1');
    const copy = await uploaded(lacite, request, bytes, name);
    await lacite.desk.does(request, 'shipDigitally', { file: copy.id });
    const { facts } = await lacite.desk.sees(request);
    await post();
    return { request, link: String(facts['url']) };
  }

  it('a connection that is cut is gone on with where it broke, and the bytes are the same', async () => {
    const { algonquin } = network;
    const bytes = pdfOf(400_000, 'r');
    const { request } = await sent(bytes);
    road.way.cutAfter = 150_000;
    await algonquin.node.copies.fetcher.runOnce();
    const [cut] = await copiesOf(algonquin, request);
    expect(cut?.status).to.equal('expected');
    expect(codeOf(cut)).to.equal('refusedCopy.cut');
    delete road.way.cutAfter;
    await isDueNow(algonquin);
    await algonquin.node.copies.fetcher.runOnce();
    const gets = road.asked.filter(({ path }) => path.startsWith('/copies/'));
    expect(gets).to.have.length(2);
    expect(gets[1]?.range).to.equal('bytes=150000-');
    expect(gets[0]?.authorization).to.match(/^Bearer /);
    const [here] = await copiesOf(algonquin, request);
    expect(here).to.include({ status: 'here', sha256: sha256(bytes), bytes: 400_000 });
    expect(clamd.seen.at(-1)?.equals(bytes)).to.equal(true);
  });

  it('content that is another than was said is thrown away and fetched once more; a file of another kind never comes in', async () => {
    const { algonquin } = network;
    const { request } = await sent(pdfOf(2_000, 's'));
    road.way.answer = (res) => res.writeHead(200, { 'content-type': 'application/pdf' }).end(pdfOf(2_000, 'x'));
    await algonquin.node.copies.fetcher.runOnce();
    const [other] = await copiesOf(algonquin, request);
    expect(codeOf(other)).to.equal('refusedCopy.otherContent');
    road.way.answer = (res) => res.writeHead(200, { 'content-type': 'application/pdf' }).end(pdfOf(9_000, 's'));
    await isDueNow(algonquin);
    await algonquin.node.copies.fetcher.runOnce();
    const [longer] = await copiesOf(algonquin, request);
    expect(longer?.status).to.equal('failed');
    expect(codeOf(longer)).to.equal('refusedCopy.longer');
    expect(await algonquin.desk.attention(request)).to.include('copyNotFetched');
    expect(await algonquin.desk.state(request)).to.equal('shippedDigitally');
    await algonquin.node.copies.clear();
    delete road.way.answer;
    // Staff ask for it again.
    const { id } = await algonquin.desk.sees(request);
    expect(await algonquin.node.copies.again(id, longer?.id ?? '', marie)).to.equal(true);
    await algonquin.node.copies.fetcher.runOnce();
    expect((await copiesOf(algonquin, request))[0]?.status).to.equal('here');
    expect(await algonquin.desk.attention(request)).not.to.include('copyNotFetched');
  });

  it('a lender that redirects, or is away, is asked again later; the credential goes nowhere but to its own address', async () => {
    const { algonquin } = network;
    const { request } = await sent(pdfOf(2_000, 'd'));
    road.way.answer = (res) => res.writeHead(302, { location: 'http://127.0.0.1:9/elsewhere' }).end();
    await algonquin.node.copies.fetcher.runOnce();
    const [away] = await copiesOf(algonquin, request);
    expect(away?.status).to.equal('expected');
    expect(codeOf(away)).to.equal('refusedCopy.lenderAway');
    expect(away?.nextTryAt?.getTime()).to.be.greaterThan(Date.now());
    expect(addressOfFile('https://a.example/ill/iso18626/secret', 'r')).to.equal('https://a.example/ill/copies/r');
    delete road.way.answer;
    await isDueNow(algonquin);
    await algonquin.node.copies.fetcher.runOnce();
    expect((await copiesOf(algonquin, request))[0]?.status).to.equal('here');
  });

  it('KD3: it waits while the new address of its lender is not confirmed: nobody is asked, that is no try, and then it comes', async () => {
    const { algonquin, lacite } = network;
    const { request } = await sent(pdfOf(2_000, 'w'));
    const other = await between(lacite.node.servers?.url ?? '');
    try {
      await algonquin.knows(lacite, { url: `${other.url}/iso18626` });
      for (let look = 0; look < 12; look += 1) {
        await isDueNow(algonquin);
        await algonquin.node.copies.fetcher.runOnce();
      }
      const [waits] = await copiesOf(algonquin, request);
      expect(waits?.status).to.equal('expected');
      expect(codeOf(waits)).to.equal('refusedCopy.addressUnconfirmed');
      const { rows } = await algonquin.node.database.pool.query('select tries from copy_file where id = $1', [
        waits?.id,
      ]);
      expect(rows[0]?.tries).to.equal(0);
      expect(other.asked).to.deep.equal([]);
      await algonquin.moves(lacite, `${other.url}/iso18626`);
      await isDueNow(algonquin);
      await algonquin.node.copies.fetcher.runOnce();
      expect((await copiesOf(algonquin, request))[0]?.status).to.equal('here');
      expect(other.asked[0]?.authorization).to.match(/^Bearer /);
    } finally {
      await algonquin.moves(lacite, `${road.url}/iso18626`);
      await other.close();
    }
  });

  it('strangers get nothing: no credential, another partner’s, a wrong link, an ended one', async () => {
    const { algonquin, lacite, northern } = network;
    const { request, link } = await sent(pdfOf(3_000, 'p'));
    expect(link).to.match(/\/copies\/[A-Za-z0-9_-]{22}$/);
    const get = (url: string, token?: string, more: Record<string, string> = {}) =>
      fetch(url, { headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...more } });
    const tokenOf = async (partner: Library) => {
      const issued = await lacite.node.gateway.directory.issueCredential(partner.code, { kind: 'token' }, marie);
      return issued.kind === 'issued' ? (issued.secret ?? '') : '';
    };
    const [own, foreign] = [await tokenOf(algonquin), await tokenOf(northern)];
    expect((await get(link)).status).to.equal(401);
    expect((await get(link, 'nobody')).status).to.equal(401);
    expect((await get(link, foreign)).status).to.equal(404);
    expect((await get(`${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`, own)).status).to.equal(404);
    expect((await get(link.replace(/[^/]+$/, '..%2f..%2fetc%2fpasswd'), own)).status).to.equal(404);
    expect((await fetch(link, { method: 'POST', headers: { authorization: `Bearer ${own}` } })).status).to.equal(405);
    const whole = await get(link, own);
    expect(whole.status).to.equal(200);
    expect(Object.fromEntries(whole.headers)).to.include({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-disposition': `attachment; filename="article.pdf"; filename*=UTF-8''article.pdf`,
    });
    expect(whole.headers.get('content-security-policy')).to.match(/^sandbox;/);
    expect(Buffer.from(await whole.arrayBuffer()).equals(pdfOf(3_000, 'p'))).to.equal(true);
    const rest = await get(link, own, { range: 'bytes=2990-' });
    expect([rest.status, rest.headers.get('content-range')]).to.deep.equal([206, 'bytes 2990-2999/3000']);
    expect((await get(link, own, { range: 'bytes=3000-' })).status).to.equal(416);
    const other = await get(link, own, { range: 'bytes=10-', 'if-range': `"${'0'.repeat(64)}"` });
    expect(other.status).to.equal(200);

    await strikes(lacite, 'end-copies', new Date(Date.now() + 15 * day));
    const ended = await get(link, own);
    expect(ended.status).to.equal(410);
    expect(await ended.text())
      .to.include('This link does not work any more.')
      .and.to.include('Ce lien ne fonctionne plus.');
    const removed = await lacite.desk.told(request, 'copyRemoved');
    expect(removed.note).to.equal('article.pdf');
    await algonquin.node.copies.fetcher.runOnce();
    expect((await copiesOf(algonquin, request))[0]?.status).to.equal('failed');
  });

  it('a partner of another system gets a link in its message, which anybody who has it may follow until its term', async () => {
    const { algonquin, lacite } = network;
    const request = await articleAsked(network, '1');
    await lacite.knows(algonquin, { dialect: 'alma', isoVersion: '1.2' });
    try {
      const bytes = pdfOf(2_500, 'l');
      const copy = await uploaded(lacite, request, bytes, 'Été.pdf');
      await lacite.desk.does(request, 'shipDigitally', { file: copy.id });
      const link = String((await lacite.desk.sees(request)).facts['url']);
      const sentOut = await lacite.desk.messages(request, 'out');
      const written = await lacite.node.gateway.messageLog.message('out', sentOut[0]?.id ?? '');
      expect(JSON.stringify(written)).to.include(link).and.not.to.include('SHA-256');
      const got = await fetch(link);
      expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).to.equal(true);
      expect(got.headers.get('content-disposition')).to.include(`filename*=UTF-8''%C3%89t%C3%A9.pdf`);
      expect((await lacite.desk.told(request, 'copyTaken')).facts).to.include({ by: 'link' });
      const next = await uploaded(lacite, request, pdfOf(2_600, 'm'));
      await lacite.desk.does(request, 'replaceFile', { file: next.id });
      expect((await fetch(link)).status).to.equal(410);
    } finally {
      await lacite.knows(algonquin, { dialect: 'interlend', isoVersion: '2021-2' });
    }
  });

  it('a virus, and a virus check that is away, keep a file out, with a sentence; nothing of it stays', async () => {
    const { lacite } = network;
    const request = await articleAsked(network, '1');
    const before = await filesOf(lacite);
    const bad = Buffer.concat([pdfOf(500), Buffer.from('X5O!P%@AP EICAR')]);
    const found = await uploads(lacite, request, bad);
    expect(found.kind === 'bad' && found.problem).to.deep.include({
      code: 'refusedCopy.virus',
      facts: { name: 'Eicar-Test-Signature' },
    });
    await clamd.close();
    const away = await uploads(lacite, request, pdfOf(500));
    expect(away.kind === 'later' && away.problem.code).to.equal('refusedCopy.checkAway');
    expect(await filesOf(lacite)).to.deep.equal(before);
    expect(await copiesOf(lacite, request)).to.deep.equal([]);
  });
});
