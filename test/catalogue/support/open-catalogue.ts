import type { ImportWish, RecordsReport } from '../../../src/contract/catalogue-operations.js';
import { createCatalogue } from '../../../src/engine/catalogue/import-records.js';
import type { Catalogue } from '../../../src/engine/catalogue/ports.js';
import type { LocalRecords } from '../../../src/engine/model/local-records.js';
import { createCatalogueStore } from '../../../src/storage/catalogue/index.js';
import { type Database, openDatabase } from '../../../src/storage/database/database.js';
import { migrate } from '../../../src/storage/database/migrate.js';
import { createLocalRecords } from '../../../src/storage/local-records/index.js';
import { seedLocalRecords } from '../../../src/storage/local-records/seed.js';
import { createTestDatabase } from '../../support/databases.js';
import { sent } from './sent.js';

export interface OpenCatalogue {
  catalogue: Catalogue;
  local: LocalRecords;
  database: Database;
  /** Brings a file of ISO 2709 in, as one piece. */
  take(file: Uint8Array, wish?: Partial<ImportWish>): Promise<RecordsReport & { id: string }>;
  titles(q: string): Promise<string[]>;
  close(): Promise<void>;
}

/** A catalogue on a database of its own. */
export async function openCatalogue(): Promise<OpenCatalogue> {
  const home = await createTestDatabase();
  const database = await openDatabase({ url: home.url, connections: 4, name: 'interlend catalogue' });
  await migrate(database);
  await seedLocalRecords(database.pool, { symbols: ['ISIL:CA-OOALG'], timeZone: 'America/Toronto' });
  const catalogue = createCatalogue(createCatalogueStore(database.pool));
  const local = createLocalRecords(database, { timeZone: 'America/Toronto', currency: 'CAD' });
  return {
    catalogue,
    local,
    database,
    take: async (file, wish = {}) => {
      const begun = await catalogue.begin({ file: 'test.mrc', source: 'main', mode: 'update', ...wish }, 'tester');
      if (begun.kind !== 'done') throw new Error(JSON.stringify(begun));
      const taken = await catalogue.take(begun.value.id, await sent(file));
      if (taken.kind !== 'done') throw new Error(JSON.stringify(taken));
      return { ...taken.value, id: begun.value.id };
    },
    titles: async (q) => (await catalogue.search({ q, limit: 50 })).items.map(({ title }) => title),
    close: async () => {
      await database.close();
      await home.drop();
    },
  };
}
