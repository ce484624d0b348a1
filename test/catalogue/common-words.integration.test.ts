import { expect } from 'chai';
import { WordPairs1766931200015 } from '../../migrations/1766931200015-word-pairs.js';
import { pairMark } from '../../src/storage/catalogue/sought-sql.js';
import { iso, record } from './marc/records.js';
import { type OpenCatalogue, openCatalogue } from './support/open-catalogue.js';

describe('searching for words that very many titles have', () => {
  let open: OpenCatalogue;
  const marksOf = async (recordId: string): Promise<string[]> => {
    const { rows } = await open.database.pool.query<{ marks: string[] }>(
      `select array(select each from unnest(tsvector_to_array(words)) each where each ~ '^=[0-9a-f]{4}$') as marks
        from bib where source_id = $1`,
      [recordId],
    );
    return rows[0]?.marks ?? [];
  };
  const found = async (q: string, more = {}) => {
    const { items, total, atLeast } = await open.catalogue.search({ q, limit: 50, ...more });
    return { ids: items.map(({ recordId }) => recordId).sort(), total, atLeast };
  };

  before(async () => {
    open = await openCatalogue();
    await open.take(
      iso(
        record('1', ['245 00 $aThe history of the city', '650 _0 $aEnglish poetry']),
        record('2', ['245 00 $aThe city, the history of it']),
        record('3', ['245 00 $aHistory of the English city']),
        record('4', ["245 10 $aL'histoire de l'été"]),
      ),
    );
  });
  after(() => open?.close());

  it('a phrase is found by marks of its neighbours, the same in the database as in the question', async () => {
    const neighbours = ['the history', 'history of', 'of the', 'the city'].map((pair) => pair.split(' '));
    const marks = neighbours.map(([one = '', other = '']) => pairMark(one, other));
    expect(await marksOf('1')).to.include.members(marks);
    expect(await marksOf('2')).not.to.include(pairMark('of', 'the'));
    expect(await marksOf('4')).to.include(pairMark('histoire', 'de'));
  });

  it('a phrase is exact, in any field, of any length, wanted or not', async () => {
    expect((await found('"the city"')).ids).to.deep.equal(['1', '2']);
    expect((await found('"history of the city"')).ids).to.deep.equal(['1']);
    expect((await found('"history of the"')).ids).to.deep.equal(['1', '3']);
    expect((await found('"english poetry"')).ids).to.deep.equal(['1']);
    expect((await found('city -"history of the"')).ids).to.deep.equal(['2']);
    expect((await found('"city history"')).ids).to.deep.equal([]);
    expect((await found('"l’histoire de"')).ids).to.deep.equal(['4']);
  });

  it('titles of the version before get their marks, and lose them on the way back', async () => {
    const runner = open.database.dataSource.createQueryRunner();
    try {
      const migration = new WordPairs1766931200015();
      const before = await marksOf('1');
      await migration.down(runner);
      expect(await marksOf('1')).to.deep.equal([]);
      expect((await open.catalogue.search({ q: 'poetry', limit: 5 })).total).to.equal(1);
      await migration.up(runner);
      expect(await marksOf('1')).to.deep.equal(before);
      expect((await found('"history of the"')).ids).to.deep.equal(['1', '3']);
    } finally {
      await runner.release();
    }
  });

  it('a beginning that thousands of words have: more than are looked at, and exact as soon as it is narrowed', async () => {
    // Of 6,000 titles each has a common word; every thirtieth is a video, every hundredth has a seldom word as well.
    await open.database.pool.query(
      `insert into bib (source, source_id, fingerprint, title, title_key, format, words)
        select 'many', 'm' || n, '', 'Title', 'title', format, bib_words('common' || n % 3 || ' ' ||
            case n % 100 when 0 then 'commonest' || n else 'other' end, '', '', '', array['=format:' || format])
          from (select n, case n % 30 when 0 then 'video' else 'book' end as format from generate_series(1, 6000) n) made`,
    );
    const exact = { book: 5_800, video: 200 };
    expect(await found('common*', { format: 'video' }), 'before statistics').to.include({ total: exact.video });
    await open.database.pool.query('analyze bib');
    expect(await found('common*')).to.include({ total: 1_000, atLeast: true });
    expect(await found('common*', { format: 'video' })).to.include({ total: exact.video, atLeast: false });
    expect(await found('commone*')).to.include({ total: 60, atLeast: false });
    expect(await found('other -common*')).to.include({ total: 0 });
    expect(await found('commonest6000 common*')).to.include({ total: 1 });
  });
});
