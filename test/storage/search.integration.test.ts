import { expect } from 'chai';
import type { RequestFilter } from '../../src/engine/model/requests.js';
import { learnWords } from '../../src/storage/catalogue/lexicon.js';
import { type Database, openDatabase } from '../../src/storage/database/database.js';
import { createLocalRecords } from '../../src/storage/local-records/index.js';
import { createDeskViews } from '../../src/storage/views/desk-views.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';
import { migrated } from '../support/migrated.js';

const works = [
  ['OBAS0000010', 'Introduction to algorithms', 'Cormen, Thomas H.', 'Julie Tremblay'],
  ['OBAS0000110', 'Le voyage d’hiver', 'Perec, Georges', 'Élise Roy'],
  ['ALG0000010', 'Kiss of the Fur Queen', 'Highway, Tomson', 'Ann Lee'],
  ['OCAL0000999', 'Algebra of sets', 'Noether, Emmy', 'Jean Tremblay-Roy'],
] as const;

describe('a search of requests and patrons', () => {
  let home: TestDatabase;
  let database: Database;
  before(async () => {
    home = await createTestDatabase(migrated);
    database = await openDatabase({ url: home.url, connections: 3, name: 'interlend search' });
    for (const [id, title, author, patron] of works)
      await database.pool.query(
        `with made as (insert into request (side, service_type, state, external_id) values ('borrowing', 'Loan', 'created', $1) returning id)
         insert into citation (request_id, title, author, bibliographic, patron) select id, $2, $3, '{}', jsonb_build_object('name', $4::text) from made`,
        [id, title, author, patron],
      );
    const { patrons } = createLocalRecords(database, { timeZone: 'America/Toronto', currency: 'CAD' });
    await patrons.add({ id: '20417', name: 'Julie Tremblay', email: 'julie@example.org' }, new Date());
    expect(await learnWords(database.pool), 'words that nobody had used').to.be.above(10);
    expect(await learnWords(database.pool), 'the same once more').to.equal(0);
  });
  after(async () => {
    await database?.close();
    await home?.drop();
  });

  const found = async (q: string, more: Partial<RequestFilter> = {}) => {
    const { items } = await createDeskViews(database).requests({ q, limit: 50, ...more });
    return items.map(({ externalId }) => externalId).sort();
  };

  for (const [q, ids] of [
    ['tremb', ['OBAS0000010', 'OCAL0000999']],
    ['algo', ['OBAS0000010']],
    ['alg', ['ALG0000010', 'OBAS0000010', 'OCAL0000999']],
    ['intro algo cormen', ['OBAS0000010']],
    ['obas', ['OBAS0000010', 'OBAS0000110']],
    ['OBAS00000', ['OBAS0000010']],
    ['0000010', ['ALG0000010', 'OBAS0000010']],
    ['algoritms', ['OBAS0000010']],
    ['kis of the queen', ['ALG0000010']],
    ['tremblai julie', ['OBAS0000010']],
    ['PÉREC', ['OBAS0000110']],
    ['zzzz', []],
    ["o'%_\\", []],
  ] as const)
    for (const activity of ['active', undefined] as const)
      it(`FA13: finds ${ids.length} for “${q}” among ${activity ?? 'all'} requests`, async () => {
        expect(await found(q, activity ? { activity } : {})).to.deep.equal(ids);
      });

  it('FA13: a word that is in use is not taken for the misspelling of another', async () => {
    expect(await found('julie')).to.deep.equal(['OBAS0000010']);
    expect(await found('jean')).to.deep.equal(['OCAL0000999']);
  });

  it('looks once for a page and the numbers beside it, and anew for whoever asks afterwards', async () => {
    const { query } = database.pool;
    const asked: string[] = [];
    database.pool.query = ((...given: Parameters<typeof query>) => {
      asked.push((given[0] as { name?: string }).name ?? '');
      return query.apply(database.pool, given);
    }) as typeof query;
    try {
      const views = createDeskViews(database);
      const both = () =>
        Promise.all([views.requests({ q: 'tremb', limit: 50 }), views.requestCounts({ q: 'tremb' })] as const);
      const looks = () => asked.filter((name) => name === 'search-query').length;
      const [page, counts] = await both();
      expect(page.items).to.have.length(2);
      expect(counts.total).to.deep.equal({ count: 2 });
      expect(looks(), 'looks for both').to.equal(1);
      await both();
      expect(looks(), 'looks for both, twice').to.equal(2);
    } finally {
      database.pool.query = query;
    }
  });

  it('FA13: patrons are found by the beginning of a word, and with one letter wrong', async () => {
    const { patrons } = createLocalRecords(database, { timeZone: 'America/Toronto', currency: 'CAD' });
    for (const q of ['tremb', 'tremblai', 'jule', '2041', 'julie@ex'])
      expect(
        (await patrons.list({ q, limit: 10 })).items.map(({ id }) => id),
        q,
      ).to.deep.equal(['20417']);
    expect((await patrons.list({ q: 'zzzz', limit: 10 })).items).to.deep.equal([]);
  });
});
