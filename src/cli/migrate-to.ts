import { DataSource } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import type { Migrate } from '../storage/transfer/fill.js';
import { migrateUrl } from './migrate.js';

/** Brings a database to the shape of this version, or to that of the migrations named. */
export const migrateTo: Migrate = async (url, only) => {
  const wanted = migrations.filter((migration) => only?.includes(migration.name) ?? true);
  if (wanted.length === migrations.length) {
    await migrateUrl(url);
    return;
  }
  const source = new DataSource({
    type: 'postgres',
    url,
    migrations: wanted,
    migrationsTableName: 'migration',
    installExtensions: false,
    applicationName: 'interlend migrate',
  });
  await source.initialize();
  try {
    await source.runMigrations({ transaction: 'each' });
  } finally {
    await source.destroy();
  }
};
