import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { openDatabase } from '../../src/storage/database/database.js';
import { createTestDatabase } from '../support/databases.js';
import { migrated } from '../support/migrated.js';
import { root } from '../support/root.js';
import { migratedSchema } from './support/schema-text.js';

describe('the shape of the database', () => {
  it('is what migrations/schema.sql says: npx tsx test/storage/write-schema.ts writes it anew', async () => {
    const written = readFileSync(join(root, 'migrations', 'schema.sql'), 'utf8');
    expect((await migratedSchema()).split('\n')).to.deep.equal(written.split('\n'));
  });

  it('says of each table what it holds', () => {
    const written = readFileSync(join(root, 'migrations', 'schema.sql'), 'utf8');
    const silent = [...written.matchAll(/(?<before>.*)\ncreate table (?<name>\w+) \(/g)].flatMap(({ groups = {} }) =>
      groups['before']?.startsWith('-- ') ? [] : [groups['name']],
    );
    // The two tables in which TypeORM keeps which migrations have run.
    expect(silent.filter((name) => !name?.startsWith('migration'))).to.deep.equal([]);
  });

  it('has the columns that repositories read and write, of the same types', async () => {
    const home = await createTestDatabase(migrated);
    const database = await openDatabase({ url: home.url, connections: 2, name: 'interlend schema' });
    try {
      const { dataSource, pool } = database;
      expect(dataSource.entityMetadatas).to.not.be.empty;
      const { rows } = await pool.query<{ column: string }>(
        `select table_name || '.' || column_name || ' ' || data_type || case is_nullable when 'YES' then '' else ' not null' end as column
          from information_schema.columns where table_schema = 'public'`,
      );
      const there = new Set(rows.map(({ column }) => column));
      const needed = dataSource.entityMetadatas.flatMap(({ tableName, columns }) =>
        columns.map((column) => {
          const type = dataSource.driver.normalizeType(column);
          return `${tableName}.${column.databaseName} ${column.isArray ? 'ARRAY' : type}${column.isNullable ? '' : ' not null'}`;
        }),
      );
      expect(needed.filter((column) => !there.has(column))).to.deep.equal([]);
    } finally {
      await database.close();
      await home.drop();
    }
  });
});
