import { readdirSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { confirm } from '../../src/protocol/confirm.js';
import { envelope, fixture, header, ram, reading, refused, request, understood } from '../fixtures/messages/wire.js';

const idOf = (written: string) =>
  understood(envelope(ram({ head: header({ requestId: written }) })), 'requestingAgencyMessage').message.header
    .requestingAgencyRequestId;

describe('ids and texts stay what they are', () => {
  for (const id of ['007', '1e5', '0x1F', '12345678901234567890', '+1', ' 1 ', 'true', 'null', '__proto__'])
    it(`${JSON.stringify(id)} as an id (D20)`, () => {
      expect(idOf(id)).to.equal(id);
    });

  it('CDATA, comments, instructions and entities inside an id make it no other id (D21)', () => {
    for (const written of [
      'RE<!-- x -->Q-1',
      '<![CDATA[REQ-1]]>',
      'RE<?x y?>Q-1',
      '&#82;EQ&#x2D;1',
      '\u0052EQ<![CDATA[-]]>1',
    ])
      expect(idOf(written)).to.equal('REQ-1');
  });

  it('an entity written twice over is decoded once', () => {
    expect(idOf('&amp;lt;&amp;eacute;&amp;#65;')).to.equal('&lt;&eacute;&#65;');
  });

  it('emoji, right-to-left marks, combining letters and line ends in a note (D23)', () => {
    const note = '📚 \u202eabc e\u0301 \u200b&#13;\n\ttab';
    const { message } = understood(envelope(ram({ note })), 'requestingAgencyMessage');
    expect(message.note).to.equal('📚 \u202eabc e\u0301 \u200b\r\n\ttab');
  });
});

describe('element names that mean something to JavaScript (D19)', () => {
  for (const name of ['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', 'valueOf']) {
    it(`${name} is refused and leaves no trace`, () => {
      const before = Object.getOwnPropertyNames(Object.prototype);
      const poison = `<${name}><polluted>yes</polluted><title>x</title></${name}>`;
      for (const xml of [request({ bibliographic: poison }), request({ more: poison }), request() + poison])
        expect(refused(envelope(xml)).errors).to.deep.equal([
          { errorType: 'UnrecognisedDataElement', errorValue: `${name}: not an element of ISO 18626` },
        ]);
      expect(Object.getOwnPropertyNames(Object.prototype)).to.deep.equal(before);
      expect({}).not.to.have.property('polluted');
    });

    it(`${name} as an attribute is ignored`, () => {
      const xml = envelope(request().replace('<serviceType>', `<serviceType ${name}="x">`));
      expect(understood(xml, 'request').message.serviceInfo).to.deep.equal({ serviceType: 'Loan' });
    });
  }
});

describe('whatever the bytes are', () => {
  const samples = readdirSync(new URL('../fixtures/messages/', import.meta.url))
    .filter((name) => name.endsWith('.xml'))
    .map((name) => fixture(name.replace('.xml', '')));

  it('reading never throws, and what it refuses can be confirmed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...samples), mutations, (sample, changes) => {
        survives(changes.reduce((bytes, change) => change(bytes), sample));
      }),
      { numRuns: 3000 },
    );
  });

  it('not even when they are no XML', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => survives(Buffer.from(bytes))),
      { numRuns: 500 },
    );
  });

  it('ten thousand elements, deep nesting and long values are answered in good time', () => {
    const started = performance.now();
    survives(Buffer.from(envelope(ram({ more: '<note>x</note>'.repeat(10_000) }))));
    survives(Buffer.from(envelope(ram({ more: '<a>'.repeat(200) + '</a>'.repeat(200) }))));
    survives(Buffer.from(envelope(ram({ note: '&amp;'.repeat(100_000) }))));
    survives(Buffer.from(envelope(sam0('1'.repeat(50_000)))));
    survives(Buffer.from(envelope(sam0(`${' '.repeat(50_000)}x`))));
    expect(performance.now() - started).to.be.below(2500);
  });
});

const sam0 = (date: string) => ram({ head: header({ timestamp: date }) });

function survives(bytes: Buffer): void {
  const got = reading(bytes);
  if (got.kind === 'refused') confirm(got.echo, { status: 'ERROR', errors: got.errors }, new Date(0), got.version);
}

type Change = (bytes: Buffer) => Buffer;
const words = [
  '<',
  '>',
  '&',
  '"',
  '</',
  '<!--',
  '<![CDATA[',
  '&#0;',
  '&#55296;',
  ' ill:version=""',
  '<x/>',
  '\0',
  'é',
  '<header/>',
  '0001-01-01',
  '-1',
];
const at = fc.double({ min: 0, max: 1, noNaN: true });
const mutations = fc.array(
  fc.oneof(
    fc.tuple(at, fc.nat(255)).map(
      ([place, byte]): Change =>
        (bytes) =>
          put(bytes, place, 1, Buffer.from([byte])),
    ),
    fc.tuple(at, fc.constantFrom(...words)).map(
      ([place, word]): Change =>
        (bytes) =>
          put(bytes, place, 0, Buffer.from(word)),
    ),
    fc.tuple(at, fc.nat(200)).map(
      ([place, length]): Change =>
        (bytes) =>
          put(bytes, place, length, Buffer.alloc(0)),
    ),
    fc.tuple(at, at, fc.nat(300)).map(
      ([place, from, length]): Change =>
        (bytes) => {
          const start = Math.floor(from * bytes.length);
          return put(bytes, place, 0, bytes.subarray(start, start + length));
        },
    ),
    fc.tuple(at, fc.constantFrom(' ', '', '9999', '-', 'x'.repeat(300))).map(
      ([place, text]): Change =>
        (bytes) =>
          inLeaf(bytes, place, text),
    ),
  ),
  { minLength: 1, maxLength: 4 },
);

function put(bytes: Buffer, place: number, replaced: number, word: Buffer): Buffer {
  const start = Math.floor(place * bytes.length);
  return Buffer.concat([bytes.subarray(0, start), word, bytes.subarray(start + replaced)]);
}

/** Another value in one of the leaves: the document stays well-formed. */
function inLeaf(bytes: Buffer, place: number, text: string): Buffer {
  const xml = bytes.toString('latin1');
  const leaves = [...xml.matchAll(/>[^<>]+<\//g)];
  const leaf = leaves[Math.floor(place * leaves.length)];
  if (!leaf) return bytes;
  return Buffer.from(`${xml.slice(0, leaf.index + 1)}${text}${xml.slice(leaf.index + leaf[0].length - 2)}`, 'latin1');
}
