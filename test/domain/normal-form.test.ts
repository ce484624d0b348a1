import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { cleanLine } from '../../src/adapters/slips/clean.js';
import { citationOfRecord, withoutTail } from '../../src/catalogue/marc/citation.js';
import { typed } from '../../src/catalogue/sought.js';
import { fileNameFor } from '../../src/domain/copies/file-name.js';
import { normalised } from '../../src/domain/fulfilment/identifiers.js';
import { folded, titleKeys } from '../../src/domain/fulfilment/titles.js';
import { normalForm } from '../../src/domain/request/normal-form.js';
import { takeTokens } from '../../src/protocol/dialects/note-tokens.js';

const many = 200_000;
/** Above and below by turns: each is sorted past all others. */
const marks = '\u0301\u0323'.repeat(many / 2);

describe('texts that are made to be slow (E8)', () => {
  it('keep the marks of every script, and of a crowd of them on one letter the first thirty', () => {
    for (const word of ['Thể loại', 'E\u0301te\u0301', 'בְּרֵאשִׁ֖ית', 'ཨོཾ་མ་ཎི', 'ﾊﾞﾙ'])
      for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'] as const)
        expect(normalForm(word, form), word).to.equal(word.normalize(form));
    for (const crowd of [marks, '\uFF9E\u0301'.repeat(many / 2), '\u0344\u0323'.repeat(many / 2)])
      expect(normalForm(`a${crowd}b`, 'NFKD').length).to.be.within(32, 64);
    expect(normalForm(`a${marks}b`, 'NFKD')).to.match(/^a\p{M}{30}b$/u);
  });

  it('are compared, searched, printed and named in the time of their length', () => {
    const blanks = ' '.repeat(many);
    expect(folded(`Caf${marks}é`)).to.equal('cafe');
    expect(titleKeys(`The${blanks}tides${blanks}: or${blanks}x`)).to.deep.equal({ main: 'tides', full: 'tides or x' });
    expect(cleanLine(`a${marks}`).length).to.be.below(40);
    expect(withoutTail(`Tides${blanks}x /`)).to.equal(`Tides${blanks}x`);
    expect(withoutTail('x'.repeat(many))).to.have.length(many);
    expect(fileNameFor(`${'.'.repeat(many)}x`, 'pdf').length).to.be.below(140);
    expect(normalised('OCLC', `\t${blanks}x`)).to.equal(undefined);
    expect(typed('('.repeat(many)).plain).to.equal('');
    expect(takeTokens('#SHIP_TO#'.repeat(many / 9)).extras).to.deep.equal({});
    const long = { tag: '100', ind1: ' ', ind2: ' ', subfields: [['a', `${'x'.repeat(many)}${blanks}y`]] };
    const record = { leader: '', control: [], data: [long, { ...long, tag: '245' }] } as never;
    expect(citationOfRecord(record)?.author).to.have.length(2 * many + 1);
  });

  it('are put into a normal form at one place alone', () => {
    const root = join(import.meta.dirname, '../../src');
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
      // A browser and a terminal keep nobody waiting but who wrote the text.
      (file) => file.endsWith('.ts') && !/^(ui|cli)[\\/]/.test(file),
    );
    const found = files.filter((file) => /\.normalize\(/.test(readFileSync(join(root, file), 'utf8')));
    expect(files.length).to.be.greaterThan(500);
    expect(found.map((file) => file.replaceAll('\\', '/'))).to.deep.equal(['domain/request/normal-form.ts']);
  });
});
