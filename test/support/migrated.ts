import { openDatabase } from '../../src/storage/database/database.js';
import { migrate } from '../../src/storage/database/migrate.js';
import { onceInARun } from './databases.js';

/** The tables, made once in a run and copied for every node. */
export const migrated = onceInARun('migrated', async (url) => {
  const database = await openDatabase({ url, connections: 2, name: 'interlend test template' });
  await migrate(database);
  await database.close();
});
