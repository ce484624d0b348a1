import { expect } from 'chai';
import type { FacetValue } from '../../src/contract/request-views.js';
import { listTurn } from '../../src/domain/lists/request-lists.js';
import { stateRow } from '../../src/domain/tables/states.js';
import type { StateName } from '../../src/domain/tables/tables.js';
import type { DeskViews } from '../../src/engine/model/desk-views.js';
import type { RequestFacets } from '../../src/engine/model/lists.js';
import type { RequestFilter, StoredSummary } from '../../src/engine/model/requests.js';
import { type Database, openDatabase } from '../../src/storage/database/database.js';
import { createDeskViews } from '../../src/storage/views/desk-views.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';
import { fullLibrary, requestsOfFull } from './support/full-library.js';
import { listBySql } from './support/open-list-sql.js';
import { readWhole, statementsOf } from './support/watched.js';

describe(`lists and their numbers over ${requestsOfFull.toLocaleString('en')} requests`, function () {
  this.timeout(120_000);
  let home: TestDatabase;
  let database: Database;
  let views: DeskViews;
  before(async () => {
    home = await createTestDatabase(fullLibrary);
    database = await openDatabase({ url: home.url, connections: 3, name: 'interlend lists' });
    // One in ten of the newest half is under way, with dates on both sides of today.
    await database.pool.query(`update request set closed_at = null, service_type = case id % 7 when 0 then 'Copy' else 'Loan' end,
        state = (array['willSupply', 'overdue', 'recalled', 'created'])[1 + (id / 10) % 4],
        due_date = case id % 30 when 0 then null else now() + make_interval(days => (id % 70)::int / 2 - 10) end,
        facts = jsonb_build_object('items', jsonb_build_array(jsonb_build_object('barcode', '3176' || lpad(id::text, 10, '0')))),
        updated_at = now() - make_interval(secs => (id * 7919 % 100000)::int)
      where id > 25000 and id % 10 in (3, 4)`);
    await database.pool.query(`update citation set bibliographic =
        '{"bibliographicItemId": [{"bibliographicItemIdentifier": "978-0-14-310503-4", "bibliographicItemIdentifierCode": "ISBN"}]}'
      where request_id = 40003`);
    await database.pool.query('vacuum analyze request, citation');
    views = createDeskViews(database);
  });
  after(async () => {
    await database?.close();
    await home?.drop();
  });

  const isOver = (side: 'borrowing' | 'lending', state: StateName) => stateRow(side, state).final === true;
  /** All requests as plain rows, to count the slow and sure way. */
  let all: {
    id: string;
    side: 'borrowing' | 'lending';
    state: StateName;
    partner: string;
    service: string;
    days: number;
    noted: boolean;
  }[];
  async function counted(fits: (row: (typeof all)[number]) => boolean): Promise<number> {
    all ??= (
      await database.pool.query(`select id::text, side, state, partner_code as partner, service_type as service,
          extract(epoch from due_date - now())::float8 / 86400 as days,
          attention_count > 0 or exists (select from note n where n.request_id = request.id and n.active and n.dismissed_at is null) as noted
          from request`)
    ).rows;
    return all.filter(fits).length;
  }
  const of = (facet: FacetValue[], value: string, side?: string) =>
    facet.find((each) => each.value === value && each.side === side)?.count ?? 0;

  it('R22, R77: counts the active view exactly, each facet with the others applied', async () => {
    const filter: RequestFacets = { activity: 'active', partner: 'P4', serviceType: 'Loan' };
    const { total, facets } = await views.requestCounts(filter);
    const active = (row: (typeof all)[number]) => !isOver(row.side, row.state);
    expect(total).to.deep.equal({
      count: await counted((row) => active(row) && row.partner === 'P4' && row.service === 'Loan'),
    });
    expect(total.count).to.be.above(100);
    expect(of(facets.partner, 'P5')).to.equal(
      await counted((row) => active(row) && row.partner === 'P5' && row.service === 'Loan'),
    );
    expect(of(facets.serviceType, 'Copy')).to.equal(
      await counted((row) => active(row) && row.partner === 'P4' && row.service === 'Copy'),
    );
    expect(of(facets.activity, 'completed')).to.equal(
      await counted((row) => !active(row) && row.partner === 'P4' && row.service === 'Loan'),
    );
    expect(of(facets.activity, 'active')).to.equal(total.count);
    const here = (row: (typeof all)[number]) => active(row) && row.partner === 'P4' && row.service === 'Loan';
    expect(of(facets.due, 'overdue')).to.equal(await counted((row) => here(row) && row.days !== null && row.days < 0));
    expect(of(facets.due, 'within3days')).to.equal(
      await counted((row) => here(row) && row.days !== null && row.days >= 0 && row.days < 3),
    );
    expect(of(facets.due, 'none')).to.equal(await counted((row) => here(row) && row.days === null));
    for (const facet of Object.values(facets))
      for (const { more } of facet) expect(more ?? false, JSON.stringify(facet)).to.equal(false);
  });

  for (const activity of ['active', undefined] as const)
    it(`takes several values of a facet for: one of them (${activity ?? 'all'})`, async () => {
      const wanted = ['willSupply', 'overdue'];
      const filter: RequestFacets = { side: 'lending', state: wanted, ...(activity ? { activity } : {}) };
      const { items } = await views.requests({ ...filter, limit: 50 });
      expect(items).to.have.lengthOf(50);
      expect(items.every(({ state, side }) => side === 'lending' && wanted.includes(state))).to.equal(true);
      const { total } = await views.requestCounts(filter);
      const real = await counted(
        (row) => row.side === 'lending' && wanted.includes(row.state) && (!activity || !isOver(row.side, row.state)),
      );
      expect(total.count).to.equal(Math.min(real, total.more ? 10_000 : real));
    });

  it('says of wider views that there are 10,000 and more', async () => {
    const wide = await views.requestCounts({});
    expect(wide.total).to.deep.equal({ count: 10_000, more: true });
    const completed = await views.requestCounts({ activity: 'completed' });
    expect(completed.total).to.deep.equal({ count: 10_000, more: true });
    const active = await views.requestCounts({ activity: 'active' });
    expect(completed.facets.activity.find(({ value }) => value === 'active')).to.deep.equal({
      value: 'active',
      ...active.total,
    });
    const narrow = await views.requestCounts({ side: 'borrowing', state: 'expired' });
    expect(narrow.total).to.deep.equal({ count: await counted((row) => row.state === 'expired') });
  });

  it('counts due dates of active requests only', async () => {
    const { total, facets } = await views.requestCounts({ due: 'overdue' });
    const active = await views.requestCounts({ activity: 'active', due: 'overdue' });
    expect(total).to.deep.equal(active.total);
    expect(of(facets.due, 'overdue')).to.equal(total.count);
    expect((await views.requests({ activity: 'completed', due: 'none', limit: 5 })).items).to.deep.equal([]);
  });

  it('KA50: takes several values of every facet for: one of them, under way and among all', async () => {
    for (const activity of ['active', undefined] as const) {
      const of = async (filter: RequestFacets) =>
        (await views.requestCounts({ partner: 'P4', side: 'lending', ...(activity ? { activity } : {}), ...filter }))
          .total.count;
      const [loans, copies] = [await of({ serviceType: 'Loan' }), await of({ serviceType: 'Copy' })];
      expect(await of({ serviceType: ['Loan', 'Copy'] })).to.equal(loans + copies);
      const [month, older] = [await of({ created: 'month' }), await of({ created: 'older' })];
      expect(await of({ created: ['month', 'older'] })).to.equal(month + older);
      const [nobodys, roys] = [await of({ assignedTo: 'unassigned' }), await of({ assignedTo: 'roy' })];
      expect(await of({ assignedTo: ['unassigned', 'roy'] })).to.equal(nobodys + roys);
    }
    const due = async (...values: ('overdue' | 'none')[]) =>
      (await views.requestCounts({ activity: 'active', due: values })).total.count;
    expect(await due('overdue', 'none')).to.equal((await due('overdue')) + (await due('none')));
  });

  it('KA50: takes what does not fit a condition, what was created between two days, and what fits one of two conditions', async () => {
    for (const activity of ['active', undefined] as const) {
      const of = async (filter: RequestFacets) =>
        (await views.requestCounts({ partner: 'P4', side: 'lending', ...(activity ? { activity } : {}), ...filter }))
          .total.count;
      const all = await of({});
      expect(await of({ serviceType: 'Loan', not: ['serviceType'] })).to.equal(
        all - (await of({ serviceType: 'Loan' })),
      );
      expect(await of({ state: ['willSupply', 'shipped'], not: ['state'] })).to.equal(
        all - (await of({ state: ['willSupply', 'shipped'] })),
      );
      expect(await of({ turn: ['us'], not: ['turn'] })).to.equal(all - (await of({ turn: ['us'] })));
      expect(await of({ assignedTo: 'roy', not: ['assignedTo'] })).to.equal(all - (await of({ assignedTo: 'roy' })));
      const today = new Date().toISOString().slice(0, 10);
      const before = new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10);
      const [recent, older] = [
        await of({ createdOn: `${before}..` }),
        await of({ createdOn: `${before}..`, not: ['createdOn'] }),
      ];
      expect(recent + older).to.equal(all);
      expect(recent).to.be.within(1, all);
      expect(await of({ createdOn: `${before}..${today}` })).to.be.within(1, recent);
      expect(await of({ createdOn: 'whenever' }), 'what is no range narrows nothing').to.equal(all);
    }
    const active = async (filter: RequestFacets) =>
      (await views.requestCounts({ side: 'lending', ...filter })).total.count;
    const both = { partner: 'P4', serviceType: 'Loan' } as const;
    const [partner, service, together] = [
      await active({ activity: 'active', partner: 'P4' }),
      await active({ activity: 'active', serviceType: 'Loan' }),
      await active({ activity: 'active', ...both }),
    ];
    expect(await active({ ...both, either: ['partner', 'serviceType'] })).to.equal(partner + service - together);
    expect(await active({ ...both, activity: 'completed', either: ['partner', 'serviceType'] })).to.equal(0);
  });

  it('KA50: counts several views at once, each as its own list', async () => {
    const filters: RequestFacets[] = [
      { activity: 'active', side: 'borrowing', state: ['overdue', 'recalled'] },
      { activity: 'active', due: 'overdue' },
      { side: 'lending' },
      { activity: 'completed', partner: 'P4' },
      { activity: 'active', q: '978-0-14-310503-4' },
      { state: 'nowhere', side: 'lending' },
    ];
    const each = await Promise.all(filters.map(async (filter) => (await views.requestCounts(filter)).total));
    expect(await views.countEach(filters)).to.deep.equal(each);
    expect(each[0]?.count).to.be.above(0);
    const statements = await statementsOf(() => views.countEach(filters.slice(2, 4)));
    expect(statements.filter(({ text }) => text.includes('count(*)')).length, 'one statement for all').to.equal(1);
  });

  it('counts nothing where nothing can be', async () => {
    const { total, facets } = await views.requestCounts({ state: 'nowhere', side: 'lending' });
    expect(total).to.deep.equal({ count: 0 });
    expect(facets.state.length).to.be.above(1);
    expect((await views.requestCounts({ state: 'willSupply', activity: 'completed' })).total.count).to.equal(0);
  });

  const searches: [string, string, string][] = [
    ['a barcode', '31760000040003', '40003'],
    ['an ISBN without its hyphens', '9780143105034', '40003'],
    ['an ISBN with hyphens', '978-0-14-310503-4', '40003'],
    ['an External ID', 'OCAL0040003', '40003'],
    ['words of the title', 'volume 40003', '40003'],
  ];
  for (const [title, q, id] of searches)
    it(`R78: finds a request within the facets by ${title}`, async () => {
      const found = await views.requests({ activity: 'active', q, limit: 5 });
      expect(found.items.map((each) => each.id)).to.deep.equal([id]);
      expect((await views.requests({ activity: 'completed', q, limit: 5 })).items).to.deep.equal([]);
      expect((await views.requestCounts({ activity: 'active', q })).total).to.deep.equal({ count: 1 });
    });

  it('R78: finds seldom and common words alike, in one field or in all', async () => {
    for (const [q, searchIn, pattern] of [
      ['Beothuk', undefined, /beothuk/i],
      ['Beothuk', 'title', /beothuk/i],
      ['volume', 'title', /volume/i],
    ] as const) {
      const { items } = await views.requests({ q, ...(searchIn ? { searchIn } : {}), limit: 5 });
      expect(items).to.have.length(5);
      for (const { title } of items) expect(title).to.match(pattern);
      expect(items.map(({ id }) => Number(id))).to.deep.equal(items.map(({ id }) => Number(id)).sort((a, b) => b - a));
    }
    expect((await views.requests({ q: 'Beothuk', searchIn: 'author', limit: 5 })).items).to.deep.equal([]);
    const of = async (q: string) => (await views.requestCounts({ q, partner: 'P1' })).total;
    expect(await of('Beothuk')).to.deep.equal({ count: 12 });
    expect(await of('volume')).to.deep.equal({ count: 2_500 });
  });

  it('keeps barcodes in step with the items of a request', async () => {
    const barcodes = async () =>
      (await database.pool.query('select barcode from request_barcode where request_id = 40004')).rows.map(
        ({ barcode }) => barcode,
      );
    expect(await barcodes()).to.deep.equal(['31760000040004']);
    await database.pool.query(
      `update request set facts = '{"items": [{"barcode": "B"}, {"barcode": "B"}, {"name": "?"}]}' where id = 40004`,
    );
    expect(await barcodes()).to.deep.equal(['B']);
    await database.pool.query(`update request set facts = '{"items": "odd"}' where id = 40004`);
    expect(await barcodes()).to.deep.equal([]);
  });

  const orders: Pick<RequestFilter, 'sort' | 'order'>[] = [
    {},
    { order: 'asc' },
    { sort: 'updated' },
    { sort: 'updated', order: 'asc' },
    { sort: 'due' },
    { sort: 'due', order: 'desc' },
  ];
  for (const order of orders)
    it(`shows each request once, in order, page by page: ${JSON.stringify(order)}`, async () => {
      const seen: { id: string; dueDate?: string; updatedAt: string }[] = [];
      let after: string | undefined;
      do {
        const page = await views.requests({ activity: 'active', limit: 700, ...order, ...(after ? { after } : {}) });
        seen.push(...page.items);
        after = page.next;
      } while (after);
      expect(new Set(seen.map(({ id }) => id)).size).to.equal(seen.length);
      expect(seen).to.have.length(await counted((row) => !isOver(row.side, row.state)));
      const down = (order.order ?? (order.sort === 'due' ? 'asc' : 'desc')) === 'desc';
      const keys = seen.map((row) => {
        if (order.sort === 'updated') return Date.parse(row.updatedAt);
        if (order.sort !== 'due') return Number(row.id);
        return row.dueDate ? Date.parse(row.dueDate) : down ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
      });
      const sorted = [...keys].sort((one, other) => (one === other ? 0 : one < other === down ? 1 : -1));
      expect(keys).to.deep.equal(sorted);
    });

  it('KA6: counts whose turn it is as the states and the marks say, and narrows by it, under way and among all', async () => {
    const turnOf = ({ side, state, noted }: Pick<(typeof all)[number], 'side' | 'state' | 'noted'>) =>
      noted && !isOver(side, state) ? 'us' : listTurn(stateRow(side, state));
    const turnSeen = ({ needsAttention, activeNotes, ...row }: StoredSummary) =>
      turnOf({ ...row, noted: needsAttention > 0 || activeNotes > 0 });
    const side = 'lending' as const;
    const { facets } = await views.requestCounts({ activity: 'active', side, partner: 'P4' });
    for (const turn of ['us', 'partner'])
      expect(of(facets.turn, turn), turn).to.equal(
        await counted((row) => row.side === side && row.partner === 'P4' && turnOf(row) === turn),
      );
    expect(of(facets.turn, 'us')).to.be.above(10);
    expect(of(facets.turn, 'nobody')).to.equal(0);
    for (const turn of [['us'], ['us', 'partner'], ['nobody'], ['partner', 'nobody']])
      for (const activity of ['active', 'completed', undefined] as const) {
        const filter: RequestFacets = { turn, side, partner: 'P4', ...(activity ? { activity } : {}) };
        const fits = (row: (typeof all)[number]) =>
          row.side === side &&
          turn.includes(turnOf(row)) &&
          (!activity || isOver(side, row.state) === (activity === 'completed'));
        const { total } = await views.requestCounts(filter);
        expect(total, JSON.stringify(filter)).to.deep.equal({
          count: await counted((row) => row.partner === 'P4' && fits(row)),
        });
        const { items } = await views.requests({ ...filter, limit: 50 });
        expect(items.every((row) => turn.includes(turnSeen(row)))).to.equal(true);
        expect(items).to.have.lengthOf(Math.min(50, total.count));
      }
    // A state that is ours on one side and the partner’s on the other counts where it is ours, or marked.
    const ours = await views.requestCounts({ activity: 'active', turn: 'us', state: 'overdue' });
    expect(ours.total.count).to.equal(await counted((row) => row.state === 'overdue' && turnOf(row) === 'us'));
  });

  it('KA5: shows what needs us in the order of urgency, then all others', async () => {
    await database.pool.query(`insert into attention (request_id, reason, says, opened_at)
      select id, 'message', '"A message"', now() from request where closed_at is null and state = 'overdue' and side = 'lending' order by id desc limit 3`);
    await database.pool.query(`update request r set attention_count =
        (select count(*) from attention a where a.request_id = r.id and a.closed_at is null) where closed_at is null`);
    await database.pool.query(
      `update citation set service = '{"needBeforeDate": "no day at all"}' where request_id = 40003`,
    );
    const seen: StoredSummary[] = [];
    let after: string | undefined;
    do {
      const page = await views.requests({ activity: 'active', sort: 'needs', limit: 700, ...(after ? { after } : {}) });
      seen.push(...page.items);
      after = page.next;
    } while (after);
    expect(new Set(seen.map(({ id }) => id)).size).to.equal(seen.length);
    expect(seen).to.have.length(await counted((row) => !isOver(row.side, row.state)));
    expect(seen.map(({ id }) => id)).to.deep.equal(
      (await listBySql(database.pool, { activity: 'active', sort: 'needs' })).map(({ id }) => id),
    );
    const isLate = ({ side, state }: StoredSummary) => side === 'borrowing' && ['overdue', 'recalled'].includes(state);
    const lateOnes = seen.filter(isLate);
    expect(lateOnes.length).to.be.above(10);
    const dates = lateOnes.map(({ dueDate }) => String(dueDate).slice(0, 16));
    expect(dates).to.deep.equal([...dates].sort());
    const needsUs = ({ side, state, needsAttention, activeNotes }: StoredSummary) =>
      listTurn(stateRow(side, state)) === 'us' || needsAttention > 0 || activeNotes > 0;
    const ours = seen.map(needsUs);
    expect(ours.lastIndexOf(true), 'what waits for others is behind all that needs us').to.equal(
      seen.filter(needsUs).length - 1,
    );
    expect(seen.findLastIndex(isLate)).to.be.below(seen.filter(needsUs).length);
  });

  it('keeps the dates that lapse in step: terms to answer, and when it is needed, also when that is no date', async () => {
    // Nothing is late of these.
    const dated = { activity: 'active', sort: 'needs', state: ['conditional', 'readyToSend'] } as const;
    const first = async () => (await views.requests({ ...dated, limit: 1 })).items[0]?.id;
    const change = (set: string) => database.pool.query(`update request set ${set} where id = 40003`);
    const cite = (service: string) =>
      database.pool.query(`update citation set service = '${service}' where request_id = 40003`);
    // Another one, older and without any date, stands behind what lapses and before what has no date either.
    await database.pool.query(
      `update request set side = 'borrowing', state = 'readyToSend', due_date = null, facts = '{}' where id = 39993`,
    );
    await database.pool.query(`update citation set service = '{}' where request_id = 39993`);
    await change(
      `side = 'borrowing', state = 'conditional', due_date = null, facts = '{"retryBefore": "2001-01-01T00:00:00.000Z"}'`,
    );
    expect(await first()).to.equal('40003');
    await change(`facts = '{"retryBefore": "soon"}'`);
    expect(await first()).not.to.equal('40003');
    await change(`state = 'readyToSend', facts = '{"form": {"lastInterestDate": "2001-01-01"}}'`);
    await cite('{}');
    expect(await first()).to.equal('40003');
    await cite('{"needBeforeDate": "2199-01-01T00:00:00Z"}');
    expect(await first()).not.to.equal('40003');
    await cite('{"needBeforeDate": "2001-01-01T00:00:00Z"}');
    expect(await first()).to.equal('40003');
    await change(`closed_at = now()`);
    await change(`closed_at = null`);
    expect(await first(), 'drawn anew').to.equal('40003');
  });

  const looks: [string, RequestFacets & Partial<RequestFilter>][] = [
    ['the default view', { activity: 'active' }],
    ['active ones by due date', { activity: 'active', sort: 'due' }],
    ['what needs us first', { activity: 'active', side: 'borrowing', sort: 'needs' }],
    ['what is ours to do', { activity: 'active', side: 'borrowing', sort: 'needs', turn: ['us'] }],
    ['what is ours or over, of a side', { side: 'lending', turn: ['us', 'nobody'] }],
    ['what is the partner’s, among all', { turn: ['partner'] }],
    ['active ones of a side', { activity: 'active', side: 'lending' }],
    ['what is overdue', { activity: 'active', due: 'overdue' }],
    ['what is completed', { activity: 'completed' }],
    ['what is completed of a partner', { activity: 'completed', partner: 'P4' }],
    ['words within the active ones', { activity: 'active', q: 'Beothuk' }],
    ['everything', {}],
  ];
  for (const [title, filter] of looks)
    it(`FH1, FH5: reads ${title} on indexes`, async () => {
      const { sort: _sort, ...facets } = filter;
      const statements = await statementsOf(async () => {
        await views.requests({ ...filter, limit: 50 });
        await views.requestCounts(facets);
      });
      expect((await readWhole(database.pool, statements)).filter((table) => table === 'request')).to.deep.equal([]);
      const times: number[] = [];
      for (let n = 0; n < 20; n++) {
        const began = performance.now();
        await Promise.all([views.requests({ ...filter, limit: 50 }), views.requestCounts(facets)]);
        times.push(performance.now() - began);
      }
      times.sort((one, other) => one - other);
      if (process.env['TEST_TIMES'])
        console.log(`      ${title}: p50 ${times[9]?.toFixed(1)} p95 ${times[18]?.toFixed(1)} ms`);
      // A hundred is the promise on a quiet machine.
      expect(times[9]).to.be.below(300);
    });
});
