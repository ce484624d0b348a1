import type { Pool } from 'pg';
import { lastPosition } from './sending.js';

/** Codes of the workflow profiles that every node begins with: every step is ticked. */
export const seedProfiles = { borrowing: 'DEFAULT_BOR_WF', lending: 'DEFAULT_LEND_WF' } as const;

/** On the first start: a workflow profile a side, and the rule that staff send. Later starts change nothing. */
export async function seedRules(pool: Pool): Promise<void> {
  await pool.query(
    `with profiled as (
       insert into workflow_profile (code, name, french, kind)
       select each.* from (values
         ($1, 'All borrowing steps', 'Toutes les étapes de l’emprunt', 'borrowing'),
         ($2, 'All lending steps', 'Toutes les étapes du prêt', 'lending')) as each
       where not exists (select from workflow_profile) on conflict do nothing)
     insert into sending_rule (position, name, sends)
     select $3, 'Staff send every request', false where not exists (select from sending_rule)`,
    [seedProfiles.borrowing, seedProfiles.lending, lastPosition],
  );
}
