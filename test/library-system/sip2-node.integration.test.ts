/** Patrons of a node whose loans stay by hand, checked by SIP2 alone: at the patrons’ pages and at the counter. */

import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import { expect } from 'chai';
import { createSocketDialer } from '../../src/adapters/courier/dial-socket.js';
import { createSip2 } from '../../src/adapters/library-system/sip2.js';
import { type OpenPracticeSystem, openPracticeSystem } from '../../src/compose/open-practice-system.js';
import type { LibrarySystemLinkView, LibrarySystemTestView } from '../../src/contract/library-system-operations.js';
import { newLink } from '../../src/library-system/presets/index.js';
import { selfSigned } from '../courier/self-signed.js';
import type { PlantedNode } from '../patron-data/logged-node.js';
import { patronAt } from '../patrons-side/patron-browser.js';
import { type NodeWithLink, openNodeWithLink } from './node-with-link.js';

const pin = 'pin-of-okapi-4711';
const passwords = { sip2Secret: 'login-of-okapi-4712', sip2TerminalSecret: 'terminal-of-okapi-4713' };

describe('a node whose patrons are checked by SIP2', function () {
  this.timeout(120_000);
  let practice: OpenPracticeSystem;
  let node: PlantedNode;
  let link: LibrarySystemLinkView;
  let log: string[] = [];
  let desk: NodeWithLink['desk'];

  before(async () => {
    practice = await openPracticeSystem({
      ...{ host: '127.0.0.1', port: 0 },
      users: [
        { id: 'c1001', pin, name: 'Élodie Tremblay', email: 'elodie@example.org', group: 'Student' },
        { id: 'c1003', pin, name: 'Jo Blocked', email: 'jo@example.org', group: 'Student', blocked: true },
      ],
    });
    ({ node, link, log, desk } = await openNodeWithLink());
    await desk('PATCH', '/policies', { patronsSide: true });
  });
  after(async () => {
    await node?.close();
    await practice?.stop();
  });

  const saved = (port: number, over: Partial<LibrarySystemLinkView['settings']> = {}) =>
    desk<LibrarySystemLinkView>('PUT', `/library-system/${link.library}`, {
      enabled: true,
      settings: {
        ...{ ...link.settings, kind: 'byHand', patrons: 'sip2' },
        sip2: { ...link.settings.sip2, host: '127.0.0.1', port, tls: false, login: 'kiosk', timeoutSeconds: 2 },
        ...over,
      },
      ...passwords,
    });

  it('is tested on its page though its loans stay by hand, and says nothing of its passwords', async () => {
    const view = await saved(practice.sip2Port);
    expect(view).to.include({ enabled: true, hasSip2Secret: true, hasSip2TerminalSecret: true, staysByHand: 0 });
    const { lines } = await desk<LibrarySystemTestView>('POST', `/library-system/${link.library}/test`, {
      card: 'c1001',
    });
    expect(lines.map(({ step, outcome }) => `${step} ${outcome}`)).to.deep.equal([
      'sip2Answers passed',
      'sip2LookUp passed',
    ]);
    expect(lines[1]?.says).to.equal('Found Élodie Tremblay. The patron is not blocked.');
  });

  it('lets a patron in with the card and PIN of the system, and nobody with another PIN', async () => {
    const patron = patronAt(node.url);
    expect((await patron.signIn('c1001', 'another')).status).to.equal(401);
    const first = await patron.signIn('c1001', pin);
    expect(first.status).to.equal(201);
    expect(await desk('GET', '/patrons/c1001')).to.include({
      ...{ name: 'Élodie Tremblay', email: 'elodie@example.org', group: 'Student' },
    });
  });

  it('looks a card up at the counter: known, unknown, and blocked with the words of the system', async () => {
    expect(await desk('POST', '/patrons/c1003/look-up')).to.deep.equal({ outcome: 'found', patron: 'c1003' });
    expect(await desk('GET', '/patrons/c1003'))
      .to.have.nested.property('blocks[0].about')
      .that.includes('Block Check Out');
    expect(await desk('POST', '/patrons/c9/look-up')).to.include({ outcome: 'unknown' });
  });

  it('asks the system that knows the card, and sends a PIN to no other library’s', async () => {
    const lines: string[] = [];
    const answerLine = practice.system.answerLine;
    practice.system.answerLine = (line) => {
      lines.push(line.toString('utf8'));
      return answerLine(line);
    };
    const second = await openPracticeSystem({
      ...{ host: '127.0.0.1', port: 0 },
      users: [
        { id: 'c2001', pin: 'pin-of-zebra-4715', name: 'Noor Second', email: 'noor@example.org', group: 'Student' },
      ],
    });
    try {
      await desk('POST', '/libraries', {
        code: 'ZEBRA',
        name: 'Zebra College',
        symbol: 'ISIL:CA-ZEBRA',
        resourceSharing: true,
      });
      const address = { host: '127.0.0.1', port: second.sip2Port, tls: false, login: 'kiosk', timeoutSeconds: 2 };
      const link2 = (enabled: boolean) =>
        desk<LibrarySystemLinkView>('PUT', '/library-system/ZEBRA', {
          enabled,
          settings: { ...link.settings, kind: 'byHand', patrons: 'sip2', sip2: { ...link.settings.sip2, ...address } },
          ...passwords,
        });
      expect(await link2(true)).to.include({ library: 'ZEBRA', enabled: true });
      expect(await desk('POST', '/patrons/c2001/look-up')).to.deep.equal({ outcome: 'found', patron: 'c2001' });
      expect(await desk('GET', '/patrons/c2001')).to.include({ name: 'Noor Second' });
      expect((await patronAt(node.url).signIn('c2001', 'pin-of-zebra-4715')).status).to.equal(201);
      expect((await patronAt(node.url).signIn('c2001', pin)).status).to.equal(401);
      expect((await patronAt(node.url).signIn('c1001', pin)).status).to.equal(201);
      expect((await patronAt(node.url).signIn('c9', pin)).status).to.equal(401);
      expect(await desk('POST', '/patrons/c9/look-up')).to.include({ outcome: 'unknown' });
      expect(lines.join(''), 'the first system was asked for the card').to.include('c2001');
      expect(lines.join('')).to.not.include('zebra');
      // One that does not answer may know the card.
      second.system.setFault('lookUpUser', 'dead');
      expect(await desk('POST', '/patrons/c9/look-up')).to.include({ outcome: 'notAnswering' });
      expect((await patronAt(node.url).signIn('c9', pin)).status).to.equal(503);
      expect((await patronAt(node.url).signIn('c1001', pin)).status).to.equal(201);
      await link2(false);
    } finally {
      practice.system.answerLine = answerLine;
      await second.stop();
    }
  });

  it('keeps what is known of a patron while the system is down, says so, and goes on when it answers', async () => {
    practice.system.setFault('lookUpUser', 'dead');
    const asked = await desk<{ outcome: string; reason: string }>('POST', '/patrons/c1001/look-up');
    expect(asked).to.deep.equal({
      outcome: 'notAnswering',
      reason: 'The connection broke before the answer was complete.',
    });
    expect(await desk('GET', '/patrons/c1001')).to.include({ name: 'Élodie Tremblay' });
    const refused = await patronAt(node.url).signIn('c1001', pin);
    expect(refused.status).to.equal(503);
    expect(refused.body.detail).to.include('Your PIN cannot be checked at the moment');
    practice.system.setFault('lookUpUser', 'wrongNamespace');
    expect(await desk('POST', '/patrons/c1001/look-up')).to.include({ outcome: 'notAnswering' });
    practice.system.setFault('lookUpUser', 'none');
    expect((await patronAt(node.url).signIn('c1001', pin)).status).to.equal(201);
  });

  it('asks a server that gave no answer not again at once, says so at every desk, and asks it again later', async () => {
    let calls = 0;
    const silent = createTcpServer((socket) => {
      calls += 1;
      socket.on('error', () => {}).resume();
    });
    await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening));
    const { port } = silent.address() as AddressInfo;
    await saved(port);
    type State = { items: { library: string; failingSince?: string; waiting: number }[] };
    const failing = async () => (await desk<State>('GET', '/library-system-state')).items;
    expect(await failing())
      .to.have.nested.property('[0]')
      .that.does.not.have.property('failingSince');
    const [first, next] = [
      await desk<{ outcome: string; reason: string }>('POST', '/patrons/c1001/look-up'),
      await desk<{ outcome: string; reason: string }>('POST', '/patrons/c1003/look-up'),
    ];
    expect(first).to.deep.equal({ outcome: 'notAnswering', reason: 'Your library system did not answer within 5 s.' });
    expect(next.reason).to.match(
      /^The library system has not answered since .+\. It is asked again in a few seconds\.$/,
    );
    expect((await patronAt(node.url).signIn('c1001', pin)).status).to.equal(503);
    expect(calls).to.equal(1);
    expect((await failing())[0])
      .to.include.keys('failingSince')
      .and.include({ library: link.library, waiting: 0 });
    // The fifth failure in a row: it rests for a minute.
    const rest = `select failures_in_a_row as failures, round(extract(epoch from resume_at - now()))::int as seconds
      from outbound_target where kind = 'patronLookUp'`;
    await node.rows(
      `update outbound_target set failures_in_a_row = 4, resume_at = now() where kind = 'patronLookUp' returning 1`,
    );
    await desk('POST', '/patrons/c1001/look-up');
    expect(calls).to.equal(2);
    const [{ failures, seconds } = { failures: 0, seconds: 0 }] = await node.rows<{
      failures: number;
      seconds: number;
    }>(rest);
    expect(failures).to.equal(5);
    expect(seconds).to.be.within(50, 60);
    await new Promise((closed) => silent.close(closed));
    const back = await openPracticeSystem({ host: '127.0.0.1', port: 0, sip2Port: port });
    try {
      expect(await desk('POST', '/patrons/c1001/look-up')).to.include({ outcome: 'notAnswering' });
      // Whoever tests the link waits for nothing, and a server that answers is used again at once.
      const { lines } = await desk<LibrarySystemTestView>('POST', `/library-system/${link.library}/test`, {
        card: '9',
      });
      expect(lines[0]).to.include({ step: 'sip2Answers', outcome: 'passed' });
      expect(await failing())
        .to.have.nested.property('[0]')
        .that.does.not.have.property('failingSince');
      expect(await desk('POST', '/patrons/c9/look-up')).to.include({ outcome: 'unknown' });
    } finally {
      await back.stop();
      await saved(practice.sip2Port);
    }
    expect(await desk('POST', '/patrons/c1001/look-up')).to.include({ outcome: 'found' });
  });

  it('refuses NCIP for patrons where loans stay by hand, naming the field', async () => {
    const refusal = await saved(practice.sip2Port, { patrons: 'ncip' }).catch(String);
    expect(refusal).to.include('settings.patrons').and.include('Choose SIP2 or the PIN of Interlend');
  });

  it('presents its passwords to no other server, and has neither them nor a PIN in a table, a log, a page or a file', async () => {
    const settings = { ...link.settings.sip2, host: '127.0.0.1', port: practice.sip2Port + 1, tls: false };
    await desk('PUT', `/library-system/${link.library}`, {
      enabled: true,
      settings: { ...link.settings, kind: 'byHand', patrons: 'sip2', sip2: settings },
    });
    const { lines } = await desk<LibrarySystemTestView>('POST', `/library-system/${link.library}/test`, {
      card: 'c1001',
    });
    expect(lines[0]?.says).to.include('The password was entered for another address');
    const tables = await node.rows<{ name: string }>(
      `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    const kept = await Promise.all(
      tables.map(async ({ name }) => JSON.stringify(await node.rows(`select to_jsonb(t) as row from ${name} t`))),
    );
    const shown = [
      await desk('GET', '/library-system'),
      await desk('GET', '/audit'),
      await desk('GET', '/patrons/c1001'),
    ];
    expect(`${kept.join('')}${log.join('')}${JSON.stringify(shown)}`)
      .to.include('Élodie Tremblay')
      .and.not.to.match(/okapi/);
  });
});

describe('SIP2 over TLS', () => {
  it('tells nothing to a server whose certificate nobody signed', async () => {
    const heard: string[] = [];
    const server = createServer(selfSigned, (socket: TLSSocket) => {
      socket.on('error', () => {}).on('data', (chunk) => heard.push(String(chunk)));
    });
    server.on('tlsClientError', () => {});
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    const patrons = createSip2({
      settings: { ...newLink('generic').sip2, host: '127.0.0.1', port, login: 'kiosk' },
      secrets: { sip2Password: 'okapi' },
      dial: createSocketDialer({ allowAddresses: ['127.0.0.0/8'] }),
    });
    const answered = await patrons.lookUpUser({ user: { card: '1001', pin: '1234' } });
    expect(answered.kind === 'unavailable' && answered.problem.type).to.equal('unreachable');
    expect(heard).to.deep.equal([]);
    await patrons.close();
    server.close();
  });
});
