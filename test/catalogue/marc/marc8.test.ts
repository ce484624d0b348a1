import { expect } from 'chai';
import { readMarc8 } from '../../../src/catalogue/marc/marc8.js';

const bytes = (...parts: (string | number)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from([part]))));

describe('MARC-8', () => {
  it('reads a mark before its letter, and both as one letter', () => {
    const rows: [Uint8Array, string][] = [
      [bytes('L\u2019'.slice(0, 1), "'", 0xe2, 'Etranger'), "L'Étranger"],
      [bytes('fran', 0xf0, 'cais'), 'français'],
      [bytes('M', 0xe8, 'uller'), 'Müller'],
      [bytes('Dvo', 0xe9, 'r', 0xe2, 'ak'), 'Dvořák'],
      [bytes(0xa1, 0xe2, 'od', 0xe2, 'z'), 'Łódź'],
      [bytes('c', 0xb6, 'ur, s', 0xb2, ', ', 0xb4, 'orn, ', 0xc3, '2001, ', 0xb9, '5'), 'cœur, sø, þorn, ©2001, £5'],
      // Two marks on one letter, as Vietnamese writes it.
      [bytes('Vi', 0xf2, 0xe3, 'et'), 'Việt'],
    ];
    for (const [given, read] of rows) expect(readMarc8(given)).to.equal(read.normalize('NFC'));
  });

  it('changes the set where it is told to, and back', () => {
    expect(readMarc8(bytes('H', 0x1b, 'b2', 0x1b, 'sO'))).to.equal('H₂O');
    expect(readMarc8(bytes('x', 0x1b, 'p-2', 0x1b, 's!'))).to.equal('x⁻²!');
    expect(readMarc8(bytes(0x1b, 'ga', 0x1b, 's-rays'))).to.equal('α-rays');
  });

  it('shows a sign for letters of sets that it does not read, one for each', () => {
    expect(readMarc8(bytes(0x1b, '$1', '!0V', '!Iq', 0x1b, '(B', ' end'))).to.equal('〓〓 end');
  });
});
