import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { isoMessageKinds, isoVersions } from '../../src/protocol/codes.js';
import { decode, gate } from '../../src/protocol/gate.js';
import { validate, versionInText } from '../../src/protocol/schemas.js';
import { UnwritableMessage, write } from '../../src/protocol/write.js';
import { envelope } from '../fixtures/messages/wire.js';
import { arbitraryMessage } from '../support/arbitrary-messages.js';
import { root } from '../support/root.js';
import { walkedTree } from '../support/walked-tree.js';
import { changedXml } from './changed-xml.js';

/** So many documents are compared; `INTERLEND_TEST_MUTATIONS=24000` for more. */
const mutations = Number(process.env['INTERLEND_TEST_MUTATIONS'] ?? 3_600);

/** What the gate says of it, and what libxml2's own tree says. */
function bothWays(changed: string) {
  // libxml2's binding drops U+FEFF at the start of a text: it is no measure of that character.
  const bytes = Buffer.from(changed.replaceAll('\uFEFF', '\u2060'));
  // What arrives is bytes: a change that cuts a character in two leaves U+FFFD on the wire.
  const xml = bytes.toString();
  const got = gate(bytes, 'application/xml', { maxBytes: 1e6 });
  if (got.kind === 'refused' && got.code !== 'too-large') return undefined;
  const walked = walkedTree(xml.replace(/^[ \t\r\n]+/, ''));
  if (got.kind === 'refused') return { got: 'too-large', walked: walked.exceeded ? 'too-large' : 'read' };
  const { root: tree, version, versionText, verdict, tolerances } = got;
  const noted = tolerances.filter((each) => !notOfElements.test(each)).sort();
  return {
    got: { root: tree, version, verdict, tolerances: noted },
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
  const folder = join(root, 'test/fixtures/messages');
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.xml')))
    it(`is what libxml2’s own tree says: ${name}`, () => {
      const decoded = decode(readFileSync(join(folder, name)), '');
      const both = 'text' in decoded ? bothWays(decoded.text.replace(/ encoding="[^"]*"/, '')) : undefined;
      expect(both?.got).to.have.property('root');
      expect(both?.got).to.deep.equal(both?.walked);
    });

  it('KG2: what fast-xml-parser changes, renames, refuses or knows nothing of by itself', () => {
    const inside = [
      '<note>0001</note><note>25.00</note><note>1e5</note><note>false</note><note> 1 </note><note>&#13;&#x1F4D5;&amp;lt;</note>',
      "<?p don't?><note>a<?p it's?>b</note>",
      '<__proto__>p</__proto__><constructor/><x toString="1" ill:__proto__="2">y</x><hasOwnProperty/><prototype>q</prototype>',
      `<deep>${'<x>'.repeat(200)}z${'</x>'.repeat(200)}</deep>`,
      "<x y='a\tb\nc\r\nd&#10;e&#9;f&lt;'/>",
      '<e:x xmlns:e="urn:e"><e:note>not ours</e:note></e:x><x xmlns="urn:e"><note>not ours</note></x>',
      '<note> <![CDATA[<b>&amp;]]> </note><note><![CDATA[]]></note>',
      'words <note/> <!-- c --> <note> </note> more',
    ];
    for (const each of inside) {
      const both = bothWays(envelope(`<request>${each}</request>`));
      expect(both?.got).to.deep.equal(both?.walked);
      expect(both?.got, each).to.have.property('root');
    }
  });

  let read = 0;
  for (const version of isoVersions)
    for (const kind of isoMessageKinds)
      it(`is what libxml2’s own tree says, with the same verdict, whatever is changed in it: ${kind}, ${version}`, () => {
        fc.assert(
          fc.property(arbitraryMessage(kind), changedXml, (message, change) => {
            const xml = writtenOr(message, version);
            if (xml === undefined) return;
            const both = bothWays(change(xml));
            if (!both) return;
            expect(both.got).to.deep.equal(both.walked);
            read += 1;
          }),
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
