import { expect } from 'chai';
import type { PoolClient } from 'pg';
import { listConditions } from '../../src/domain/lists/list-conditions.js';
import { ages, dayRanges, dueBuckets, printing, sorts } from '../../src/domain/lists/request-lists.js';
import { workKindNames } from '../../src/domain/lists/work-queue.js';
import { states } from '../../src/domain/tables/states.js';
import type { DeskViews } from '../../src/engine/model/desk-views.js';
import type { RequestFacets } from '../../src/engine/model/lists.js';
import type { RequestFilter } from '../../src/engine/model/requests.js';
import { type Database, openDatabase } from '../../src/storage/database/database.js';
import { migrate } from '../../src/storage/database/migrate.js';
import { createDeskViews } from '../../src/storage/views/desk-views.js';
import { createOpenImage, type OpenImage } from '../../src/storage/views/open/image.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';
import { nothingFor } from '../support/nothing-for.js';
import { countsBySql, listBySql, values, workBySql } from './support/open-list-sql.js';
import { statementsOf } from './support/watched.js';

const steps = Number(process.env['INTERLEND_TEST_STEPS'] ?? 250);
const seed = Number(process.env['INTERLEND_TEST_SEED'] ?? Date.now() % 1_000_000);

/** Numbers that come again with the same seed. */
function diceOf(start: number) {
  let state = start;
  const next = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
  const below = (many: number) => Math.floor(next() * many);
  const one = <T>(of: readonly T[]): T => of[below(of.length)] as T;
  return { below, one, often: (share: number) => next() < share };
}

const titles = [
  ...[
    'River',
    'rivers of ice',
    'Été',
    'œuvre',
    'Zebra',
    '',
    '日本の川',
    '😀 faces',
    '\u{fb01}ns',
    'riveria',
    'River\u{ff21}',
  ],
  ...['a title that is very long, so long that it is cut where the key of titles ends, which is after eighty letters'],
];
const dates = ['2001-01-01', '2026-12-01T10:00:00Z', '2199-01-01', 'soon', '2026-13-45', ''];

