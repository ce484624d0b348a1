import { resolve } from 'node:path';
import { asSetting } from '../main.js';
import { readSettings } from '../settings/read-settings.js';
import { openDatabase } from '../storage/database.js';
import { startEmbeddedPostgres } from '../storage/embedded/embedded-postgres.js';
import { migrate } from '../storage/migrate.js';
import { nameOf } from '../storage/transfer/connect.js';
import type { Migrate } from '../storage/transfer/fill.js';

/** `interlend migrate`: the database of the settings, embedded or not. */
export async function run(): Promise<void> {
  const settings = readSettings(process.env);
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const engine = settings.databaseUrl
    ? undefined
    : await startEmbeddedPostgres({ dataFolder: resolve(settings.dataFolder, 'postgres'), log: say });
  try {
    const url = engine ? await engine.ensureDatabase('interlend') : settings.databaseUrl;
    const done = await migrateUrl(url).catch((error: unknown) => {
      throw asSetting(error, nameOf(url));
    });
    say(done.length === 0 ? 'The database has the shape of this version already.' : `Migrated: ${done.join(', ')}.`);
  } finally {
    await engine?.stop();
  }
}

/** Brings a database to the shape of this version, or to that of the migrations named. */
export const migrateTo: Migrate = async (url, only) => {
  await migrateUrl(url, only);
};

/** The same, and which migrations it took. */
export async function migrateUrl(url: string, only?: Parameters<Migrate>[1]): Promise<string[]> {
  const database = await openDatabase({ url, connections: 2, name: 'interlend migrate' });
  try {
    return await migrate(database, only ? { only } : {});
  } finally {
    await database.close();
  }
}
