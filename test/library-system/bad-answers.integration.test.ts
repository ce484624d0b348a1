/** What a library system must not do to a node: each bad answer is a named problem on the page, nothing is followed, no secret is kept. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { LibrarySystemLinkView, LibrarySystemTestView } from '../../src/contract/library-system-operations.js';
import type { PlantedNode } from '../patron-data/logged-node.js';
import { type NodeWithLink, openNodeWithLink } from './node-with-link.js';

const secret = 'password-of-tapir-0815';

describe('bad answers of a library’s own system', function () {
  this.timeout(120_000);
  let node: PlantedNode;
  let system: Server;
  let inside: Server;
  let insideHeard = 0;
  let answer: RequestListener = (_, res) => res.end();
  let link: LibrarySystemLinkView;
  let log: string[] = [];
  let desk: NodeWithLink['desk'];
  const shown: unknown[] = [];

  const listening = async (server: Server) => {
    await new Promise<void>((opened) => server.listen(0, '127.0.0.1', opened));
    return (server.address() as AddressInfo).port;
  };
  const insideUrl = () => `http://127.0.0.1:${(inside.address() as AddressInfo).port}/latest`;

  before(async () => {
    system = createServer((req, res) => void req.resume().on('end', () => answer(req, res)));
    inside = createServer((_req, res) => {
      insideHeard += 1;
      res.end();
    });
    const port = await listening(system);
    await listening(inside);
    ({ node, link, log, desk } = await openNodeWithLink());
    await desk('PUT', `/library-system/${link.library}`, {
      enabled: true,
      settings: {
        ...{ ...link.settings, kind: 'ncip', address: `http://127.0.0.1:${port}/ncip`, fromAgency: 'OURS' },
        ...{ authentication: 'basic', authenticationName: 'ill', patrons: 'ncip', timeoutSeconds: 2 },
      },
      secret,
    });
  });
  after(async () => {
    await node?.close();
    for (const each of [system, inside]) {
      each?.closeAllConnections();
      each?.close();
    }
  });

  const answers: [title: string, listener: RequestListener, says: RegExp][] = [
    [
      'a web page that repeats the password',
      (_, res) => res.end(`<!doctype html><html><title>Sign in with ${secret}</title></html>`),
      /A web page came back instead of an NCIP answer: Sign in with \*\*\*/,
    ],
    [
      'a problem that repeats the password',
      (req, res) =>
        res.end(
          `<NCIPMessage><Problem><ProblemType>Unknown Partner</ProblemType><ProblemDetail>${req.headers.authorization} ${secret}</ProblemDetail></Problem></NCIPMessage>`,
        ),
      /Unknown Partner/,
    ],
    ['entities', (_, res) => res.end('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), /document type, which is not read/],
    ['10 MB', (_, res) => res.end(`<x>${'y'.repeat(10_000_000)}</x>`), /too large and was not read/],
    [
      'a redirect to an address inside',
      (_, res) => res.writeHead(302, { location: insideUrl() }).end(),
      /leads to another address .* Redirects are not followed/,
    ],
  ];
  for (const [title, listener, says] of answers)
    it(`${title}: the page names it`, async () => {
      answer = listener;
      const test = await desk<LibrarySystemTestView>('POST', `/library-system/${link.library}/test`, { card: 'c1001' });
      expect(JSON.stringify(test.lines)).to.match(says);
      const asked = await desk<{ outcome: string }>('POST', '/patrons/c1001/look-up');
      expect(asked.outcome).to.equal('notAnswering');
      shown.push(test, asked);
    });

  it('nothing was followed, and the password is in no table, log, page or file', async () => {
    expect(insideHeard).to.equal(0);
    const tables = await node.rows<{ name: string }>(
      `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    for (const { name } of tables) shown.push(await node.rows(`select to_jsonb(t) as row from ${name} t`));
    for (const path of ['/library-system', '/library-system-calls', '/audit']) shown.push(await desk('GET', path));
    const basic = Buffer.from(`ill:${secret}`).toString('base64');
    expect(JSON.stringify(shown) + log.join(''))
      .not.to.include(secret)
      .and.not.to.include(basic);
  });
});
