import type { Pool, PoolClient } from 'pg';
import type { LocalRecords } from '../../engine/local-records.js';
import { createCirculation } from './circulation/index.js';
import { alone, type Ground, type Runner, within } from './ground.js';
import { createHoldingRecords } from './holdings.js';
import { createLibraryRecords } from './libraries.js';
import { createPatronRecords } from './patrons.js';
import { createPolicyRecords } from './policies.js';

/** What of the settings the local records go by. */
export interface LocalSettings {
  timeZone: string;
  /** Of fees. */
  currency: string;
}

/** The library's own records on PostgreSQL: each order is a transaction of its own. */
export const createLocalRecords = ({ pool }: { pool: Pool }, settings: LocalSettings): LocalRecords =>
  recordsOn({ client: pool, currency: settings.currency }, alone(pool, settings.currency), settings);

/** The same within the transaction that the caller began on this client: a step and its records are kept together. */
export const localRecordsWithin = (client: PoolClient, settings: LocalSettings): LocalRecords =>
  recordsOn({ client, currency: settings.currency }, within(client, settings.currency), settings);

const recordsOn = (ground: Ground, order: Runner, { timeZone }: LocalSettings): LocalRecords => ({
  libraries: createLibraryRecords(ground, order, timeZone),
  patrons: createPatronRecords(ground, order),
  holdings: createHoldingRecords(ground, order),
  policies: createPolicyRecords(ground, order),
  circulation: createCirculation(ground, order),
});
