import { expect } from 'chai';
import type { HoldingRecords } from '../../../src/engine/model/local/holdings.js';
import { type Database, openDatabase } from '../../../src/storage/database/database.js';
import { createLocalRecords } from '../../../src/storage/local-records/index.js';
import { seedLocalRecords } from '../../../src/storage/local-records/seed.js';
import { createTestDatabase, type TestDatabase } from '../../support/databases.js';
import { migrated } from '../../support/migrated.js';

describe('the author of what a library owns', () => {
  let home: TestDatabase;
  let database: Database;
  let holdings: HoldingRecords;
  before(async () => {
    home = await createTestDatabase(migrated);
    database = await openDatabase({ url: home.url, connections: 2, name: 'interlend authors' });
    await seedLocalRecords(database.pool, { symbols: ['ISIL:CA-OOALG'], timeZone: 'America/Toronto' });
    holdings = createLocalRecords(database, { timeZone: 'America/Toronto', currency: 'CAD' }).holdings;
  });
  after(async () => {
    await database?.close();
    await home?.drop();
  });

  it('FA39: comes with a file or is typed in, is shown, and finds the item', async () => {
    const csv = 'barcode,title,author,location\n3001,Nana,"Zola, Émile",IN_RS_REQ';
    const report = await holdings.importCsv({ csv });
    expect(report.kind).to.equal('done');
    expect((await holdings.list({ q: 'zola nana', limit: 10 })).items[0]).to.include({
      barcode: '3001',
      author: 'Zola, Émile',
    });
    const again = await holdings.importCsv({ csv });
    expect(again.kind === 'done' && again.value.rows[0]?.outcome, 'the same file').to.equal('unchanged');
    const changed = await holdings.importCsv({ csv: csv.replace('Émile', 'E.') });
    expect(changed.kind === 'done' && changed.value.rows[0]?.outcome).to.equal('changed');
    const added = await holdings.add({
      barcode: '3002',
      title: 'Fur Queen',
      author: 'Highway, Tomson',
      location: 'IN_RS_REQ',
    });
    expect(added.kind === 'done' && added.value.author).to.equal('Highway, Tomson');
    expect((await holdings.list({ q: 'highw', limit: 10 })).items.map(({ barcode }) => barcode)).to.deep.equal([
      '3002',
    ]);
  });
});
