import { expect } from 'chai';
import fc from 'fast-check';
import { isoVersions, messageKinds } from '../../src/protocol/codes.js';
import { gate } from '../../src/protocol/gate.js';
import { type Branch, envelopeIn } from '../../src/protocol/reading/tree.js';
import { UnwritableMessage, write } from '../../src/protocol/write.js';
import { arbitraryMessage } from '../support/arbitrary-messages.js';

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

/** A comment is left out by the reader and sends the document to the walk of libxml2's own tree. */
const byTheWalk = (xml: string): string => {
  const end = xml.lastIndexOf('</');
  return end < 0 ? xml : `${xml.slice(0, end)}<!---->${xml.slice(end)}`;
};

const judged = (xml: string) => {
  const got = gate(Buffer.from(xml), 'application/xml', { maxBytes: 1e6 });
  if (got.kind === 'refused') return { refused: got.code };
  const { version, versionText, verdict, tolerances, root, text } = got;
  return {
    version,
    versionText,
    verdict,
    tolerances: [...tolerances].sort(),
    root: withoutOwn(root),
    text,
    again: withoutOwn(envelopeIn(text)),
  };
};

/** The attributes of the envelope are not part of the message. */
const withoutOwn = (root: unknown) =>
  typeof root === 'object' && root !== null
    ? Object.fromEntries(Object.entries(root as Branch).filter(([name]) => !name.startsWith('@_')))
    : root;

describe('a plain document, read from its text', () => {
  let plain = 0;
  for (const version of isoVersions)
    for (const kind of messageKinds)
      it(`is what libxml2’s own tree says, with the same verdict, whatever is changed in it: ${kind}, ${version}`, () => {
        fc.assert(
          fc.property(
            arbitraryMessage(kind),
            fc.array(change, { maxLength: 3 }),
            fc.boolean(),
            (message, changes, tame) => {
              const xml = writtenOr(message, version);
              if (xml === undefined) return;
              const given = tame ? between(xml, changes) : changed(xml, changes);
              const got = judged(given);
              const { again, ...slow } = judged(byTheWalk(given)) as ReturnType<typeof judged> & { again?: unknown };
              if ('refused' in got) return void expect(got).to.deep.equal(slow);
              const { again: reread, ...quick } = got;
              expect(quick).to.deep.equal(slow);
              expect(quick.root).to.deep.equal(reread);
              expect(again).to.deep.equal(reread);
              plain += 1;
            },
          ),
          { numRuns: 300 },
        );
      });
  after(() => expect(plain, 'most were read').to.be.greaterThan(1000));
});

function writtenOr(message: Parameters<typeof write>[0], version: (typeof isoVersions)[number]): string | undefined {
  try {
    return write(message, version);
  } catch (error) {
    if (error instanceof UnwritableMessage) return undefined;
    throw error;
  }
}
