import { expect } from 'chai';
import { createReader, type ReaderOptions } from '../../src/adapters/reader/index.js';
import type { Reader } from '../../src/engine/model/arrivals.js';
import { type Understood, understand } from '../../src/protocol/understand.js';
import { confirm } from '../support/fake-partner.js';
import { requestXml } from '../support/partner-voice.js';

const rules = { maxBytes: 1024 * 1024, strict: false };
const loan = { requester: 'ISIL:CA-A', supplier: 'ISIL:CA-B', id: 'A0001' };
const arrived = (text: string, encoding: BufferEncoding = 'utf8', contentType = 'application/xml') => ({
  bytes: Buffer.from(text, encoding),
  contentType,
});
const plain = requestXml(loan);
/** A comment of so many letters: allowed anywhere, and no part of what is said. */
const padded = (xml: string, letters: number) =>
  xml.replace(/(<\/ISO18626Message>)/, `<!--${'x'.repeat(letters)}-->$1`);
const withCode = padded(plain, 50_000).replace(
  /<timestamp>/,
  '<requestingAgencyAuthentication><accountId>a</accountId><securityCode>seventeen</securityCode></requestingAgencyAuthentication><timestamp>',
);

describe('FD1: a long message', () => {
  const readers: Reader[] = [];
  const open = (options?: ReaderOptions): Reader => {
    const reader = createReader(options);
    readers.push(reader);
    return reader;
  };
  const shared = open();
  after(() => Promise.all(readers.map((reader) => reader.close())));

  const messages: [string, { bytes: Buffer; contentType: string }, Understood['got']['kind']][] = [
    ['plain', arrived(padded(plain, 50_000)), 'message'],
    ['in UTF-16', arrived(`\ufeff${padded(plain, 50_000)}`, 'utf16le', 'application/xml; charset=utf-16'), 'message'],
    [
      'in Latin letters',
      arrived(padded(plain, 50_000).replace('x', 'é'), 'latin1', 'application/xml; charset=latin1'),
      'message',
    ],
    ['with a security code', arrived(withCode), 'message'],
    ['that is refused', arrived(padded(plain, 50_000).replaceAll('A0001', '')), 'refused'],
    ['with an endless title', arrived(plain.replace(/<title>[^<]*/, `<title>${'y'.repeat(900_000)}`)), 'refused'],
    ['that is no XML', arrived(`${padded(plain, 50_000)}<`), 'unreadable'],
    ['with a document type', arrived(`<!DOCTYPE a [<!ENTITY b "${'c'.repeat(50_000)}">]>${plain}`), 'unreadable'],
    ['that is a confirmation', arrived(padded(confirm(plain), 50_000)), 'message'],
  ];
  for (const [which, bytes, kind] of messages)
    it(`${which} is understood in the thread as it would be here`, async () => {
      const apart = await shared.understand(bytes, rules);
      expect(apart.got.kind).to.equal(kind);
      expect(apart).to.deep.equal(understand(bytes, rules));
      expect(Buffer.isBuffer(apart.masked.bytes)).to.equal(true);
    });

  it('keeps its secrets: what comes back of it has none', async () => {
    const { masked } = await shared.understand(arrived(withCode), rules);
    expect(masked.bytes.toString('utf8')).to.include('***').and.not.include('seventeen');
  });

  it('is read in another thread, and a short one here, at once', async () => {
    const took: number[] = [];
    const here = open({ took: (seconds) => took.push(seconds) });
    expect(here.understand(arrived(plain), rules)).to.not.be.instanceOf(Promise);
    expect(took).to.have.length(0);
    await here.understand(arrived(padded(plain, 50_000)), rules);
    expect(took).to.have.length(1);
  });

  it('KG2: of a megabyte leaves this thread free while it is read', async () => {
    const long = arrived(plain.replace(/<title>[^<]*/, `<title>${'y &amp; '.repeat(125_000)}`));
    const reader = open();
    await reader.understand(arrived(padded(plain, 50_000)), rules);
    const before = performance.eventLoopUtilization();
    const { got } = await reader.understand(long, rules);
    const { active, idle } = performance.eventLoopUtilization(before);
    expect(got.kind).to.equal('refused');
    expect(active, 'milliseconds of this thread, beside those for which it had nothing to do').to.be.below(idle / 2);
  });

  it('that takes too long is given up, and the next one is read all the same', async () => {
    const slow = open({ limitMs: 1 });
    const fault = await Promise.resolve(slow.understand(arrived(padded(plain, 900_000)), rules)).catch(String);
    expect(fault).to.include('was not read within 1 ms');
    const patient = shared;
    const [first, second] = [50_000, 60_000].map((letters) =>
      patient.understand(arrived(padded(plain, letters)), rules),
    );
    expect((await first)?.got.kind).to.equal('message');
    expect((await second)?.got.kind).to.equal('message');
  });

  it('is not waited for when the node stops', async () => {
    const stopping = open();
    const unread = Promise.resolve(stopping.understand(arrived(padded(plain, 50_000)), rules)).catch(String);
    await stopping.close();
    expect(await unread).to.include('The node is stopping.');
  });
});
