import { openDatabase } from '../../src/storage/database.js';
import { migrate } from '../../src/storage/migrate.js';

/** The tables, made once and copied for every node. */
export async function migrated(url: string): Promise<void> {
  const database = await openDatabase({ url, connections: 2, name: 'interlend test template' });
  await migrate(database);
  await database.close();
}
