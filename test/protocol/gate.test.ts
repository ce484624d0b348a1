import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { type GateResult, gate, type Passed, type RefusalCode, versionInText } from '../../src/protocol/gate.js';
import type { Branch, ElementContent } from '../../src/protocol/reading/tree.js';
import { confirmation, request, requesting, supplying, withDelivery } from '../fixtures/schemas/messages.js';

const options = { maxBytes: 1_000_000 };

function through(xml: string | Buffer, contentType = 'application/xml'): GateResult {
  return gate(Buffer.isBuffer(xml) ? xml : Buffer.from(xml), contentType, options);
}

function passes(xml: string | Buffer, contentType?: string): Passed {
  const result = through(xml, contentType);
  if (result.kind === 'refused') expect.fail(`refused: ${result.code}, ${result.reason}`);
  return result;
}

function isRefused(xml: string | Buffer, code: RefusalCode, contentType?: string): void {
  const result = through(xml, contentType);
  expect(result.kind === 'refused' ? result.code : 'passed').to.equal(code);
}

/** Two seconds of the processor at most, however busy the machine is beside. */
function withLittleWork(does: () => void): void {
  const began = process.cpuUsage();
  does();
  expect(process.cpuUsage(began).user / 1000, 'milliseconds of work').to.be.below(2000);
}

/** What the reader is given at a place below the envelope. */
function at(root: Passed['root'], ...names: string[]): ElementContent | undefined {
  return names.reduce<ElementContent | undefined>(
    (node, name) => (node as Branch | undefined)?.[name] as ElementContent,
    root,
  );
}

const titleOf = ({ root }: Passed): unknown => at(root, 'request', 'bibliographicInfo', 'title');

const titled = (title: string) => request({ bibliographicInfo: `<ill:title>${title}</ill:title>` });
const declared = (encoding: string, title: string) => `<?xml version="1.0" encoding="${encoding}"?>\n${titled(title)}`;
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('a message within the rules', () => {
  it('passes with its version, its label and a clean verdict', () => {
    const { version, versionText, verdict, tolerances } = passes(declared('UTF-8', 'A book'));
    expect({ version, versionText, verdict, tolerances }).to.deep.equal({
      version: '1.2',
      versionText: 'any',
      verdict: { valid: true, problems: [] },
      tolerances: [],
    });
  });

  it('passes with a bad verdict when the schema does not like it', () => {
    const { verdict } = passes(request({ serviceInfo: '<ill:serviceInfo/>' }));
    expect(verdict.valid).to.equal(false);
    expect(verdict.problems[0]).to.contain('request/serviceInfo');
  });

  it('is handed on without prefixes, declarations, comments and the white space between elements', () => {
    const { root } = passes(declared('UTF-8', ' A <!-- x -->book ').replaceAll('><', '>\n  <'));
    expect(Object.keys(root as Branch)).to.have.members(['@_version', 'request']);
    expect(at(root, 'request', 'header', 'supplyingAgencyId')).to.deep.equal({
      agencyIdType: 'ISIL',
      agencyIdValue: 'CA-LENDER',
    });
    expect(at(root, 'request', 'bibliographicInfo')).to.deep.equal({ title: ' A book ' });
  });
});

describe('the limit on bytes', () => {
  it('lets a body of exactly the limit through and refuses one byte more', () => {
    const bytes = Buffer.from(request());
    expect(gate(bytes, '', { maxBytes: bytes.length }).kind).to.equal('passed');
    expect(gate(bytes, '', { maxBytes: bytes.length - 1 })).to.deep.include({ kind: 'refused', code: 'too-large' });
  });
});

