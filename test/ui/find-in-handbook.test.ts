import { expect } from 'chai';
import { findInHandbook } from '../../src/ui/help/find-in-handbook.js';

const pages = [
  { title: 'The counter', headings: ['Lend an item'], text: 'A parcel may wait here.' },
  { title: 'Lost items', headings: ['Look for it first'], text: 'When a parcel was lost on its way, say so.' },
  { title: 'Une journée de prêts', headings: ['Dépôt'], text: 'Mettez le bordereau dans le colis.' },
];
const titles = (looked: string) => findInHandbook(pages, looked).map(({ title }) => title);

describe('the search of the handbook', () => {
  it('finds pages with every word, wherever it stands, the title before the text', () => {
    expect(titles('lost parcel')).to.deep.equal(['Lost items']);
    expect(titles('item')).to.deep.equal(['Lost items', 'The counter']);
    expect(titles('nothing like it')).to.deep.equal([]);
    expect(titles('  ')).to.deep.equal([]);
  });

  it('takes no notice of accents and capitals', () => {
    expect(titles('DEPOT')).to.deep.equal(['Une journée de prêts']);
    expect(titles('pret')).to.deep.equal(['Une journée de prêts']);
  });

  it('shows the words around what was found, whole', () => {
    expect(findInHandbook(pages, 'parcel').map(({ excerpt }) => excerpt)).to.deep.equal([
      'A parcel may wait here.',
      'When a parcel was lost on its way, say so.',
    ]);
    const long = `${'before '.repeat(20)}target ${'after '.repeat(30)}`;
    const [found] = findInHandbook([{ title: 'T', headings: [], text: long }], 'target');
    expect(found?.excerpt).to.match(/^…before .*target after.*after…$/);
  });
});
