import { expect } from 'chai';
import type { PoolClient } from 'pg';
import { type Database, openDatabase } from '../../src/storage/database/database.js';
import { createChangeSource, forgetChanges } from '../../src/storage/views/changes.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';
import { migrated } from '../support/migrated.js';

describe('what changed between two moments', () => {
  let home: TestDatabase;
  let database: Database;
  const open: PoolClient[] = [];
  before(async () => {
    home = await createTestDatabase(migrated);
    database = await openDatabase({ url: home.url, connections: 6, name: 'interlend changes' });
  });
  afterEach(async () => {
    for (const client of open.splice(0)) {
      await client.query('rollback').catch(() => {});
      client.release();
    }
  });
  after(async () => {
    await database?.close();
    await home?.drop();
  });

  const source = () => createChangeSource(database.pool);
  const insert = `insert into request_change (request_id, side, version, state, attention_count, event, actor)
    values ($1, 'lending', 2, 'willSupply', 0, 'willSupply', 'Marie')`;
  async function begun(request: number): Promise<PoolClient> {
    const client = await database.pool.connect();
    open.push(client);
    await client.query('begin');
    await client.query(insert, [request]);
    return client;
  }
  const requests = (changes: { request: string }[]) => changes.map(({ request }) => request);

  it('are told once each, in whatever order transactions commit', async () => {
    const start = (await source().read()).place;
    const early = await begun(1);
    const late = await begun(2);
    await late.query('commit');
    const first = await source().read(start);
    expect(requests(first.changes)).to.deep.equal(['2']);
    const third = await begun(3);
    await early.query('commit');
    const second = await source().read(first.place);
    expect(requests(second.changes)).to.deep.equal(['1']);
    await third.query('commit');
    const last = await source().read(second.place);
    expect(requests(last.changes)).to.deep.equal(['3']);
    expect((await source().read(last.place)).changes).to.deep.equal([]);
    expect(requests((await source().read(start)).changes)).to.deep.equal(['1', '2', '3']);
    expect(requests((await source().read(start, first.place)).changes)).to.deep.equal(['2']);
  });

  it('loses and doubles nothing while twenty transactions overlap at random', async function () {
    this.timeout(20_000);
    let place = (await source().read()).place;
    const told: string[] = [];
    let busy = true;
    const reading = (async () => {
      for (;;) {
        const last = !busy;
        const read = await source().read(place);
        told.push(...requests(read.changes));
        place = read.place;
        if (last) return;
      }
    })();
    const writer = async (of: number) => {
      for (let n = 0; n < 40; n++) {
        const client = await database.pool.connect();
        await client.query('begin');
        await client.query(insert, [1000 + of * 100 + n]);
        await client.query(`select pg_sleep($1)`, [((of * 7 + n * 13) % 10) / 1000]);
        await client.query(n % 9 === 8 ? 'rollback' : 'commit');
        client.release();
      }
    };
    await Promise.all([0, 1, 2, 3].map(writer));
    busy = false;
    await reading;
    const { rows } = await database.pool.query(
      'select request_id::text as id from request_change where request_id >= 1000',
    );
    expect(told).to.have.members(rows.map(({ id }) => id));
    expect(told).to.have.length(4 * 36);
  });

  it('says whose task the request is by now', async () => {
    const { rows } = await database.pool.query(
      `insert into request (side, service_type, state, external_id) values ('lending', 'Loan', 'created', 'A-1') returning id`,
    );
    const { place } = await source().read();
    for (const number of [rows[0].id, 900]) await database.pool.query(insert, [number]);
    await database.pool.query(
      `insert into assignment (request_id, assigned_to, assigned_by) values ($1, 'cote', 'Roy')`,
      [rows[0].id],
    );
    const { changes } = await source().read(place);
    expect(changes.map(({ assignedTo }) => assignedTo)).to.deep.equal(['cote', undefined]);
  });

  it('is not held up by a transaction that stays open', async () => {
    await begun(50);
    const { place } = await source().read();
    await (await begun(51)).query('commit');
    expect(requests((await source().read(place)).changes)).to.deep.equal(['51']);
  });

  it('says so when a place is too old, of another server, or no place at all', async () => {
    const { place } = await source().read();
    const snapshot = place.slice(place.indexOf('-') + 1);
    const now = place.slice(0, place.indexOf('-'));
    for (const odd of [
      `1000000-${snapshot}`,
      `${now}-900000000:900000000:`,
      'yesterday',
      '1-5:3:',
      '1-3:9:7,5',
      '1-0:0:',
    ])
      expect((await source().read(odd)).missed, odd).to.equal(true);
    expect((await source().read(place)).missed).to.equal(false);
  });

  it('is forgotten after its time, and what is younger stays', async () => {
    await database.pool.query('delete from request_change');
    for (const n of [1, 2, 3, 4, 5]) await database.pool.query(insert, [n]);
    await database.pool.query(`update request_change set at = now() - interval '2 days' where request_id <= 3`);
    await forgetChanges(database.pool, new Date(Date.now() - 86_400_000), 2);
    const { rows } = await database.pool.query('select request_id::int as id from request_change order by id');
    expect(rows.map(({ id }) => id)).to.deep.equal([4, 5]);
  });

  it('leaves a line for each request under way that changed without a step, once a transaction, and that is forgotten as well', async () => {
    await database.pool.query('delete from open_request_change');
    const of = `where request_id = (select id from made)`;
    await database.pool.query(
      `begin; create temp table made on commit drop as with m as (insert into request (side, service_type, state, external_id) values ('lending', 'Loan', 'created', 'X') returning id) select id from m;
        insert into assignment (request_id, assigned_to, assigned_by) select id, 'Ann', 'Marie' from made;
        update assignment set assigned_to = 'Marie' ${of}; commit`,
    );
    const lines = async () => (await database.pool.query('select request_id from open_request_change')).rows.length;
    expect(await lines()).to.equal(1);
    await database.pool.query(`update open_request_change set at = now() - interval '2 days'`);
    await forgetChanges(database.pool, new Date(Date.now() - 86_400_000), 2);
    expect(await lines()).to.equal(0);
  });
});
