import fc from 'fast-check';
import { isoNamespace } from '../../src/protocol/schemas.js';

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

/** A message in another spelling, with up to three changes: somewhere, or between two elements. */
export const changedXml = fc.tuple(fc.array(change, { maxLength: 3 }), fc.boolean(), fc.constantFrom(...spellings)).map(
  ([changes, tame, spelt]) =>
    (xml: string): string =>
      (tame ? between : changed)(spelt(xml), changes),
);
