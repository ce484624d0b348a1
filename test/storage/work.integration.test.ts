import { expect } from 'chai';
import { workKindNames } from '../../src/domain/lists/work-queue.js';
import { nobody } from '../../src/engine/desk/lists.js';
import type { DeskViews } from '../../src/engine/model/desk-views.js';
import type { StoredWork, WorkFacets } from '../../src/engine/model/work.js';
import { type Database, openDatabase } from '../../src/storage/database/database.js';
import { createDeskViews } from '../../src/storage/views/desk-views.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';
import { fullLibrary } from './support/full-library.js';
import { readWhole, statementsOf } from './support/watched.js';

describe('the work queue of fifty thousand requests', function () {
  this.timeout(120_000);
  let home: TestDatabase;
  let database: Database;
  let views: DeskViews;
  before(async () => {
    home = await createTestDatabase(fullLibrary);
    database = await openDatabase({ url: home.url, connections: 3, name: 'interlend work' });
    await database.pool.query(`update attention set reason = case request_id % 1000 when 0 then 'messageRefused' else 'oddity' end
      where closed_at is null`);
    await database.pool.query('analyze');
    views = createDeskViews(database);
  });
  after(async () => {
    await database?.close();
    await home?.drop();
  });

  it('KA5: shows each request once, what was not delivered before decisions, of these the oldest first, page by page', async () => {
    const seen: StoredWork[] = [];
    let after: string | undefined;
    do {
      const page = await views.work({ limit: 190, ...(after ? { after } : {}) });
      seen.push(...page.items);
      after = page.next;
    } while (after);
    expect(new Set(seen.map(({ request }) => request.id)).size).to.equal(seen.length);
    const delivery = workKindNames.indexOf('delivery');
    const late = ({ request }: StoredWork) => request.dueDate !== undefined && Date.parse(request.dueDate) < Date.now();
    expect(seen.some(late), 'nothing of this library is late').to.equal(false);
    const keys = seen.map(({ rank, request }) => (rank === delivery ? 0 : 1e9) + Number(request.id));
    expect(keys).to.deep.equal([...keys].sort((one, other) => one - other));
    // Of every thousand, one refused message; nine lent to us with active notes, one of them under a mark that no kind names;
    // ten that we are to ship. What is marked or noted stands under that, not under its state.
    const of = (name: string) => seen.filter(({ rank }) => workKindNames[rank] === name);
    expect(of('delivery')).to.have.length(50);
    expect(of('read')).to.have.length(450);
    expect(of('ship')).to.have.length(500);
    expect(of('delivery')[0]?.marks[0]).to.include({ reason: 'messageRefused', says: 'x' });
    const counts = await views.workCounts({});
    expect(counts.reduce((sum, { count }) => sum + count, 0)).to.equal(seen.length);
    const ship = workKindNames.indexOf('ship');
    expect(counts.filter(({ rank }) => rank === ship)).to.deep.equal([{ rank: ship, side: 'lending', count: 500 }]);
  });

  it('narrows by kind and by side', async () => {
    const page = await views.work({ kind: 'ship', side: 'lending', limit: 3 });
    expect(page.items).to.have.length(3);
    expect(page.next).to.match(/^\d+-\d+$/);
    expect((await views.work({ kind: 'ship', side: 'borrowing', limit: 3 })).items).to.deep.equal([]);
    expect((await views.work({ after: 'no place', limit: 1 })).items).to.have.length(1);
  });

  it('R17: tells what of it is my task, what is nobody’s, and what has active notes, with the same numbers', async () => {
    const { rows } = await database.pool.query(`select count(*) filter (where a.assigned_to = 'Staff 21')::int as mine,
        count(*) filter (where a.assigned_to is null)::int as nobodys from request r left join assignment a on a.request_id = r.id
      where r.closed_at is null or r.attention_count > 0`);
    const { mine, nobodys } = rows[0];
    expect(mine).to.be.above(5);
    for (const [facets, many] of [
      [{ assignedTo: 'Staff 21' }, mine],
      [{ assignedTo: nobody }, nobodys],
      [{ notes: true }, 500],
      [{ notes: false }, 500],
      [{ side: 'borrowing', notes: true }, 500],
      [{ side: 'lending', notes: true }, 0],
    ] as [WorkFacets, number][]) {
      const { items } = await views.work({ ...facets, limit: 2_000 });
      expect(items, JSON.stringify(facets)).to.have.length(many);
      if (facets.assignedTo === 'Staff 21')
        expect(new Set(items.map(({ request }) => request.assignedTo))).to.deep.equal(new Set(['Staff 21']));
      const counts = await views.workCounts(facets);
      expect(counts.reduce((sum, { count }) => sum + count, 0)).to.equal(many);
    }
  });

  it('FH1: reads on indexes, in little time', async () => {
    const statements = await statementsOf(async () => {
      await views.work({ limit: 50 });
      await views.workCounts({});
    });
    const large = ['request', 'citation', 'attention'];
    expect((await readWhole(database.pool, statements)).filter((table) => large.includes(table))).to.deep.equal([]);
    const times: number[] = [];
    for (let n = 0; n < 20; n++) {
      const began = performance.now();
      await Promise.all([views.work({ limit: 50 }), views.workCounts({})]);
      times.push(performance.now() - began);
    }
    times.sort((one, other) => one - other);
    if (process.env['TEST_TIMES']) console.log(`      p50 ${times[9]?.toFixed(1)} p95 ${times[18]?.toFixed(1)} ms`);
    expect(times[9]).to.be.below(300);
  });
});
