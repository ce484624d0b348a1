import { expect } from 'chai';
import { OriginsOfSecrets1766935300012 } from '../../migrations/1766935300012-origins-of-secrets.js';
import { openDatabase } from '../../src/storage/database/database.js';
import { createTestDatabase } from '../support/databases.js';
import { migrated } from '../support/migrated.js';

describe('KD3 secrets that were stored before they had an origin', () => {
  it('are bound to the origin of the address of today; where nothing is stored, or no address, to none', async () => {
    const home = await createTestDatabase(migrated);
    const database = await openDatabase({ url: home.url, connections: 2, name: 'interlend origins of secrets' });
    const { pool, dataSource } = database;
    try {
      const runner = dataSource.createQueryRunner();
      const migration = new OriginsOfSecrets1766935300012();
      await migration.down(runner);
      for (const [code, url, auth] of [
        ['A', 'https://ILL.Lacite.example:443/iso18626', 'sealed'],
        ['B', 'http://10.0.0.5:8080/iso', 'sealed'],
        ['C', 'https://open.example/iso18626', null],
        ['D', '', 'sealed'],
      ])
        await pool.query(
          `insert into partner (code, name, url, dialect, iso_version, outbound_auth) values ($1, $1, $2, 'standard-1.2', '1.2', $3)`,
          [code, url, auth],
        );
      await migration.up(runner);
      await runner.release();
      const { rows } = await pool.query(
        'select code, outbound_origin as origin, url_import from partner order by code',
      );
      expect(rows).to.deep.equal([
        { code: 'A', origin: 'https://ill.lacite.example', url_import: null },
        { code: 'B', origin: 'http://10.0.0.5:8080', url_import: null },
        { code: 'C', origin: null, url_import: null },
        { code: 'D', origin: null, url_import: null },
      ]);
    } finally {
      await database.close();
      await home.drop();
    }
  });
});
