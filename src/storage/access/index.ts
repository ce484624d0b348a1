import type { Pool } from 'pg';
import type { AccessStore } from '../../engine/access/ports.js';
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
export const createAccessStore = (pool: Pool): AccessStore => ({
  ...createAccounts(pool),
  ...createSessions(pool),
  ...createPreferences(pool),
  ...createIdentities(pool),
  ...createAttempts(pool),
  ...createPasswordLinks(pool),
  ...createKeyStore(pool),
  ...createAuditStore(pool),
  alone: createAlone(pool),
  librariesOf: (what, ids) => librariesOf(pool, what, ids),
});
