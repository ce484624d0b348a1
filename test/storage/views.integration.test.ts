import { expect } from 'chai';
import type { DeskViews } from '../../src/engine/model/desk-views.js';
import type { MessageFilter } from '../../src/engine/model/messages.js';
import type { RequestFilter } from '../../src/engine/model/requests.js';
import { type Database, openDatabase } from '../../src/storage/database/database.js';
import { createEngineStore } from '../../src/storage/exchange/engine-store.js';
import { createReplayStore } from '../../src/storage/exchange/replay-store.js';
import { createDeskViews } from '../../src/storage/views/desk-views.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';
import { migrated } from '../support/migrated.js';
import { fillLibrary } from './support/full-library.js';
import { readWhole, statementsOf } from './support/watched.js';

/** They hold a row a partner, or a narrow one of each request under way: reading them whole is the best way. */
// No job has run here, and no step: of an empty table PostgreSQL reads the whole, of a long one by its unique id.
const small = /^(partner|directory_subscription|job_slot|open_request|request_change|staff$)/;

describe('what desks read of twenty thousand requests', () => {
  let home: TestDatabase;
  let database: Database;
  let views: DeskViews;
  before(async function () {
    this.timeout(60_000);
    home = await createTestDatabase(migrated);
    database = await openDatabase({ url: home.url, connections: 3, name: 'interlend views' });
    await fillLibrary(database.pool);
    views = createDeskViews(database);
  });
  after(async () => {
    await database?.close();
    await home?.drop();
  });

  async function runsOnIndexes(work: () => Promise<unknown>): Promise<void> {
    const statements = await statementsOf(work);
    expect(statements).to.not.have.length(0);
    expect((await readWhole(database.pool, statements)).filter((table) => !small.test(table))).to.deep.equal([]);
  }

  it('is watched closely enough: a search without an index is noticed', async () => {
    const careless = await statementsOf(async () => {
      await database.pool.query(`select id from request where service_type = 'Copy'`);
      await database.pool.query(`select id from request where service_type = 'Copy' order by id desc limit 1`);
    });
    expect(await readWhole(database.pool, careless)).to.have.length.above(1);
  });

  const requestLists: [string, Omit<RequestFilter, 'limit'>][] = [
    ['the newest', {}],
    ['a side', { side: 'lending' }],
    ['a state', { state: 'willSupply' }],
    ['a state of a side', { side: 'borrowing', state: 'willSupply' }],
    ['a seldom state', { state: 'expired' }],
    ['a state that nobody is in', { side: 'lending', state: 'recalled' }],
    ['a partner', { partner: 'P7' }],
    ['a partner that has none', { partner: 'NOBODY' }],
    ['what needs attention', { attention: true }],
    ['what needs none', { side: 'borrowing', attention: false }],
    ['whose task it is', { assignedTo: 'Staff 7' }],
    ['words', { q: 'Beothuk' }],
    ['words with a side', { side: 'lending', q: 'Beothuk volume' }],
    ['an External ID', { q: 'OCAL0000042' }],
    ['a later page', { side: 'lending', after: '9000' }],
  ];
  for (const [title, filter] of requestLists)
    it(`lists requests by ${title} on an index`, () => runsOnIndexes(() => views.requests({ ...filter, limit: 50 })));

  it('finds the requests whose time has come on an index', () =>
    runsOnIndexes(async () => {
      const store = createEngineStore(database, { timeZone: 'America/Toronto', currency: 'CAD' });
      const cutoffs = { all: new Date(), partners: { P7: new Date().toISOString(), P8: null } };
      await store.undecidedLending(['created', 'locateFailed', 'beingProcessed'], cutoffs, 200);
      await store.overdueLending(['shippedPhysically', 'receivedByPartner', 'overdue'], new Date(), cutoffs, 200);
      await store.unansweredConditions(new Date(), new Date(), 200);
    }));

  const messageLists: [string, Omit<MessageFilter, 'limit'>][] = [
    ['the newest', {}],
    ['a request', { request: '42' }],
    ['a partner', { partner: 'P7' }],
    ['a partner that has none', { partner: 'NOBODY' }],
    ['a later page', { after: '9000-9000' }],
    ['a kind', { kind: 'supplyingAgencyMessage' }],
    ['a kind that never came or went', { kind: 'requestingAgencyMessage' }],
    ...[
      'pending',
      'sending',
      'delivered',
      'refused',
      'held',
      'dead',
      'withdrawn',
      'applied',
      'not-applied',
      'waiting',
    ].map((status): [string, Omit<MessageFilter, 'limit'>] => [`the status ${status}`, { status }]),
    ['a status of a partner', { partner: 'P7', status: 'dead' }],
  ];
  for (const [title, filter] of messageLists)
    it(`FH2: lists messages by ${title} on an index`, () =>
      runsOnIndexes(() => views.messages({ ...filter, limit: 50 })));

  it('lists lost cases, and what may be declared lost, on indexes', async () => {
    await database.pool.query(
      `update request set facts = facts || '{"lostCase":{"state":"closed"}}' where id % 500 = 0`,
    );
    await database.pool.query('vacuum analyze request');
    await runsOnIndexes(async () => {
      await views.lostCases({ limit: 50 });
      await views.lostCases({ state: 'paid', side: 'lending', limit: 50 });
      await views.lostCases({ partner: 'P7', after: '9000', limit: 50 });
      for (const because of ['overdue', 'inTransit'] as const)
        await views.lostCandidates({ because, limit: 50 }, ['shippedPhysically', 'overdue'], new Date(0));
    });
  });

  it('counts what the shared reports, the day and the weeks show on indexes', async () => {
    await database.pool.query(
      `insert into scan (key, at, told) select n::text, now() - n * interval '1 minute',
        jsonb_build_object('did', case n % 2 when 0 then 'receive' else 'ship' end, 'request', '42') from generate_series(1, 3000) n`,
    );
    await database.pool.query('vacuum analyze scan');
    const hourAgo = new Date(Date.now() - 3_600_000);
    const soon = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    await runsOnIndexes(async () => {
      for (const because of ['overdue', 'inTransit'] as const)
        await views.countLostCandidates({ because }, ['shippedPhysically', 'overdue'], new Date(0));
      await views.scansSince(hourAgo);
      await views.requestsByWeek(soon, 'America/Toronto');
    });
    const counts = Object.fromEntries((await views.scansSince(hourAgo)).map(({ did, count }) => [did, count]));
    expect(counts['receive']).to.be.within(28, 31);
    const weeks = await views.requestsByWeek('2000-01-03', 'America/Toronto');
    expect(weeks.reduce((sum, { borrowing, lending }) => sum + borrowing + lending, 0)).to.equal(20_000);
  });

  it('finds one request, its history, its marks and its messages on indexes', () =>
    runsOnIndexes(async () => {
      await views.loan('OCAL0000042');
      await views.loan('42');
      await views.history('42');
      await views.lastStep('42');
      await views.attention('500');
      await views.deskWork('500');
      await views.undelivered('42');
      await views.message('out', '42');
      await views.message('in', '42');
    }));

  it('shows the newest thousand lines of a long history, in order', async () => {
    await database.pool.query(
      `insert into history (request_id, actor_kind, actor, event) select 43, 'system', 'Interlend', 'line ' || n from generate_series(1, 1100) n`,
    );
    const lines = (await views.history('43')).map(({ event }) => event);
    expect(lines).to.deep.equal(Array.from({ length: 1000 }, (_, index) => `line ${101 + index}`));
  });

  it('reads the node’s condition, the ways to partners, and what is due on indexes', () =>
    runsOnIndexes(async () => {
      const store = createEngineStore(database, { timeZone: 'America/Toronto', currency: 'CAD' });
      await views.snapshot();
      await views.channels(['P7']);
      await views.partnerStates();
      await store.nextDueSeconds();
      await store.oldestDueSeconds();
      await store.recentOutcomes('P7', 20);
      await store.undeliveredRequests(new Date(), 100);
      await store.earlyDue(100);
      await store.makeDueNow('P7');
      const replays = createReplayStore(database.pool);
      await replays.stopped({ partner: 'P7' }, 100);
      await replays.stopped({ since: '2020-01-01T00:00:00Z' }, 100);
    }));

  it('shows every message once, in order, page by page, although new ones come in between', async () => {
    const filter = { partner: 'P7', limit: 97 };
    const seen: string[] = [];
    const times: string[] = [];
    let after: string | undefined;
    do {
      const page = await views.messages({ ...filter, ...(after ? { after } : {}) });
      seen.push(...page.items.map((each) => `${each.direction} ${each.id}`));
      times.push(...page.items.map((each) => each.at));
      after = page.next;
      await database.pool.query(`insert into inbound_message (partner_code, kind, summary, iso_version, content_type, raw, outcome,
          confirmation, verdict, tolerances)
        values ('P7', 'request', 'Request', '2021-2', 'application/xml', '', 'applied', '', '{}', '[]')`);
    } while (after);
    expect(seen).to.have.length(2000);
    expect(new Set(seen).size).to.equal(2000);
    expect(times).to.deep.equal([...times].sort().reverse());
  });

  it('takes a cursor that is none for the first page', async () => {
    for (const after of ['abc', '1|out|2', '99999999999999999999', '-', '\u0000']) {
      expect((await views.requests({ after, limit: 2 })).items.map((each) => each.id)).to.deep.equal([
        '20000',
        '19999',
      ]);
      expect((await views.messages({ after, direction: 'out', limit: 1 })).items[0]?.id).to.equal('20000');
    }
  });
});
