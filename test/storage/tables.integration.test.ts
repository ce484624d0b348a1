import { expect } from 'chai';
import { type Database, openDatabase } from '../../src/storage/database/database.js';
import { libraryTable } from '../../src/storage/tables/libraries.js';
import { insertNew, tablesOn, updateRow } from '../../src/storage/tables/on-client.js';
import { policyTable } from '../../src/storage/tables/policies.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';
import { migrated } from '../support/migrated.js';
import { statementsOf } from './support/watched.js';

describe('repositories on a client', () => {
  let home: TestDatabase;
  let database: Database;
  const tables = () => tablesOn(database.dataSource, database.pool);
  const library = { code: 'NORTH', name: 'North', timeZone: 'America/Toronto', lendingFrom: '2026-03-01' };

  before(async () => {
    home = await createTestDatabase(migrated);
    database = await openDatabase({ url: home.url, connections: 2, name: 'interlend tables' });
  });
  after(async () => {
    await database?.close();
    await home?.drop();
  });
  afterEach(() => database.pool.query('truncate library, policy cascade'));

  it('give a row as it is stored, and nothing when one like it is there', async () => {
    const made = await insertNew(tables(), libraryTable, { ...library, closedWeekdays: [0, 6] });
    expect(made).to.deep.include({ ...library, closedWeekdays: [0, 6], virtual: false, email: null });
    expect(await insertNew(tables(), libraryTable, { ...library, name: 'South' })).to.equal(undefined);
    expect(await tables().findOneBy(libraryTable, { code: 'NORTH' })).to.deep.equal(made);
  });

  it('change what is named by one statement: undefined is left alone, null is removed', async () => {
    await insertNew(tables(), libraryTable, { ...library, email: 'desk@north.example' });
    const sent = await statementsOf(async () => {
      const changed = await updateRow(
        tables(),
        libraryTable,
        { code: 'NORTH' },
        { name: 'North Bay', email: undefined },
      );
      expect(changed).to.include({ name: 'North Bay', email: 'desk@north.example' });
      expect(await updateRow(tables(), libraryTable, { code: 'NORTH' }, { email: null })).to.include({ email: null });
      expect(await updateRow(tables(), libraryTable, { code: 'NORTH' }, {})).to.include({ name: 'North Bay' });
      expect(await updateRow(tables(), libraryTable, { code: 'SOUTH' }, { name: 'South' })).to.equal(undefined);
    });
    expect(sent.map(({ text }) => text.split(' ')[0])).to.deep.equal(['UPDATE', 'UPDATE', 'SELECT', 'UPDATE']);
  });

  it('belong to the transaction of their client, and see what SQL of it wrote', async () => {
    const client = await database.pool.connect();
    try {
      await client.query('begin');
      await client.query(`insert into policy (name, value, changed_by) values ('a', '"one"', 'Ann')`);
      const within = tablesOn(database.dataSource, client);
      const locked = { where: { name: 'a' }, lock: { mode: 'pessimistic_write' } } as const;
      expect(await within.findOne(policyTable, locked)).to.include({ value: 'one', changedBy: 'Ann' });
      await within.upsert(policyTable, { name: 'a', value: ['two'], changedBy: 'Bob' }, ['name']);
      expect(await within.findOneBy(policyTable, { name: 'a' })).to.deep.include({ value: ['two'], changedBy: 'Bob' });
      expect(await tables().existsBy(policyTable, { name: 'a' }), 'seen by others').to.equal(false);
      await client.query('rollback');
    } finally {
      client.release();
    }
    expect(await tables().countBy(policyTable, {})).to.equal(0);
  });

  it('fail with the error of the database, which has no values with it that a log would keep', async () => {
    const failure = await tables()
      .insert(policyTable, { name: 'a secret name', value: 1 })
      .catch((error: Error) => error);
    expect(failure).to.include({ code: '23502', table: 'policy' });
    expect(Object.keys(failure)).to.not.include.members(['parameters', 'query', 'driverError']);
  });

  it('go on while the next version adds a column', async () => {
    await insertNew(tables(), libraryTable, library);
    const change = (name: string) => updateRow(tables(), libraryTable, { code: 'NORTH' }, { name });
    for (const name of ['a', 'b']) expect(await change(name)).to.include({ name });
    await database.pool.query('alter table library add column of_tomorrow text');
    for (const name of ['c', 'd']) expect(await change(name)).to.include({ name });
    await database.pool.query('alter table library drop column of_tomorrow');
  });
});
