import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { selfSigned } from '../courier/self-signed.js';
import { authority, expired, notYetValid, ofAnotherName, partnerKey, valid } from '../support/certificates.js';
import { confirm } from '../support/fake-partner.js';
import { type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';

interface Partner {
  code: string;
  server: ServerOptions;
  /** What staff read; nothing where the message is delivered. */
  reason?: { en: string; fr: string };
}

const key = partnerKey;
const partners: readonly Partner[] = [
  { code: 'VALID', server: { key, cert: valid } },
  {
    code: 'EXPIRED',
    server: { key, cert: expired },
    reason: {
      en: 'The partner’s certificate has expired on Mar  1 12:00:00 2021 GMT; nothing was sent.',
      fr: 'Mar  1 12:00:00 2021 GMT',
    },
  },
  {
    code: 'NOTYET',
    server: { key, cert: notYetValid },
    reason: { en: 'The partner’s certificate is not valid yet; nothing was sent.', fr: 'n’est pas encore' },
  },
  {
    code: 'OTHERNAME',
    server: { key, cert: ofAnotherName },
    reason: {
      en: 'The partner’s certificate is for another name than its address; nothing was sent.',
      fr: 'un autre nom',
    },
  },
  {
    code: 'SELFSIGNED',
    server: { key: selfSigned.key, cert: selfSigned.cert },
    reason: {
      en: 'The partner’s certificate is not signed by an authority we trust (DEPTH_ZERO_SELF_SIGNED_CERT); nothing was sent.',
      fr: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    },
  },
  {
    code: 'OLDTLS',
    server: { key, cert: valid, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' },
    reason: { en: 'No secure connection could be made to the partner', fr: 'ERR_SSL' },
  },
];

interface Message {
  items: { id: string }[];
}
interface Detail {
  status: string;
  attemptLog: { class: string; reason: string; httpStatus?: number }[];
}

describe('partners whose certificates are not in order (B19)', function () {
  this.timeout(300_000);
  let library: LibraryUnderTest;
  let folder: string;
  const servers: Server[] = [];
  const asked = new Map<string, number>();
  before(async () => {
    library = await openLibrary();
    folder = await mkdtemp(join(tmpdir(), 'interlend-authority-'));
    await writeFile(join(folder, 'authority.pem'), authority);
    for (const { code, server: options } of partners) {
      const server = createServer(options, (req, res) => {
        asked.set(code, (asked.get(code) ?? 0) + 1);
        const chunks: Buffer[] = [];
        req.on('data', (chunk: Buffer) => chunks.push(chunk));
        req.on('end', () =>
          res.setHeader('content-type', 'application/xml').end(confirm(Buffer.concat(chunks).toString())),
        );
      });
      servers.push(server);
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/iso18626`;
      await library.addPartner(code, url, { callLimitSeconds: 5 });
      const wish = await library.wish([code]);
      await library.hand.act(wish.id, 'send');
    }
    await library.fork({ NODE_EXTRA_CA_CERTS: join(folder, 'authority.pem') });
  });
  after(async () => {
    for (const server of servers) server.close();
    await library?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const messageTo = async (code: string, language = 'en') => {
    const { items } = await library.hand.desk<Message>('GET', `/messages?partner=${code}&direction=out&limit=5`);
    const [message] = items;
    const path = `/messages/out/${message?.id}`;
    // The status of the list was read a moment before: the try may have ended since.
    const { status, attemptLog } = await library.hand.desk<Detail>('GET', path, undefined, language);
    return { many: items.length, status, tries: attemptLog };
  };
  const tried = async (code: string, language?: string) => {
    for (const end = Date.now() + 30_000; ; await pause(100)) {
      const found = await messageTo(code, language);
      if (found.tries.some((each) => each.class) || Date.now() > end) return found;
    }
  };

  for (const { code, reason } of partners)
    it(`${code}: ${reason ? 'nothing is sent, the message waits, and staff read what is wrong' : 'is trusted, and gets its message'}`, async () => {
      const { many, status, tries } = await tried(code);
      expect(many).to.equal(1);
      if (!reason) {
        expect([status, asked.get(code)]).to.deep.equal(['delivered', 1]);
        return;
      }
      expect(asked.get(code), 'no byte of a message reached it').to.equal(undefined);
      expect(status).to.equal('pending');
      expect(tries[0]?.class).to.equal('clean-failure');
      expect(tries[0]?.reason).to.include(reason.en);
      expect((await tried(code, 'fr')).tries[0]?.reason).to.include(reason.fr);
    });
});
