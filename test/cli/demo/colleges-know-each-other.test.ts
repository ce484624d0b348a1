import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { acquaintAll, type OpenCollege } from '../../../src/cli/demo/colleges/open.js';
import { demoDeskOf } from '../../../src/cli/demo/desk.js';

/** What a college's library has of another: the secrets that it issued, and what it presents. */
interface Listed {
  live: { id: string; secret: string }[];
  presents?: string;
}

/** A library that lists a partner, and hangs up before it has said so. A second order of the same partner is refused. */
async function libraryThatHangsUp(): Promise<{ server: Server; port: number; partners: Map<string, Listed> }> {
  const partners = new Map<string, Listed>();
  let count = 0;
  const server = createServer(async (request, response) => {
    const [, , , , code = '', , credential] = (request.url ?? '').split('/');
    const text = (await request.toArray()).join('');
    const body = text ? JSON.parse(text) : {};
    const known = partners.get(code);
    const answer = (status: number, what: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(what));
    count += 1;
    const secret = `secret ${count}`;
    if (request.method === 'GET')
      return known ? answer(200, { credentials: known.live.map(({ id }) => ({ id })) }) : answer(404, {});
    if (request.method === 'PATCH' && known) {
      if (body.outboundAuth) known.presents = body.outboundAuth.token;
      return answer(200, {});
    }
    if (request.method === 'DELETE' && known) {
      known.live = known.live.filter(({ id }) => id !== credential);
      return answer(200, {});
    }
    if (request.method === 'POST' && known) {
      known.live.push({ id: String(count), secret });
      return answer(201, { secret });
    }
    if (partners.has(body.code)) return answer(422, { problem: 'This code is taken.' });
    partners.set(body.code, { live: [{ id: String(count), secret }] });
    request.socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port, partners };
}

describe('npm run demo -- --colleges', () => {
  it('goes on where a college listed another one and its answer did not come', async () => {
    const codes = ['ALGON', 'HUMBE', 'SAULT'];
    const libraries = await Promise.all(codes.map(libraryThatHangsUp));
    const colleges = libraries.map(({ port }, at): OpenCollege => {
      const code = codes[at] ?? '';
      const college = {
        code,
        name: code,
        symbol: `ISIL:CA-${code}`,
        institutionCode: code,
        dialect: 'standard-2021',
        isoVersion: '2021-2' as const,
        language: 'en' as const,
      };
      const library = { ...college, port, adminPort: 0, database: '', staffToken: 'staff' };
      return { college, node: {} as OpenCollege['node'], desk: demoDeskOf(library, new AbortController().signal) };
    });
    try {
      await acquaintAll(colleges);
      for (const [at, { partners }] of libraries.entries()) {
        const home = codes[at] ?? '';
        expect([...partners.keys()]).to.have.members(codes.filter((code) => code !== home));
        for (const [other, { presents }] of partners) {
          const accepts = libraries[codes.indexOf(other)]?.partners.get(home)?.live.map(({ secret }) => secret);
          expect(accepts, `what ${other} accepts from ${home}`).to.deep.equal([presents]);
        }
      }
    } finally {
      for (const { server } of libraries) server.closeAllConnections();
      for (const { server } of libraries) server.close();
    }
  }).timeout(20_000);
});
