import { resolve } from 'node:path';
import { readSettings } from '../settings/read-settings.js';
import { migrate, openDatabase } from '../storage/database.js';
import { startEmbeddedPostgres } from '../storage/embedded/embedded-postgres.js';

/** Brings a database to the shape of this version. */
export async function migrateUrl(url: string): Promise<string[]> {
  const database = await openDatabase({ url, connections: 2, name: 'interlend migrate' });
  try {
    return await migrate(database);
  } finally {
    await database.close();
  }
}

/** `interlend migrate`: the database of the settings, embedded or not. */
export async function run(): Promise<void> {
  const settings = readSettings(process.env);
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const engine = settings.databaseUrl
    ? undefined
    : await startEmbeddedPostgres({ dataFolder: resolve(settings.dataFolder, 'postgres'), log: say });
  try {
    const done = await migrateUrl(engine ? await engine.ensureDatabase('interlend') : settings.databaseUrl);
    say(done.length === 0 ? 'The database has the shape of this version already.' : `Migrated: ${done.join(', ')}.`);
  } finally {
    await engine?.stop();
  }
}
