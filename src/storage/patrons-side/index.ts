import type { Pool } from 'pg';
import type { AccessStore } from '../../engine/access/ports.js';
import type { PatronStore } from '../../engine/patrons-side/ports.js';
import { createMine } from './requests.js';
import { createPatronSessions } from './sessions.js';

/** The patrons’ side on PostgreSQL. Attempts are counted where those of staff are. */
export const createPatronStore = (
  pool: Pool,
  timeZone: string,
  { countAttempt, forgetAttempt, securityEvent }: Pick<AccessStore, 'countAttempt' | 'forgetAttempt' | 'securityEvent'>,
): PatronStore => ({
  ...createPatronSessions(pool),
  ...createMine(pool, timeZone),
  countAttempt,
  forgetAttempt,
  securityEvent,
});
