/** Random changes of a message: bytes, words that mean something to a parser, pieces that are cut out or doubled, other values. */
import fc from 'fast-check';

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
export const mutations = fc.array(
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
