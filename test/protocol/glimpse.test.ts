import { expect } from 'chai';
import fc from 'fast-check';
import { confirm } from '../../src/protocol/confirm.js';
import { glimpse } from '../../src/protocol/glimpse.js';
import { validate } from '../../src/protocol/schemas.js';
import { envelope, header, ram, request, sam } from '../fixtures/messages/wire.js';

const whole = { request: envelope(request()), sam: envelope(sam()), ram: envelope(ram()) };
const seen = (text: string | Buffer, contentType = 'application/xml') => glimpse(Buffer.from(text), contentType).echo;
const answerTo = (text: string | Buffer, contentType = 'application/xml'): string => {
  const { echo, version } = glimpse(Buffer.from(text), contentType);
  const errors = [{ errorType: 'BadlyFormedMessage', errorValue: 'not well-formed XML (line 1)' } as const];
  return confirm(echo, { status: 'ERROR', errors }, new Date('2026-11-27T05:00:00Z'), version).xml;
};

describe('FB2: the confirmation of what cannot be read', () => {
  it('is of the kind whose root can still be seen, with the ids, reason and action that can still be read', () => {
    const torn = whole.sam.slice(0, whole.sam.indexOf('<statusInfo>') + 4);
    expect(seen(torn)).to.deep.equal({
      kind: 'supplyingAgencyMessage',
      header: {
        supplyingAgencyId: { type: { value: 'ISIL' }, value: 'CA-OOALG' },
        requestingAgencyId: { type: { value: 'ISIL' }, value: 'CA-OOCTY' },
        requestingAgencyRequestId: 'REQ-1',
        timestamp: '2026-01-05T09:30:00Z',
      },
      reasonForMessage: 'StatusChange',
    });
    expect(seen(whole.ram.replace('</action>', ''))).to.deep.include({ kind: 'requestingAgencyMessage' });
    expect(seen(`<ill:request>${header()}`).kind).to.equal('request');
    expect(seen(whole.ram.replace('</ISO18626Message>', '</x>'))).to.include({ action: 'Received' });
  });

  it('is a requestConfirmation when nothing can be seen, and leaves out what is not beyond doubt', () => {
    for (const text of [
      '',
      'hello',
      '<html><body>502</body></html>',
      '{"a":1}',
      '\u0000\u0001',
      '<?xml version="1.0"?>',
    ])
      expect(seen(text), text).to.deep.equal({ kind: 'request', header: {} });
    const doubtful = ['R<b/>1', '&nbsp;', '<![CDATA[x', 'x'.repeat(300), ' ', '&#0;'];
    for (const requestId of doubtful)
      expect(
        seen(envelope(ram({ head: header({ requestId, timestamp: 'today' }) }))).header,
        requestId,
      ).to.have.all.keys(...['supplyingAgencyId', 'requestingAgencyId']);
    expect(seen(`<!-- <supplyingAgencyMessage> --><requestingAgencyMessage>`).kind).to.equal('requestingAgencyMessage');
  });

  it('reads UTF-16 and names the version that the message claims', () => {
    const utf16 = Buffer.from(`\ufeff${whole.sam.slice(0, -20)}`, 'utf16le');
    expect(seen(utf16)).to.deep.include({ kind: 'supplyingAgencyMessage' });
    const { version } = glimpse(Buffer.from(envelope(ram(), '2021-2').slice(0, -9)), 'application/xml');
    expect(version).to.equal('2021-2');
  });

  it('is valid against both schemas, whatever was torn, doubled or turned over', () => {
    const bodies = fc.constantFrom(...Object.values(whole));
    const mutated = fc
      .tuple(bodies, fc.nat(1500), fc.nat(1500), fc.string({ unit: 'binary', maxLength: 12 }))
      .map(([body, from, length, put]) => body.slice(0, from) + put + body.slice(from + (length % 60)));
    fc.assert(
      fc.property(mutated, (text) => {
        const xml = answerTo(text);
        for (const version of ['1.2', '2021-2'] as const)
          expect(
            validate(xml.replace(/ill:version="[^"]*"/, `ill:version="${version}"`), version).problems,
          ).to.deep.equal([]);
        expect(xml).to.include('<messageStatus>ERROR').and.include('<errorType>BadlyFormedMessage');
      }),
      { numRuns: 400 },
    );
  });

  it('takes no longer for a body made to be slow', () => {
    const before = process.cpuUsage();
    seen('<supplyingAgencyId>'.repeat(60_000));
    seen('<!--'.repeat(250_000));
    seen(`<requestingAgencyId ${'a '.repeat(400_000)}`);
    expect(process.cpuUsage(before).user / 1000, 'milliseconds of work').to.be.below(1000);
  });
});
