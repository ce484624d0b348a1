import { expect } from 'chai';
import { iso, record } from '../catalogue/marc/records.js';
import { sent } from '../catalogue/support/sent.js';
import { type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';
import { patronAt } from './patron-browser.js';

describe('R13: a patron browses the catalogue', () => {
  let library: LibraryUnderTest;
  const browse = async (query: string) => (await patronAt(library.hand.url).call('GET', `/browse?${query}`)).body;
  const headings = ({ items }: { items: { heading: string }[] }) => items.map(({ heading }) => heading);

  before(async function () {
    this.timeout(60_000);
    library = await openLibrary();
    const { desk } = library.hand;
    await desk('PATCH', '/policies', { patronsSide: true });
    const run = await desk<{ id: string }>('POST', '/catalogue/imports', {
      file: 'test.mrc',
      source: 'main',
      mode: 'update',
    });
    const numbered = Array.from({ length: 70 }, (_, at) => String(at + 10));
    const file = iso(
      ...numbered.map((at) => record(`n${at}`, ['100 1_ $aWriter, Many', `245 10 $aVolume ${at}`])),
      record('z', ['100 1_ $aZola, Émile', '245 10 $aNana']),
      record('e', ['100 1_ $aHébert, Anne', '245 10 $aÉté']),
      record('t', ['245 14 $aThe water']),
    );
    await desk('POST', `/catalogue/imports/${run.id}/records`, { records: await sent(file) });
  });
  after(() => library?.close());

  it('by title: from the first on, to the next page and back, without articles and accents', async () => {
    const first = await browse('by=title');
    expect(headings(first).slice(0, 3)).to.deep.equal(['Été', 'Nana', 'Volume 10']);
    expect(first.items).to.have.length(30);
    expect(first).to.not.have.property('earlier');
    const second = await browse(`by=title&after=${encodeURIComponent(first.later)}`);
    expect(headings(second)[0]).to.equal('Volume 38');
    const last = await browse(`by=title&after=${encodeURIComponent(second.later)}`);
    expect(headings(last).slice(-2)).to.deep.equal(['Volume 79', 'The water']);
    expect(last).to.not.have.property('later');
    const back = await browse(`by=title&before=${encodeURIComponent(last.earlier)}`);
    expect(headings(back)).to.deep.equal(headings(second));
    expect(headings(await browse(`by=title&before=${encodeURIComponent(back.earlier)}`))).to.deep.equal(
      headings(first),
    );
  });

  it('by author, from what is typed on, with how many titles each has', async () => {
    const { items, earlier } = await browse('by=author&at=w');
    expect(items).to.deep.equal([
      { heading: 'Writer, Many', count: 70 },
      { heading: 'Zola, Émile', count: 1 },
    ]);
    expect(headings(await browse(`by=author&before=${encodeURIComponent(earlier)}`))).to.deep.equal(['Hébert, Anne']);
    expect(headings(await browse('by=title&at=The%20wa'))).to.deep.equal(['The water']);
    const end = await browse('by=author&at=zz');
    expect(headings(end)).to.deep.equal([]);
    expect(headings(await browse(`by=author&before=${end.earlier}`)).at(-1)).to.equal('Zola, Émile');
  });

  it('not where the library has not opened its patrons’ side', async () => {
    await library.hand.desk('PATCH', '/policies', { patronsSide: false });
    expect((await patronAt(library.hand.url).call('GET', '/browse')).status).to.equal(404);
    await library.hand.desk('PATCH', '/policies', { patronsSide: true });
  });
});
