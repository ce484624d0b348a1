import { expect } from 'chai';
import fc from 'fast-check';
import { isoMessageKinds, isoVersions } from '../../src/protocol/codes.js';
import { envelope, onTheWire } from '../../src/protocol/write.js';
import { arbitraryMessage } from '../support/arbitrary-messages.js';
import { joinedEnvelope } from '../support/joined-envelope.js';

/** What XML treats in a way of its own, what no XML can hold, and what was written out before. */
const awkward = fc.constantFrom(
  '&',
  '<',
  '>',
  '"',
  "'",
  '\r',
  '\n',
  '\t',
  '&amp;',
  '&lt;',
  '&#13;',
  ']]>',
  '\u0000',
  '\ud800',
  '\u{1f4d5}',
  'é',
  'a',
);
const awkwardText = fc.array(awkward, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));

describe('the bytes of a message', () => {
  for (const version of isoVersions)
    for (const kind of isoMessageKinds)
      it(`are those of its pieces of text joined, its problems too: ${kind}, version ${version}`, () => {
        fc.assert(
          fc.property(arbitraryMessage(kind), awkwardText, fc.boolean(), (message, text, isAwkward) => {
            const wire = onTheWire(isAwkward ? withText(message, text) : message, version);
            const [ours, theirs]: [string[], string[]] = [[], []];
            expect(envelope(kind, wire, version, ours)).to.equal(joinedEnvelope(kind, wire, version, theirs));
            expect(ours).to.deep.equal(theirs);
          }),
          { numRuns: 200 },
        );
      });
});

/** The same message with this text behind every other. */
function withText<T>(value: T, text: string): T {
  if (typeof value === 'string') return `${value}${text}` as T;
  if (Array.isArray(value)) return value.map((each) => withText(each, text)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withText(each, text)])) as T;
}
