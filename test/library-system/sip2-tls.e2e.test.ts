import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type Server } from 'node:tls';
import { expect } from 'chai';
import { type OpenPracticeSystem, openPracticeSystem } from '../../src/compose/open-practice-system.js';
import type { LibrarySystemLinkView, LibrarySystemTestView } from '../../src/contract/library-system-operations.js';
import { authority, partnerKey, valid } from '../support/certificates.js';
import { type AppContext, type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';

describe('a node whose SIP2 server speaks TLS', function () {
  this.timeout(120_000);
  let folder: string;
  let practice: OpenPracticeSystem;
  let front: Server;
  let library: LibraryUnderTest;
  let link: LibrarySystemLinkView;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'interlend-sip2-'));
    await writeFile(join(folder, 'authority.pem'), authority);
    practice = await openPracticeSystem({ host: '127.0.0.1', port: 0 });
    front = createServer({ key: partnerKey, cert: valid }, (socket) => {
      const on = connect(practice.sip2Port, '127.0.0.1');
      on.on('error', () => socket.destroy());
      socket.on('error', () => on.destroy()).on('close', () => on.destroy());
      socket.pipe(on).pipe(socket);
    });
    await new Promise<void>((listening) => front.listen(0, '127.0.0.1', listening));
    library = await openLibrary();
    const [found] = (await library.hand.desk<{ items: LibrarySystemLinkView[] }>('GET', '/library-system')).items;
    if (!found) throw new Error('The node has no library.');
    link = found;
    const { port } = front.address() as AddressInfo;
    await library.hand.desk('PUT', `/library-system/${link.library}`, {
      enabled: true,
      settings: { ...link.settings, patrons: 'sip2', sip2: { ...link.settings.sip2, host: '127.0.0.1', port } },
    });
  });
  after(async () => {
    await library?.close();
    await practice?.stop();
    front?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const tested = async ({ desk }: AppContext) =>
    (await desk<LibrarySystemTestView>('POST', `/library-system/${link.library}/test`, { card: 'P1001' })).lines;

  it('looks up a card where it trusts the certificate', async () => {
    const node = await library.fork({ NODE_EXTRA_CA_CERTS: join(folder, 'authority.pem') });
    expect((await tested(node)).map(({ step, outcome }) => `${step} ${outcome}`)).to.deep.equal([
      'sip2Answers passed',
      'sip2LookUp passed',
    ]);
  });

  it('says why where it does not, and asks nothing', async () => {
    const before = practice.system.ledger().calls.length;
    const [line] = await tested(library.hand);
    expect(line).to.include({ step: 'sip2Answers', outcome: 'failed' });
    expect(line?.says).to.match(/cannot be reached \(\w*(VERIFY|SELF_SIGNED)\w*\)/);
    expect(practice.system.ledger().calls.length).to.equal(before);
  });
});
