import { expect } from 'chai';
import { type FoundTitle, mergeTitles } from '../../src/domain/lists/network-titles.js';
import { findNarrowing } from '../../src/ui/find/narrowed.js';

const title = (said: string, more: Partial<FoundTitle>): FoundTitle => ({
  title: said,
  format: 'book',
  isbns: [],
  issns: [],
  oclcs: [],
  verdict: 'unknown',
  ...more,
});
const merged = mergeTitles([
  title('Nana', { isbns: ['9782070360024'], year: 1880, language: 'fre' }),
  title('Nana', { isbns: ['9782070360024'], partner: 'seneca', verdict: 'available', year: 1999 }),
  title('Ice', { partner: 'seneca', verdict: 'notAvailable', year: 1999, language: 'eng' }),
  title('Ice online', { partner: 'lacite', verdict: 'notHeld', format: 'ebook' }),
]);
const { countsOf, narrowed } = findNarrowing;
const ticking = (ticks: Record<string, string[]>) => findNarrowing.tickedIn((name) => ticks[name] ?? []);
const titlesOf = (ticks: Record<string, string[]>) => narrowed(merged, ticking(ticks)).map(({ best }) => best.title);

describe('what a search over all catalogues found, refined', () => {
  it('is counted by library, availability, format, language and ten years, each library once a title', () => {
    const nothing = ticking({});
    expect(countsOf(merged, nothing, 'at')).to.deep.equal([
      { value: 'seneca', count: 2 },
      { value: 'lacite', count: 1 },
      { value: 'own', count: 1 },
    ]);
    expect(countsOf(merged, nothing, 'can').map(({ value }) => value)).to.have.members([
      ...['available', 'notAvailable', 'notHeld'],
    ]);
    expect(countsOf(merged, nothing, 'format')).to.deep.equal([
      { value: 'book', count: 2 },
      { value: 'ebook', count: 1 },
    ]);
    expect(countsOf(merged, nothing, 'language').map(({ value }) => value)).to.have.members(['eng', 'fre']);
    expect(countsOf(merged, nothing, 'decade')).to.have.deep.members([
      { value: '1990', count: 1 },
      { value: '1880', count: 1 },
    ]);
  });

  it('has any of the ticked values of every facet; the counts of a facet look away from its own ticks', () => {
    expect(titlesOf({ at: ['own', 'lacite'] })).to.deep.equal(['Nana', 'Ice online']);
    expect(titlesOf({ at: ['seneca'], can: ['available'] })).to.deep.equal(['Nana']);
    expect(titlesOf({ at: ['own'], format: ['ebook'] })).to.deep.equal([]);
    const here = ticking({ at: ['own'] });
    expect(countsOf(merged, here, 'format')).to.deep.equal([{ value: 'book', count: 1 }]);
    expect(countsOf(merged, here, 'at').find(({ value }) => value === 'seneca')?.count).to.equal(2);
    expect(countsOf(merged, ticking({ at: ['own'], format: ['ebook'] }), 'format')).to.deep.include({
      value: 'ebook',
      count: 0,
    });
  });
});
