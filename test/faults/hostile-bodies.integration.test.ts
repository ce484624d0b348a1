import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { type Forked, type LibraryUnderTest, openLibrary, type PartnerOfLibrary } from '../support/node-under-test.js';
import { requestXml } from '../support/partner-voice.js';
import { nowhere } from './long/changed-messages.js';
import { residentMb } from './long/resident.js';

const secret = 'what-stands-in-a-file-of-this-machine';

interface Hostile {
  what: string;
  /** Out of a good message, the address of a canary and the path of a file. */
  made(good: string, canary: string, file: string): string | Buffer;
  headers?: Record<string, string>;
  /** Confirmed with ERROR and kept; or refused by its wrapping alone, with nothing kept. */
  answered: 'ERROR' | 413 | 415;
}

const titled = (good: string, title: string) => good.replace('Lakes and rivers', title);
const under = (doctype: string, good: string) => good.replace('?>', `?>${doctype}`);
const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
const xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const include = 'xmlns:xi="http://www.w3.org/2001/XInclude"';

const hostile: readonly Hostile[] = [
  {
    what: 'an entity that is a file (D1)',
    made: (good, _, file) => under(`<!DOCTYPE a [<!ENTITY e SYSTEM "file://${file}">]>`, titled(good, '&e;')),
    answered: 'ERROR',
  },
  {
    what: 'an entity that is an address (D1)',
    made: (good, canary) => under(`<!DOCTYPE a [<!ENTITY e SYSTEM "${canary}">]>`, titled(good, '&e;')),
    answered: 'ERROR',
  },
  {
    what: 'a parameter entity that is an address (D2)',
    made: (good, canary) => under(`<!DOCTYPE a [<!ENTITY % p SYSTEM "${canary}"> %p;]>`, good),
    answered: 'ERROR',
  },
  {
    what: 'an external subset that sends a file to an address (D2)',
    made: (good, canary) => under(`<!DOCTYPE a SYSTEM "${canary}/evil.dtd">`, titled(good, '&sent;')),
    answered: 'ERROR',
  },
  {
    what: 'a billion laughs (D3)',
    made: (good) => under(`<!DOCTYPE a [<!ENTITY l0 "ha">${laughs}]>`, titled(good, '&l9;')),
    answered: 'ERROR',
  },
  {
    what: 'one long entity a thousand times (D4)',
    made: (good) => under(`<!DOCTYPE a [<!ENTITY e "${'x'.repeat(100_000)}">]>`, titled(good, '&e;'.repeat(1000))),
    answered: 'ERROR',
  },
  {
    what: 'elements a hundred thousand deep (D5)',
    made: (good) => titled(good, `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`),
    answered: 'ERROR',
  },
  {
    what: 'fifty thousand attributes (D6)',
    made: (good) =>
      good.replace(' ill:version', `${Array.from({ length: 50_000 }, (_, n) => ` a${n}=""`).join('')} ill:version`),
    answered: 'ERROR',
  },
  {
    what: 'two hundred thousand siblings (D6)',
    made: (good) => titled(good, '<a/>'.repeat(200_000)),
    answered: 'ERROR',
  },
  { what: 'two million signs (D7)', made: (good) => titled(good, 'x'.repeat(2_000_000)), answered: 413 },
  {
    what: 'a bomb packed by gzip (D10)',
    made: (good) => gzipSync(titled(good, ' '.repeat(50_000_000))),
    headers: { 'content-encoding': 'gzip' },
    answered: 415,
  },
  {
    what: 'a body packed by brotli (D10)',
    made: (good) => brotliCompressSync(good),
    headers: { 'content-encoding': 'br' },
    answered: 415,
  },
  { what: 'a form (D11)', made: (good) => good, headers: { 'content-type': 'text/plain' }, answered: 415 },
  {
    what: 'UTF-8 that is overlong (D14)',
    made: (good) => Buffer.from(titled(good, '\xc0\xaf'), 'latin1'),
    answered: 'ERROR',
  },
  { what: 'a NUL (D15)', made: (good) => titled(good, 'a\0b'), answered: 'ERROR' },
  { what: 'a reference to NUL (D15)', made: (good) => titled(good, 'a&#0;b'), answered: 'ERROR' },
  {
    what: 'an element of another name that JavaScript knows (D19)',
    made: (good) => good.replace('<title>', '<__proto__><polluted>yes</polluted></__proto__><title>'),
    answered: 'ERROR',
  },
  {
    what: 'a title of half a million signs (D22)',
    made: (good) => titled(good, 'x'.repeat(500_000)),
    answered: 'ERROR',
  },
];

