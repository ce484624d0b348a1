import { expect } from 'chai';
import { figuresReport } from '../../src/engine/figures/report.js';
import type { CountedIn } from '../../src/engine/ports/figures.js';
import { type Database, migrate, openDatabase } from '../../src/storage/database.js';
import { createFigureStore } from '../../src/storage/figures.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';

describe('sums of days and months', () => {
  let home: TestDatabase;
  let database: Database;
  /** One request for each of these days. */
  const days = ['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01', '2026-03-15', '2026-04-01'];

  before(async () => {
    home = await createTestDatabase();
    database = await openDatabase({ url: home.url, connections: 3, name: 'interlend figures' });
    await migrate(database);
    for (const day of days)
      await database.pool.query(
        `with made as (insert into request (side, service_type, state, external_id) values ('borrowing', 'Loan', 'created', $1) returning id),
          cited as (insert into citation (request_id, title, bibliographic) select id, $1, '{}' from made)
          insert into history (request_id, at, actor_kind, actor, event) select id, $2, 'staff', 'x', 'created' from made`,
        [`R-${day}`, `${day}T15:00:00Z`],
      );
    await counted((day) => [at(day)]);
  });
  after(async () => {
    await database?.close();
    await home?.drop();
  });

  const at = (day: string, partner = 'lacite'): CountedIn => ({
    ...{ measure: 'requests', day, partner, detail: '', side: 'borrowing', library: '', service: 'Loan' },
  });
  /** Counts everything anew, by what each request is said to count for. */
  const counted = async (of: (day: string) => CountedIn[]) => {
    await database.pool.query('update figure_read set read_to = 0');
    await createFigureStore(database.pool).count(1000, new Date(), (requests) =>
      requests.map(({ id, past }) => ({ id, now: of(past.lines[0]?.at.toISOString().slice(0, 10) ?? '') })),
    );
  };
  const total = async (from: string, to: string, cut = 'whole') =>
    (await createFigureStore(database.pool).sums({ from, to }))
      .filter((sum) => sum.cut === cut)
      .reduce((all, { count }) => all + count, 0);

  it('hold every day once, wherever a period begins and ends', async () => {
    const all = ['2026-01-01', '2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01', '2026-03-20', '2026-04-30'];
    for (const from of all)
      for (const to of all.filter((day) => day >= from)) {
        const expected = days.filter((day) => day >= from && day <= to).length;
        for (const cut of ['whole', 'week', 'month', 'partner'])
          expect(await total(from, to, cut), `${cut} ${from} to ${to}`).to.equal(expected);
      }
  });

  it('change by the difference when a request counts for something else, and not at all when nothing changed', async () => {
    await counted((day) => [at(day)]);
    expect(await total('2026-01-01', '2026-12-31')).to.equal(6);
    await counted((day) => (day === '2026-03-15' ? [at(day, 'boreal')] : [at(day)]));
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

  it('keeps replacement costs by their currency, and never adds two of them', async () => {
    const fee = (day: string, detail: string, amount: string): CountedIn => ({
      ...{ ...at(day), measure: 'fee', detail, amount },
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
