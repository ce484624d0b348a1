import type { AccessStore } from '../../engine/access/ports.js';
import type { PoolAndTables } from '../database/database.js';
import { createAccounts } from './accounts.js';
import { createAlone } from './alone.js';
import { createAttempts } from './attempts.js';
import { createAuditStore } from './audit.js';
import { createIdentities } from './identities.js';
import { createKeyStore } from './keys.js';
import { librariesOf } from './libraries-of.js';
import { createPasswordLinks } from './password-links.js';
import { createPreferences } from './preferences.js';
import { createSessions } from './sessions.js';

/** Accounts, sessions, keys and the audit log on PostgreSQL. */
export const createAccessStore = (database: PoolAndTables): AccessStore => ({
  ...createAccounts(database),
  ...createSessions(database.pool),
  ...createPreferences(database),
  ...createIdentities(database),
  ...createAttempts(database),
  ...createPasswordLinks(database.pool),
  ...createKeyStore(database),
  ...createAuditStore(database),
  alone: createAlone(database.pool),
  librariesOf: (what, ids) => librariesOf(database.pool, what, ids),
});
