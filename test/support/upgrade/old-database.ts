/** The databases of two libraries as version 559793c left them (see `test/fixtures/559793c/README.md`), not migrated. */
import { join } from 'node:path';
import { migrateTo } from '../../../src/cli/migrate.js';
import { restore } from '../../../src/storage/transfer/restore.js';
import { createTestDatabase, type TestDatabase } from '../databases.js';
import { root } from '../root.js';

/** A library of the fixture, and the key that its secrets were encrypted with. */
export interface OldLibrary {
  file: string;
  code: string;
  symbol: string;
  institutionCode: string;
  secretKey: string;
}

const fixture = (name: string): string => join(root, 'test/fixtures/559793c', `${name}.backup`);

export const oldLibraries: Record<'algonquin' | 'lacite', OldLibrary> = {
  algonquin: {
    file: fixture('algonquin'),
    code: 'ALGONQUIN',
    symbol: 'ISIL:CA-OOALG',
    institutionCode: 'OOALG',
    secretKey: 'gWVR8pjm7s1dY9ziHzcKXie47PVstZkkVloG1aWqloU',
  },
  lacite: {
    file: fixture('lacite'),
    code: 'LACITE',
    symbol: 'ISIL:CA-OOLAC',
    institutionCode: 'OOLAC',
    secretKey: 'JaZoh75DEHAMWK3mnO5USaGJYSANR9_HAqRH1xIKidM',
  },
};

/** A database of its own with the rows and the tables of that version. */
export async function openOldDatabase(library: OldLibrary): Promise<TestDatabase> {
  const database = await createTestDatabase();
  await restoreOld(database.url, library);
  return database;
}

const restoreOld = (url: string, { file }: OldLibrary) =>
  restore(url, file, {
    migrate: async (url, only) => {
      if (only) await migrateTo(url, only);
    },
  });
