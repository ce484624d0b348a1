import type { FaultCase } from './row.js';

/** D. XML and HTTP that mean harm. */
export const bytesIn: readonly FaultCase[] = [
  {
    code: 'D1',
    provoked: 'An entity of the document stands for a file or an address.',
    holds: 'The document type is refused before anything is parsed, so that nothing is fetched.',
  },
  {
    code: 'D2',
    provoked: 'A parameter entity or an external subset leads to an address.',
    holds: 'The document type is refused before anything is parsed.',
  },
  {
    code: 'D3',
    provoked: 'Entities stand for entities: a billion laughs.',
    holds: 'The document type is refused before anything is parsed.',
  },
  {
    code: 'D4',
    provoked: 'One long entity is named a thousand times.',
    holds: 'The document type is refused before anything is parsed.',
  },
  {
    code: 'D5',
    provoked: 'Elements are nested 100, 257 or 100,000 deep.',
    holds: 'A hundred are for the schema to judge; deeper ones are refused.',
  },
  {
    code: 'D6',
    provoked: 'A message has 50,000 attributes or more than 100,000 siblings.',
    holds: 'It is refused within two seconds.',
  },
  {
    code: 'D7',
    provoked: 'A body of 100 MB comes, with its length or in chunks.',
    holds: 'It is refused with 413 by its length or where it grows too large, and little more of it is read.',
  },
  {
    code: 'D8',
    provoked: 'The length of a body lies: two lengths, or a length and chunks.',
    holds: 'It is refused with 400 and the connection is closed.',
  },
  {
    code: 'D9',
    provoked: 'Hundreds of connections send their headers or bodies very slowly, or nothing.',
    holds: 'Each is told 408 when its time is over, one address holds only so many, and others are answered meanwhile.',
  },
  {
    code: 'D10',
    provoked: 'A body is packed.',
    holds: 'It is refused with 415 and not unpacked.',
  },
  {
    code: 'D11',
    provoked: 'A body calls itself JSON, a form, text, or nothing.',
    holds: 'It is refused with 415.',
  },
  {
    code: 'D12',
    provoked: 'A body is text/xml, application/xml or …+xml, and its charset contradicts its declaration.',
    holds: 'It is read: the byte-order mark is believed first, then the header, then the declaration.',
  },
  {
    code: 'D13',
    provoked: 'A message comes in UTF-8 with a mark, in UTF-16 of either order, or in ISO-8859-1.',
    holds: 'Its letters arrive as they were written.',
  },
  {
    code: 'D14',
    provoked:
      'A message comes in UTF-7, UTF-32 or EBCDIC, or is not what it says: bad bytes, overlong letters, lone surrogates.',
    holds: 'It is refused.',
  },
  {
    code: 'D15',
    provoked: 'A message has NUL or control characters, as bytes or by reference.',
    holds: 'It is refused, and its reason does not repeat it.',
  },
  {
    code: 'D16',
    provoked: 'A message uses other prefixes, the default namespace, or says declarations twice.',
    holds: 'It is read as if it had ours.',
  },
  {
    code: 'D17',
    provoked: 'The names are right and the root or the namespace is another one, or foreign elements stand inside.',
    holds: 'Another root or namespace is refused, and what is foreign never reaches the reader.',
  },
  {
    code: 'D18',
    provoked: 'A message invites to look elsewhere: schemaLocation, xsi:type, xi:include, xml-stylesheet.',
    holds: 'Nothing is fetched, and the reader does not see it.',
  },
  {
    code: 'D19',
    provoked: 'Elements and attributes are named `__proto__`, `constructor`, `toString` and the like.',
    holds: 'They are refused or ignored as unknown, and no object of JavaScript is changed.',
  },
  {
    code: 'D20',
    provoked: 'Ids look like numbers: 007, 1e5, 0x1F, +1, twenty digits, blanks around.',
    holds: 'They stay text and are given back byte for byte.',
  },
  {
    code: 'D21',
    provoked: 'An id is split by CDATA, comments, instructions or references.',
    holds: 'It is the same id as when it is written plainly.',
  },
  {
    code: 'D22',
    provoked: 'A title or a note is far too long, or there are thousands of items.',
    holds: 'It is refused by the name of the element and its limit.',
  },
  {
    code: 'D23',
    provoked: 'A text has emoji, letters that turn the direction, combining signs and signs without width.',
    holds: 'It is kept as it was written.',
  },
  {
    code: 'D24',
    provoked: 'Each value of a message in turn is a text made to keep a pattern busy.',
    holds: 'Reading it takes no longer than another text of its length.',
  },
  {
    code: 'D25',
    provoked: 'Valid messages are changed at random: bytes, values, structure.',
    holds: 'The node never answers 5xx, never hangs and never ends; what it says is a confirmation.',
  },
  {
    code: 'D26',
    provoked: 'The endpoint is asked by other methods, by doubled or encoded slashes, by HTTP/1.0, by whole addresses.',
    holds: 'It is served where HTTP allows it; else it is 405, 404 or 400.',
  },
];