/** Invitations that a good message may carry: it is taken, and nobody goes there. */
const invitations: readonly [string, (good: string, canary: string, file: string) => string][] = [
  [
    'a schema elsewhere',
    (good, canary) => good.replace(' ill:version', ` ${xsi} xsi:schemaLocation="urn:x ${canary}" ill:version`),
  ],
  ['a style sheet elsewhere', (good, canary) => good.replace('?>', `?><?xml-stylesheet href="${canary}"?>`)],
  [
    'an inclusion of a file',
    (good, _, file) =>
      good.replace('</request>', `<xi:include ${include} href="file://${file}" parse="text"/></request>`),
  ],
  [
    'an inclusion of an address',
    (good, canary) => good.replace('</request>', `<xi:include ${include} href="${canary}"/></request>`),
  ],
];

describe('XML and wrappings that mean harm, at the endpoint of a node', function () {
  this.timeout(120_000);
  let library: LibraryUnderTest;
  let partner: PartnerOfLibrary;
  let node: Forked;
  let ended = false;
  let folder: string;
  let canary: Server;
  let called = 0;
  let serial = 0;
  let atFirst = 0;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'interlend-canary-'));
    await writeFile(join(folder, 'secret.txt'), secret);
    canary = createServer((_, res) => {
      called += 1;
      res.end(`<!ENTITY sent "${secret}">`);
    });
    await new Promise<void>((done) => canary.listen(0, '127.0.0.1', done));
    library = await openLibrary();
    partner = await library.addPartner('PARTNER', nowhere);
    node = await library.fork();
    void node.died.then(() => {
      ended = true;
    });
    await library.hear(partner, good(), node);
    atFirst = residentMb(node.pid) ?? 0;
  });
  after(async () => {
    canary?.close();
    await library?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const good = () => requestXml({ requester: partner.symbol, supplier: library.symbol, id: `D-${++serial}` });
  const canaryUrl = () => `http://127.0.0.1:${(canary.address() as AddressInfo).port}`;
  const say = async (body: string | Buffer, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${node.url}/iso18626`, {
      method: 'POST',
      headers: { 'content-type': 'application/xml', authorization: `Bearer ${partner.token}`, ...headers },
      body: typeof body === 'string' ? body : new Uint8Array(body),
    });
    return { status: answer.status, text: await answer.text() };
  };
  const counted = async () => {
    const [row] = await library.rows<{ requests: number; kept: number }>(
      `select (select count(*)::int from request) as requests,
        (select count(*)::int from quarantine) + (select count(*)::int from inbound_message where outcome = 'refused') as kept`,
    );
    return row ?? { requests: 0, kept: 0 };
  };
  const isWell = async () => {
    expect(called, 'nobody called the canary').to.equal(0);
    expect(ended, 'the process goes on').to.equal(false);
    expect((await say(good())).text, 'and lends on').to.include('>OK<');
  };

  for (const { what, made, headers, answered } of hostile)
    it(`${what}: is ${answered === 'ERROR' ? 'confirmed with ERROR and kept once' : `refused with ${answered}`}, nothing is fetched, and the node lends on`, async () => {
      const was = await counted();
      const { status, text } = await say(made(good(), canaryUrl(), join(folder, 'secret.txt')), headers);
      if (answered === 'ERROR') {
        expect([status, /messageStatus>(\w+)</.exec(text)?.[1]], text.slice(0, 500)).to.deep.equal([200, 'ERROR']);
      } else expect([status, text]).to.deep.equal([answered, '']);
      expect(text).to.not.include(secret);
      expect(text.length, 'a short answer').to.be.below(3000);
      expect(await counted()).to.deep.equal({
        requests: was.requests,
        kept: was.kept + (answered === 'ERROR' ? 1 : 0),
      });
      await isWell();
    });

  for (const [what, change] of invitations)
    it(`${what} (D18): the message is taken, and nothing is fetched`, async () => {
      const { status, text } = await say(change(good(), canaryUrl(), join(folder, 'secret.txt')));
      expect([status, /messageStatus>(\w+)</.exec(text)?.[1]], text).to.deep.equal([200, 'OK']);
      const { title } = await library.hand.desk<{ title: string }>('GET', `/requests/D-${serial}`);
      expect(title).to.equal('Lakes and rivers');
      await isWell();
    });

  it('have cost the node little memory', () => {
    expect((residentMb(node.pid) ?? 0) - atFirst, 'MB').to.be.below(150);
  });
});
