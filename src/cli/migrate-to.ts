import { openDatabase } from '../storage/database.js';
import { migrate } from '../storage/migrate.js';
import type { Migrate } from '../storage/transfer/fill.js';

/** Brings a database to the shape of this version, or to that of the migrations named. */
export const migrateTo: Migrate = async (url, only) => {
  const database = await openDatabase({ url, connections: 2, name: 'interlend migrate' });
  try {
    await migrate(database, only ? { only } : {});
  } finally {
    await database.close();
  }
};
