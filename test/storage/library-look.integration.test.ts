import { expect } from 'chai';
import { openDatabase } from '../../src/storage/database/database.js';
import { seedLocalRecords } from '../../src/storage/local-records/seed.js';
import { lookAtLibrary } from '../../src/storage/node/library-look.js';
import { createTestDatabase } from '../support/databases.js';
import { migrated } from '../support/migrated.js';

describe('a look at the library of a database', () => {
  it('KF5: tells name and symbol of what shares resources, silent partners, and how many may administer', async () => {
    const database = await createTestDatabase(migrated);
    const { pool, close } = await openDatabase({ url: database.url, connections: 2, name: 'interlend test' });
    try {
      await seedLocalRecords(pool, { symbols: ['ISIL:CA-OOALG'], timeZone: 'America/Toronto' });
      const look = await lookAtLibrary(database.url);
      expect(look).to.deep.include({ due: [], readOnly: false, silent: [], administrators: 0 });
      expect(look.libraries).to.deep.equal([
        {
          code: 'RES_SHARE',
          name: 'Resource Sharing Library',
          symbol: 'ISIL:CA-OOALG',
          formerSymbols: [],
          email: null,
          hasAddress: false,
        },
      ]);
      expect(Math.abs(look.now.getTime() - Date.now())).to.be.lessThan(60_000);
    } finally {
      await close();
      await database.drop();
    }
  });

  it('says how many steps are due of a database that is not yet migrated', async () => {
    const database = await createTestDatabase();
    const look = await lookAtLibrary(database.url).finally(() => database.drop());
    expect(look.due).not.to.deep.equal([]);
    expect(look.libraries).to.deep.equal([]);
  });
});
