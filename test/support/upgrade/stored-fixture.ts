/** A library as an older version left it: a backup of its database, and what its staff read there. See `test/fixtures/559793c/README.md`. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import type { TestDatabase } from '../databases.js';
import { root } from '../root.js';
import type { AsPeopleRead } from './as-people-read.js';
import { type OldLibrary, oldLibraries, openOldDatabase } from './old-database.js';

/** The commits whose library is stored, the oldest first. */
export const storedCommits = ['559793c', 'cfcf000b', '0c580ef4'];

export const oldStaffToken = 'a-staff-token-of-tests';

interface StoredFixture {
  folder: string;
  library: OldLibrary;
  /** The file with the key that the secrets in the database are encrypted with, and the one with what staff read. */
  describe: string;
  read: string;
}

/** Without a key of its own the library has that of the oldest fixture. */
export function fixtureOf(commit: string): StoredFixture {
  const folder = join(root, 'test/fixtures', commit);
  const describe = join(folder, 'algonquin.json');
  const own = existsSync(describe) ? (JSON.parse(readFileSync(describe, 'utf8')) as { secretKey: string }) : {};
  const library = { ...oldLibraries.algonquin, file: join(folder, 'algonquin.backup'), ...own };
  return { folder, library, describe, read: join(folder, 'algonquin.read.json.gz') };
}

/** The library's database as it was left. No job takes its turn: what is due by now would change what is read. */
export async function openWithoutJobs(commit: string): Promise<TestDatabase> {
  const database = await openOldDatabase(fixtureOf(commit).library);
  const client = new pg.Client(database.url);
  await client.connect();
  await client.query(`create function no_turn() returns trigger language plpgsql as 'begin return null; end';
    create trigger no_turn before insert on job_slot for each row execute function no_turn()`);
  await client.end();
  return database;
}

export const readThen = (commit: string): AsPeopleRead =>
  JSON.parse(gunzipSync(readFileSync(fixtureOf(commit).read)).toString('utf8')) as AsPeopleRead;

/** What the program of any version is started with on such a database. */
export const oldSettings = (library: OldLibrary, databaseUrl: string): Record<string, string> => ({
  DATABASE_URL: databaseUrl,
  INTERLEND_SETTINGS: 'none',
  INTERLEND_NAME: 'Algonquin College',
  INTERLEND_SYMBOLS: library.symbol,
  INTERLEND_INSTITUTION_CODE: library.institutionCode,
  INTERLEND_SECRET_KEY: library.secretKey,
  INTERLEND_STAFF_TOKEN: oldStaffToken,
  INTERLEND_PORT: '0',
  INTERLEND_ADMIN_PORT: '0',
  INTERLEND_ALLOW_ADDRESSES: '127.0.0.0/8',
  INTERLEND_LOG_LEVEL: 'error',
});
