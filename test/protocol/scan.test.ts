import { expect } from 'chai';
import fc from 'fast-check';
import { isoMessageKinds, isoVersions } from '../../src/protocol/codes.js';
import { gate } from '../../src/protocol/gate.js';
import { isoNamespace, validate, versionInText } from '../../src/protocol/schemas.js';
import { UnwritableMessage, write } from '../../src/protocol/write.js';
import { arbitraryMessage } from '../support/arbitrary-messages.js';
import { walkedTree } from '../support/walked-tree.js';

/** What is put into a document, or in the place of a letter of it. */
const snippets = [
  ...[
    '&amp;',
    '&lt;',
    '&#13;',
    '&#x1F4D5;',
    '&quot;',
    '&apos;',
    '&',
    '<',
    '>',
    '\r\n',
    '\r',
    ' ',
    '\n  ',
    '\t',
    'é',
    '0',
  ],
  ...[
    '<x/>',
    '<x>y</x>',
    '<note> </note>',
    '<note/>',
    '<note >n</note >',
    '<__proto__>p</__proto__>',
    '<constructor/>',
  ],
  ...[
    '<retryInfo/>',
    '<sentVia>Mail</sentVia>',
    '<deliveryMethod/>',
    '<header/>',
    '<x y="z"/>',
    '<ill:note>n</ill:note>',
  ],
  ...[
    '<e:x xmlns:e="urn:e">a<e:b/><!-- > -->c</e:x>',
    '<x xmlns="urn:e" y=">"><note>n</note></x>',
    '<note xmlns="">n</note>',
    `<z:note xmlns:z="${isoNamespace}" z:a="1" a="2">n</z:note>`,
    `<note xmlns="&#104;${isoNamespace.slice(1)}">n</note>`,
    "<x y='a\tb\nc\r\nd&#10;e&#9;f&lt;'/>",
    '<x xml:lang="en"> </x>',
    '<![CDATA[<b>&amp;]]>',
    '<!---->',
    '<?p?>',
  ],
  ...['<!-- c -->', '<![CDATA[c]]>', '<?p i?>', 'words', '</note>', '<?xml version="1.0"?>', `<${'n'.repeat(201)}/>`],
];
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat(3),
  put: fc.constantFrom(...snippets),
});

const changed = (xml: string, changes: { at: number; cut: number; put: string }[]): string =>
  changes.reduce((text, { at, cut, put }) => {
    const place = Math.floor(at * text.length);
    return text.slice(0, place) + put + text.slice(place + cut);
  }, xml);

/** A change between two elements, where most documents stay well-formed. */
const between = (xml: string, changes: { at: number; put: string }[]): string =>
  changes.reduce((text, { at, put }) => {
    const place = text.indexOf('>', Math.floor(at * text.length)) + 1 || text.length;
    return text.slice(0, place) + put + text.slice(place);
  }, xml);

const spellings: readonly ((xml: string) => string)[] = [
  (xml) => xml,
  (xml) => xml.replace(/<(\/?)(?=\w)/g, '<$1ill:').replace(/ xmlns="[^"]*"/, ''),
  (xml) => xml.replace(/ xmlns(:ill)?="[^"]*"/g, '').replaceAll(' ill:', ' '),
  (xml) => xml.replaceAll('><', '>\r\n\t<'),
];

/** So many documents are compared; `INTERLEND_TEST_MUTATIONS=24000` for more. */
const mutations = Number(process.env['INTERLEND_TEST_MUTATIONS'] ?? 3_600);

/** What the gate says of it, and what libxml2's own tree says. */
function bothWays(xml: string) {
  const got = gate(Buffer.from(xml), 'application/xml', { maxBytes: 1e6 });
  if (got.kind === 'refused' && got.code !== 'too-large') return undefined;
  const walked = walkedTree(xml.replace(/^[ \t\r\n]+/, ''));
  if (got.kind === 'refused') return { got: 'too-large', walked: walked.exceeded ? 'too-large' : 'read' };
  const { root, version, versionText, verdict, tolerances } = got;
  const noted = tolerances.filter((each) => !notOfElements.test(each)).sort();
  return {
    got: { root, version, verdict, tolerances: noted },
    walked: {
      root: walked.exceeded ? 'too-large' : walked.root,
      version: versionInText(versionText, walked.signs),
      verdict: walked.bare ? verdict : validate(xml.trimStart(), version),
      tolerances: [...walked.tolerances].sort(),
    },
  };
}

/** What is noted of a document as a whole. */
const notOfElements = /^(no namespace|white space before the document|version and structure disagree)$/;

describe('a message, read from its text', () => {
  let read = 0;
  for (const version of isoVersions)
    for (const kind of isoMessageKinds)
      it(`is what libxml2’s own tree says, with the same verdict, whatever is changed in it: ${kind}, ${version}`, () => {
        fc.assert(
          fc.property(
            arbitraryMessage(kind),
            fc.array(change, { maxLength: 3 }),
            fc.boolean(),
            fc.constantFrom(...spellings),
            (message, changes, tame, spelt) => {
              const xml = writtenOr(message, version);
              if (xml === undefined) return;
              const both = bothWays((tame ? between : changed)(spelt(xml), changes));
              if (!both) return;
              expect(both.got).to.deep.equal(both.walked);
              read += 1;
            },
          ),
          { numRuns: Math.ceil(mutations / (isoVersions.length * isoMessageKinds.length)) },
        );
      });
  after(() => expect(read, 'most were read').to.be.greaterThan(mutations / 5));
});

function writtenOr(message: Parameters<typeof write>[0], version: (typeof isoVersions)[number]): string | undefined {
  try {
    return write(message, version);
  } catch (error) {
    if (error instanceof UnwritableMessage) return undefined;
    throw error;
  }
}
