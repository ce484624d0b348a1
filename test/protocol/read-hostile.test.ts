import { expect } from 'chai';
import fc from 'fast-check';
import { confirm } from '../../src/protocol/confirm.js';
import {
  envelope,
  header,
  messageSamples,
  ram,
  reading,
  refused,
  request,
  understood,
} from '../fixtures/messages/wire.js';
import { mutations } from '../support/mutations.js';

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
  it('reading never throws, and what it refuses can be confirmed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...messageSamples), mutations, (sample, changes) => {
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

describe('a value that is made to keep a pattern busy (D24)', () => {
  const most = 20_000;
  const busy = [
    ...['1', ' ', '-', 'a', '.', '0,', ':', '1-1-', '\t ', 'https://', '#seq:', '&amp;'].map(
      (piece) => `${piece.repeat(most / piece.length)}!`,
    ),
    `2026-${'0'.repeat(most)}`,
    `${'a@'.repeat(most / 2)}`,
  ];

  /** How long one reading takes, in milliseconds. */
  const timeOf = (xml: string): number => {
    const began = performance.now();
    survives(Buffer.from(xml, 'latin1'));
    return performance.now() - began;
  };

  it('takes no longer to read than another text of its length, in whichever element it stands', function () {
    this.timeout(120_000);
    const seen = new Set<string>();
    const slow: string[] = [];
    for (const sample of messageSamples) {
      const xml = sample.toString('latin1');
      for (const { index, 0: whole, 1: element = '', 2: value = '' } of xml.matchAll(
        /<(?:\w+:)?(\w+)[^<>]*>([^<>]+)<\//g,
      )) {
        if (seen.has(element)) continue;
        seen.add(element);
        const start = index + whole.length - value.length - 2;
        const holding = (text: string) => `${xml.slice(0, start)}${text}${xml.slice(start + value.length)}`;
        const usual = () => timeOf(holding('Plain words, '.repeat(Math.round(most / 13))));
        for (const text of busy) {
          const took = timeOf(holding(text));
          if (took < 20) continue;
          // A busy machine is slow with every text: only one that is slow beside another, three times over, keeps a pattern busy.
          const isSlow = [1, 2, 3].every(() => timeOf(holding(text)) > 20 + 10 * usual());
          if (isSlow) slow.push(`${element} ${text.slice(0, 12)}… ${Math.round(took)} ms`);
        }
      }
    }
    expect(seen.size).to.be.greaterThan(50);
    expect(slow).to.deep.equal([]);
  });
});

function survives(bytes: Buffer): void {
  const got = reading(bytes);
  if (got.kind === 'refused') confirm(got.echo, { status: 'ERROR', errors: got.errors }, new Date(0), got.version);
}
