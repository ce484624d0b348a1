import { expect } from 'chai';
import pg from 'pg';
import { openNodeSession } from '../../src/storage/transfer/node-session.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';
import { eventually } from '../support/eventually.js';

describe('the session that a process of a node keeps open', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  before(async () => {
    database = await createTestDatabase();
    pool = new pg.Pool({ connectionString: database.url, max: 2 });
  });
  after(async () => {
    await pool.end();
    await database.drop();
  });
  const locks = async () => {
    const { rows } = await pool.query<{ keys: number }>(`select l.objsubid::int as keys from pg_locks l
      join pg_database d on d.oid = l.database and d.datname = current_database()
      where locktype = 'advisory' and mode = 'ShareLock' and granted order by 1`);
    return rows.map(({ keys }) => keys);
  };
  const others = async () => {
    const { rows } = await pool.query<{ many: number }>(`select count(*)::int as many from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`);
    return rows[0]?.many;
  };

  it('holds both locks and hears notices by one connection, also after the database threw it out', async () => {
    const session = await openNodeSession(pool, 'one of them');
    const heard: string[] = [];
    let ups = 0;
    session.listen('a channel "of" ours', {
      onPayload: (payload) => heard.push(payload),
      onUp: () => {
        ups += 1;
      },
    });
    await eventually('it listens', () => ups === 1);
    expect(await locks()).to.deep.equal([1, 2]);
    expect(await others()).to.equal(1);
    await pool.query(`select pg_notify('a channel "of" ours', 'first'), pg_notify('another', 'not ours')`);
    await eventually('the notice is heard', () => heard.length === 1);

    await pool.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`);
    await eventually('it listens again', () => ups === 2);
    expect(await locks()).to.deep.equal([1, 2]);
    await pool.query(`select pg_notify('a channel "of" ours', 'second')`);
    await eventually('notices are heard again', () => heard.length === 2);
    expect(heard).to.deep.equal(['first', 'second']);

    await session.close();
    await eventually('nothing of it is left', async () => (await others()) === 0);
    expect(await locks()).to.deep.equal([]);
  });

  it('is not opened where the database cannot be reached', async () => {
    const nowhere = new pg.Pool({ connectionString: 'postgres://127.0.0.1:9/none', connectionTimeoutMillis: 2000 });
    const outcome = await openNodeSession(nowhere, 'nobody').catch((error: { code?: string }) => error.code);
    expect(outcome).to.equal('ECONNREFUSED');
  });
});
