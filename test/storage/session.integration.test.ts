import { expect } from 'chai';
import pg from 'pg';
import { DatabaseSession } from '../../src/storage/session.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';

describe('a connection of ours', () => {
  let database: TestDatabase;
  let session: DatabaseSession;
  let asked = 0;

  before(async () => {
    database = await createTestDatabase();
  });
  after(() => database?.drop());
  beforeEach(async () => {
    session = new DatabaseSession({ connectionString: database.url, pipeline: true } as pg.ClientConfig);
    await session.connect();
    const { connection } = session as unknown as { connection: { describe(given: object): void } };
    const { describe: whole } = connection;
    asked = 0;
    connection.describe = function (given) {
      asked += 1;
      whole.call(this, given);
    };
  });
  afterEach(() => session?.end());

  const one = (value: number) => ({
    name: 'one',
    text: `select $1::int as n, now() as at, 'x'::text as x, null::text as nothing`,
    values: [value],
  });

  it('asks for the shape of a statement’s rows once, and gives the same rows at each call', async () => {
    const first = await session.query(one(1));
    const second = await session.query(one(2));
    const [third, fourth] = await Promise.all([session.query(one(3)), session.query(one(4))]);
    expect(asked).to.equal(1);
    expect([first, second, third, fourth].map(({ rows }) => rows[0].n)).to.deep.equal([1, 2, 3, 4]);
    for (const { rows, rowCount, command, fields } of [first, second, third, fourth]) {
      expect(rows[0]).to.include({ x: 'x', nothing: null });
      expect(rows[0].at).to.be.instanceOf(Date);
      expect([rowCount, command, fields.length]).to.deep.equal([1, 'SELECT', 4]);
    }
  });

  it('does so for a pool too, and for statements that give no rows', async () => {
    const pool = new pg.Pool({ Client: DatabaseSession, connectionString: database.url, max: 1 } as pg.PoolConfig);
    try {
      for (const n of [1, 2, 3]) expect((await pool.query(one(n))).rows[0].n).to.equal(n);
      await pool.query('create table things (n int)');
      for (const n of [1, 2]) {
        const added = await pool.query({ name: 'add', text: 'insert into things values ($1)', values: [n] });
        expect([added.rowCount, added.rows]).to.deep.equal([1, []]);
      }
    } finally {
      await pool.end();
    }
  });

  it('says who waited when a statement fails, and goes on', async () => {
    await session.query(one(1));
    const wrong = { ...one(1), values: ['no number'] };
    const error = await session.query(wrong).then(
      () => expect.fail('it was no number'),
      (failed: Error & { code?: string }) => failed,
    );
    expect(error.code).to.equal('22P02');
    expect((await session.query(one(5))).rows[0].n).to.equal(5);
  });

  it('fails, and gives no row of another shape, when a table was changed under a statement', async () => {
    const all = { name: 'all', text: 'select * from changed where $1::int > 0', values: [1] };
    await session.query('create table changed (a int)');
    await session.query('insert into changed values (7)');
    expect((await session.query(all)).rows).to.deep.equal([{ a: 7 }]);
    await session.query('alter table changed add b text');
    const error = await session.query(all).then(
      ({ rows }) => expect.fail(JSON.stringify(rows)),
      (failed: Error & { code?: string }) => failed,
    );
    expect(error.code).to.equal('0A000');
  });
});
