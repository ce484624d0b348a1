import { Exchange1764000000000 } from './1764000000000-exchange.js';
import { LocalRecords1764100000000 } from './1764100000000-local-records.js';

/** All migrations, oldest first. */
export const migrations = [Exchange1764000000000, LocalRecords1764100000000];
