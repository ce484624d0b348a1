import { expect } from 'chai';
import pg from 'pg';
import { DatabaseSession, prepared } from '../../src/storage/database/session.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';

describe('a connection of ours', () => {
  let database: TestDatabase;
  let session: DatabaseSession;

  before(async () => {
    database = await createTestDatabase();
  });
  after(() => database?.drop());
  beforeEach(async () => {
    session = new DatabaseSession({ connectionString: database.url, pipeline: true } as pg.ClientConfig);
    await session.connect();
  });
  afterEach(() => session?.end().catch(() => {}));

  it('that breaks between two statements fails the next of them, and does not end the process', async () => {
    const { rows } = await session.query('select pg_backend_pid() as pid');
    const other = new pg.Client(database.url);
    await other.connect();
    const ended = new Promise((done) => session.once('end', done));
    await other.query('select pg_terminate_backend($1)', [rows[0].pid]);
    await other.end();
    await ended;
    const failed = await session.query('select 1').then(
      () => undefined,
      (error: Error) => error,
    );
    expect(failed).to.be.instanceOf(Error);
  });

  it('gives statements with values names of their own, so that the server plans each once', async () => {
    const on = prepared(session as unknown as pg.Pool);
    for (const n of [1, 2, 3]) expect((await on.query('select $1::int as n', [n])).rows).to.deep.equal([{ n }]);
    await on.query(`select $1::text as long, '${'x'.repeat(5000)}'`, ['written for one occasion']);
    const { rows } = await session.query('select statement from pg_prepared_statements');
    expect(rows).to.deep.equal([{ statement: 'select $1::int as n' }]);
  });
});
