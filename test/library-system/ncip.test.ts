import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { createXmlPoster } from '../../src/adapters/courier/post-xml.js';
import { createNcipSystem } from '../../src/adapters/library-system/ncip.js';
import { type OpenPracticeSystem, openPracticeSystem } from '../../src/compose/open-practice-system.js';
import type { CallName } from '../../src/domain/library-system/calls.js';
import type { LibrarySystem, LinkSettings, SystemAnswer } from '../../src/library-system/port.js';
import type { PracticeFault } from '../../src/library-system/practice-system.js';
import { newLink } from '../../src/library-system/presets/index.js';
import { say } from '../../src/words/index.js';

const poster = createXmlPoster({ allowAddresses: ['127.0.0.0/8'], userAgent: 'test' });
const systemAt = (address: string, settings: Partial<LinkSettings> = {}, secret?: string): LibrarySystem =>
  createNcipSystem({
    settings: {
      ...newLink('generic'),
      kind: 'ncip',
      address,
      fromAgency: 'A',
      toAgency: 'B',
      defaultPickup: 'D',
      ...settings,
    },
    secrets: { secret },
    post: poster.post,
    timeZone: 'America/Toronto',
  });

const due = '2027-01-05T23:59:59.000Z';
const book = { requestId: 'R-1', itemId: 'IL1', userId: 'P1001', title: 'É & <lakes>', dueAt: due };
const kindOf = ({ kind }: SystemAnswer) => kind;

after(() => poster.close());

