import { expect } from 'chai';
import { openDatabase } from '../../src/storage/database.js';
import { migrate } from '../../src/storage/migrate.js';
import { createTestDatabase } from '../support/databases.js';

describe('the tables as migrated and as TypeORM knows them', () => {
  it('do not differ: after migrating, the schema builder has nothing to do', async () => {
    const home = await createTestDatabase();
    const database = await openDatabase({ url: home.url, connections: 2, name: 'interlend drift' });
    try {
      await migrate(database);
      const log = await database.dataSource.driver.createSchemaBuilder().log();
      expect(log.upQueries.map((query) => query.query)).to.deep.equal([]);
    } finally {
      await database.close();
      await home.drop();
    }
  });
});
