import type { LocalRecords } from '../../engine/local-records.js';
import type { Database } from '../database.js';
import { createCirculation } from './circulation/index.js';
import { createHoldingRecords } from './holdings.js';
import { createLibraryRecords } from './libraries.js';
import { createPatronRecords } from './patrons.js';
import { createPolicyRecords } from './policies.js';

/** The library's own records on PostgreSQL. */
export function createLocalRecords(
  { pool }: Pick<Database, 'pool'>,
  { timeZone, currency }: { timeZone: string; currency: string },
): LocalRecords {
  return {
    libraries: createLibraryRecords(pool, timeZone),
    patrons: createPatronRecords(pool),
    holdings: createHoldingRecords(pool),
    policies: createPolicyRecords(pool),
    circulation: createCirculation(pool, currency),
  };
}