describe('the library’s own system by NCIP', () => {
  let practice: OpenPracticeSystem;
  let ils: LibrarySystem;
  beforeEach(async () => {
    practice = await openPracticeSystem({ host: '127.0.0.1', port: 0, slowMs: 400 });
    ils = systemAt(`${practice.url}/ncip`);
  });
  afterEach(() => practice.stop());
  const fault = (call: CallName, what: PracticeFault | 'none') => practice.system.setFault(call, what);

  it('borrows: the item appears, is lent, renewed, recalled, returned and gone; a fee is on the account', async () => {
    expect(await ils.acceptItem(book)).to.deep.include({ kind: 'done', facts: { requestId: 'R-1', itemId: 'IL1' } });
    expect(practice.system.ledger().items.at(-1)).to.deep.include({ id: 'IL1', title: book.title, temporary: true });
    const lent = await ils.checkOut({ userId: 'P1001', itemId: 'IL1', dueAt: due });
    expect(lent).to.deep.include({ kind: 'done', facts: { dueAt: due, renewals: 0 } });
    expect(kindOf(await ils.renew({ userId: 'P1001', itemId: 'IL1', dueAt: due }))).to.equal('done');
    expect(kindOf(await ils.recall({ itemId: 'IL1', dueAt: due }))).to.equal('done');
    expect(await ils.checkIn({ itemId: 'IL1' })).to.deep.include({ kind: 'done', facts: { userId: 'P1001' } });
    expect(kindOf(await ils.deleteItem({ itemId: 'IL1' }))).to.equal('done');
    const fee = { userId: 'P1001', reason: 'lost' as const, amount: 8550, reference: 'F-1', at: due };
    expect(await ils.charge(fee)).to.deep.include({ kind: 'done', facts: { reference: 'F-1' } });
    const { items, charges } = practice.system.ledger();
    expect(items.map(({ id }) => id)).not.to.include('IL1');
    expect(charges).to.deep.equal([{ userId: 'P1001', amount: 8550, currency: 'CAD', reference: 'F-1' }]);
  });

  it('lends: the copy is held for the other library, checked out to it, and back; or the hold is cancelled', async () => {
    const asked = { requestId: 'R-9', userId: 'INST-CA-NORTH', bibId: 'b2', title: 'Lakes & rivers' };
    const held = await ils.requestItem(asked);
    expect(held).to.deep.include({
      kind: 'done',
      facts: {
        requestId: 'H1',
        itemId: '39002',
        callNumber: 'GB1603',
        location: 'Main stacks',
        title: 'Lakes & rivers',
      },
    });
    expect(kindOf(await ils.cancelRequest({ userId: 'INST-CA-NORTH', requestId: 'H1' }))).to.equal('done');
    await ils.requestItem(asked);
    expect(kindOf(await ils.checkOut({ userId: 'INST-CA-NORTH', itemId: '39002' }))).to.equal('done');
    expect(practice.system.ledger().items[1]?.loan?.userId).to.equal('INST-CA-NORTH');
    expect(kindOf(await ils.checkIn({ itemId: '39002' }))).to.equal('done');
  });

  it('finds a patron by card and PIN, and never shows the PIN or an address in what is stored', async () => {
    const answer = await ils.lookUpUser({ user: { card: 'P1001', pin: '1234' } });
    expect(answer).to.deep.include({
      kind: 'done',
      facts: {
        userId: 'P1001',
        name: 'Élodie Tremblay',
        email: 'elodie@example.org',
        group: 'Student',
        blocked: false,
        blocks: [],
      },
    });
    expect(JSON.stringify(answer.exchange)).not.to.match(/1234|elodie@/);
    const blocked = await ils.lookUpUser({ user: { id: 'P1003' } });
    expect(blocked.kind === 'done' && blocked.facts).to.deep.include({ blocked: true, blocks: ['Block Check Out'] });
    const wrong = await ils.lookUpUser({ user: { card: 'P1001', pin: '9999' } });
    expect(wrong.kind === 'refused' && wrong.problem.class).to.equal('person');
  });

  it('says whose problem it is, and takes what is so already for done', async () => {
    const unknown = await ils.acceptItem({ ...book, userId: 'nobody' });
    expect(unknown.kind === 'refused' && unknown.problem).to.deep.include({ class: 'person', type: 'Unknown User' });
    if (unknown.kind === 'refused') expect(say(unknown.problem.reason, 'fr')).to.include('Unknown User');
    const none = await ils.requestItem({ requestId: 'R', userId: 'INST-X', bibId: 'no', title: 'T' });
    expect(none.kind === 'refused' && none.problem.class).to.equal('item');
    expect(await ils.checkIn({ itemId: '39001' })).to.have.nested.property('alreadySo.class', 'alreadySo');
    expect(await ils.deleteItem({ itemId: 'gone' })).to.have.nested.property('alreadySo.class', 'alreadySo');
    fault('renew', 'problem');
    const odd = await ils.renew({ userId: 'P1001', itemId: '39001' });
    expect(odd.kind === 'refused' && odd.problem.class).to.equal('item');
  });

  it('does not know what became of a call whose answer is lost; repeated with the same ids it makes nothing twice', async () => {
    fault('acceptItem', 'answerLost');
    expect(kindOf(await ils.acceptItem(book))).to.equal('unknown');
    fault('acceptItem', 'none');
    expect(await ils.acceptItem(book, { repeated: true })).to.have.nested.property('alreadySo.type', 'Duplicate Item');
    expect(kindOf(await ils.acceptItem(book))).to.equal('refused');
    expect(practice.system.ledger().items.filter(({ id }) => id === 'IL1')).to.have.length(1);
  });

  it('waits no longer than it may for a slow or dead system, and understands another namespace', async () => {
    fault('checkIn', 'slow');
    const began = Date.now();
    const late = await ils.checkIn({ itemId: '39001' });
    expect(late.kind).to.equal('done');
    const cut = await ils.checkIn({ itemId: '39001' }, { limitMs: 100 });
    expect(cut.kind === 'unknown' && cut.problem.type).to.equal('late');
    expect(Date.now() - began).to.be.lessThan(3000);
    fault('checkIn', 'wrongNamespace');
    expect(kindOf(await ils.checkIn({ itemId: '39001' }))).to.equal('done');
    await practice.stop();
    const dead = await ils.checkIn({ itemId: '39001' });
    expect(dead.kind === 'unavailable' && dead.problem.type).to.equal('unreachable');
  });

  it('sends a stored call with the secrets of the link', async () => {
    const seen: string[] = [];
    await served(
      (req, res) => {
        seen.push(`${req.url} ${req.headers.authorization ?? ''}`);
        res.end(
          '<CheckInItemResponse><ItemId><ItemIdentifierValue>1</ItemIdentifierValue></ItemId></CheckInItemResponse>',
        );
      },
      async (address) => {
        const call = { message: 'checkIn' as const, ids: { itemId: '1' }, body: '<x/>' };
        await systemAt(`${address}/ncip/{key}`, { authentication: 'address' }, 'the/key').send(call);
        await systemAt(address, { authentication: 'basic', authenticationName: 'ill' }, 'secret').send(call);
      },
    );
    expect(seen).to.deep.equal(['/ncip/the%2Fkey ', `/ Basic ${Buffer.from('ill:secret').toString('base64')}`]);
  });
});

