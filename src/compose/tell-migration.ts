import type { Logger } from '../logging.js';
import type { Database } from '../storage/database.js';
import { planMigration, removing } from '../storage/planned-migrations.js';

/**
 * A node brings the database up to date by itself when it starts: nobody is there to be asked. What cannot be taken back
 * stands in its log before it begins.
 */
export async function tellMigration(
  database: Pick<Database, 'pool'>,
  log: Pick<Logger, 'info' | 'warn'>,
): Promise<void> {
  const plan = await planMigration(database);
  if (plan.due.length === 0 || plan.fresh) return;
  log.info({ steps: plan.due.map(({ name }) => name) }, 'The database is brought to the shape of this version.');
  for (const { name, removes } of removing(plan))
    log.warn({ step: name }, `This step of the upgrade cannot be taken back: ${removes}`);
}
