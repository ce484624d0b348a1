import { expect } from 'chai';
import fc from 'fast-check';
import { decode } from '../../src/protocol/gate.js';
import { understand, withoutSecrets } from '../../src/protocol/understand.js';
import { envelope, header, ram, reading } from '../fixtures/messages/wire.js';

const secret = 'sesame-4711';
const written = (code: string) =>
  envelope(
    ram({
      note: 'Bonjour, Éva',
      head: header({
        more: `<requestingAgencyAuthentication><accountId>A</accountId>${code}</requestingAgencyAuthentication>`,
      }),
    }),
  );

/** What a reader of the database could make of the bytes: as they are, and without the zero bytes of wide letters. */
const leaks = (bytes: Buffer): boolean =>
  bytes.includes(secret) || bytes.toString('latin1').replaceAll('\0', '').includes(secret);

/** Of a message: all but what names the caller. */
const withoutCode = <T extends object>(message: T) =>
  JSON.stringify(message).replaceAll(/"requestingAgencyAuthentication":\{[^}]*\},?/g, '');

describe('FD6, E16: the security code of a message that is kept', () => {
  const forms: Record<string, string> = {
    plain: `<securityCode>${secret}</securityCode>`,
    'in CDATA': `<securityCode><![CDATA[${secret}]]></securityCode>`,
    'with a comment inside': `<securityCode>${secret.slice(0, 3)}<!-- x -->${secret.slice(3)}<!--${secret}--></securityCode>`,
    'with an instruction inside': `<securityCode><?a b?>${secret}</securityCode>`,
    'with a line break in its tags': `<securityCode\n >${secret}</securityCode\n>`,
    'in another namespace': `<x:securityCode xmlns:x="urn:x">${secret}</x:securityCode>`,
    'with an element inside': `<securityCode><b>${secret}</b></securityCode>`,
    'taken out as a comment': `<!-- <securityCode>${secret}</securityCode> -->`,
  };
  for (const [form, code] of Object.entries(forms))
    for (const [encoding, bytes, contentType] of [
      ['UTF-8', Buffer.from(written(code)), 'application/xml'],
      ['UTF-16', Buffer.from(`\ufeff${written(code)}`, 'utf16le'), 'application/xml'],
      ['UTF-16 without a mark', Buffer.from(written(code), 'utf16le'), 'application/xml; charset=utf-16le'],
      ['Latin-1', Buffer.from(written(code), 'latin1'), 'application/xml; charset=iso-8859-1'],
    ] as const)
      it(`${form}, ${encoding}: is not there, and the message reads as before`, () => {
        const { got: before, masked } = understand({ bytes, contentType }, { maxBytes: 1e6, strict: false });
        for (const kept of [masked, withoutSecrets({ bytes, contentType })]) {
          expect(leaks(kept.bytes)).to.equal(false);
          const got = reading(kept.bytes);
          if (got.kind !== 'message' || before.kind !== 'message') throw new Error('It is a message.');
          expect(withoutCode(got.message)).to.deep.equal(withoutCode(before.message));
          const decoded = decode(kept.bytes, kept.contentType);
          expect('text' in decoded && decoded.text).to.include('Bonjour, Éva');
          if (form !== 'taken out as a comment') expect('text' in decoded && decoded.text).to.include('***');
        }
      });

  it('is not there wherever it stands among what else may be written, and nothing else is lost', () => {
    const [before = '', behind = ''] = written('|').split('|');
    const piece = fc.constantFrom(
      ...Object.values(forms),
      ...[
        '<securityCode/>',
        '<x:a xmlns:x="urn:x" y=">">',
        '</x:a>',
        '<![CDATA[<securityCode>]]>',
        '<!-- > -->',
        '<?p <securityCode> ?>',
      ],
      ...['words &amp; words', '<securityCode>', '</securityCode>', ' \r\n'],
    );
    let passed = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const arrived = { bytes: Buffer.from(before + pieces.join('') + behind), contentType: 'application/xml' };
        const { got, masked } = understand(arrived, { maxBytes: 1e6, strict: false });
        const asTree = withoutSecrets(arrived);
        expect(leaks(masked.bytes)).to.equal(false);
        expect(leaks(asTree.bytes)).to.equal(false);
        if (got.kind !== 'message') return;
        passed += 1;
        for (const kept of [masked, asTree]) {
          const again = reading(kept.bytes);
          if (again.kind !== 'message') throw new Error('What is kept of a message is one.');
          expect(withoutCode(again.message)).to.equal(withoutCode(got.message));
        }
      }),
      { numRuns: 500 },
    );
    expect(passed).to.be.greaterThan(50);
  });

  it('is masked in what cannot be parsed, also where it is not closed or not in an encoding we know', () => {
    const torn = written(forms['plain'] ?? '').slice(0, -30);
    const open = `<a><securityCode>${secret} and more`;
    for (const bytes of [
      Buffer.from(torn),
      Buffer.from(open),
      Buffer.from(open, 'utf16le'),
      Buffer.from([...torn].flatMap((letter) => [0, 0, 0, letter.charCodeAt(0)])),
    ])
      expect(leaks(withoutSecrets({ bytes, contentType: 'application/xml' }).bytes)).to.equal(false);
  });

  it('keeps the bytes of a message without one as they came', () => {
    const bytes = Buffer.from(envelope(ram()), 'utf16le');
    expect(withoutSecrets({ bytes, contentType: 'text/xml' })).to.deep.equal({ bytes, contentType: 'text/xml' });
  });
});