describe(`lists of requests under way, against plain SQL (INTERLEND_TEST_SEED=${seed})`, function () {
  this.timeout(300_000);
  let home: TestDatabase;
  /** Two processes of one node. */
  let processes: { database: Database; views: DeskViews; image: OpenImage }[] = [];
  const dice = diceOf(seed);
  const { below, one, often } = dice;
  before(async () => {
    home = await createTestDatabase();
    for (const name of ['one', 'other']) {
      const database = await openDatabase({ url: home.url, connections: 4, name: `interlend image ${name}` });
      if (name === 'one') await migrate(database);
      processes.push({ database, views: createDeskViews(database), image: createOpenImage(database.pool) });
    }
    const { pool } = first();
    await pool.query(`insert into partner (code, name, dialect, iso_version, url)
      select 'P' || n, (array['Zoo', 'École', 'alpha', 'Alpha', 'œdema', '川'])[n], 'interlend', '2021-2', 'http://127.0.0.1:9/' from generate_series(1, 6) n`);
    await pool.query(
      `insert into library (code, name, time_zone) select 'L' || n, 'Library ' || n, 'America/Toronto' from generate_series(0, 3) n`,
    );
  });
  after(async () => {
    for (const { database } of processes) await database.close();
    processes = [];
    await home?.drop();
  });
  const first = () => (processes[0] as (typeof processes)[number]).database;

  const side = () => one(['borrowing', 'lending'] as const);
  const stateOf = (of: 'borrowing' | 'lending') =>
    one(Object.entries(states[of]).flatMap(([name, row]) => (row.final ? [] : [name])));
  const text = (value: string | undefined) => (value === undefined ? 'null' : `'${value}'`);
  const perhaps = <T>(value: T) => (often(0.3) ? undefined : value);
  const someTime = () => `now() + make_interval(secs => ${below(5_000_000) - 2_500_000}, mins => ${below(60)})`;
  const owner = () => text(perhaps(`L${below(4)}`));

  const draw = (): string => {
    const of = side();
    return `side = '${of}', state = '${stateOf(of)}', partner_code = ${text(perhaps(`P${1 + below(6)}`))}, owner_library = (select code from library where code = ${owner()}),
      service_type = '${one(['Loan', 'Copy'])}', due_date = ${often(0.5) ? 'null' : someTime()}, updated_at = ${someTime()},
      created_at = ${someTime()}, attention_count = ${below(2)},
      facts = '${JSON.stringify({ ...(often(0.5) ? { retryBefore: one(dates) } : {}), ...(often(0.5) ? { form: { lastInterestDate: one(dates) } } : {}) })}'`;
  };
  const cite = (): string =>
    `title = '${one(titles)}', pickup_location = ${text(perhaps(`L${below(4)}`))}, service = '${JSON.stringify({
      ...(often(0.5) ? { serviceLevel: { value: one(['Rush', 'Standard']) } } : {}),
      ...(often(0.5) ? { itemFormat: { value: one(['Large print', 'CD']) } } : {}),
      ...(often(0.5) ? { needBeforeDate: one(dates) } : {}),
    })}'`;
  const reason = () => one(['message', 'newRequest', 'oddity', 'messageRefused', 'overdue']);

  /** Statements that a step may have, of the requests with ids of one remainder: two connections then never wait for each other. */
  const kinds: readonly ((of: string) => string)[] = [
    () => {
      const of = side();
      return `with made as (insert into request (side, service_type, state, external_id) values ('${of}', 'Loan', '${stateOf(of)}', 'X' || gen_random_uuid()) returning id)
        insert into citation (request_id, title, author, bibliographic) select id, '${one(titles)}', 'Someone', '{}' from made`;
    },
    (of) => `update request set ${draw()} where id = ${of} and closed_at is null`,
    (of) => `update request set ${draw()} where id = ${of} and closed_at is null`,
    // As a step writes it: with its line about the change, in the same statement.
    (of) => `with moved as (update request set ${draw()} where id = ${of} and closed_at is null returning *)
      insert into request_change (request_id, side, version, state, attention_count, event, actor)
      select id, side, version, state, attention_count, 'step', 'Marie' from moved`,
    (of) => `update request set closed_at = now(), state = 'requestCompleted' where id = ${of}`,
    (of) => `update request set closed_at = null, ${draw()} where id = ${of} and closed_at is not null`,
    (of) => `delete from request where id = ${of} and ${often(0.3)}`,
    (of) => `update citation set ${cite()} where request_id = ${of}`,
    (of) =>
      `insert into attention (request_id, reason, says) select id, '${reason()}', '"x"' from request where id = ${of}`,
    (of) => `update attention set closed_at = now() where request_id = ${of}`,
    (of) => `delete from attention where request_id = ${of}`,
    (
      of,
    ) => `insert into assignment (request_id, assigned_to, assigned_by) select id, 'Staff ${below(3)}', 'x' from request where id = ${of}
      on conflict (request_id) do update set assigned_to = excluded.assigned_to`,
    (of) => `delete from assignment where request_id = ${of}`,
    (of) =>
      `insert into note (request_id, text, active, author_kind, author) select id, 'x', ${often(0.8)}, 'staff', 'x' from request where id = ${of}`,
    (of) => `update note set dismissed_at = now() where request_id = ${of} and active`,
    (of) => `delete from note where request_id = ${of}`,
    (of) => `insert into letter (code, kind, audience, request_id, language, facts, status, created_by)
      select 'resourceSharingSlip', 'slip', 'parcel', id, 'en', '{}', '${one(['waiting', 'printed'])}', 'x' from request where id = ${of}`,
    (of) => `update letter set status = '${one(['printed', 'withdrawn'])}' where request_id = ${of}`,
    (of) => `delete from letter where request_id = ${of}`,
  ];
  const seldom = [
    () =>
      `update partner set name = '${one(['Aardvark', 'école', 'zulu', '川', 'Omega'])}' where code = 'P${1 + below(6)}'`,
    () => `delete from library where code = 'L3'`,
    () =>
      `insert into library (code, name, time_zone) values ('L3', 'Again', 'America/Toronto') on conflict do nothing`,
    () => `delete from request_change where xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1000000`,
    () => `update request set attention_count = 1 - least(attention_count, 1) where closed_at is null and id % 3 = 0`,
  ];

  const some = <T>(share: number, value: () => T): T | undefined => (often(share) ? value() : undefined);
  const day = () => new Date(Date.now() + (below(80) - 50) * 86_400_000).toISOString().slice(0, 10);
  const range = () => {
    const [from = '', until = ''] = [day(), day()].sort();
    return one([`${from}..${until}`, `${from}..`, `..${until}`]);
  };
  const drawFilter = (): RequestFacets => {
    const drawn: RequestFacets = {
      side: some(0.2, side),
      state: some(0.15, () => [stateOf('lending'), stateOf('borrowing'), stateOf('borrowing')]),
      turn: some(0.15, () => one([['us'], ['partner', 'onItsWay'], 'us'])),
      partner: some(0.2, () => one(['P1', ['P2', 'P3']])),
      owner: some(0.1, () => 'L1'),
      owners: some(0.15, () => ['L0', 'L2']),
      assignedTo: some(0.15, () => one(['unassigned', 'Staff 1'])),
      pickup: some(0.1, () => ['L0', 'L1']),
      attention: some(0.1, () => often(0.5)),
      notes: some(0.1, () => often(0.5)),
      unread: some(0.1, () => often(0.5)),
      due: some(0.1, () => one(dueBuckets)),
      created: some(0.1, () => one(ages)),
      updated: some(0.1, () => one(ages)),
      serviceType: some(0.1, () => one(['Loan', 'Copy'] as const)),
      level: some(0.1, () => 'Rush'),
      format: some(0.1, () => 'CD'),
      printed: some(0.1, () => one(printing)),
      urgency: some(0.15, () => one([['late', 'answerBy'], ['waits']])),
      ...Object.fromEntries(dayRanges.map((name) => [name, some(0.08, range)])),
    } as RequestFacets;
    const set = Object.fromEntries(Object.entries(drawn).filter(([, value]) => value !== undefined));
    const names = listConditions.filter((name) => name in set);
    const not = names.filter(() => often(0.25));
    const either = often(0.4) && names.length > 1 ? names.slice(0, 2) : [];
    const conditions = {
      ...(not.length > 0 ? { not } : {}),
      ...(either.length > 0 ? { either } : {}),
      timeZone: 'America/Toronto',
    };
    return often(0.3) ? {} : { ...set, ...conditions };
  };

  /** All pages of a list, with the key of each. */
  async function pagesOf(views: DeskViews, filter: RequestFilter) {
    const ids: string[] = [];
    const keys: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await views.requests({ ...filter, ...(after ? { after } : {}) });
      ids.push(...page.items.map(({ id }) => id));
      if (!page.next) return { ids, keys };
      keys.push(page.next);
      after = page.next;
    }
  }

  async function compare({ views, image }: (typeof processes)[number], limit = 3 + below(40)): Promise<void> {
    const { pool } = first();
    const filter = { ...drawFilter(), activity: 'active' as const };
    const sort = one(sorts);
    const order = perhaps(one(['asc', 'desc'] as const));
    const asked = { ...filter, sort, limit, ...(order ? { order } : {}) };
    const said = JSON.stringify(asked);
    const expected = await listBySql(pool, asked);
    const { ids, keys } = await pagesOf(views, asked);
    expect(ids, said).to.deep.equal(expected.map(({ id }) => id));
    const ends = expected.filter((_, at) => at % limit === limit - 1 && at < expected.length - 1);
    expect(keys, said).to.deep.equal(ends.map(({ key }) => key));
    const { total, facets } = await views.requestCounts(filter);
    expect(total.count, said).to.equal(expected.length);
    for (const facet of Object.keys(values) as (keyof typeof values)[]) {
      const told = facets[facet].map(({ side: of, value, count }) => [...(of ? [of] : []), value, count].join(' '));
      expect(told.sort(), `${facet} of ${said}`).to.deep.equal(await countsBySql(pool, filter, facet));
    }
    const { side: ofSide, assignedTo, notes, owners } = filter;
    const work = {
      ...(ofSide && { side: ofSide }),
      ...(typeof assignedTo === 'string' && { assignedTo }),
      ...(owners && { owners }),
      ...(notes !== undefined && { notes }),
    };
    const queue = await workBySql(pool, work);
    const lines = (await views.work({ ...work, limit: 20_000 })).items.map(
      ({ rank, request }) => `${rank}-${request.id}`,
    );
    const over = (await pool.query('select id::text as id from request where closed_marked')).rows.map(({ id }) => id);
    const open = lines.filter((line) => !over.includes(line.split('-')[1]));
    expect(open, JSON.stringify(work)).to.deep.equal(queue);
    expect((await views.workCounts(work)).reduce((sum, { count }) => sum + count, 0)).to.equal(lines.length);
    for (const words of [`'triv':*`, `'ttitle' | 'tmany':*`]) {
      const withWords = await pool.query(
        'select request_id::text as id from open_request where words @@ $1::tsquery order by request_id',
        [words],
      );
      const found = [...(await image.withWords(words))].sort((a, b) => a - b).map(String);
      expect(found, words).to.deep.equal(withWords.rows.map(({ id }) => id));
    }
    const kind = one(workKindNames);
    expect((await views.work({ ...work, kind, limit: 20_000 })).items.map(({ request }) => request.id)).to.deep.equal(
      lines.filter((line) => line.startsWith(`${workKindNames.indexOf(kind)}-`)).map((line) => line.split('-')[1]),
    );
  }

  it(`FH1: show after each of ${steps} steps of any kind what is there, whoever commits when`, async () => {
    const { pool } = first();
    for (let count = 0; count < 60; count++) await pool.query(kinds[0]?.('') ?? '');
    const writers: PoolClient[] = [];
    for (const { database } of processes) writers.push(await database.pool.connect());
    const isOpen = writers.map(() => false);
    try {
      for (let step = 0; step < steps; step++) {
        const at = below(writers.length);
        const writer = writers[at] as PoolClient;
        if (!isOpen[at] && often(0.6)) {
          await writer.query('begin');
          isOpen[at] = true;
        }
        const of = `(select id from request where id % ${writers.length} = ${at} order by id offset ${below(40)} limit 1)`;
        const alone = often(0.1) && !isOpen.includes(true);
        const undone = isOpen[at] && often(0.15);
        if (undone) await writer.query('savepoint part');
        for (let more = below(3); more >= 0; more--) await writer.query(alone ? one(seldom)() : one(kinds)(of));
        if (undone) await writer.query('rollback to part');
        if (isOpen[at] && often(0.4)) {
          await writer.query(often(0.75) ? 'commit' : 'rollback');
          isOpen[at] = false;
        }
        if (often(0.5)) await compare(one(processes));
      }
      for (const [at, writer] of writers.entries()) if (isOpen[at]) await writer.query('commit');
      for (const each of processes) await compare(each);
    } finally {
      for (const writer of writers) writer.release(true);
    }
  });

  it('show many changes at once: more than are read one by one, closed ones taken out, and put in among the others again', async () => {
    const { pool } = first();
    const compareAll = async () => {
      for (const each of processes) await compare(each, 2_000);
    };
    await pool.query(`with made as (insert into request (side, service_type, state, external_id)
        select 'lending', 'Loan', 'willSupply', 'M' || n from generate_series(1, 10100) n returning id)
      insert into citation (request_id, title, author, bibliographic) select id, 'Many ' || id % 300, 'Someone', '{}' from made`);
    await compareAll();
    await pool.query(
      `update request set closed_at = now(), state = 'requestCompleted' where external_id like 'M%' and id % 3 = 0`,
    );
    await compareAll();
    await pool.query(
      `update request set closed_at = null, state = 'overdue' where external_id like 'M%' and id % 9 = 0`,
    );
    await compareAll();
  });

  it('are read whole at the first look and once more when nobody has looked for some time, else only where they changed', async () => {
    const { pool } = first();
    const image = createOpenImage(pool, 20);
    const readsOf = async () => {
      const statements = await statementsOf(async () => {
        await image.look(function* ({ size }) {
          yield;
          return size;
        });
      });
      return statements.filter(({ text }) => text.includes('from open_request o where o.request_id >')).length;
    };
    expect(await readsOf()).to.be.above(0);
    expect(await readsOf()).to.equal(0);
    await nothingFor(40, 'nobody looks for twice as long as it is kept');
    expect(await readsOf()).to.be.above(0);
  });
});