describe('what is no NCIP answer', () => {
  const answers: [string, RequestListener, kind: string, type: string][] = [
    ['a web page', (_, res) => res.end('<!DOCTYPE html><html><title>Sign in</title></html>'), 'unknown', 'html'],
    ['entities', (_, res) => res.end('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), 'unknown', 'documentType'],
    ['10 MB', (_, res) => res.end(`<x>${'y'.repeat(10_000_000)}</x>`), 'unknown', 'tooLarge'],
    [
      'a redirect to an internal address',
      (_, res) => res.writeHead(302, { location: 'http://169.254.169.254/key' }).end(),
      'refused',
      'moved',
    ],
    ['words', (_, res) => res.end('OK'), 'unknown', 'notXml'],
    ['nothing', (_, res) => res.end(), 'unknown', 'empty'],
    ['broken XML', (_, res) => res.end('<NCIPMessage><CheckInItemResponse>'), 'unknown', 'notXml'],
    ['a thousand levels', (_, res) => res.end(`${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}`), 'unknown', 'tooDeep'],
    [
      'the answer to another message',
      (_, res) => res.end('<NCIPMessage><RenewItemResponse/></NCIPMessage>'),
      'unknown',
      'otherMessage',
    ],
    ['no access', (_, res) => res.writeHead(401).end(), 'refused', 'denied'],
    ['a server that is busy', (_, res) => res.writeHead(503).end(), 'unavailable', 'status'],
    ['a server that broke', (_, res) => res.writeHead(500).end('oops'), 'unknown', 'status'],
    [
      'a drip',
      (_, res) => {
        const drip = setInterval(() => res.write('<'), 20);
        res.on('close', () => clearInterval(drip));
      },
      'unknown',
      'late',
    ],
  ];
  for (const [title, listener, kind, type] of answers)
    it(`${title} is a named problem`, () =>
      served(listener, async (address) => {
        const answer = await systemAt(address).checkIn({ itemId: '1' }, { limitMs: type === 'late' ? 300 : 5000 });
        expect(answer.kind).to.equal(kind);
        if (answer.kind === 'done') return;
        expect(answer.problem.type).to.equal(type);
        for (const language of ['en', 'fr'] as const) expect(say(answer.problem.reason, language)).not.to.equal('');
      }));

  it('an address that is not the Internet’s is not called', async () => {
    const answer = await systemAt('http://10.0.0.1/ncip').checkIn({ itemId: '1' });
    expect(answer.kind === 'refused' && answer.problem).to.deep.include({ class: 'setUp', type: 'forbidden' });
  });
});

async function served(listener: RequestListener, used: (address: string) => Promise<void>): Promise<void> {
  const server = createServer((req, res) => {
    req.resume().on('end', () => listener(req, res));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    await used(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
