import { expect } from 'chai';
import fc from 'fast-check';
import { type FoundTitle, mergeTitles, type TitleOrder, titlesInOrder } from '../../src/domain/lists/network-titles.js';

const title = (partner: string, said: string, more: Partial<FoundTitle> = {}): FoundTitle => ({
  partner,
  title: said,
  format: 'book',
  isbns: [],
  issns: [],
  oclcs: [],
  verdict: 'unknown',
  ...more,
});
const nana = { author: 'Zola, Émile', year: 1880 };
/** By the line that they belong to. */
const crafted: [line: string, title: FoundTitle][] = [
  ['nana', title('a', 'Nana', { ...nana, isbns: ['9782070360024'] })],
  ['nana', title('b', 'Nana : roman', { ...nana, isbns: ['9782070360024', '9782253003656'] })],
  ['nana', title('c', 'Nana', { isbns: ['9782253003656'] })],
  // The number is used twice by its publisher.
  ['other', title('d', 'Germinal', { isbns: ['9782070360024'] })],
  // The same work online is another thing.
  ['ebook', title('e', 'Nana', { ...nana, isbns: ['9782070360024'], format: 'ebook' })],
  // Another edition has another number.
  ['edition', title('f', 'Nana', { ...nana, isbns: ['9780140442632'] })],
  ['etranger', title('g', "L'étranger", { author: 'Camus, Albert', year: 1942 })],
  ['etranger', title('h', 'L’Étranger', { author: 'Albert Camus', year: 1943 })],
  ['later', title('i', "L'étranger", { author: 'Camus, Albert', year: 1972 })],
  ['oclc', title('j', 'The outsider', { oclcs: ['42'] })],
  ['oclc', title('k', 'The stranger', { oclcs: ['42'] })],
];

describe('titles of several catalogues', () => {
  it('are one line where they are one title, in whatever order they come', () => {
    const wanted = new Map<string, string[]>();
    for (const [line, { partner = '' }] of crafted) wanted.set(line, [...(wanted.get(line) ?? []), partner]);
    const sorted = (groups: string[][]) => groups.map((group) => [...group].sort()).sort();
    fc.assert(
      fc.property(fc.shuffledSubarray(crafted, { minLength: crafted.length }), (given) => {
        const lines = mergeTitles(given.map(([, each]) => each)).map(({ found }) =>
          found.map(({ partner = '' }) => partner),
        );
        expect(sorted(lines)).to.deep.equal(sorted([...wanted.values()]));
      }),
    );
  });

  it('show the fullest description, our own before others', () => {
    const own = { ...title('', 'Nana', { isbns: ['9782070360024'] }), partner: undefined };
    const { partner: _, ...ours } = own;
    const [line] = mergeTitles([title('a', 'Nana : roman', { ...nana, isbns: ['9782070360024'] }), ours]);
    expect(line?.best).to.deep.equal(ours);
    expect(line?.found).to.have.length(2);
  });

  it('KC8: stand in one order, whichever catalogue answered first: rank, then year', () => {
    const given = [
      title('a', 'Birds of Ontario', { year: 1990 }),
      title('b', 'Ontario birds and trees', { year: 2001 }),
      title('c', 'Birds', { year: 1950 }),
      title('d', 'Birds : a guide', { year: 1999 }),
      title('e', 'Birds of the north', {}),
    ];
    const orderOf = (each: readonly FoundTitle[], order?: TitleOrder) =>
      titlesInOrder(mergeTitles(each), 'birds', order).map(({ best }) => best.title);
    const best = ['Birds : a guide', 'Birds', 'Birds of Ontario', 'Birds of the north', 'Ontario birds and trees'];
    fc.assert(
      fc.property(fc.shuffledSubarray(given, { minLength: given.length }), (shuffled) => {
        expect(orderOf(shuffled)).to.deep.equal(best);
      }),
    );
    expect(orderOf(given, 'oldest')[0]).to.equal('Birds');
    expect(orderOf(given, 'newest').slice(0, 2)).to.deep.equal(['Ontario birds and trees', 'Birds : a guide']);
    expect(orderOf(given, 'newest').at(-1)).to.equal('Birds of the north');
    expect(orderOf(given, 'title').at(-1)).to.equal('Ontario birds and trees');
  });
});
