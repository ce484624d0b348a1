import { expect } from 'chai';
import { type CitedWish, wishKeys } from '../../../src/domain/fulfilment/same-wish.js';

const number = (code: string, written: string): CitedWish => ({
  bibliographicItemId: [{ bibliographicItemIdentifierCode: { value: code }, bibliographicItemIdentifier: written }],
});
const record = (code: string, written: string): CitedWish => ({
  bibliographicRecordId: [
    { bibliographicRecordIdentifierCode: { value: code }, bibliographicRecordIdentifier: written },
  ],
});
const same = (one: CitedWish, other: CitedWish) =>
  wishKeys('Loan', one).some((key) => wishKeys('Loan', other).includes(key));

describe('two requests for the same', () => {
  it('share a number, however it is written', () => {
    expect(same(number('ISBN', '0-385-25652-3'), number('isbn', '9780385256520'))).to.equal(true);
    expect(same(record('OCLC', 'ocm0012345'), record('OCLC', '12345'))).to.equal(true);
    expect(same(number('DOI', 'https://doi.org/10.1000/ABC'), number('doi', '10.1000/abc'))).to.equal(true);
    expect(same(record('PMID', ' 123 '), record('PMID', '123'))).to.equal(true);
    expect(same(number('ISBN', '9780385256520'), number('ISBN', '9782070360024'))).to.equal(false);
  });

  it('share title and author, whatever the order, the accents and the subtitle', () => {
    const one = { title: 'Le Cœur : roman', author: 'Roy, Élise' };
    expect(same(one, { title: 'coeur', author: 'Elise ROY' })).to.equal(true);
    expect(same(one, { title: 'Le Cœur', author: 'Roy, Marie' })).to.equal(false);
  });

  it('without an author share the whole title', () => {
    expect(same({ title: 'Atlas: Canada' }, { title: 'Atlas : Canada' })).to.equal(true);
    expect(same({ title: 'Atlas: Canada' }, { title: 'Atlas: Ontario' })).to.equal(false);
  });

  it('want the same part: another volume, issue or article is another wish', () => {
    const book = { title: 'Histoire', author: 'Roy', ...number('ISBN', '9780385256520') };
    expect(same({ ...book, volume: ['1'] }, { ...book, volume: ['2'] })).to.equal(false);
    expect(same({ ...book, volume: ['1'] }, { ...book, volume: ['1'] })).to.equal(true);
    const journal = { title: 'Nature', ...number('ISSN', '0028-0836'), volume: ['7'] };
    expect(same({ ...journal, titleOfComponent: 'Frost' }, { ...journal, titleOfComponent: 'Ice' })).to.equal(false);
    expect(wishKeys('Copy', number('ISSN', '0028-0836')), 'a whole journal is no wish').to.deep.equal([]);
  });

  it('are both loans or both copies', () => {
    const book = { title: 'Nana', author: 'Zola' };
    expect(wishKeys('Loan', book)).to.not.deep.equal(wishKeys('Copy', book));
  });

  it('have keys that an index can hold, however long the title is', () => {
    const long = { title: '書'.repeat(1000), author: '名'.repeat(500), titleOfComponent: '章'.repeat(1000) };
    for (const key of wishKeys('Copy', long)) expect(Buffer.byteLength(key)).to.be.below(2600);
    expect(wishKeys('Loan', { title: '!!!' }), 'nothing to compare').to.deep.equal([]);
  });
});