describe('letters arrive as they were written (D13)', () => {
  const windows = Buffer.from(declared('windows-1252', 'é ß “x” EUR'), 'latin1');
  const latin = (encoding: string) => Buffer.from(declared(encoding, 'é ß'), 'latin1');
  const ways: [string, Buffer, string, string][] = [
    ['UTF-8 declared', Buffer.from(declared('UTF-8', 'é ß 漢')), '', 'é ß 漢'],
    ['UTF-8 without a declaration', Buffer.from(titled('é ß 漢')), '', 'é ß 漢'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${declared('utf-8', 'é ß 漢')}`), '', 'é ß 漢'],
    ['UTF-16 LE with a mark', Buffer.from(`\ufeff${declared('UTF-16', 'é ß 漢')}`, 'utf16le'), '', 'é ß 漢'],
    ['UTF-16 BE with a mark', utf16be(`\ufeff${declared('UTF-16', 'é ß 漢')}`), '', 'é ß 漢'],
    ['UTF-16 LE without a mark', Buffer.from(declared('UTF-16LE', 'é ß 漢'), 'utf16le'), '', 'é ß 漢'],
    ['UTF-16 BE without a mark', utf16be(declared('UTF-16', 'é ß 漢')), '', 'é ß 漢'],
    ['UTF-16 named by the header', utf16be(titled('é ß 漢')), 'text/xml; charset=utf-16', 'é ß 漢'],
    ['ISO-8859-1 declared', latin('ISO-8859-1'), '', 'é ß'],
    ['windows-1252 declared', latin('windows-1252'), '', 'é ß'],
    ['ISO-8859-1 named by the header', Buffer.from(titled('é ß'), 'latin1'), 'text/xml;charset=ISO-8859-1', 'é ß'],
    ['references', Buffer.from(declared('us-ascii', '&#xE9; &#223; &#x6f22;')), '', 'é ß 漢'],
    ['emoji', Buffer.from(titled('😀')), '', '😀'],
  ];
  for (const [what, bytes, contentType, title] of ways) {
    it(what, () => expect(titleOf(passes(bytes, contentType))).to.equal(title));
  }

  it('windows-1252 quotes and the euro sign, also when they are called ISO-8859-1', () => {
    for (const encoding of ['windows-1252', 'iso-8859-1']) {
      const text = declared(encoding, '<>').replace('<>', '\x93x\x94 \x80');
      expect(titleOf(passes(Buffer.from(text, 'latin1')))).to.equal('“x” €');
    }
    expect(windows.includes(0x1c)).to.equal(true);
  });
});

describe('who is believed about the encoding (D12)', () => {
  const noted = 'the declaration names another encoding';

  it('the header before the declaration', () => {
    const utf8 = passes(Buffer.from(declared('ISO-8859-1', 'é')), 'text/xml; charset="UTF-8"');
    expect(titleOf(utf8)).to.equal('é');
    expect(utf8.tolerances).to.deep.equal([noted]);
    const latin = passes(Buffer.from(declared('UTF-8', 'é'), 'latin1'), 'application/xml; Charset=iso-8859-1');
    expect(titleOf(latin)).to.equal('é');
  });

  it('the byte-order mark before the header', () => {
    const xml = Buffer.from(`\ufeff${titled('é')}`);
    expect(titleOf(passes(xml, 'text/xml; charset=iso-8859-1'))).to.equal('é');
  });

  it('the bytes before a declaration of UTF-16 that cannot be true', () => {
    const { tolerances, ...result } = passes(declared('utf-16', 'é'));
    expect(titleOf({ tolerances, ...result })).to.equal('é');
    expect(tolerances).to.deep.equal([noted]);
  });

  it('media types of any spelling, with and without charset', () => {
    const types = ['text/xml', 'application/xml; charset="utf-8"', 'application/soap+xml;charset=UTF-8; x=y', ''];
    for (const type of types) expect(passes(declared('UTF-8', 'é'), type).tolerances, type).to.deep.equal([]);
  });

  it('white space before the document is tolerated, also after a mark', () => {
    for (const start of ['\n  ', '\ufeff\r\n']) {
      const result = passes(start + declared('UTF-8', 'é'));
      expect(result.tolerances).to.deep.equal(['white space before the document']);
    }
  });
});

describe('encodings that are refused (D14)', () => {
  const utf32 = (text: string) => Buffer.concat([...text].map((letter) => utf32Letter(letter)));
  const cases: [string, Buffer, string?][] = [
    ['UTF-7 declared', Buffer.from(declared('UTF-7', '+AOk-'))],
    ['UTF-7 by the header', Buffer.from(titled('+AOk-')), 'text/xml; charset=utf-7'],
    ['UTF-7 by its mark', Buffer.from(`+/v8-${titled('x')}`)],
    ['UTF-32 with a mark', utf32(`\ufeff${titled('x')}`)],
    ['UTF-32 without a mark', utf32(titled('x'))],
    ['UTF-32 BE', utf32(titled('x')).swap32()],
    ['EBCDIC', Buffer.from('4c6fa79493', 'hex')],
    ['an encoding nobody knows', Buffer.from(declared('x-klingon', 'x'))],
    ['UTF-8 with a byte of another encoding', Buffer.from(declared('UTF-8', 'é'), 'latin1')],
    ['no declaration and bytes that are not UTF-8', Buffer.from(titled('é'), 'latin1')],
    ['overlong UTF-8', spliced([0xc0, 0xaf])],
    ['a surrogate in UTF-8', spliced([0xed, 0xa0, 0x80])],
    ['a cut sequence', spliced([0xe6, 0xbc])],
    ['a lone surrogate in UTF-16', Buffer.from(`\ufeff${titled('\ud800x')}`, 'utf16le')],
    ['half a letter of UTF-16', Buffer.from(`\ufeff${titled('x')}`, 'utf16le').subarray(0, -1)],
  ];
  for (const [what, bytes, contentType] of cases) {
    it(`${what} is refused`, () => isRefused(bytes, 'encoding', contentType));
  }

  function utf32Letter(letter: string): Buffer {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(letter.codePointAt(0) ?? 0);
    return bytes;
  }
  function spliced(bytes: number[]): Buffer {
    const [start = '', end = ''] = titled('|').split('|');
    return Buffer.concat([Buffer.from(start), Buffer.from(bytes), Buffer.from(end)]);
  }
});

describe('a document type declaration (D1–D4)', () => {
  const quadratic = `<!DOCTYPE a [<!ENTITY e "${'x'.repeat(100_000)}">]>${titled('&e;'.repeat(1000))}`;
  const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
  const cases: [string, string][] = [
    ['of nothing', `<!DOCTYPE ISO18626Message>${titled('x')}`],
    ['with a file', `<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>${titled('&e;')}`],
    ['with an address', `<!DOCTYPE a [<!ENTITY e SYSTEM "http://127.0.0.1:9/">]>${titled('&e;')}`],
    ['with a parameter entity', `<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>${titled('x')}`],
    ['out of an external subset', `<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd">${titled('x')}`],
    ['with a billion laughs', `<!DOCTYPE a [<!ENTITY l0 "ha">${laughs}]>${titled('&l9;')}`],
    ['with one long entity a thousand times', quadratic],
    ['that splits an id by an entity', `<!DOCTYPE a [<!ENTITY e "0">]>${titled('0&e;7')}`],
    ['behind comments and instructions', `<?xml version="1.0"?><!-- > --><?x ?>\n<!DOCTYPE a>${titled('x')}`],
    ['in small letters', `<!doctype a>${titled('x')}`],
  ];
  for (const [what, xml] of cases) it(`${what} is refused`, () => isRefused(xml, 'doctype'));

  it('in UTF-16 is refused too', () => {
    isRefused(Buffer.from(`\ufeff<!DOCTYPE a>${titled('x')}`, 'utf16le'), 'doctype');
  });

  it('is only a word inside a note or a comment', () => {
    expect(titleOf(passes(`<!-- <!DOCTYPE a> -->${titled('<![CDATA[<!DOCTYPE a>]]>')}`))).to.equal('<!DOCTYPE a>');
  });

  it('after the root has begun is not XML', () => isRefused(titled('<!DOCTYPE a>'), 'not-well-formed'));
});

describe('what is not well-formed is refused (D15)', () => {
  const cases: [string, string][] = [
    ['nothing at all', ''],
    ['white space only', ' \n'],
    ['JSON', '{"a":1}'],
    ['a cut document', request().slice(0, -20)],
    ['tags that do not match', titled('x').replace('</ill:title>', '</ill:author>')],
    ['two roots', request() + request()],
    ['words after the root', `${request()}x`],
    ['a prefix without a namespace', request().replace('<ill:request>', '<ill:request><foo:bar/>')],
    ['an entity nobody declared', titled('&eacute;')],
    ['the same attribute twice', request().replace('ill:version="any"', 'ill:version="any" ill:version="any"')],
    ['the byte NUL', titled('\0')],
    ['a control character', titled('\x0b')],
    ['U+FFFF', titled('\uffff')],
    ['a reference to NUL', titled('&#0;')],
    ['a reference to a control character', titled('&#xB;')],
    ['a reference to U+FFFF', titled('&#xFFFF;')],
    ['a reference to a surrogate', titled('&#xD800;')],
    ['a comment that never ends', `<!-- ${request()}`],
    ['a declaration that is broken', request().replace(/^/, '<?xml version="1.0" encoding="UTF-8>')],
  ];
  for (const [what, xml] of cases) it(what, () => isRefused(xml, 'not-well-formed'));

  it('and the reason never repeats it', () => {
    const result = through(titled('<O’Neil/'));
    expect(result).to.deep.include({ kind: 'refused', reason: 'not well-formed XML (line 1)' });
  });
});

describe('depth, width and size (D5, D6)', () => {
  const nested = (depth: number) => titled(`${'<ill:a>'.repeat(depth)}x${'</ill:a>'.repeat(depth)}`);
  const note = (inside: string) => titled(inside);

  it('a hundred levels too many are the schema’s business', () => {
    expect(passes(nested(100)).verdict.valid).to.equal(false);
  });
  it('257 levels and 100,000 levels are refused', () => {
    isRefused(nested(257), 'not-well-formed');
    const deep = gate(Buffer.from(nested(100_000)), '', { maxBytes: 2_000_000 });
    expect(deep, 'before anything parses it').to.deep.include({ kind: 'refused', code: 'too-large' });
  });

  const wide: [string, string][] = [
    ['50,000 attributes', request().replace(' ill:version', `${numbered(50_000, (n) => ` a${n}=""`)} ill:version`)],
    ['130,000 siblings', note('<ill:a/>'.repeat(100_000))],
    ['200,000 siblings of no namespace', note('<a/>'.repeat(200_000))],
    ['100,000 comments in a value', note('a<!---->'.repeat(100_000))],
    ['200,000 instructions', note('<?a?>'.repeat(180_000))],
  ];
  for (const [what, xml] of wide) {
    it(`${what} are refused`, () => withLittleWork(() => isRefused(xml, 'too-large')));
  }

  it('names and namespaces that would swell every fault are refused', () => {
    const faults = '<ill:supplierInfo e:x=""/>'.repeat(5_000);
    const prefix = 'p'.repeat(40_000);
    const declaration = `xmlns:${prefix}="http://illtransactions.org/2013/iso18626"`;
    isRefused(
      request({ rest: faults })
        .replace('xmlns:ill', `${declaration} xmlns:e="urn:e" xmlns:ill`)
        .replace(/(<\/?)ill:request>/g, `$1${prefix}:request>`),
      'too-large',
    );
    isRefused(
      request({ rest: faults }).replace('xmlns:ill', `xmlns:e="urn:${'e'.repeat(400_000)}" xmlns:ill`),
      'too-large',
    );
    isRefused(titled(`<ill:${'n'.repeat(300)}/>`), 'too-large');
  });

  const heavy: [string, string][] = [
    ['75,000 CDATA sections', note('<![CDATA[&]]>'.repeat(75_000))],
    ['10,000 items', withDelivery('2021-2', '<ill:itemId>1</ill:itemId>'.repeat(10_000))],
    ['11,000 faults', request({ rest: '<ill:supplierInfo ill:x=""/>'.repeat(5_500) })],
    [
      '20,000 namespaces',
      request().replace(' ill:version', `${numbered(20_000, (n) => ` xmlns:a${n}="u"`)} ill:version`),
    ],
    ['a title of nearly the whole limit', note('é'.repeat(490_000))],
  ];
  for (const [what, xml] of heavy) {
    it(`${what} pass with less than two seconds of work`, () => withLittleWork(() => passes(xml)));
  }

  function numbered(count: number, each: (n: number) => string): string {
    return Array.from({ length: count }, (_, n) => each(n)).join('');
  }
});

describe('the root and its namespace', () => {
  const iso = 'http://illtransactions.org/2013/iso18626';

  it('another root is refused, also a message without its envelope (D17)', () => {
    isRefused('<html/>', 'wrong-root');
    isRefused(`<request xmlns="${iso}"/>`, 'wrong-root');
    isRefused(`<iso18626message xmlns="${iso}"/>`, 'wrong-root');
  });

  it('another namespace is refused (D17)', () => {
    isRefused(request().replace(iso, 'http://example.org'), 'wrong-namespace');
    isRefused(request().replace(iso, `${iso}/`), 'wrong-namespace');
  });

  it('any prefix will do, and the default namespace, and declarations said twice (D16)', () => {
    const spellings = [
      request().replaceAll('ill:', 'ns0:').replace('xmlns:ill', 'xmlns:ns0'),
      request()
        .replace('xmlns:ill', `xmlns="${iso}" xmlns:ill`)
        .replace(/(<\/?)ill:/g, '$1'),
      request().replace('<ill:request>', `<ill:request xmlns:ill="${iso}" xmlns:spare="${iso}">`),
    ];
    for (const xml of spellings) {
      const { verdict, root, tolerances } = passes(xml);
      expect(verdict.valid).to.equal(true);
      expect(tolerances).to.deep.equal([]);
      expect(root).to.deep.equal(passes(request()).root);
    }
  });

  it('what is wrong is said with its place, also where some names have prefixes and others a default namespace', () => {
    const place = 'request/header/nonsense (line 1)';
    const wrong = (prefix: string) =>
      `<ISO18626Message xmlns="${iso}" xmlns:i="${iso}" i:version="1.2"><${prefix}request><i:header><${prefix}nonsense/></i:header></${prefix}request></ISO18626Message>`;
    for (const prefix of ['i:', '']) {
      const { problems } = passes(wrong(prefix)).verdict;
      expect(problems[0]?.slice(0, place.length), prefix).to.equal(place);
    }
  });

  it('a foreign namespace is foreign in an envelope without one too, also where nothing else declares one', () => {
    const bare = titled('A')
      .replace(/ xmlns:ill="[^"]*"/, '')
      .replaceAll('ill:', '')
      .replace('</title>', '</title><subtitle xmlns="urn:e">B</subtitle>');
    const { root, tolerances } = passes(bare);
    expect(at(root, 'request', 'bibliographicInfo')).to.deep.equal({ title: 'A' });
    expect(tolerances).to.include.members(['no namespace', 'elements of another namespace, left out']);
  });

  it('no namespace is tolerated, noted and invalid', () => {
    const result = passes(
      titled('A')
        .replace(/ xmlns:ill="[^"]*"/, '')
        .replaceAll('ill:', ''),
    );
    expect(result.verdict).to.deep.equal({
      valid: false,
      problems: [`ISO18626Message: no namespace, expected ${iso}`],
    });
    expect(result.tolerances).to.include('no namespace');
    expect(result.versionText).to.equal('any');
    expect(titleOf(result)).to.equal('A');
  });

  it('children without the namespace are tolerated, noted and invalid', () => {
    const result = passes(titled('A').replaceAll('ill:title', 'title'));
    expect(result.tolerances).to.deep.equal(['elements without the namespace']);
    expect(result.verdict.valid).to.equal(false);
    expect(titleOf(result)).to.equal('A');
  });

  it('children and attributes of a foreign namespace never reach the reader (D17)', () => {
    const result = passes(
      request({ bibliographicInfo: '<ill:title>A</ill:title><e:title xmlns:e="urn:e">B</e:title>' }).replace(
        'ill:version="any"',
        'xmlns:e="urn:e" e:version="2021" ill:version="any"',
      ),
    );
    expect(titleOf(result)).to.equal('A');
    expect(result).to.deep.include({ version: '1.2', versionText: 'any' });
    expect(result.verdict.valid).to.equal(false);
    expect(result.tolerances).to.deep.equal([
      'attributes of another namespace, left out',
      'elements of another namespace, left out',
    ]);
  });

  it('of two attributes of one name the qualified one counts', () => {
    for (const both of ['version="2021" ill:version="1.2"', 'ill:version="1.2" version="2021"']) {
      const result = passes(request().replace('ill:version="any"', both));
      expect(result.versionText).to.equal('1.2');
      expect(at(result.root, '@_version')).to.equal('1.2');
      expect(result.tolerances).to.deep.equal(['attributes without the namespace']);
    }
  });
});

describe('invitations to look elsewhere (D18)', () => {
  const xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
  const withXsi = (attribute: string) => request().replace('ill:version', `${xsi} ${attribute} ill:version`);

  it('are not followed', async () => {
    let calls = 0;
    const canary = createServer((_, response) => {
      calls += 1;
      response.end();
    }).listen(0, '127.0.0.1');
    await new Promise((listening) => canary.once('listening', listening));
    const url = `http://127.0.0.1:${(canary.address() as AddressInfo).port}/x`;
    for (const xml of [
      withXsi(`xsi:schemaLocation="http://illtransactions.org/2013/iso18626 ${url}"`),
      withXsi(`xsi:schemaLocation="urn:other ${url}"`),
      withXsi(`xsi:noNamespaceSchemaLocation="${url}"`),
      `<?xml-stylesheet href="${url}"?><?oasis-xml-catalog catalog="${url}"?>${request()}`,
    ]) {
      expect(passes(xml)).to.deep.include({ tolerances: [], verdict: { valid: true, problems: [] } });
    }
    const include = request().replace(
      '</ill:request>',
      `<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="${url}"/></ill:request>`,
    );
    expect(passes(include).tolerances).to.deep.equal(['elements of another namespace, left out']);
    await new Promise((closed) => canary.close(closed));
    expect(calls).to.equal(0);
  });

  it('to another type or to nil leave the verdict bad and the reader untouched', () => {
    for (const attribute of ['xsi:type="ill:SVP"', 'xsi:nil="true"']) {
      const result = passes(titled('A').replace('<ill:title>', `<ill:title ${xsi} ${attribute}>`));
      expect(result.verdict.valid, attribute).to.equal(false);
      expect(titleOf(result)).to.equal('A');
    }
  });
});

describe('names that mean something to JavaScript (D19)', () => {
  for (const name of ['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString']) {
    it(`${name} is an unknown element and an unknown attribute`, () => {
      const before = Object.getOwnPropertyNames(Object.prototype).length;
      const element = request({ bibliographicInfo: `<ill:${name}>polluted</ill:${name}>` });
      const attribute = request().replace('<ill:request>', `<ill:request ill:${name}="polluted">`);
      for (const xml of [element, attribute]) {
        const { verdict } = passes(xml);
        expect(verdict.valid).to.equal(false);
        expect(verdict.problems.join()).to.contain(name);
      }
      expect(Object.getOwnPropertyNames(Object.prototype)).to.have.length(before);
    });
  }
});

describe('a value is the same however it is written (D21)', () => {
  const spellings: [string, string, string][] = [
    ['split by a comment', '00<!-- no -->7', '007'],
    ['split by an instruction', '00<?no no?>7', '007'],
    ['in CDATA', '<![CDATA[007]]>', '007'],
    ['partly in CDATA', '0<![CDATA[0]]>7', '007'],
    ['as references', '&#48;0&#x37;', '007'],
    ['behind a comment', '<!--x-->007', '007'],
    ['markup in CDATA', '<![CDATA[<b>&amp;</b>]]>', '<b>&amp;</b>'],
    ['the end of CDATA', 'a]]&gt;b', 'a]]>b'],
    ['escaped twice', '&amp;lt;&amp;#13;', '&lt;&#13;'],
    ['carriage return by reference', 'a&#13;\nb', 'a\r\nb'],
    ['white space around', ' 1 ', ' 1 '],
    ['white space only', '  ', '  '],
    ['like a number', '1e5', '1e5'],
    ['a quotation', `"'`, `"'`],
  ];
  for (const [what, xml, value] of spellings) {
    it(what, () => expect(titleOf(passes(titled(xml)))).to.equal(value));
  }

  it('and an instruction hides nothing that follows it', () => {
    const { root } = passes(
      request().replaceAll('><', '><?x y?><?x?><').replace('</ill:request>', '<?x?></ill:request>'),
    );
    expect(root).to.deep.equal(passes(request()).root);
  });

  it('and an attribute too', () => {
    const xml = request().replace('<ill:agencyIdType>', '<ill:agencyIdType ill:scheme="a&quot;&lt;&amp;b">');
    const type = at(passes(xml).root, 'request', 'header', 'supplyingAgencyId', 'agencyIdType');
    expect(type).to.deep.equal({ '#text': 'ISIL', '@_scheme': 'a"<&b' });
  });
});

describe('the version of a message', () => {
  const silent = { newer: false, older: false, leansNewer: false };

  it('is what the label says', () => {
    for (const label of ['2021', '2021-2', ' 2021-1', 'v2021-2'])
      expect(versionInText(label, silent)).to.equal('2021-2');
    for (const label of ['1.2', '1.1', '1.0', '1', 'v1_2_2017', 'V1.2', '', undefined, '3.0', '12', 'x']) {
      expect(versionInText(label, silent), label).to.equal('1.2');
    }
  });

  it('is what the structure says when it contradicts the label, or there is none', () => {
    for (const label of ['1.2', '2021-2', undefined]) {
      expect(versionInText(label, { ...silent, newer: true })).to.equal('2021-2');
      expect(versionInText(label, { ...silent, older: true })).to.equal('1.2');
    }
  });

  it('is what the label says when the structure speaks for both', () => {
    const torn = { newer: true, older: true, leansNewer: true };
    expect(versionInText('2021-2', torn)).to.equal('2021-2');
    expect(versionInText('1.2', torn)).to.equal('1.2');
    expect(versionInText(undefined, torn)).to.equal('1.2');
  });

  it('leans on habits only when the label says nothing', () => {
    const leaning = { ...silent, leansNewer: true };
    expect(versionInText('1.2', leaning)).to.equal('1.2');
    expect(versionInText('any', leaning)).to.equal('2021-2');
  });

  const labelled = (xml: string, label: string) => xml.replace('"any"', `"${label}"`);
  const item = (inside: string) =>
    request({ bibliographicInfo: `<ill:bibliographicItemId>${inside}</ill:bibliographicItemId>` });
  const code = '<ill:bibliographicItemIdentifierCode>ISBN</ill:bibliographicItemIdentifierCode>';
  const id = '<ill:bibliographicItemIdentifier>1</ill:bibliographicItemIdentifier>';
  const seen: [string, string, '1.2' | '2021-2'][] = [
    ['retryInfo', supplying('2021-2', { afterStatus: '<ill:retryInfo/>' }), '2021-2'],
    ['shippingInfo', supplying('2021-2', { afterStatus: '<ill:shippingInfo/>' }), '2021-2'],
    ['itemFormat', withDelivery('2021-2', '<ill:itemFormat/>'), '2021-2'],
    ['deliveryMethod', withDelivery('2021-2', '<ill:deliveryMethod/>'), '2021-2'],
    ['URL', withDelivery('2021-2', '<ill:URL/>'), '2021-2'],
    ['code before identifier', item(code + id), '2021-2'],
    ['identifier before code', item(id + code), '1.2'],
    ['sentVia', withDelivery('1.2', '<ill:sentVia/>'), '1.2'],
    ['deliveredFormat', withDelivery('1.2', '<ill:deliveredFormat/>'), '1.2'],
    ['offeredCosts in messageInfo', supplying('1.2', { info: '<ill:offeredCosts/>' }), '1.2'],
    ['multipleItemRequestId in a later message', requesting('1.2'), '1.2'],
  ];
  for (const [what, xml, version] of seen) {
    it(`${what} speaks for ${version}`, () => expect(passes(xml).version).to.equal(version));
  }

  it('decides which schema judges, and a wrong label is noted', () => {
    const result = passes(labelled(supplying('2021-2', { afterStatus: '<ill:shippingInfo/>' }), '1.2'));
    expect(result).to.deep.include({ version: '2021-2', versionText: '1.2' });
    expect(result.verdict.valid).to.equal(true);
    expect(result.tolerances).to.deep.equal(['version and structure disagree']);
  });

  it('is read from a label without prefix, which is noted', () => {
    const result = passes(labelled(confirmation(), '2021-2').replace('ill:version', 'version'));
    expect(result).to.deep.include({ version: '2021-2', versionText: '2021-2' });
    expect(result.tolerances).to.deep.equal(['attributes without the namespace']);
    expect(result.verdict.valid).to.equal(false);
  });

  it('without any label is 1.2 and has no version text', () => {
    const result = passes(request().replace(' ill:version="any"', ''));
    expect(result.version).to.equal('1.2');
    expect(result).not.to.have.property('versionText');
  });
});
