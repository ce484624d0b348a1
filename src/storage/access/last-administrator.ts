/** Somebody must be able to keep users: the last who may is not taken away. */

import type { Pool } from 'pg';
import { message } from '../../words/message.js';
import { onlyRow } from '../database/only-row.js';

type Client = Pick<Pool, 'query'>;

/** Any number; all changes that could take away the last administrator wait for each other here. */
const lock = 7_265_501;

/** Within a transaction, before a change: whether there is somebody to lose. No other change overtakes until it ends. */
export async function administratorBefore(client: Client): Promise<boolean> {
  await client.query('select pg_advisory_xact_lock($1)', [lock]);
  return hasAdministrator(client);
}

/** An active General System Administrator of all libraries. */
export async function hasAdministrator(client: Client): Promise<boolean> {
  const row = onlyRow(
    await client.query<{ is: boolean }>(
      `select exists (select from staff s join staff_role r on r.staff_code = s.code
       where s.deactivated_at is null and r.role = 'generalSystemAdministrator' and r.library_code is null) as "is"`,
    ),
  );
  return row.is;
}

/** What to tell who tried. */
export const lastAdministrator = message('refusedAccess.lastAdministrator');
