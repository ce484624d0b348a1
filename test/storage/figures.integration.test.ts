import { expect } from 'chai';
import { figuresReport } from '../../src/engine/figures/report.js';
import type { CountedIn } from '../../src/engine/model/figures.js';
import { type Database, openDatabase } from '../../src/storage/database/database.js';
import { createFigureStore } from '../../src/storage/figures/figures.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';
import { migrated } from '../support/migrated.js';

describe('sums of days and months', () => {
  let home: TestDatabase;
  let database: Database;
  /** One request for each of these days. */
  const days = ['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01', '2026-03-15', '2026-04-01'];

  before(async () => {
    home = await createTestDatabase(migrated);
    database = await openDatabase({ url: home.url, connections: 3, name: 'interlend figures' });
    for (const day of days)
      await database.pool.query(
        `with made as (insert into request (side, service_type, state, external_id) values ('borrowing', 'Loan', 'created', $1) returning id),
          cited as (insert into citation (request_id, title, bibliographic) select id, $1, '{}' from made)
          insert into history (request_id, at, actor_kind, actor, event) select id, $2, 'staff', 'x', 'created' from made`,
        [`R-${day}`, `${day}T15:00:00Z`],
      );
    await counted(both);
  });
  after(async () => {
    await database?.close();
    await home?.drop();
  });

  const at = (day: string, partner = 'lacite'): CountedIn => ({
    measure: 'requests',
    day,
    partner,
    detail: '',
    side: 'borrowing',
    library: '',
    service: 'Loan',
  });
  /** Asked for, and filled: of partners only what ended is told. */
  const both = (day: string, partner?: string): CountedIn[] => [
    at(day, partner),
    { ...at(day, partner), measure: 'filled' },
  ];
  /** Counts everything anew, by what each request is said to count for. */
  const counted = async (of: (day: string) => CountedIn[]) => {
    await database.pool.query('update figure_read set read_to = 0');
    await createFigureStore(database.pool).count(1000, new Date(), (requests) =>
      requests.map(({ id, past }) => ({ id, now: of(past.lines[0]?.at.toISOString().slice(0, 10) ?? '') })),
    );
  };
  const total = async (from: string, to: string, cut = 'whole') =>
    (await createFigureStore(database.pool).sums({ from, to }))
      .filter((sum) => sum.cut === cut && sum.measure === (cut === 'partner' ? 'filled' : 'requests'))
      .reduce((all, { count }) => all + count, 0);

  it('hold every day once, wherever a period begins and ends', async () => {
    const all = ['2026-01-01', '2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01', '2026-03-20', '2026-04-30'];
    for (const from of all)
      for (const to of all.filter((day) => day >= from)) {
        const expected = days.filter((day) => day >= from && day <= to).length;
        for (const cut of ['whole', 'week', 'month', 'partner'])
          expect(await total(from, to, cut), `${cut} ${from} to ${to}`).to.equal(expected);
        const store = createFigureStore(database.pool);
        const one = (await store.sums({ from, to, partner: 'lacite' })).filter(({ cut }) => cut === 'whole');
        expect(
          one.map(({ measure, count }) => `${measure} ${count}`).sort(),
          `of one partner ${from} to ${to}`,
        ).to.deep.equal(expected === 0 ? [] : [`filled ${expected}`, `requests ${expected}`]);
        expect((await store.ended({ from, to })).map(({ measure, count }) => `${measure} ${count}`)).to.deep.equal(
          expected === 0 ? [] : [`filled ${expected}`],
        );
      }
  });

  it('change by the difference when a request counts for something else, and not at all when nothing changed', async () => {
    await counted((day) => both(day));
    expect(await total('2026-01-01', '2026-12-31')).to.equal(6);
    await counted((day) => (day === '2026-03-15' ? both(day, 'boreal') : both(day)));
    const sums = await createFigureStore(database.pool).sums({ from: '2026-03-01', to: '2026-03-31' });
    expect(
      sums.filter(({ cut, count }) => cut === 'partner' && count > 0).map(({ partner, count }) => [partner, count]),
    ).to.have.deep.members([
      ['lacite', 1],
      ['boreal', 1],
    ]);
    expect(await total('2026-01-01', '2026-12-31')).to.equal(6);
    const behind = await createFigureStore(database.pool).requestsBehind(
      { from: '2026-03-01', to: '2026-03-31', side: 'borrowing', measure: 'requests', partner: 'boreal' },
      undefined,
      10,
    );
    expect(behind.items.map(({ title }) => title)).to.deep.equal(['R-2026-03-15']);
  });

  it('each number leads to its requests, page after page, the newest day first', async () => {
    const refused = (day: string, partner: string, detail: string): CountedIn => ({
      ...at(day, partner),
      measure: 'refused',
      detail,
    });
    // Asked of two partners, one request was refused twice: it stands once, at the later day.
    await counted((day) =>
      day === '2026-02-01'
        ? [at(day), refused('2026-02-02', 'lacite', 'NotHeld'), refused('2026-02-20', 'boreal', 'OnLoan')]
        : [at(day), refused(day, 'lacite', 'OnLoan')],
    );
    const store = createFigureStore(database.pool);
    const pages = async (more: object, limit: number) => {
      const found: string[][] = [];
      for (let after: string | undefined; ; ) {
        const behind = {
          from: '2026-01-01',
          to: '2026-12-31',
          side: 'borrowing' as const,
          measure: 'refused' as const,
        };
        const page = await store.requestsBehind({ ...behind, ...more }, after, limit);
        found.push(page.items.map(({ title }) => String(title).slice(2)));
        after = page.next;
        if (after === undefined) return found;
      }
    };
    const newest = ['2026-04-01', '2026-03-15', '2026-03-01', '2026-02-28', '2026-02-01', '2026-01-31'];
    expect(await pages({}, 2)).to.deep.equal([newest.slice(0, 2), newest.slice(2, 4), newest.slice(4)]);
    expect((await pages({}, 50)).flat()).to.deep.equal(newest);
    expect((await pages({ reason: 'NotHeld' }, 1)).flat()).to.deep.equal(['2026-02-01']);
    expect((await pages({ partner: 'boreal' }, 3)).flat()).to.deep.equal(['2026-02-01']);
    expect(
      (await pages({ partner: 'boreal', reason: 'NotHeld' }, 3)).flat(),
      'that reason was the other’s',
    ).to.deep.equal([]);
    expect((await pages({ partner: 'lacite', to: '2026-02-10' }, 3)).flat()).to.deep.equal([
      '2026-02-01',
      '2026-01-31',
    ]);
    expect((await pages({ side: 'lending' }, 3)).flat()).to.deep.equal([]);
    await counted((day) => both(day));
    expect((await pages({}, 3)).flat(), 'counted otherwise').to.deep.equal([]);
    await counted((day) => (day < '2026-03-10' ? both(day) : [at(day, day > '2026-04-00' ? 'boreal' : 'lacite')]));
    expect(await pages({ measure: 'open' }, 1), 'neither filled nor over').to.deep.equal([
      ['2026-04-01'],
      ['2026-03-15'],
    ]);
    expect((await pages({ measure: 'open', partner: 'lacite' }, 3)).flat()).to.deep.equal(['2026-03-15']);
    expect((await pages({ measure: 'open', to: '2026-03-09' }, 3)).flat()).to.deep.equal([]);
    await counted((day) => both(day));
  });

  it('keeps replacement costs by their currency, and never adds two of them', async () => {
    const fee = (day: string, detail: string, amount: string): CountedIn => ({
      ...at(day),
      measure: 'fee',
      detail,
      amount,
    });
    await counted((day) => [at(day), fee(day, day < '2026-03-01' ? 'CAD' : 'USD', '10.50')]);
    const store = createFigureStore(database.pool);
    const report = await figuresReport(store, { from: '2026-01-01', to: '2026-12-31' }, (code) => code);
    expect(report.fees).to.deep.equal([
      { side: 'borrowing', currency: 'CAD', amount: '31.50' },
      { side: 'borrowing', currency: 'USD', amount: '31.50' },
    ]);
    await counted((day) => [at(day)]);
    expect((await figuresReport(store, { from: '2026-01-01', to: '2026-12-31' }, (code) => code)).fees).to.deep.equal(
      [],
    );
  });
});
